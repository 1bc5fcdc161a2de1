package experiment

import (
	"fmt"

	"karvon/sim/engine"
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// Seconds of a day and a week.
const (
	day  = 86400.0
	week = 7 * day
)

// observation is what one replication says of a response.
type observation struct {
	value  float64 // NaN where it has none
	weight uint64  // of a pooled response: how many the value is a mean or a share of
	doubt  uint64  // and how many of them may belong to the share, being unfinished
}

// by gives an observation of a response that is the mean of the replications.
func by(value float64) observation { return observation{value: value} }

// view computes the observations of responses from the record of a replication.
type view struct {
	plan   *plan.Plan
	record *engine.Record
	window float64 // s, of what the replication came to
	ledger *ledger // nil where the plan has no costs
	least  map[*engine.Cohort]*stats.Histogram
}

func newView(p *plan.Plan, rec *engine.Record) view {
	v := view{plan: p, record: rec, window: float64(observedOf(p, rec)) / 1e9, least: map[*engine.Cohort]*stats.Histogram{}}
	if p.Costs != nil {
		v.ledger = newLedger(p, rec)
	}
	return v
}

// observe gives what the replication says of a response.
func (v view) observe(r *plan.Response) observation {
	if v.window == 0 {
		return by(nan) // it was stopped before the window began
	}
	if r.Estimand.Subject == plan.OfFlow && r.Estimand.Measure == "wait" {
		return waitOf(&v.record.Flows[r.Index])
	}
	if cohort := v.record.Cohort(v.plan, r); cohort != nil {
		return v.time(r, cohort)
	}
	switch r.Estimand.Subject {
	case plan.OfStation:
		return v.station(r, &v.record.Stations[r.Index])
	case plan.OfLane:
		return v.lane(r, &v.record.Stations[r.Index].Lanes[r.Second])
	case plan.OfBookings:
		return v.bookings(r, &v.record.Bookings[r.Index])
	case plan.OfResource:
		return v.resource(r, &v.record.Resources[r.Index])
	case plan.OfZone:
		return v.zone(r, &v.record.Zones[r.Index])
	case plan.OfLevel:
		return by(v.levelOfService(r, &v.record.Zones[r.Index]))
	case plan.OfLink:
		return v.link(r, &v.record.Links[r.Index])
	case plan.OfWay:
		return v.way(r, &v.record.Ways[r.Index])
	case plan.OfDisruption:
		return v.disruption(r, &v.record.Disruptions[r.Index])
	case plan.OfSite:
		return v.site(r, &v.record.Sites[r.Index])
	case plan.OfBatch:
		return v.batch(r, &v.record.Batches[r.Index])
	case plan.OfFlow:
		return v.flow(r, &v.record.Flows[r.Index])
	case plan.OfCost, plan.OfBearer, plan.OfFlowCost, plan.OfCostCrossed, plan.OfFuel, plan.OfCarbon, plan.OfCarbonCrossed:
		return observation{value: v.cost(r), weight: v.crossed(r)}
	case plan.OfTally:
		return by(v.perDay(v.record.Passed[r.Index]))
	case plan.OfCrossing:
		return v.crossing(r, &v.record.Crossings[r.Index])
	}
	return v.unknown(r)
}

// unknown ends the program: the table of estimands has a row that this
// package does not know, which a test excludes.
func (v view) unknown(r *plan.Response) observation {
	panic(fmt.Sprintf("experiment: no value for %s of %s", r.Estimand.Measure, r.Estimand.Subject))
}

func (v view) station(r *plan.Response, s *engine.StationRecord) observation {
	switch r.Estimand.Measure {
	case "arrived":
		return by(v.perDay(s.Arrived))
	case "served":
		return by(v.perDay(s.Served))
	case "turned-away":
		return of(s.TurnedAway, s.Arrived)
	case "waited":
		return waited(&s.Wait)
	case "queue":
		return by(v.level(r, &s.Queue))
	case "balked":
		return of(s.Balked, s.Arrived)
	case "reneged":
		o := of(s.Reneged, s.Arrived)
		o.doubt = s.Wait.Unfinished.Count() // who waits as the run ends may give up yet
		return o
	case "at-once":
		return of(s.AtOnce, s.Arrived)
	case "interrupted":
		return by(v.perDay(s.Interrupted))
	case "down":
		return by(v.mean(s.Down.Area))
	case "present":
		return by(v.mean(s.Queue.Area) + v.mean(s.Busy.Area) + v.mean(s.Extra.Area))
	case "utilisation":
		return by(areaRatio(s.Busy.Area, s.Capacity.Area))
	case "blocked":
		return by(areaRatio(s.Blocked.Area, s.Capacity.Area))
	case "servers":
		return by(v.mean(s.Capacity.Area))
	}
	return v.unknown(r)
}

func (v view) lane(r *plan.Response, l *engine.LaneRecord) observation {
	switch r.Estimand.Measure {
	case "served":
		return by(v.perDay(l.Served))
	case "utilisation":
		return by(areaRatio(l.Busy.Area, l.Capacity.Area))
	case "servers":
		return by(v.mean(l.Capacity.Area))
	}
	return v.unknown(r)
}

func (v view) bookings(r *plan.Response, b *engine.BookingsRecord) observation {
	switch r.Estimand.Measure {
	case "offered":
		return by(v.perDay(b.Offered))
	case "used":
		return of(b.Used, b.Offered)
	case "passed":
		return by(v.perDay(b.Passed))
	case "walk-ins":
		return of(b.WalkIns, b.Passed)
	case "queue":
		return by(v.level(r, &b.Queue))
	case "booked":
		return by(v.perDay(b.Booked))
	case "refused":
		return of(b.Refused, b.Asked)
	case "early":
		return of(b.Early, b.Came)
	case "late":
		return of(b.Late, b.Came)
	case "missed":
		return of(b.Missed, b.Came)
	case "no-shows":
		return of(b.NoShows, b.Shown+b.Missed+b.NoShows)
	}
	return v.unknown(r)
}

func (v view) resource(r *plan.Response, s *engine.ResourceRecord) observation {
	switch r.Estimand.Measure {
	case "queue":
		return by(v.level(r, &s.Queue))
	case "utilisation":
		return by(areaRatio(s.Seized.Area, s.Capacity.Area))
	}
	return v.unknown(r)
}

func (v view) zone(r *plan.Response, z *engine.ZoneRecord) observation {
	switch r.Estimand.Measure {
	case "inside":
		return by(v.level(r, &z.Inside))
	case "occupancy":
		return by(v.level(r, &z.Room) / float64(v.plan.Zones[r.Index].Capacity))
	case "turned-away":
		return of(z.TurnedAway, z.Asked)
	case "space":
		return by(v.space(r, z))
	case "worst-level":
		return by(float64(v.plan.Zones[r.Index].Level(z.Inside.Max) + 1))
	}
	return v.unknown(r)
}

func (v view) link(r *plan.Response, l *engine.LinkRecord) observation {
	switch r.Estimand.Measure {
	case "passed":
		return by(v.perDay(l.Passed))
	case "inside":
		return by(v.level(r, &l.Inside))
	case "queue":
		return by(v.level(r, &l.Queue))
	case "convoys":
		return by(v.perDay(l.Convoys))
	case "convoy-size":
		return of(l.Convoyed, l.Convoys)
	}
	return v.unknown(r)
}

func (v view) way(r *plan.Response, w *engine.WayRecord) observation {
	switch r.Estimand.Measure {
	case "occupancy":
		return by(v.level(r, &w.Room) / float64(v.plan.Ways[r.Index].Capacity))
	case "blocked":
		return by(v.level(r, &w.Blocked))
	case "queue":
		return by(v.level(r, &w.Queue))
	}
	return v.unknown(r)
}

func (v view) batch(r *plan.Response, b *engine.BatchRecord) observation {
	switch r.Estimand.Measure {
	case "size":
		return of(b.Members, b.Formed)
	case "members-waiting":
		return by(v.level(r, &b.Queue))
	}
	return v.unknown(r)
}

func (v view) flow(r *plan.Response, f *engine.FlowRecord) observation {
	switch r.Estimand.Measure {
	case "arrived":
		return by(v.perDay(f.Arrived))
	case "completed":
		return by(v.perDay(f.Completed))
	case "turned-away":
		return by(v.perDay(f.TurnedAway))
	case "inside":
		return by(v.level(r, &f.Inside))
	case "drift":
		return by(float64(f.InsideAtEnd-f.InsideAtStart) / v.window * week)
	case "unfinished":
		return of(f.Time.Unfinished.Count(), f.Arrived)
	}
	return v.unknown(r)
}

func (v view) site(r *plan.Response, s *engine.SiteRecord) observation {
	switch r.Estimand.Measure {
	case "inside":
		return by(v.level(r, &s.Inside))
	case "drift":
		return by(float64(s.InsideAtEnd-s.InsideAtStart) / v.window * week)
	}
	return v.unknown(r)
}

func (v view) disruption(r *plan.Response, d *engine.DisruptionRecord) observation {
	switch r.Estimand.Measure {
	case "active":
		return by(v.mean(d.Active.Area))
	case "begun":
		return by(v.perDay(d.Begun))
	}
	return v.unknown(r)
}

func (v view) crossing(r *plan.Response, x *engine.CrossingRecord) observation {
	switch r.Estimand.Measure {
	case "offered":
		return by(v.perDay(x.Offered[r.Second]))
	case "carried":
		return by(v.perDay(x.Carried[r.Second]))
	}
	return v.unknown(r)
}

func (v view) perDay(count uint64) float64 { return float64(count) / v.window * day }

// level gives the time average of a level, or its largest value.
func (v view) level(r *plan.Response, l *engine.Level) float64 {
	if r.Statistic == plan.Max {
		return float64(l.Max)
	}
	return v.mean(l.Area)
}

// mean divides an integral by the window.
func (v view) mean(area stats.Sum128) float64 { return area.Float() / 1e9 / v.window }

// time gives a statistic of a cohort's times, in seconds (a share for Within
// and Below). Who is unfinished counts with the time that has passed, which is the
// least that it can become; of a share, who is older than the limit is outside,
// and who is younger may be either.
func (v view) time(r *plan.Response, c *engine.Cohort) observation {
	unfinished := c.Unfinished.Count()
	o := observation{value: nan, weight: c.Count() + unfinished}
	if o.weight == 0 {
		return o
	}
	switch r.Statistic {
	case plan.Within:
		o.doubt = c.Unfinished.Below(r.Within)
		o.value = ratio(c.AtMost(r.Within), o.weight)
		return o
	case plan.Below:
		o.doubt = c.Unfinished.Below(r.Within)
		o.value = ratio(c.Below(r.Within), o.weight)
		return o
	}
	o.doubt = unfinished
	times := v.atLeast(c)
	if p, ok := r.Statistic.Quantile(); ok {
		o.value = times.Quantile(p) / 1e9
		return o
	}
	o.value = times.Mean() / 1e9
	if r.Statistic == plan.Max {
		o.value = float64(times.Max()) / 1e9
	}
	return o
}

// atLeast gives a cohort's times, with those of the unfinished until the run's
// end.
func (v view) atLeast(c *engine.Cohort) *stats.Histogram {
	if c.Unfinished.Count() == 0 {
		return &c.Histogram
	}
	if v.least[c] == nil {
		all := new(stats.Histogram)
		all.Merge(&c.Histogram)
		all.Merge(&c.Unfinished)
		v.least[c] = all
	}
	return v.least[c]
}

// waitOf gives the mean of all that a flow's entities wait.
func waitOf(f *engine.FlowRecord) observation {
	o := observation{value: nan, weight: f.Time.Count() + f.Time.Unfinished.Count(), doubt: f.Time.Unfinished.Count()}
	if o.weight > 0 {
		waited := f.Waited
		waited.AddSum(f.WaitedSoFar)
		o.value = waited.Float() / 1e9 / float64(o.weight)
	}
	return o
}

// waited gives the share of those who wait for longer than no time. Who still
// waits, and has for some time, is one of them.
func waited(c *engine.Cohort) observation {
	waiting := c.Unfinished.Count() - c.Unfinished.Zeros()
	whole := c.Count() + c.Unfinished.Count()
	return observation{value: ratio(c.Count()-c.Zeros()+waiting, whole), weight: whole, doubt: c.Unfinished.Zeros()}
}

// of gives a share or a ratio of counts.
func of(part, whole uint64) observation { return observation{value: ratio(part, whole), weight: whole} }

func ratio(part, whole uint64) float64 {
	if whole == 0 {
		return nan
	}
	return float64(part) / float64(whole)
}

func areaRatio(part, whole stats.Sum128) float64 {
	if whole == (stats.Sum128{}) {
		return nan
	}
	return part.Float() / whole.Float()
}
