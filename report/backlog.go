package report

import (
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// backlog is the table of what is at each site and how that changes from the
// window's start to its end: where the load is carried it does not grow.
func (x *index) backlog() Table {
	columns := x.withTrend([]measured{
		{"present", 0, "inside", response.Mean},
		{"most", 0, "inside", response.Max},
		{"drift", 0, "drift", response.Single},
	})
	table := Table{
		Name:    "backlog",
		Title:   "How many are inside, by site",
		Columns: headers(columns, Column{Header: "site"}, Column{Header: "in words", Rank: 1}),
	}
	table.noteAt("present", "All that is simulated is counted: people, vehicles, and papers that are handled apart from them.")
	if x.Plan.Kind != scenario.Terminating {
		table.noteAt("drift", sentenceStart(weekChange)+": "+inSpans(x.Plan, "how many more are inside at the week's end than at its start")+", for a week.")
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
