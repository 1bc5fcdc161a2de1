package response

import (
	"karvon/sim/engine"
	"karvon/sim/plan"
)

// OfBatch are those that gather to go on as one.
var OfBatch = &Subject{
	Word: "batch", Form: "flow.FLOW.BATCH",
	Instances: func(p *plan.Plan, add func(Instance)) {
		for i := range p.Batches {
			add(alone("flow."+p.Flows[p.Batches[i].Flow].Name, i))
		}
	},
	site: func(p *plan.Plan, index int) plan.SiteID { return p.Flows[p.Batches[index].Flow].Site },
	Table: &Table{
		Section: Incidents, Name: "batches", Title: "Batches",
		Heads: []Head{
			{
				Header: "batch",
				Text:   func(p *plan.Plan, at Instance) string { return p.Flows[p.Batches[at.Index].Flow].Name },
			},
		},
	},
}

var ofBatches = []*Estimand{
	size(Estimand{
		Subject: OfBatch, Measure: "size", Population: "batches, where they set out", Unfinished: "counted",
		Estimator: "their members divided by their number",
		Columns:   []Column{{At: 1, Header: "size"}},
	}, func(v *View, r *Response) (members, number uint64) {
		return v.rec.Batches[r.Index].Members, v.rec.Batches[r.Index].Formed
	}),
	times(Estimand{
		Subject: OfBatch, Measure: "member-wait", Population: "members of batches", Unfinished: censored,
		Estimator: "time from coming to the batch to its setting out",
		Columns: []Column{
			{At: 2, Header: "wait mean", Words: "wait on average", Statistic: Mean},
			{At: 3, Header: "wait p95", Words: "19 in 20 wait at most", Statistic: P95},
		},
	}, func(v *View, r *Response) *engine.Cohort { return &v.rec.Batches[r.Index].Wait }),
	level(Estimand{
		Subject: OfBatch, Measure: "members-waiting", Population: "entities that wait for their batch",
		Unfinished: "counted while they wait",
		Columns: []Column{
			{At: 4, Header: "waiting", Words: "wait at a time", Statistic: Mean, Rank: 1},
			{At: 5, Header: "waiting, most", Words: "most waiting", Statistic: Max, Rank: 2},
		},
	}, func(v *View, r *Response) *engine.Level { return &v.rec.Batches[r.Index].Queue }),
}
