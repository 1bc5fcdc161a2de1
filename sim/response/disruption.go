package response

import "karvon/sim/plan"

// OfDisruption is what goes wrong for a while.
var OfDisruption = &Subject{
	Word: "disruption", Form: "disruption.DISRUPTION",
	Instances: func(p *plan.Plan, add func(Instance)) {
		for i := range p.Disruptions {
			add(alone("disruption."+p.Disruptions[i].Name, i))
		}
	},
	Table: &Table{
		Section: Incidents, Name: "disruptions", Title: "Disruptions",
		Heads: []Head{
			{
				Header: "disruption",
				Text:   func(p *plan.Plan, at Instance) string { return p.Disruptions[at.Index].Name },
			},
			{
				Header: "in words", Rank: 1,
				Text: func(p *plan.Plan, at Instance) string { return p.Disruptions[at.Index].Title },
			},
		},
	},
}

var ofDisruptions = []*Estimand{
	part(Estimand{
		Subject: OfDisruption, Measure: "active", Population: "the disruption", Unfinished: "counted while it lasts",
		Estimator: "share of the time in which it lasts",
		Columns:   []Column{{At: 1, Header: "share of the time"}},
	}, func(v *View, r *Response) float64 { return v.mean(v.rec.Disruptions[r.Index].Active.Area) }),
	rate(Estimand{
		Subject: OfDisruption, Measure: "begun", Population: "occurrences of the disruption, at their beginning",
		Unfinished: "counted",
		Columns:    []Column{{At: 2, Header: "begun"}},
	}, func(v *View, r *Response) *uint64 { return &v.rec.Disruptions[r.Index].Begun }),
}
