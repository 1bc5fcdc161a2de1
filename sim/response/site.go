package response

import (
	"karvon/sim/engine"
	"karvon/sim/plan"
)

// OfSite are places.
var OfSite = &Subject{
	Word: "site", Form: "site.SITE",
	Instances: func(p *plan.Plan, add func(Instance)) {
		for i := range p.Sites {
			add(alone("site."+p.Sites[i].Name, i))
		}
	},
	site: func(_ *plan.Plan, index int) plan.SiteID { return plan.SiteID(index) },
	Table: &Table{
		Section: Backlog, Name: "backlog", Title: "How many are inside, by site",
		Heads: []Head{
			{Header: "site", Text: func(p *plan.Plan, at Instance) string { return p.Sites[at.Index].Name }},
			{
				Header: "in words", Rank: 1,
				Text: func(p *plan.Plan, at Instance) string { return p.Sites[at.Index].Title },
			},
		},
	},
}

var ofSites = []*Estimand{
	level(Estimand{
		Subject: OfSite, Measure: "inside", Population: "entities at the site, of every class",
		Unfinished: "counted while they are there",
		Columns: []Column{
			{
				At: 1, Header: "present", Words: "inside on average", Statistic: Mean,
				Note: "All that is simulated is counted: people, vehicles, and papers that are handled apart from them.",
			},
			{At: 2, Header: "most", Words: "most at once", Statistic: Max},
		},
	}, func(v *View, r *Response) *engine.Level { return &v.rec.Sites[r.Index].Inside }),
	drift(Estimand{
		Subject: OfSite, Measure: "drift", Population: "entities at the site, of every class", Unfinished: "counted",
		Estimator: "number at the site at the end less that at the start, divided by the window",
		Columns: []Column{{
			At: 3, Header: "drift", Words: "change in a week",
			Note: "Change in a week: how many more are inside at the {span:week's|day's|run's} end than at its start, " +
				"for a week.",
		}},
	}, func(v *View, r *Response) (start, end int64) {
		return v.rec.Sites[r.Index].InsideAtStart, v.rec.Sites[r.Index].InsideAtEnd
	}),
}
