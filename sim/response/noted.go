package response

import (
	"strings"

	"karvon/sim/engine"
	"karvon/sim/plan"
)

// OfTiming are times between marks.
var OfTiming = &Subject{
	Word: "time between marks", Form: "flow.FLOW.record.NAME",
	Instances: func(p *plan.Plan, add func(Instance)) {
		for i := range p.Timings {
			add(alone("flow."+p.Timings[i].Name, i))
		}
	},
	Table: &Table{
		Section: Further, Name: "recorded-times",
		Title: "Times between marks, the longest first (by what 19 in 20 take at most)",
		Heads: []Head{
			{
				Header: "time",
				Text: func(p *plan.Plan, at Instance) string {
					return strings.TrimPrefix(p.Timings[at.Index].Name, p.Flows[p.Timings[at.Index].Flow].Name+".record.")
				},
			},
			{
				Header: "flow",
				Text:   func(p *plan.Plan, at Instance) string { return p.Flows[p.Timings[at.Index].Flow].Name },
			},
		},
		Notes: []string{
			"From the mark of that name to its record, of those who pass the mark in the {span:week|day|time} counted.",
		},
		SortBy: "time p95",
	},
}

// OfCount are the steps that count who passes them.
var OfCount = &Subject{
	Word: "count", Form: "flow.FLOW.count.NAME",
	Instances: func(p *plan.Plan, add func(Instance)) {
		for i, count := range p.Tallies {
			add(Instance{Name: "flow." + p.Flows[count.Flow].Name, Index: i, Second: plan.None, after: "." + count.Name})
		}
	},
	Table: &Table{
		Section: Further, Name: "counts", Title: "Counts, the largest first",
		Heads: []Head{
			{Header: "count", Text: func(p *plan.Plan, at Instance) string { return p.Tallies[at.Index].Name }},
			{
				Header: "flow",
				Text:   func(p *plan.Plan, at Instance) string { return p.Flows[p.Tallies[at.Index].Flow].Name },
			},
		},
		Notes:  []string{"Who passes several steps of that name, or one of them again, is counted each time."},
		SortBy: "a day",
	},
}

// ofNotes are what the steps of a journey note: the time since a mark, and who passes.
var ofNotes = []*Estimand{
	times(Estimand{
		Subject: OfTiming, Measure: "time", Population: "times of the flow's entities from a mark to its record",
		Unfinished: censored + "; those who leave without recording it are left out",
		Estimator:  "time from the mark passed last to the record",
		Columns:    timeColumns,
	}, func(v *View, r *Response) *engine.Cohort { return &v.rec.Timings[r.Index].Time }),
	rate(Estimand{
		Subject: OfCount, Measure: "count", Population: "entities of the flow, where they pass the steps of that name",
		Unfinished: "counted, each time that they pass",
		Columns:    []Column{{At: 1, Header: "a day"}},
	}, func(v *View, r *Response) *uint64 { return &v.rec.Passed[r.Index] }),
}
