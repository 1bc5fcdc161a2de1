package response

import (
	"karvon/sim/engine"
	"karvon/sim/plan"
)

// OfLink are roads and railways between sites, both ways together.
var OfLink = &Subject{
	Word: "link", Form: "link.LINK",
	Instances: func(p *plan.Plan, add func(Instance)) {
		for i := range p.Links {
			add(alone("link."+p.Links[i].Name, i))
		}
	},
	Table: &Table{
		Section: Roads, Name: "links", Title: "Links between sites",
		Heads: []Head{
			{Header: "link", Text: func(p *plan.Plan, at Instance) string { return p.Links[at.Index].Name }},
			{
				Header: "in words", Rank: 5,
				Text: func(p *plan.Plan, at Instance) string { return p.Links[at.Index].Title },
			},
			{Header: "between", Rank: 4, Text: func(p *plan.Plan, at Instance) string { return ends(p, at) }},
			{
				Header: "by", Rank: 1, Word: true,
				Text: func(p *plan.Plan, at Instance) string { return string(p.Links[at.Index].Mode) },
			},
			{
				Header: "length", Unit: "m",
				Value: func(p *plan.Plan, at Instance) float64 { return p.Links[at.Index].Length },
			},
		},
		Notes: []string{"Numbers count both ways of a link together."},
	},
}

// ends are the sites at the ends of a link.
func ends(p *plan.Plan, at Instance) string {
	link := &p.Links[at.Index]
	return p.Sites[link.From].Name + ", " + p.Sites[link.To].Name
}

// gated is whether a link opens, or has convoys, at set hours; convoyed whether it has convoys.
func gated(p *plan.Plan, at Instance) bool    { return p.Links[at.Index].Gated() }
func convoyed(p *plan.Plan, at Instance) bool { return p.Links[at.Index].Convoys != plan.None }

var ofLinks = []*Estimand{
	rate(Estimand{
		Subject: OfLink, Measure: "passed", Population: "trips over the link, both ways, at their end",
		Unfinished: notCounted,
		Columns:    []Column{{At: 1, Header: "passed"}},
	}, func(v *View, r *Response) *uint64 { return &v.rec.Links[r.Index].Passed }),
	level(Estimand{
		Subject: OfLink, Measure: "inside", Population: "entities on the link, both ways",
		Unfinished: "counted while they travel",
		Columns: []Column{
			{At: 7, Header: "on the way", Statistic: Mean, Rank: 2},
			{At: 8, Header: "on the way, most", Statistic: Max, Rank: 3},
		},
	}, func(v *View, r *Response) *engine.Level { return &v.rec.Links[r.Index].Inside }),
	times(Estimand{
		Subject: OfLink, Measure: "time", Population: "trips over the link, both ways", Unfinished: censored,
		Estimator: "length divided by the speed drawn, and delay", Statistics: []Statistic{Mean, P95},
		Columns: []Column{
			{At: 5, Header: "time mean", Words: "take on average", Statistic: Mean},
			{At: 6, Header: "time p95", Words: "19 in 20 take at most", Statistic: P95, Rank: 1},
		},
	}, func(v *View, r *Response) *engine.Cohort { return &v.rec.Links[r.Index].Time }),
	times(Estimand{
		Subject: OfLink, Measure: "wait",
		Population: "trips over a link that opens, or has convoys, at set hours, both ways", Unfinished: censored,
		Estimator: "time from coming to the link to its opening, or to the convoy", applies: gated,
		Columns: []Column{{
			At: 2, Header: "wait mean", Words: "wait on average", Statistic: Mean, Rank: 2,
			Note: "Waiting is for the link's opening hours or for a convoy; " +
				"that for room on it stands in a table of its own.",
		}},
	}, func(v *View, r *Response) *engine.Cohort { return &v.rec.Links[r.Index].Wait }),
	level(Estimand{
		Subject: OfLink, Measure: "queue",
		Population: "entities that wait for the link's opening or for a convoy, both ways",
		Unfinished: "counted while they wait", applies: gated,
	}, func(v *View, r *Response) *engine.Level { return &v.rec.Links[r.Index].Queue }),
	rate(Estimand{
		Subject: OfLink, Measure: "convoys", Population: "convoys over the link, both ways, where they set out",
		Unfinished: "counted", applies: convoyed,
		Columns: []Column{{At: 3, Header: "convoys", Rank: 3}},
	}, func(v *View, r *Response) *uint64 { return &v.rec.Links[r.Index].Convoys }),
	size(Estimand{
		Subject: OfLink, Measure: "convoy-size", Population: "convoys over the link, both ways, where they set out",
		Unfinished: "counted", Estimator: "those who go with them divided by their number", applies: convoyed,
		Columns: []Column{{At: 4, Header: "in a convoy", Rank: 3}},
	}, func(v *View, r *Response) (members, number uint64) {
		return v.rec.Links[r.Index].Convoyed, v.rec.Links[r.Index].Convoys
	}),
}
