package report

import (
	"karvon/report/document"
	"karvon/sim/response"
)

// links is the table of the roads and railways between sites.
func (x *index) links() document.Table {
	columns := x.measured(response.OfLink)
	table := document.Table{
		Name:  "links",
		Title: "Links between sites",
		Columns: headers(columns, document.Column{Header: "link"}, document.Column{Header: "in words", Rank: 5},
			document.Column{Header: "between", Rank: 4}, document.Column{Header: "by", Rank: 1}, document.Column{Header: "length"}),
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
