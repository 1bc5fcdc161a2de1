package report

import "karvon/sim/response"

// links is the table of the roads and railways between sites.
func (x *index) links() Table {
	columns := []measured{
		{"passed", 0, "passed", response.Single},
		{"wait mean", 2, "wait", response.Mean},
		{"convoys", 3, "convoys", response.Single},
		{"in a convoy", 3, "convoy-size", response.Single},
		{"time mean", 0, "time", response.Mean},
		{"time p95", 1, "time", response.P95},
		{"on the way", 2, "inside", response.Mean},
		{"on the way, most", 3, "inside", response.Max},
	}
	table := Table{
		Name:  "links",
		Title: "Links between sites",
		Columns: headers(columns, Column{Header: "link"}, Column{Header: "in words", Rank: 5},
			Column{Header: "between", Rank: 4}, Column{Header: "by", Rank: 1}, Column{Header: "length"}),
		Notes: []string{"Numbers count both ways of a link together."},
	}
	table.noteAt("wait mean", "Waiting is for the link's opening hours or for a convoy; that for room on it stands in a table of its own.")
	for i := range x.Plan.Links {
		link := &x.Plan.Links[i]
		ends := x.Plan.Sites[link.From].Name + ", " + x.Plan.Sites[link.To].Name
		table.Rows = append(table.Rows, x.row(of(response.OfLink, i), columns,
			text(link.Name), text(link.Title), text(ends), text(string(link.Mode)),
			given("link."+link.Name+".length", "m", link.Length)))
	}
	return table
}
