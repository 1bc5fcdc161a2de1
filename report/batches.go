package report

import (
	"karvon/report/document"
	"karvon/sim/plan"
)

// batches is the table of what gathers to go on as one.
func (x *index) batches() document.Table {
	columns := []measured{
		{"size", 0, "size", plan.Single},
		{"wait mean", 0, "member-wait", plan.Mean},
		{"wait p95", 0, "member-wait", plan.P95},
		{"waiting", 1, "members-waiting", plan.Mean},
		{"waiting, most", 2, "members-waiting", plan.Max},
	}
	table := document.Table{Name: "batches", Title: "Batches", Columns: headers(columns, document.Column{Header: "batch"})}
	for i := range x.Plan.Batches {
		name := x.Plan.Flows[x.Plan.Batches[i].Flow].Name
		table.Rows = append(table.Rows, x.row(of(plan.OfBatch, i), columns, text(name)))
	}
	return table
}
