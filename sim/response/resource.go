package response

import (
	"karvon/sim/engine"
	"karvon/sim/plan"
)

// OfResource are movable units.
var OfResource = &Subject{
	Word: "resource", Form: "SITE.RESOURCE",
	Instances: func(p *plan.Plan, add func(Instance)) {
		for i := range p.Resources {
			add(alone(p.Resources[i].Name, i))
		}
	},
	site:  func(p *plan.Plan, index int) plan.SiteID { return p.Resources[index].Site },
	loses: func(p *plan.Plan, index int) bool { return p.Resources[index].Loses },
	Table: &Table{
		Section: Further, Name: "resources",
		Title: "Resources, the longest waits first (by what 19 in 20 wait at most)",
		Heads: []Head{
			{Header: "resource", Text: func(p *plan.Plan, at Instance) string { return p.Resources[at.Index].Name }},
			{
				Header: "in words", Rank: 4,
				Text: func(p *plan.Plan, at Instance) string { return p.Resources[at.Index].Title },
			},
		},
		SortBy: "wait p95",
	},
}

var ofResources = []*Estimand{
	times(Estimand{
		Subject: OfResource, Measure: "wait", Population: "requests that are met", Unfinished: censored,
		Estimator: "time from request to seizing",
		Columns: []Column{
			{At: 1, Header: "wait p95", Words: "19 in 20 wait at most", Statistic: P95},
			{At: 2, Header: "wait mean", Words: "wait on average", Statistic: Mean},
			{At: 6, Header: "wait most", Words: "longest wait", Statistic: Max, Rank: 3},
		},
	}, func(v *View, r *Response) *engine.Cohort { return &v.rec.Resources[r.Index].Wait }),
	level(Estimand{
		Subject: OfResource, Measure: "queue", Population: "requests waiting", Unfinished: "counted while they wait",
		Columns: []Column{
			{At: 4, Header: "queue", Words: "queue on average", Statistic: Mean, Rank: 1},
			{At: 5, Header: "queue most", Words: "longest queue", Statistic: Max, Rank: 2},
		},
	}, func(v *View, r *Response) *engine.Level { return &v.rec.Resources[r.Index].Queue }),
	use(Estimand{
		Subject: OfResource, Measure: "utilisation", Population: "units of the resource",
		Unfinished: "units seized at a shift's end count, so that it can pass 100%",
		Estimator:  "time of units seized, divided by the time of units on duty",
		Columns:    []Column{{At: 3, Header: "utilisation", Words: "busy"}},
	}, func(v *View, r *Response) (part, whole *engine.Level) {
		return &v.rec.Resources[r.Index].Seized, &v.rec.Resources[r.Index].Capacity
	}),
	level(Estimand{
		Subject: OfResource, Measure: "down", Population: "units of the resource", Unit: "units",
		Unfinished: "counted while they are broken, in use or not, on duty or not",
		Estimator:  "time average of broken units",
		Statistics: []Statistic{Mean},
		applies:    func(p *plan.Plan, at Instance) bool { return p.Resources[at.Index].Failure != nil },
		Columns:    []Column{{At: 8, Header: "down", Words: "broken", Statistic: Mean, Rank: 2}},
	}, func(v *View, r *Response) *engine.Level { return &v.rec.Resources[r.Index].Down }),
	unserved(Estimand{
		Subject: OfResource, Measure: "lost", Population: "requests that are turned away or given up",
		Unfinished: "who waits as the run ends may give up yet, which leaves the share between two bounds",
		Estimator:  "share of the requests that are made in the window",
		applies:    func(p *plan.Plan, at Instance) bool { return p.Resources[at.Index].Loses },
		Columns:    []Column{{At: 7, Header: "lost", Words: "go without", Rank: 1}},
	}, func(v *View, r *Response) (without, came uint64, wait *engine.Cohort) {
		rec := &v.rec.Resources[r.Index]
		return rec.Wait.Lost, rec.Asked, &rec.Wait
	}),
}
