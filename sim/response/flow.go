package response

import (
	"math"

	"karvon/sim/engine"
	"karvon/sim/plan"
)

// OfFlow are streams of entities.
var OfFlow = &Subject{
	Word: "flow", Form: "flow.FLOW",
	Instances: func(p *plan.Plan, add func(Instance)) {
		for i := range p.Flows {
			add(alone("flow."+p.Flows[i].Name, i))
		}
	},
	site:     func(p *plan.Plan, index int) plan.SiteID { return p.Flows[index].Site },
	loses:    func(p *plan.Plan, index int) bool { return p.Flows[index].Loses },
	Presence: presenceOfFlow,
}

func presenceOfFlow(p *plan.Plan, index int) Presence {
	return Presence{"flow." + p.Flows[index].Name, engine.OfFlow}
}

const (
	arrivedInWindow = "entities of the flow that arrive in the window, but those who are turned away"
	spanOfTimes     = "Times are from arrival to departure, of those who arrive in the {span:week|day|time} counted."
)

var ofFlows = []*Estimand{
	rate(Estimand{
		Subject: OfFlow, Measure: "arrived", Population: "entities of the flow, at their arrival", Unfinished: "counted",
		Columns: []Column{{At: 1, Header: "arrived", Words: "arrive"}},
	}, func(v *View, r *Response) *uint64 { return &v.rec.Flows[r.Index].Arrived }),
	rate(Estimand{
		Subject: OfFlow, Measure: "completed", Population: "entities of the flow, at their departure",
		Unfinished: "not counted; the turned away are apart",
		Columns:    []Column{{At: 2, Header: "completed", Words: "finish", Rank: 3}},
	}, func(v *View, r *Response) *uint64 { return &v.rec.Flows[r.Index].Completed }),
	rate(Estimand{
		Subject: OfFlow, Measure: turnedAwayMeasure,
		Population: "entities of the flow that leave unserved: a full queue or zone turns them away, " +
			"they find no slot, come too late or never",
		Unfinished: "these are the turned away",
		Columns:    []Column{{At: 3, Header: "turned away", Rank: 4}},
	}, func(v *View, r *Response) *uint64 { return &v.rec.Flows[r.Index].TurnedAway }),
	level(Estimand{
		Subject: OfFlow, Measure: "inside", Population: "entities of the flow between arrival and departure",
		Unfinished: "counted while they are inside",
		Columns: []Column{
			{At: 9, Header: "inside", Words: "inside on average", Statistic: Mean, Rank: 6},
			{At: 10, Header: "inside most", Words: "most inside", Statistic: Max, Rank: 8},
		},
	}, func(v *View, r *Response) *engine.Level { return &v.rec.Flows[r.Index].Inside }),
	drift(Estimand{
		Subject: OfFlow, Measure: "drift", Population: "entities of the flow between arrival and departure",
		Unfinished: "counted", Estimator: "number inside at the end less that at the start, divided by the window",
		Columns: []Column{{At: 11, Header: "drift", Words: "change in a week", Rank: 5}},
	}, func(v *View, r *Response) (start, end int64) {
		return v.rec.Flows[r.Index].InsideAtStart, v.rec.Flows[r.Index].InsideAtEnd
	}),
	times(Estimand{
		Subject: OfFlow, Measure: "time", Population: arrivedInWindow,
		Unfinished: censored + "; the turned away are left out", Estimator: "time from arrival to departure",
		Columns: []Column{
			{At: 4, Header: "time mean", Words: "take on average", Statistic: Mean, Rank: 1, Note: spanOfTimes},
			{At: 5, Header: "time p50", Words: "half take at most", Statistic: P50, Rank: 7, Note: spanOfTimes},
			{At: 6, Header: "time p95", Words: "19 in 20 take at most", Statistic: P95, Note: spanOfTimes},
			{At: 7, Header: "time p99", Words: "99 in 100 take at most", Statistic: P99, Rank: 9, Note: spanOfTimes},
		},
	}, func(v *View, r *Response) *engine.Cohort { return &v.rec.Flows[r.Index].Time }),
	waitOfFlow(Estimand{
		Subject: OfFlow, Measure: "wait", Population: arrivedInWindow,
		Unfinished: censored + "; the turned away are left out",
		Estimator:  "sum of their waits (for stations, zones, resources, slots, hours, links, ...), over all steps",
		Columns: []Column{{
			At: 8, Header: "wait mean", Words: "wait on average", Statistic: Mean, Rank: 2,
			Note: "Waiting is the part of the time that is spent in queues.",
		}},
	}),
	share(Estimand{
		Subject: OfFlow, Measure: "unfinished", Population: "entities of the flow that arrive in the window",
		Window: cohortWindow, Unfinished: "these are the unfinished",
		Estimator: "share that is still inside at the end of the run",
		Columns: []Column{{
			At: 12, Header: "unfinished", Words: "still under way", Rank: 1,
			Note: "Still under way is the share still inside when the run ends; " +
				"where there are any, times are lower bounds (≥).",
		}},
	}, func(v *View, r *Response) (part, whole uint64) {
		f := &v.rec.Flows[r.Index]
		return f.Time.Unfinished.Count(), f.Arrived
	}),
}

// waitOfFlow is the mean of all that a flow's entities wait.
func waitOfFlow(e Estimand) *Estimand {
	e.Statistics, e.Stored = []Statistic{Mean}, "exact sum and count"
	made := times(e, nil)
	made.cohort, made.read = nil, func(v *View, r *Response) Observation {
		f := &v.rec.Flows[r.Index]
		unfinished := f.Time.Unfinished.Count()
		o := Observation{Value: math.NaN(), Weight: f.Time.Count() + unfinished, Censored: unfinished}
		if o.Weight > 0 {
			waited := f.Waited
			waited.AddSum(f.WaitedSoFar)
			o.Value = waited.Float() / 1e9 / float64(o.Weight)
		}
		return o
	}
	return made
}
