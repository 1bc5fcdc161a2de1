package report

import (
	"karvon/report/document"
	"karvon/sim/plan"
)

// links is the table of the roads and railways between sites.
func (x *index) links() document.Table {
	columns := []measured{
		{"passed", 0, "passed", plan.Single},
		{"wait mean", 2, "wait", plan.Mean},
		{"convoys", 3, "convoys", plan.Single},
		{"in a convoy", 3, "convoy-size", plan.Single},
		{"time mean", 0, "time", plan.Mean},
		{"time p95", 1, "time", plan.P95},
		{"on the way", 2, "inside", plan.Mean},
		{"on the way, most", 3, "inside", plan.Max},
	}
	table := document.Table{
		Name:  "links",
		Title: "Links between sites",
		Columns: headers(columns, document.Column{Header: "link"}, document.Column{Header: "in words", Rank: 5},
			document.Column{Header: "between", Rank: 4}, document.Column{Header: "by", Rank: 1}, document.Column{Header: "length"}),
		Notes: []string{"Numbers count both ways of a link together."},
	}
	table.NoteAt("wait mean", "Waiting is for the link's opening hours or for a convoy; that for room on it stands in a table of its own.")
	for i := range x.Plan.Links {
		link := &x.Plan.Links[i]
		ends := x.Plan.Sites[link.From].Name + ", " + x.Plan.Sites[link.To].Name
		table.Rows = append(table.Rows, x.row(of(plan.OfLink, i), columns,
			text(link.Name), text(link.Title), text(ends), text(string(link.Mode)),
			given("link."+link.Name+".length", "m", link.Length)))
	}
	return table
}
