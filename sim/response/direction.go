package response

import (
	"karvon/sim/engine"
	"karvon/sim/plan"
)

// OfDirection are the directions of links that have room for so many.
var OfDirection = &Subject{
	Word: "way of a link", Form: "link.LINK.to.SITE",
	Instances: func(p *plan.Plan, add func(Instance)) {
		for i := range p.Directions {
			if p.Directions[i].Used {
				add(alone("link."+p.Directions[i].Name, i))
			}
		}
	},
	Table: &Table{
		Section: Roads, Name: "ways",
		Title: "Links with room for so many, the fullest first (by the most that was ever taken)",
		Heads: []Head{
			{
				Header: "link",
				Text:   func(p *plan.Plan, at Instance) string { return p.Links[p.Directions[at.Index].Link].Name },
			},
			{Header: "to", Text: func(p *plan.Plan, at Instance) string { return p.Sites[p.Directions[at.Index].To].Name }},
			{
				Header: "places", Rank: 1, Unit: "places", Note: "Places are for the class that takes the least room.",
				Value: func(p *plan.Plan, at Instance) float64 { return float64(p.Directions[at.Index].Places) },
			},
		},
		SortBy: "occupied most",
	},
}

const atTheEnd = "Who stands at the end is not let in where it goes."

var ofDirections = []*Estimand{
	part(Estimand{
		Subject: OfDirection, Measure: "occupancy", Population: "room of a link with storage or lanes, one way",
		Unfinished: "counted while it is taken", Statistics: levelStatistics,
		Estimator: "room taken by those on the way and those at its end who are not let in, " +
			"divided by the link's: time average; largest",
		Columns: []Column{
			{At: 1, Header: "occupied", Words: "full on average", Statistic: Mean},
			{At: 2, Header: "occupied most", Words: "fullest", Statistic: Max},
		},
	}, func(v *View, r *Response) float64 {
		return v.level(r, &v.rec.Directions[r.Index].Room) / float64(v.plan.Directions[r.Index].Capacity)
	}),
	level(Estimand{
		Subject: OfDirection, Measure: "blocked",
		Population: "entities at the end of a link with storage or lanes, one way, that are not let in where they go",
		Unfinished: "counted while they stand there",
		Columns: []Column{
			{At: 3, Header: "stand at the end", Statistic: Mean, Rank: 1, Note: atTheEnd},
			{At: 4, Header: "most", Words: "most at once", Statistic: Max, Rank: 2, Note: atTheEnd},
		},
	}, func(v *View, r *Response) *engine.Level { return &v.rec.Directions[r.Index].Blocked }),
	level(Estimand{
		Subject: OfDirection, Measure: "queue",
		Population: "entities that wait to set out on a link with storage or lanes, one way",
		Unfinished: "counted while they wait",
		Columns:    []Column{{At: 5, Header: "waiting", Words: "wait at a time", Statistic: Mean, Rank: 1}},
	}, func(v *View, r *Response) *engine.Level { return &v.rec.Directions[r.Index].Queue }),
	times(Estimand{
		Subject: OfDirection, Measure: "wait", Population: "trips over a link with storage or lanes, one way",
		Unfinished: censored, Estimator: "time from coming to the link to setting out",
		Statistics: []Statistic{Mean, P95, Max, Within},
		Columns: []Column{
			{At: 6, Header: "wait mean", Words: "wait on average", Statistic: Mean, Rank: 2},
			{
				At: 7, Header: "wait p95", Words: "19 in 20 wait at most", Statistic: P95,
				Note: "Waiting is for room on the link, not for its opening hours or a convoy.",
			},
		},
	}, func(v *View, r *Response) *engine.Cohort { return &v.rec.Directions[r.Index].Wait }),
}
