package response

import (
	"karvon/sim/engine"
	"karvon/sim/plan"
	"karvon/sim/unit"
)

// OfZone is land that holds entities.
var OfZone = &Subject{
	Word: "zone", Form: "SITE.ZONE",
	Instances: func(p *plan.Plan, add func(Instance)) {
		for i := range p.Zones {
			if p.Zones[i].Holds {
				add(alone(p.Zones[i].Name, i))
			}
		}
	},
	site: func(p *plan.Plan, index int) plan.SiteID { return p.Zones[index].Site },
}

// OfLevel are the levels of service of a zone that has them.
var OfLevel = &Subject{
	Word: "level of a zone", Form: "SITE.ZONE.level-A",
	Instances: func(p *plan.Plan, add func(Instance)) {
		for i := range p.Zones {
			if p.Zones[i].Levels == nil || !p.Zones[i].Holds {
				continue
			}
			for level, name := range plan.LevelNames {
				add(Instance{Name: p.Zones[i].Name + ".level-" + name, Index: i, Second: level})
			}
		}
	},
	site: func(p *plan.Plan, index int) plan.SiteID { return p.Zones[index].Site },
}

const (
	crowding   = "area of a zone with levels of service"
	timeWithIn = "exact time with each number inside"
)

// limited is whether a zone holds only so many, graded whether it has levels of service.
func limited(p *plan.Plan, at Instance) bool { return p.Zones[at.Index].Capacity != plan.None }
func graded(p *plan.Plan, at Instance) bool  { return p.Zones[at.Index].Levels != nil }

// notTheWorst is whether a level is better than F: all is F or better.
func notTheWorst(p *plan.Plan, at Instance) bool { return at.Second < len(p.Zones[at.Index].Levels) }

var ofZones = []*Estimand{
	level(Estimand{
		Subject: OfZone, Measure: "inside", Population: "entities in the zone", Unfinished: "counted while they are inside",
		Columns: []Column{
			{
				At: 3, Header: "inside", Words: "inside on average", Statistic: Mean, Rank: 1,
				Note: "Zones without a number inside are land that no journey enters.",
			},
			{At: 4, Header: "inside most", Words: "most inside", Statistic: Max, Rank: 1},
		},
	}, func(v *View, r *Response) *engine.Level { return &v.rec.Zones[r.Index].Inside }),
	part(Estimand{
		Subject: OfZone, Measure: "occupancy", Population: "room of the zone (area or places)",
		Unfinished: "counted while it is taken",
		Estimator:  "room taken divided by the zone's: time average; largest", Statistics: levelStatistics,
		applies: limited,
		Columns: []Column{
			{At: 1, Header: "occupied", Words: "full on average", Statistic: Mean},
			{At: 2, Header: "occupied most", Words: "fullest", Statistic: Max},
		},
	}, func(v *View, r *Response) float64 {
		return v.level(r, &v.rec.Zones[r.Index].Room) / float64(v.plan.Zones[r.Index].Capacity)
	}),
	times(Estimand{
		Subject: OfZone, Measure: "wait", Population: "entities that enter the zone",
		Unfinished: censored + "; the turned away are left out", Estimator: "time from asking to enter to entering",
		Statistics: []Statistic{Mean, P95, Max}, applies: limited,
		Columns: []Column{{At: 5, Header: "wait p95", Words: "19 in 20 wait at most", Statistic: P95, Rank: 2}},
	}, func(v *View, r *Response) *engine.Cohort { return &v.rec.Zones[r.Index].Wait }),
	share(Estimand{
		Subject: OfZone, Measure: turnedAwayMeasure, Population: "entities that find the zone full and are turned away",
		Unfinished: "these are the turned away", Estimator: "share of those that ask to enter in the window",
		applies: limited,
		Columns: []Column{{At: 6, Header: "turned away", Rank: 1}},
	}, func(v *View, r *Response) (part, whole uint64) {
		return v.rec.Zones[r.Index].TurnedAway, v.rec.Zones[r.Index].Asked
	}),
	{
		Subject: OfZone, Measure: "space", Kind: SpaceKind, Population: crowding,
		Window: "the time of the window when anyone is inside", Unfinished: "counted while they are inside",
		Estimator: "area divided by the number inside: time average; smallest",
		Unit:      "m2", dimension: unit.Area, Statistics: []Statistic{Mean, Min}, Stored: timeWithIn,
		applies: graded, read: func(v *View, r *Response) Observation { return by(v.space(r, &v.rec.Zones[r.Index])) },
	},
	{
		Subject: OfZone, Measure: "worst-level", Kind: ExtremeKind, Population: crowding,
		Window: levelWindow, Unfinished: "counted while they are inside",
		Estimator: "level with the most inside: 1 is A, 6 is F",
		Unit:      "levels", dimension: unit.Number, Stored: timeWithIn,
		applies: graded, read: func(v *View, r *Response) Observation {
			return by(float64(v.plan.Zones[r.Index].Level(v.rec.Zones[r.Index].Inside.Max) + 1))
		},
	},
	part(Estimand{
		Subject: OfLevel, Measure: "share", Population: crowding, Unfinished: "counted while they are inside",
		Estimator: "share of the time at the level; empty is level A", Stored: timeWithIn,
	}, func(v *View, r *Response) float64 { return v.timeAtLevels(r, r.Second, r.Second) }),
	part(Estimand{
		Subject: OfLevel, Measure: "or-better", Population: crowding, Unfinished: "counted while they are inside",
		Estimator: "share of the time at the level or a better one", Stored: timeWithIn,
		applies: notTheWorst,
	}, func(v *View, r *Response) float64 { return v.timeAtLevels(r, 0, r.Second) }),
}
