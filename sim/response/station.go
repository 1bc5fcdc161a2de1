package response

import (
	"karvon/sim/engine"
	"karvon/sim/plan"
)

// OfStation are servers with one queue.
var OfStation = &Subject{
	Word: "station", Form: "SITE.STATION",
	Instances: func(p *plan.Plan, add func(Instance)) {
		for i := range p.Stations {
			add(alone(p.Stations[i].Name, i))
		}
	},
	site:     func(p *plan.Plan, index int) plan.SiteID { return p.Stations[index].Site },
	loses:    func(p *plan.Plan, index int) bool { return p.Stations[index].Loses },
	Presence: func(p *plan.Plan, index int) Presence { return Presence{p.Stations[index].Name, engine.AtStation} },
	Table: &Table{
		Section: Queues, Name: "stations",
		Title: "Stations, the longest waits first (by what 19 in 20 wait at most)",
		Heads: []Head{
			{Header: "station", Text: func(p *plan.Plan, at Instance) string { return p.Stations[at.Index].Name }},
			{
				Header: "in words", Rank: 10,
				Text: func(p *plan.Plan, at Instance) string { return p.Stations[at.Index].Title },
			},
		},
		SortBy: "wait p95",
	},
}

// OfLane are the lanes of stations whose servers stand in them.
var OfLane = &Subject{
	Word: "lane", Form: "SITE.STATION.LANE",
	Instances: func(p *plan.Plan, add func(Instance)) {
		for i := range p.Stations {
			if p.Stations[i].InLanes() {
				for n := range p.Stations[i].Pool.Lanes {
					add(Instance{Name: p.Stations[i].Pool.Lanes[n].Name, Index: i, Second: n})
				}
			}
		}
	},
	site: func(p *plan.Plan, index int) plan.SiteID { return p.Stations[index].Site },
	Table: &Table{
		Section: Queues, Name: "lanes", Title: "Lanes of stations",
		Heads: []Head{
			{Header: "lane", Text: func(p *plan.Plan, at Instance) string { return laneAt(p, at).Name }},
			{Header: "in words", Rank: 10, Text: func(p *plan.Plan, at Instance) string { return laneAt(p, at).Title }},
			{Header: "for", Rank: 9, Text: func(p *plan.Plan, at Instance) string { return whom(laneAt(p, at)) }},
		},
	},
}

func laneAt(p *plan.Plan, at Instance) *plan.Lane { return &p.Stations[at.Index].Pool.Lanes[at.Second] }

// whom says whether a lane is kept for some, or serves some first.
func whom(lane *plan.Lane) string {
	switch {
	case lane.For != plan.None:
		return "some"
	case lane.Prefer != plan.None:
		return "all, some first"
	}
	return "all"
}

const (
	whoWaits     = "visits of the station, but those who are turned away, balk or renege"
	workOutlasts = "work in hand at a shift's end counts, so that it can pass 100%"
	busyShare    = "time of servers at work or held, divided by the time of servers on duty"
)

