package report

import (
	"karvon/report/document"
	"karvon/sim/response"
)

// ways is the table of the links that have room for so many, each direction
// apart: how full they are, and who waits before them and at their end.
func (x *index) ways() document.Table {
	columns := x.measured(response.OfWay)
	table := document.Table{
		Name:    "ways",
		Title:   "Links with room for so many, the fullest first (by the most that was ever taken)",
		Columns: headers(columns, document.Column{Header: "link"}, document.Column{Header: "to"}, document.Column{Header: "places", Rank: 1}),
	}
	table.NoteAt("places", "Places are for the class that takes the least room.")
	for i := range x.Plan.Ways {
		way := &x.Plan.Ways[i]
		if !way.Used {
			continue
		}
		link := x.Plan.Links[way.Link].Name
		table.Rows = append(table.Rows, x.row(of(response.OfWay, i), columns,
			text(link), text(x.Plan.Sites[way.To].Name), given("link."+way.Name+".places", "places", float64(way.Places))))
	}
	table.SortBy("occupied most")
	return table
}
