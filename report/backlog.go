package report

import (
	"karvon/report/document"
	"karvon/sim/response"
)

// backlog is the table of what is at each site and how that changes from the
// window's start to its end: where the load is carried it does not grow.
func (x *index) backlog() document.Table {
	columns := x.measured(response.OfSite)
	table := document.Table{
		Name:    "backlog",
		Title:   "How many are inside, by site",
		Columns: headers(columns, document.Column{Header: "site"}, document.Column{Header: "in words", Rank: 1}),
	}
	for i := range x.Plan.Sites {
		site := &x.Plan.Sites[i]
		about := of(response.OfSite, i)
		if _, known := x.mean(about, "inside", response.Mean); known {
			table.Rows = append(table.Rows, x.row(about, columns, text(site.Name), text(site.Title)))
		}
	}
	return table
}
