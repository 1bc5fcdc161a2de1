package report

import "karvon/sim/response"

// disruptions is the table of what goes wrong for a while.
func (x *index) disruptions() Table {
	columns := x.measured(response.OfDisruption)
	table := Table{
		Name: "disruptions", Title: "Disruptions",
		Columns: headers(columns, Column{Header: "disruption"}, Column{Header: "in words", Rank: 1}),
	}
	for i := range x.Plan.Disruptions {
		d := &x.Plan.Disruptions[i]
		table.Rows = append(table.Rows, x.row(of(response.OfDisruption, i), columns, text(d.Name), text(d.Title)))
	}
	return table
}
