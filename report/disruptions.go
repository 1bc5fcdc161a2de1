package report

import (
	"karvon/report/document"
	"karvon/sim/response"
)

// disruptions is the table of what goes wrong for a while.
func (x *index) disruptions() document.Table {
	columns := x.measured(response.OfDisruption)
	table := document.Table{
		Name: "disruptions", Title: "Disruptions",
		Columns: headers(columns, document.Column{Header: "disruption"}, document.Column{Header: "in words", Rank: 1}),
	}
	for i := range x.Plan.Disruptions {
		d := &x.Plan.Disruptions[i]
		table.Rows = append(table.Rows, x.row(of(response.OfDisruption, i), columns, text(d.Name), text(d.Title)))
	}
	return table
}