var ofStations = []*Estimand{
	rate(Estimand{
		Subject: OfStation, Measure: "arrived", Population: "visits of the station, where they ask to join",
		Unfinished: "counted, the turned away and diverted too",
	}, func(v *View, r *Response) *uint64 { return &v.rec.Stations[r.Index].Arrived }),
	rate(Estimand{
		Subject: OfStation, Measure: "served", Population: "visits of the station, at the end of service",
		Unfinished: notCounted,
		Columns:    []Column{{At: 7, Header: "served", Rank: 3}},
	}, func(v *View, r *Response) *uint64 { return &v.rec.Stations[r.Index].Served }),
	share(Estimand{
		Subject: OfStation, Measure: turnedAwayMeasure,
		Population: "visits that find the queue full and are turned away or diverted",
		Unfinished: "these are the turned away", Estimator: "share of the visits that ask to join in the window",
		applies: func(p *plan.Plan, at Instance) bool {
			s := &p.Stations[at.Index]
			return s.CanFill() || s.Pool != nil && s.Pool.Reserved()
		},
		Columns: []Column{{At: 10, Header: "turned away", Rank: 1}},
	}, func(v *View, r *Response) (part, whole uint64) {
		return v.rec.Stations[r.Index].TurnedAway, v.rec.Stations[r.Index].Arrived
	}),
	times(Estimand{
		Subject: OfStation, Measure: "wait", Population: whoWaits,
		Unfinished: censored + "; who is not served in the end is left out",
		Estimator: "time from asking to join (blocked outside or not) to the start of service; " +
			"where services can be interrupted, the time until their end that is not service",
		Columns: []Column{
			{At: 1, Header: "wait p95", Words: "19 in 20 wait at most", Statistic: P95},
			{At: 2, Header: "wait mean", Words: "wait on average", Statistic: Mean},
			{At: 16, Header: "wait p99", Words: "99 in 100 wait at most", Statistic: P99, Rank: 7},
			{At: 17, Header: "wait most", Words: "longest wait", Statistic: Max, Rank: 8},
		},
	}, func(v *View, r *Response) *engine.Cohort { return &v.rec.Stations[r.Index].Wait }),
	waitedAtAll(Estimand{
		Subject: OfStation, Measure: "waited", Population: whoWaits, Window: cohortWindow, Unfinished: censored,
		Estimator: "share whose wait is longer than zero",
		Columns:   []Column{{At: 8, Header: "waited", Words: "have to wait", Rank: 6}},
	}),
	level(Estimand{
		Subject: OfStation, Measure: "queue", Population: "entities waiting in the queue or blocked outside it",
		Unfinished: "counted while they wait",
		Columns: []Column{
			{At: 4, Header: "queue", Words: "queue on average", Statistic: Mean, Rank: 2},
			{At: 5, Header: "queue most", Words: "longest queue", Statistic: Max, Rank: 3},
		},
	}, func(v *View, r *Response) *engine.Level { return &v.rec.Stations[r.Index].Queue }),
	present(Estimand{
		Subject: OfStation, Measure: "present",
		Population: "entities waiting, in service, or holding a server after it",
		Unfinished: "counted while they are present", Estimator: "time average",
	}),
	use(Estimand{
		Subject: OfStation, Measure: "utilisation", Population: "servers of the station", Unfinished: workOutlasts,
		Estimator: busyShare,
		Columns: []Column{{
			At: 3, Header: "utilisation", Words: "busy",
			Note: "Busy counts work that outlasts a shift, so that it can pass 100%.",
		}},
	}, func(v *View, r *Response) (part, whole *engine.Level) {
		return &v.rec.Stations[r.Index].Busy, &v.rec.Stations[r.Index].Capacity
	}),
	use(Estimand{
		Subject: OfStation, Measure: "blocked", Population: "servers of the station", Unfinished: notCounted,
		Estimator: "time of servers held by entities that are served and cannot go on, " +
			"divided by the time of servers on duty",
		Columns: []Column{{
			At: 9, Header: "blocked", Words: "held up", Rank: 5,
			Note: "Held up is the share of their time for which lanes or desks keep somebody who is served and cannot go on.",
		}},
	}, func(v *View, r *Response) (part, whole *engine.Level) {
		return &v.rec.Stations[r.Index].Blocked, &v.rec.Stations[r.Index].Capacity
	}),
	share(Estimand{
		Subject: OfStation, Measure: "balked",
		Population: "visits that come and do not join the queue, by the station's rule",
		Unfinished: "these are the balked", Estimator: "share of the visits that come in the window",
		applies: hasPool((*plan.ServerPool).Balks),
		Columns: []Column{{At: 11, Header: "balked", Words: "turn back", Rank: 1}},
	}, func(v *View, r *Response) (part, whole uint64) {
		return v.rec.Stations[r.Index].Balked, v.rec.Stations[r.Index].Arrived
	}),
	unserved(Estimand{
		Subject: OfStation, Measure: "reneged", Population: "visits whose patience ends before their service begins",
		Window: cohortWindow,
		Unfinished: "these are the reneged; who still waits at the run's end may become one of them, " +
			"which leaves the share between two bounds",
		Estimator: "share of the visits that come in the window",
		applies:   hasPool((*plan.ServerPool).Reneges),
		Columns:   []Column{{At: 12, Header: "reneged", Words: "give up", Rank: 1}},
	}, func(v *View, r *Response) (without, came uint64, wait *engine.Cohort) {
		s := &v.rec.Stations[r.Index]
		return s.Reneged, s.Arrived, &s.Wait
	}),
	share(Estimand{
		Subject: OfStation, Measure: "at-once", Population: "visits of the station, where they come",
		Unfinished: "counted, those who balk or are turned away too",
		Estimator:  "share of those that come in the window whose service begins as they come",
		applies:    hasPool(func(*plan.ServerPool) bool { return true }),
		Columns:    []Column{{At: 13, Header: "at once", Words: "served at once", Rank: 8}},
	}, func(v *View, r *Response) (part, whole uint64) {
		return v.rec.Stations[r.Index].AtOnce, v.rec.Stations[r.Index].Arrived
	}),
	rate(Estimand{
		Subject: OfStation, Measure: "interrupted",
		Population: "interruptions of services: by one of a class before, a shift's end or a breakdown",
		Unfinished: "counted",
		applies: hasPool(func(c *plan.ServerPool) bool {
			return c.Preempt != "" || c.Failure != nil || c.Interrupts()
		}),
		Columns: []Column{{At: 14, Header: "interrupted", Rank: 7}},
	}, func(v *View, r *Response) *uint64 { return &v.rec.Stations[r.Index].Interrupted }),
	rate(Estimand{
		Subject: OfStation, Measure: "jockeyed",
		Population: "changes to a shorter lane by those who wait",
		Unfinished: "counted",
		applies:    hasPool(func(c *plan.ServerPool) bool { return c.Jockey > 0 }),
		Columns:    []Column{{At: 18, Header: "jockeyed", Words: "change lanes", Rank: 7}},
	}, func(v *View, r *Response) *uint64 { return &v.rec.Stations[r.Index].Jockeyed }),
	level(Estimand{
		Subject: OfStation, Measure: "down", Population: "servers of the station", Unit: "servers",
		Unfinished: "counted while they are broken, on duty or not", Estimator: "time average of broken servers",
		Statistics: []Statistic{Mean},
		applies:    hasPool(func(c *plan.ServerPool) bool { return c.Failure != nil }),
		Columns:    []Column{{At: 15, Header: "down", Words: "broken", Statistic: Mean, Rank: 6}},
	}, func(v *View, r *Response) *engine.Level { return &v.rec.Stations[r.Index].Down }),
	rate(Estimand{
		Subject: OfLane, Measure: "served", Population: "visits that are served in the lane, at the end of service",
		Unfinished: notCounted,
		Columns:    []Column{{At: 2, Header: "served"}},
	}, func(v *View, r *Response) *uint64 { return &v.lane(r).Served }),
	use(Estimand{
		Subject: OfLane, Measure: "utilisation", Population: "servers of the lane", Unfinished: workOutlasts,
		Estimator: busyShare,
		Columns:   []Column{{At: 1, Header: "utilisation", Words: "busy"}},
	}, func(v *View, r *Response) (part, whole *engine.Level) { return &v.lane(r).Busy, &v.lane(r).Capacity }),
	level(Estimand{
		Subject: OfLane, Measure: "servers", Population: "servers of the lane", Unfinished: notCounted,
		Estimator: "time average of servers on duty", Unit: "servers", Statistics: []Statistic{Mean},
		Columns: []Column{{At: 3, Header: "servers", Words: "lanes or desks", Statistic: Mean}},
	}, func(v *View, r *Response) *engine.Level { return &v.lane(r).Capacity }),
	level(Estimand{
		Subject: OfStation, Measure: "servers", Population: "servers of the station", Unfinished: notCounted,
		Estimator: "time average of servers on duty, the broken and closed left out", Unit: "servers",
		Statistics: []Statistic{Mean},
		Columns:    []Column{{At: 6, Header: "servers", Words: "lanes or desks", Statistic: Mean, Rank: 4}},
	}, func(v *View, r *Response) *engine.Level { return &v.rec.Stations[r.Index].Capacity }),
}

