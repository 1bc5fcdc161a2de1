package report

import "karvon/sim/response"

// links is the table of the roads and railways between sites.
func (x *index) links() Table {
	columns := x.measured(response.OfLink)
	table := Table{
		Name:  "links",
		Title: "Links between sites",
		Columns: headers(columns, Column{Header: "link"}, Column{Header: "in words", Rank: 5},
			Column{Header: "between", Rank: 4}, Column{Header: "by", Rank: 1}, Column{Header: "length"}),
		Notes: []string{"Numbers count both ways of a link together."},
	}
	for i := range x.Plan.Links {
		link := &x.Plan.Links[i]
		ends := x.Plan.Sites[link.From].Name + ", " + x.Plan.Sites[link.To].Name
		table.Rows = append(table.Rows, x.row(of(response.OfLink, i), columns,
			text(link.Name), text(link.Title), text(ends), text(string(link.Mode)),
			given("link."+link.Name+".length", "m", link.Length)))
	}
	return table
}
