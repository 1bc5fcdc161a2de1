package report

import (
	"karvon/report/document"
	"karvon/sim/plan"
)

// ways is the table of the links that have room for so many, each direction
// apart: how full they are, and who waits before them and at their end.
func (x *index) ways() document.Table {
	columns := []measured{
		{"occupied", 0, "occupancy", plan.Mean},
		{"occupied most", 0, "occupancy", plan.Max},
		{"stand at the end", 1, "blocked", plan.Mean},
		{"most", 2, "blocked", plan.Max},
		{"waiting", 1, "queue", plan.Mean},
		{"wait mean", 2, "wait", plan.Mean},
		{"wait p95", 0, "wait", plan.P95},
	}
	table := document.Table{
		Name:    "ways",
		Title:   "Links with room for so many, the fullest first (by the most that was ever taken)",
		Columns: headers(columns, document.Column{Header: "link"}, document.Column{Header: "to"}, document.Column{Header: "places", Rank: 1}),
	}
	table.NoteAt("wait p95", "Waiting is for room on the link, not for its opening hours or a convoy.")
	table.NoteAt("places", "Places are for the class that takes the least room.")
	for _, header := range []string{"stand at the end", "most"} {
		table.NoteAt(header, "Who stands at the end is not let in where it goes.")
	}
	for i := range x.Plan.Ways {
		way := &x.Plan.Ways[i]
		if !way.Used {
			continue
		}
		link := x.Plan.Links[way.Link].Name
		table.Rows = append(table.Rows, x.row(of(plan.OfWay, i), columns,
			text(link), text(x.Plan.Sites[way.To].Name), given("link."+way.Name+".places", "places", float64(way.Places))))
	}
	table.SortBy("occupied most")
	return table
}
