package report

import (
	"karvon/report/document"
	"karvon/sim/plan"
	"karvon/sim/scenario"
)

// backlog is the table of what is at each site and how that changes from the
// window's start to its end: where the load is carried it does not grow.
func (x *index) backlog() document.Table {
	columns := x.withTrend([]measured{
		{"present", 0, "inside", plan.Mean},
		{"most", 0, "inside", plan.Max},
		{"drift", 0, "drift", plan.Single},
	})
	table := document.Table{
		Name:    "backlog",
		Title:   "How many are inside, by site",
		Columns: headers(columns, document.Column{Header: "site"}, document.Column{Header: "in words", Rank: 1}),
	}
	table.NoteAt("present", "All that is simulated is counted: people, vehicles, and papers that are handled apart from them.")
	if x.Plan.Kind != scenario.Terminating {
		table.NoteAt("drift", sentenceStart(weekChange)+": "+inSpans(x.Plan, "how many more are inside at the week's end than at its start")+", for a week.")
	}
	for i := range x.Plan.Sites {
		site := &x.Plan.Sites[i]
		about := of(plan.OfSite, i)
		if _, known := x.mean(about, "inside", plan.Mean); known {
			table.Rows = append(table.Rows, x.row(about, columns, text(site.Name), text(site.Title)))
		}
	}
	return table
}
