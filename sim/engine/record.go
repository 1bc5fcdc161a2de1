package engine

import (
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// Record is what one replication observed: exact counts, exact integrals over the window, and histograms of the
// times of the window's cohorts. Indices are the plan's.
type Record struct {
	replication int
	Fingerprint uint64 // over names, identities and times of the trajectory
	Events      uint64
	Entities    uint64 // that arrived or were split off
	End         int64  // when the run ended
	overflow    bool   // whether it was stopped because too many were inside
	Stop        Stop   // why it was stopped before its time
	Memory      int64  // bytes that a worker must be allowed for it; where it was stopped by memory, those that it was

	Stations    []StationRecord
	Bookings    []BookingsRecord
	Resources   []ResourceRecord
	Zones       []ZoneRecord
	Links       []LinkRecord
	Directions  []DirectionRecord
	Batches     []BatchRecord
	Timings     []TimingRecord
	Passed      []uint64 // in the window, by tally
	Crossings   []CrossingRecord
	Disruptions []DisruptionRecord
	Flows       []FlowRecord
	Sites       []SiteRecord
	Costs       *CostRecord    // nil where the plan has no costs
	Probes      []ProbeRecord  // by what [Run.Ask] asked for
	Account     *AccountRecord // nil where none is kept

	observed []Level // what the levels were in the window, once it is closed
}

// Level is a number that changes over time, such as a queue's length. Of the window it keeps its exact integral and
// its largest value. See level.go for how.
type Level struct {
	now  int64
	Max  int64
	Area stats.Sum128 // entity-nanoseconds; while the run goes on see [Level.until]
}

// balance counts entities over the whole run, so that in = out + turnedAway + inside holds exactly at its end.
type balance struct {
	in, out, turnedAway, inside uint64
}

// StationRecord is what was observed of a station.
type StationRecord struct {
	// What a plain visit changes stands first, in three lines of a processor's cache.
	Arrived, Served uint64 // events in the window
	balance         balance
	presence        stats.Sum128 // time that visits spent here in the window
	Queue           Level        // waiting, or blocked outside
	Busy            Level        // servers at work or held
	Wait            Cohort

	TurnedAway                  uint64       // events in the window
	Balked, Interrupted, AtOnce uint64       // events in the window, of a station with a server pool
	Jockeyed                    uint64       // changes to a shorter lane in the window
	Reneged                     uint64       // of those who came in the window, whenever it was
	Blocked                     Level        // servers held after service
	Capacity                    Level        // servers on duty
	Extra                       Level        // entities served or holding a server beyond the first of each server
	Down                        Level        // broken servers
	Lanes                       []LaneRecord // nil where the servers stand in no lanes
}

// LaneRecord is what was observed of a lane of a station.
type LaneRecord struct {
	Served   uint64 // in the window
	Busy     Level  // servers at work or held
	Capacity Level  // servers on duty
}

// ResourceRecord is what was observed of a resource.
type ResourceRecord struct {
	Asked    uint64 // requests in the window
	Wait     Cohort
	Queue    Level
	Seized   Level // units
	Down     Level // units that have failed
	Capacity Level // units on duty
}

// ZoneRecord is what was observed of a zone. What every stay changes stands first, side by side.
type ZoneRecord struct {
	balance           balance
	presence          stats.Sum128 // time that entities spent inside in the window
	Asked, TurnedAway uint64       // events in the window
	Inside            Level
	Room              Level   // units of room taken
	Spent             []int64 // time of the window with each number inside, where the zone has levels of service
	spentUntil        int64   // time of the window until which it was added
	Wait              Cohort
}

// LinkRecord is what was observed of a link.
type LinkRecord struct {
	Passed   uint64 // trips that ended in the window
	Time     Cohort
	Inside   Level
	Wait     Cohort // for its opening or a convoy
	aboard   Level  // members of batches on it
	Queue    Level  // those who wait, both ways
	Convoys  uint64 // that set out in the window
	Convoyed uint64 // those who went with them
}

// DirectionRecord is what was observed of one direction of a link that has room for so many.
type DirectionRecord struct {
	Wait    Cohort
	Queue   Level // waiting to set out
	Room    Level // units of room taken, by those on the way or at its end
	Blocked Level // entities at its end that cannot go on
}

// BatchRecord is what was observed of the gathering of a batch.
type BatchRecord struct {
	Wait            Cohort
	Queue           Level  // those who gather
	Formed, Members uint64 // batches in the window, and those who went with them
}

// TimingRecord is what was observed of a time from a mark to its record. Every time begun in the window is
// recorded, abandoned or unfinished.
type TimingRecord struct {
	begun     uint64 // marks in the window
	Time      Cohort // of those begun in the window
	abandoned uint64 // of them, by another mark or by leaving
}

// CrossingRecord is what was counted at a crossing, by measure, in the window.
type CrossingRecord struct {
	Offered, Carried []uint64
}

// DisruptionRecord is what was observed of a disruption.
type DisruptionRecord struct {
	Begun  uint64 // in the window
	Active Level  // 1 while it lasts
}

// FlowRecord is what was observed of a flow.
type FlowRecord struct {
	// What a plain journey changes stands first, in three lines of a processor's cache.
	Arrived, Completed uint64 // events in the window
	balance            balance
	presence           stats.Sum128 // time that entities spent inside in the window
	Inside             Level
	Waited             stats.Sum128 // waits of the completed of the cohort
	Time               Cohort

	TurnedAway                 uint64       // events in the window
	Lost                       Losses       // to queues
	ShutOut                    uint64       // of those that arrived in the window: by full zones, and not lost before
	cohortTurnedAway           uint64       // of those that arrived in the window, turned away whenever it was
	InsideAtStart, InsideAtEnd int64        // of the window
	WaitedSoFar                stats.Sum128 // waits of the unfinished of the cohort, until the run's end
	stays                      []Cohort     // by the plan's flow.Sites; nil where the flow has one site
}

// StayAt gives the times of a flow's stays at a site, by the index of the site among the flow's. The stay of a flow
// that has one site is its journey.
func (f *FlowRecord) StayAt(site int) *Cohort {
	if f.stays == nil {
		return &f.Time
	}
	return &f.stays[site]
}

// SiteRecord is what was observed of a site.
type SiteRecord struct {
	Inside                     Level
	InsideAtStart, InsideAtEnd int64 // of the window
}

func newRecord(p *plan.Plan) Record {
	rec := Record{
		Stations:    make([]StationRecord, len(p.Stations)),
		Bookings:    make([]BookingsRecord, len(p.Bookings)),
		Resources:   make([]ResourceRecord, len(p.Resources)),
		Zones:       make([]ZoneRecord, len(p.Zones)),
		Links:       make([]LinkRecord, len(p.Links)),
		Directions:  make([]DirectionRecord, len(p.Directions)),
		Disruptions: make([]DisruptionRecord, len(p.Disruptions)),
		Batches:     make([]BatchRecord, len(p.Batches)),
		Timings:     make([]TimingRecord, len(p.Timings)),
		Passed:      make([]uint64, len(p.Tallies)),
		Crossings:   make([]CrossingRecord, len(p.Crossings)),
		Flows:       make([]FlowRecord, len(p.Flows)),
		Sites:       make([]SiteRecord, len(p.Sites)),
		Costs:       newCostRecord(p),
	}
	for i := range rec.Zones {
		if p.Zones[i].Levels != nil {
			rec.Zones[i].Spent = []int64{}
		}
	}
	for i := range rec.Stations {
		if p.Stations[i].InLanes() {
			rec.Stations[i].Lanes = make([]LaneRecord, len(p.Stations[i].Pool.Lanes))
		}
	}
	for i := range rec.Flows {
		if f := &p.Flows[i]; !f.SingleSite() {
			rec.Flows[i].stays = make([]Cohort, len(f.Sites))
		}
	}
	for i := range rec.Crossings {
		rec.Crossings[i].Offered = make([]uint64, len(p.Measures))
		rec.Crossings[i].Carried = make([]uint64, len(p.Measures))
	}
	return rec
}

// reset empties the record and keeps its memory.
func (rec *Record) reset() {
	rec.Fingerprint, rec.Events, rec.Entities, rec.End, rec.overflow = 0, 0, 0, 0, false
	rec.Stop = Stop{}
	rec.observed = rec.observed[:0]
	if rec.Account != nil {
		rec.Account.reset()
	}
	for i := range rec.Stations {
		s := &rec.Stations[i]
		s.Wait.reset()
		clear(s.Lanes)
		*s = StationRecord{Wait: s.Wait, Lanes: s.Lanes}
	}
	for i := range rec.Bookings {
		rec.Bookings[i].reset()
	}
	for i := range rec.Resources {
		s := &rec.Resources[i]
		s.Wait.reset()
		*s = ResourceRecord{Wait: s.Wait}
	}
	for i := range rec.Zones {
		s := &rec.Zones[i]
		s.Wait.reset()
		*s = ZoneRecord{Wait: s.Wait, Spent: s.Spent[:0]}
	}
	for i := range rec.Links {
		s := &rec.Links[i]
		s.Time.reset()
		s.Wait.reset()
		*s = LinkRecord{Time: s.Time, Wait: s.Wait}
	}
	for i := range rec.Directions {
		s := &rec.Directions[i]
		s.Wait.reset()
		*s = DirectionRecord{Wait: s.Wait}
	}
	for i := range rec.Batches {
		s := &rec.Batches[i]
		s.Wait.reset()
		*s = BatchRecord{Wait: s.Wait}
	}
	for i := range rec.Timings {
		t := &rec.Timings[i]
		t.Time.reset()
		*t = TimingRecord{Time: t.Time}
	}
	for i := range rec.Crossings {
		clear(rec.Crossings[i].Offered)
		clear(rec.Crossings[i].Carried)
	}
	clear(rec.Passed)
	clear(rec.Disruptions)
	for i := range rec.Flows {
		f := &rec.Flows[i]
		f.Time.reset()
		for n := range f.stays {
			f.stays[n].reset()
		}
		*f = FlowRecord{Time: f.Time, stays: f.stays}
	}
	clear(rec.Sites)
	rec.Costs.reset()
}

// levels calls visit for every level of the record.
func (rec *Record) levels(visit func(*Level)) {
	for i := range rec.Stations {
		s := &rec.Stations[i]
		visit(&s.Queue)
		visit(&s.Busy)
		visit(&s.Blocked)
		visit(&s.Capacity)
		visit(&s.Extra)
		visit(&s.Down)
		for n := range s.Lanes {
			visit(&s.Lanes[n].Busy)
			visit(&s.Lanes[n].Capacity)
		}
	}
	for i := range rec.Bookings {
		visit(&rec.Bookings[i].Queue)
	}
	for i := range rec.Resources {
		s := &rec.Resources[i]
		visit(&s.Queue)
		visit(&s.Seized)
		visit(&s.Down)
		visit(&s.Capacity)
	}
	for i := range rec.Zones {
		visit(&rec.Zones[i].Inside)
		visit(&rec.Zones[i].Room)
	}
	for i := range rec.Links {
		visit(&rec.Links[i].Inside)
		visit(&rec.Links[i].Queue)
		visit(&rec.Links[i].aboard)
	}
	for i := range rec.Batches {
		visit(&rec.Batches[i].Queue)
	}
	for i := range rec.Directions {
		visit(&rec.Directions[i].Queue)
		visit(&rec.Directions[i].Room)
		visit(&rec.Directions[i].Blocked)
	}
	for i := range rec.Flows {
		visit(&rec.Flows[i].Inside)
	}
	for i := range rec.Sites {
		visit(&rec.Sites[i].Inside)
	}
	for i := range rec.Disruptions {
		visit(&rec.Disruptions[i].Active)
	}
}

// open begins the window at a time.
func (rec *Record) open(now int64) {
	rec.levels(func(l *Level) { l.open(now) })
	for i := range rec.Flows {
		rec.Flows[i].InsideAtStart = rec.Flows[i].Inside.now
	}
	for i := range rec.Sites {
		rec.Sites[i].InsideAtStart = rec.Sites[i].Inside.now
	}
	for i := range rec.Zones {
		rec.Zones[i].spentUntil = now
	}
}

// close ends the window at a time. Levels go on changing after it: what they were in the window is put aside.
func (rec *Record) close(now int64) {
	for i := range rec.Zones {
		if z := &rec.Zones[i]; z.Spent != nil {
			z.spend(now)
		}
	}
	rec.observed = rec.observed[:0]
	rec.levels(func(l *Level) { rec.observed = append(rec.observed, Level{Max: l.Max, Area: l.until(now)}) })
	for i := range rec.Flows {
		rec.Flows[i].InsideAtEnd = rec.Flows[i].Inside.now
	}
	for i := range rec.Sites {
		rec.Sites[i].InsideAtEnd = rec.Sites[i].Inside.now
	}
}

// settle gives the levels what they were in the window, which may never have opened.
func (rec *Record) settle() {
	n := 0
	rec.levels(func(l *Level) {
		l.Max, l.Area = 0, stats.Sum128{}
		if n < len(rec.observed) {
			l.Max, l.Area = rec.observed[n].Max, rec.observed[n].Area
		}
		n++
	})
}
