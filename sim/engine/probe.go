package engine

import (
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// A Probe asks a run for what its record does not keep unasked: a number at a time, or how long something lasts from
// the window's start. Make them with the functions below.
type Probe struct {
	kind  probeKind
	level *Level
	count *uint64
	flow  plan.FlowID
	limit int64 // of the level; of the time, in ns
	from  int64 // since the run's start
	to    int64
	hours Hours
}

type probeKind uint8

const (
	levelAt probeKind = iota
	levelBelow
	levelPeak
	timesOf
	timesBelow
	levelIn
	countIn
)

// LevelAt asks for a level of the run's record when all that happens at a time has happened.
func LevelAt(l *Level, at int64) Probe { return Probe{kind: levelAt, level: l, from: at} }

// UntilBelow asks for the time from the window's start until a level is below a limit and stays so to the window's
// end.
func UntilBelow(l *Level, limit int64) Probe { return Probe{kind: levelBelow, level: l, limit: limit} }

// UntilPeak asks for the time from the window's start until a level first is at its largest.
func UntilPeak(l *Level) Probe { return Probe{kind: levelPeak, level: l} }

// TimesOf asks for the mean time of those entities of a flow that arrive from one time to another.
func TimesOf(flow plan.FlowID, from, to int64) Probe {
	return Probe{kind: timesOf, flow: flow, from: from, to: to}
}

// UntilTimesBelow asks for the time from the window's start until those entities of a flow that arrive in an hour take
// less than a limit on average, in that hour of the window and all later ones.
func UntilTimesBelow(flow plan.FlowID, limit int64) Probe {
	return Probe{kind: timesBelow, flow: flow, limit: limit}
}

// LevelIn asks for a level in some hours of each day of the window: its integral over them and the largest that it is.
func LevelIn(l *Level, hours Hours) Probe { return Probe{kind: levelIn, level: l, hours: hours} }

// CountIn asks how far a count of the run's record, of events in the window, goes up in some hours of each day of it.
func CountIn(count *uint64, hours Hours) Probe {
	return Probe{kind: countIn, count: count, hours: hours}
}

// ProbeRecord is what a probe found.
type ProbeRecord struct {
	Value      int64        // level, or ns; of hours of the day, the largest
	Sum        stats.Sum128 // of times, ns; of hours of the day, the level's integral over them, entity-nanoseconds
	Time       int64        // ns of the window that are in the hours of the day
	Count      uint64       // of those whose times are added up, or of events; 0 or 1 for others: whether there is a value
	Unfinished uint64       // of them, whose time until the run's end counts; 1 where it is not below its limit at last
	hours      []hourOfArrival
}

// hourOfArrival is the times of those who arrive in an hour of the window.
type hourOfArrival struct {
	count, unfinished uint64
	sum               stats.Sum128
}

// Ask has a run answer probes from now on. Levels are those of the run's record.
func (r *Run) Ask(probes []Probe) {
	r.probes.asked = probes
	r.probes.watched, r.probes.timed, r.probes.hourly = nil, nil, hourly{}
	r.record.Probes = make([]ProbeRecord, len(probes))
	for i := range probes {
		switch p := &probes[i]; p.kind {
		case levelBelow, levelPeak:
			r.probes.watched = append(r.probes.watched, i)
		case timesOf, timesBelow:
			r.probes.timed = append(r.probes.timed, i)
		case levelIn:
			r.probes.hourly.add(i, p.level)
		case countIn:
			r.probes.hourly.counts = append(r.probes.hourly.counts, hourlyCount{count: p.count, probe: i})
		}
		if probes[i].kind == timesBelow {
			hours := (r.windowEnd - r.windowStart - 1) / plan.Hour // but for the last, which can be cut short
			r.record.Probes[i].hours = append(make([]hourOfArrival, hours), hourOfArrival{})
		}
	}
}

// probes is what a run is asked for, and which of it must be looked at after each event and at each departure.
type probes struct {
	asked          []Probe
	watched, timed []int
	seen           []int64 // by watched: the largest of its level, or whether it is below its limit
	hourly         hourly
}

// beginProbes prepares the answers of a replication.
func (r *Run) beginProbes() {
	p := &r.probes
	p.seen = p.seen[:0]
	for range p.watched {
		p.seen = append(p.seen, -1)
	}
	for i := range p.asked {
		rec := &r.record.Probes[i]
		clear(rec.hours)
		*rec = ProbeRecord{hours: rec.hours}
		if p.asked[i].kind == levelAt {
			r.pending.schedule(p.asked[i].from, rankProbe, int32(i))
		}
	}
}

// readLevel answers what a level is now.
func (r *Run) readLevel(i int32) {
	r.record.Probes[i].Value, r.record.Probes[i].Count = r.probes.asked[i].level.now, 1
}

// watchLevels looks at levels after an event of the window.
func (r *Run) watchLevels() {
	p := &r.probes
	for n, i := range p.watched {
		asked, rec := &p.asked[i], &r.record.Probes[i]
		rec.Count = 1
		if asked.kind == levelPeak {
			if asked.level.Max > p.seen[n] {
				p.seen[n], rec.Value = asked.level.Max, r.now-r.windowStart
			}
			continue
		}
		below := int64(0)
		if asked.level.now < asked.limit {
			below = 1
		}
		if below != p.seen[n] {
			p.seen[n], rec.Value, rec.Unfinished = below, r.now-r.windowStart, uint64(1-below)
		}
	}
}

// timeArrival adds the time of an entity of the window's cohort, or at the run's end its age, to those of its arrival.
func (r *Run) timeArrival(e *entity, unfinished uint64) {
	for _, i := range r.probes.timed {
		asked, rec := &r.probes.asked[i], &r.record.Probes[i]
		if asked.flow != e.flow {
			continue
		}
		if asked.kind == timesBelow {
			hour := &rec.hours[(e.arrived-r.windowStart)/plan.Hour]
			hour.count++
			hour.sum.Add(uint64(r.now - e.arrived))
			hour.unfinished += unfinished
			continue
		}
		if e.arrived >= asked.from && e.arrived < asked.to {
			rec.Count++
			rec.Sum.Add(uint64(r.now - e.arrived))
			rec.Unfinished += unfinished
		}
	}
}

// finishProbes answers what is known at the run's end only.
func (r *Run) finishProbes() {
	for n, i := range r.probes.watched {
		if r.probes.asked[i].kind == levelBelow && r.probes.seen[n] == 0 {
			r.record.Probes[i].Value = max(0, min(r.now, r.windowEnd)-r.windowStart) // it is not below at last
		}
	}
	for _, i := range r.probes.timed {
		if asked, rec := &r.probes.asked[i], &r.record.Probes[i]; asked.kind == timesBelow {
			rec.settle(asked.limit, r.windowEnd-r.windowStart)
		}
	}
}

// settle finds the hour from which on all take less than a limit on average.
func (rec *ProbeRecord) settle(limit, window int64) {
	last, known := -1, -1
	for n := range rec.hours {
		h := &rec.hours[n]
		if h.count == 0 {
			continue
		}
		known = n
		if h.sum.Float() >= float64(float64(limit)*float64(h.count)) {
			last, rec.Unfinished = n, 0
		} else if h.unfinished > 0 {
			rec.Unfinished = 1 // who is unfinished takes longer yet
		}
	}
	if known < 0 {
		return
	}
	rec.Count, rec.Value = 1, min(int64(last+1)*plan.Hour, window)
	if last == known {
		rec.Unfinished = 1
	}
}
