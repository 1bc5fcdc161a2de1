package experiment

import (
	"fmt"
	"math"

	"karvon/sim/engine"
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// Seconds of a day and a week.
const (
	day  = 86400.0
	week = 7 * day
)

// view computes the values of responses from the record of a replication.
type view struct {
	plan   *plan.Plan
	record *engine.Record
	window float64 // s
	ledger *ledger // nil where the plan has no costs
}

func newView(p *plan.Plan, rec *engine.Record) view {
	v := view{plan: p, record: rec, window: float64(p.Window) / 1e9}
	if p.Costs != nil {
		v.ledger = newLedger(p, rec)
	}
	return v
}

// value gives one replication's value of a response; NaN where it has none.
func (v view) value(r *plan.Response) float64 {
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
		return v.levelOfService(r, &v.record.Zones[r.Index])
	case plan.OfLink:
		return v.link(r, &v.record.Links[r.Index])
	case plan.OfWay:
		return v.way(r, &v.record.Ways[r.Index])
	case plan.OfDisruption:
		return v.disruption(r, &v.record.Disruptions[r.Index])
	case plan.OfSite:
		return v.site(r, &v.record.Sites[r.Index])
	case plan.OfTiming:
		return timeValue(r, &v.record.Timings[r.Index].Time)
	case plan.OfBatch:
		return v.batch(r, &v.record.Batches[r.Index])
	case plan.OfFlow, plan.OfFlowSite:
		return v.flow(r, &v.record.Flows[r.Index])
	case plan.OfCost, plan.OfBearer, plan.OfFlowCost, plan.OfCostCrossed, plan.OfFuel, plan.OfCarbon, plan.OfCarbonCrossed:
		return v.cost(r)
	case plan.OfCrossing:
		return v.crossing(r, &v.record.Crossings[r.Index])
	}
	return v.unknown(r)
}

// unknown ends the program: the table of estimands has a row that this
// package does not know, which a test excludes.
func (v view) unknown(r *plan.Response) float64 {
	panic(fmt.Sprintf("experiment: no value for %s of %s", r.Estimand.Measure, r.Estimand.Subject))
}

func (v view) station(r *plan.Response, s *engine.StationRecord) float64 {
	switch r.Estimand.Measure {
	case "arrived":
		return v.perDay(s.Arrived)
	case "served":
		return v.perDay(s.Served)
	case "turned-away":
		return ratio(s.TurnedAway, s.Arrived)
	case "wait":
		return timeValue(r, &s.Wait)
	case "waited":
		return ratio(s.Wait.Count()-s.Wait.Zeros(), s.Wait.Count())
	case "queue":
		return v.level(r, &s.Queue)
	case "balked":
		return ratio(s.Balked, s.Arrived)
	case "reneged":
		return ratio(s.Reneged, s.Arrived)
	case "at-once":
		return ratio(s.AtOnce, s.Arrived)
	case "interrupted":
		return v.perDay(s.Interrupted)
	case "down":
		return v.mean(s.Down.Area)
	case "present":
		return v.mean(s.Queue.Area) + v.mean(s.Busy.Area) + v.mean(s.Extra.Area)
	case "utilisation":
		return areaRatio(s.Busy.Area, s.Capacity.Area)
	case "blocked":
		return areaRatio(s.Blocked.Area, s.Capacity.Area)
	case "servers":
		return v.mean(s.Capacity.Area)
	}
	return v.unknown(r)
}

func (v view) lane(r *plan.Response, l *engine.LaneRecord) float64 {
	switch r.Estimand.Measure {
	case "served":
		return v.perDay(l.Served)
	case "utilisation":
		return areaRatio(l.Busy.Area, l.Capacity.Area)
	case "servers":
		return v.mean(l.Capacity.Area)
	}
	return v.unknown(r)
}

func (v view) bookings(r *plan.Response, b *engine.BookingsRecord) float64 {
	switch r.Estimand.Measure {
	case "offered":
		return v.perDay(b.Offered)
	case "used":
		return ratio(b.Used, b.Offered)
	case "passed":
		return v.perDay(b.Passed)
	case "walk-ins":
		return ratio(b.WalkIns, b.Passed)
	case "wait":
		return timeValue(r, &b.Wait)
	case "queue":
		return v.level(r, &b.Queue)
	case "booked":
		return v.perDay(b.Booked)
	case "refused":
		return ratio(b.Refused, b.Asked)
	case "lead":
		return timeValue(r, &b.Lead)
	case "early":
		return ratio(b.Early, b.Came)
	case "late":
		return ratio(b.Late, b.Came)
	case "missed":
		return ratio(b.Missed, b.Came)
	case "no-shows":
		return ratio(b.NoShows, b.Shown+b.Missed+b.NoShows)
	}
	return v.unknown(r)
}

func (v view) resource(r *plan.Response, s *engine.ResourceRecord) float64 {
	switch r.Estimand.Measure {
	case "wait":
		return timeValue(r, &s.Wait)
	case "queue":
		return v.level(r, &s.Queue)
	case "utilisation":
		return areaRatio(s.Seized.Area, s.Capacity.Area)
	}
	return v.unknown(r)
}

