package report

import "karvon/sim/response"

// batches is the table of what gathers to go on as one.
func (x *index) batches() Table {
	columns := []measured{
		{"size", 0, "size", response.Single},
		{"wait mean", 0, "member-wait", response.Mean},
		{"wait p95", 0, "member-wait", response.P95},
		{"waiting", 1, "members-waiting", response.Mean},
		{"waiting, most", 2, "members-waiting", response.Max},
	}
	table := Table{Name: "batches", Title: "Batches", Columns: headers(columns, Column{Header: "batch"})}
	for i := range x.Plan.Batches {
		name := x.Plan.Flows[x.Plan.Batches[i].Flow].Name
		table.Rows = append(table.Rows, x.row(of(response.OfBatch, i), columns, text(name)))
	}
	return table
}
