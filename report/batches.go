package report

import (
	"karvon/report/document"
	"karvon/sim/response"
)

// batches is the table of what gathers to go on as one.
func (x *index) batches() document.Table {
	columns := x.measured(response.OfBatch)
	table := document.Table{Name: "batches", Title: "Batches", Columns: headers(columns, document.Column{Header: "batch"})}
	for i := range x.Plan.Batches {
		name := x.Plan.Flows[x.Plan.Batches[i].Flow].Name
		table.Rows = append(table.Rows, x.row(of(response.OfBatch, i), columns, text(name)))
	}
	return table
}