func (v view) zone(r *plan.Response, z *engine.ZoneRecord) float64 {
	switch r.Estimand.Measure {
	case "inside":
		return v.level(r, &z.Inside)
	case "occupancy":
		return v.level(r, &z.Room) / float64(v.plan.Zones[r.Index].Capacity)
	case "wait":
		return timeValue(r, &z.Wait)
	case "turned-away":
		return ratio(z.TurnedAway, z.Asked)
	case "space":
		return v.space(r, z)
	case "worst-level":
		return float64(v.plan.Zones[r.Index].Level(z.Inside.Max) + 1)
	}
	return v.unknown(r)
}

func (v view) link(r *plan.Response, l *engine.LinkRecord) float64 {
	switch r.Estimand.Measure {
	case "passed":
		return v.perDay(l.Passed)
	case "inside":
		return v.level(r, &l.Inside)
	case "time":
		return timeValue(r, &l.Time)
	case "wait":
		return timeValue(r, &l.Wait)
	case "queue":
		return v.level(r, &l.Queue)
	case "convoys":
		return v.perDay(l.Convoys)
	case "convoy-size":
		return ratio(l.Convoyed, l.Convoys)
	}
	return v.unknown(r)
}

func (v view) way(r *plan.Response, w *engine.WayRecord) float64 {
	switch r.Estimand.Measure {
	case "occupancy":
		return v.level(r, &w.Room) / float64(v.plan.Ways[r.Index].Capacity)
	case "blocked":
		return v.level(r, &w.Blocked)
	case "queue":
		return v.level(r, &w.Queue)
	case "wait":
		return timeValue(r, &w.Wait)
	}
	return v.unknown(r)
}

func (v view) batch(r *plan.Response, b *engine.BatchRecord) float64 {
	switch r.Estimand.Measure {
	case "size":
		return ratio(b.Members, b.Formed)
	case "member-wait":
		return timeValue(r, &b.Wait)
	case "members-waiting":
		return v.level(r, &b.Queue)
	}
	return v.unknown(r)
}

func (v view) flow(r *plan.Response, f *engine.FlowRecord) float64 {
	switch r.Estimand.Measure {
	case "arrived":
		return v.perDay(f.Arrived)
	case "completed":
		return v.perDay(f.Completed)
	case "turned-away":
		return v.perDay(f.TurnedAway)
	case "inside":
		return v.level(r, &f.Inside)
	case "drift":
		return float64(f.InsideAtEnd-f.InsideAtStart) / v.window * week
	case "time":
		return timeValue(r, v.times(r, f))
	case "wait":
		return f.Waited.Float() / 1e9 / float64(f.Time.Count()) // 0/0 is NaN: nobody to ask
	case "unfinished":
		return ratio(f.Unfinished, f.Arrived)
	}
	return v.unknown(r)
}

// times gives the histogram of a flow's times, in all or at a site.
func (v view) times(r *plan.Response, f *engine.FlowRecord) *stats.Histogram {
	if r.Estimand.Subject == plan.OfFlow {
		return &f.Time
	}
	times, _ := f.StayAt(v.plan.Flows[r.Index].SiteIndex(r.Second))
	return times
}

func (v view) site(r *plan.Response, s *engine.SiteRecord) float64 {
	switch r.Estimand.Measure {
	case "inside":
		return v.level(r, &s.Inside)
	case "drift":
		return float64(s.InsideAtEnd-s.InsideAtStart) / v.window * week
	}
	return v.unknown(r)
}

func (v view) disruption(r *plan.Response, d *engine.DisruptionRecord) float64 {
	switch r.Estimand.Measure {
	case "active":
		return v.mean(d.Active.Area)
	case "begun":
		return v.perDay(d.Begun)
	}
	return v.unknown(r)
}

func (v view) crossing(r *plan.Response, x *engine.CrossingRecord) float64 {
	switch r.Estimand.Measure {
	case "offered":
		return v.perDay(x.Offered[r.Second])
	case "carried":
		return v.perDay(x.Carried[r.Second])
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

// timeValue gives a statistic of times, in seconds (a share for Within).
func timeValue(r *plan.Response, h *stats.Histogram) float64 {
	if h.Count() == 0 {
		return math.NaN()
	}
	if p, ok := r.Statistic.Quantile(); ok {
		return h.Quantile(p) / 1e9
	}
	switch r.Statistic {
	case plan.Max:
		return float64(h.Max()) / 1e9
	case plan.Within:
		return h.FractionAtMost(r.Within)
	default:
		return h.Mean() / 1e9
	}
}

func ratio(part, whole uint64) float64 {
	if whole == 0 {
		return math.NaN()
	}
	return float64(part) / float64(whole)
}

func areaRatio(part, whole stats.Sum128) float64 {
	if whole == (stats.Sum128{}) {
		return math.NaN()
	}
	return part.Float() / whole.Float()
}