func (v *View) lane(r *Response) *engine.LaneRecord { return &v.rec.Stations[r.Index].Lanes[r.Second] }

// hasPool is whether a station has a server pool of some kind.
func hasPool(is func(*plan.ServerPool) bool) func(*plan.Plan, Instance) bool {
	return func(p *plan.Plan, at Instance) bool {
		pool := p.Stations[at.Index].Pool
		return pool != nil && is(pool)
	}
}

// waitedAtAll is the share of those who wait for longer than no time. Who still waits, and has for some time, is
// one of them.
func waitedAtAll(e Estimand) *Estimand {
	e.read = func(v *View, r *Response) Observation {
		c := &v.rec.Stations[r.Index].Wait
		waiting, whole := c.Unfinished.Count()-c.Unfinished.Zeros(), c.Count()+c.Unfinished.Count()
		o := of(c.Count()-c.Zeros()+waiting, whole)
		o.Censored = c.Unfinished.Zeros()
		return o
	}
	return censorable(e)
}

// present is the average number of all who are at a station.
func present(e Estimand) *Estimand {
	e.Statistics = []Statistic{Mean}
	made := level(e, nil)
	made.read = func(v *View, r *Response) Observation {
		s := &v.rec.Stations[r.Index]
		return by(v.mean(s.Queue.Area) + v.mean(s.Busy.Area) + v.mean(s.Extra.Area))
	}
	return made
}
