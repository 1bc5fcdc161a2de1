package response

import (
	"karvon/sim/plan"
)

// OfCrossing are control lines, with what is counted at them.
var OfCrossing = &Subject{
	Word: "crossing", Form: "crossing.CROSSING.MEASURE",
	Instances: func(p *plan.Plan, add func(Instance)) {
		for i := range p.Crossings {
			for m, measure := range p.Measures {
				add(Instance{Name: "crossing." + p.Crossings[i].Name + "." + measure, Index: i, Second: m})
			}
		}
	},
	site: func(p *plan.Plan, index int) plan.SiteID { return p.Crossings[index].Site },
}

var ofCrossings = []*Estimand{
	rate(Estimand{
		Subject: OfCrossing, Measure: "offered",
		Population: "entities by what their class counts for, where they approach the crossing",
		Unfinished: "counted, whatever becomes of them",
		applies:    func(p *plan.Plan, at Instance) bool { return p.Crossings[at.Index].Approached },
		Columns:    []Column{{At: 1, Header: "offered", Words: "arrives"}},
	}, func(v *View, r *Response) *uint64 { return &v.rec.Crossings[r.Index].Offered[r.Second] }),
	rate(Estimand{
		Subject: OfCrossing, Measure: "carried",
		Population: "entities by what their class counts for, where they pass the control line", Unfinished: notCounted,
		Columns: []Column{{At: 2, Header: "carried", Words: "gets through"}},
	}, func(v *View, r *Response) *uint64 { return &v.rec.Crossings[r.Index].Carried[r.Second] }),
}
