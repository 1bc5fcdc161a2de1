package response

import (
	"karvon/sim/engine"
	"karvon/sim/plan"
)

// OfFlowSite are the stays of a flow's entities at a site.
var OfFlowSite = &Subject{
	Word: "flow at a site", Form: "flow.FLOW.at.SITE",
	Instances: func(p *plan.Plan, add func(Instance)) {
		for i := range p.Flows {
			for _, site := range p.Flows[i].Sites {
				add(Instance{Name: "flow." + p.Flows[i].Name + ".at." + p.Sites[site].Name, Index: i, Second: int(site)})
			}
		}
	},
	loses:    func(p *plan.Plan, index int) bool { return p.Flows[index].Loses },
	Presence: presenceOfFlow,
}

// timeColumns are those of tables of times.
var timeColumns = []Column{
	{At: 1, Header: "time mean", Words: "take on average", Statistic: Mean, Rank: 1},
	{At: 2, Header: "time p50", Words: "half take at most", Statistic: P50, Rank: 3},
	{At: 3, Header: "time p95", Words: "19 in 20 take at most", Statistic: P95},
	{At: 4, Header: "time p99", Words: "99 in 100 take at most", Statistic: P99, Rank: 4},
	{At: 5, Header: "time most", Words: "longest", Statistic: Max, Rank: 2},
}

var ofStays = []*Estimand{
	times(Estimand{
		Subject: OfFlowSite, Measure: "time", Population: "stays of the flow's entities at the site",
		Unfinished: censored + "; stays that end by being turned away are left out",
		Estimator:  "time from coming to the site to leaving it",
		Columns:    timeColumns,
	}, func(v *View, r *Response) *engine.Cohort {
		return v.rec.Flows[r.Index].StayAt(v.plan.Flows[r.Index].SiteIndex(plan.SiteID(r.Second)))
	}),
}
