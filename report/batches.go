package report

import "karvon/sim/response"

// batches is the table of what gathers to go on as one.
func (x *index) batches() Table {
	columns := x.measured(response.OfBatch)
	table := Table{Name: "batches", Title: "Batches", Columns: headers(columns, Column{Header: "batch"})}
	for i := range x.Plan.Batches {
		name := x.Plan.Flows[x.Plan.Batches[i].Flow].Name
		table.Rows = append(table.Rows, x.row(of(response.OfBatch, i), columns, text(name)))
	}
	return table
}
