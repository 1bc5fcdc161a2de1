package engine

import (
	"reflect"

	"karvon/sim/bound"
	"karvon/sim/plan"
)

// Hours are hours of every day by the clocks of a place, from one time of day to another, which does not belong to
// them: over midnight where that is not later. All are in ns; Phase is the time of day at the run's start.
type Hours struct{ From, To, Phase int64 }

// Hold says whether a time, in ns since the run's start, is in the hours.
func (h Hours) Hold(at int64) bool {
	clock := (at + h.Phase) % plan.Day
	if h.From < h.To {
		return h.From <= clock && clock < h.To
	}
	return clock >= h.From || clock < h.To
}

// Next gives the first time after another at which the hours begin or end.
func (h Hours) Next(after int64) int64 {
	clock := (after + h.Phase) % plan.Day
	until := func(turn int64) int64 {
		if turn > clock {
			return turn - clock
		}
		return turn - clock + plan.Day
	}
	return bound.Later(after, min(until(h.From), until(h.To)))
}

// hoursPart is those of a cohort who began in some hours of the day.
type hoursPart struct {
	hours  Hours
	cohort *Cohort
}

// sizeOfPart is what a part takes before anybody is in it.
var sizeOfPart = int64(reflect.TypeFor[Cohort]().Size())

// Divide has those of a cohort of the run's record who begin in some hours of the day recorded apart as well, from now
// on.
func (r *Run) Divide(c *Cohort, hours Hours) {
	if c.Part(hours) == nil {
		c.parts = append(c.parts, hoursPart{hours, new(Cohort)})
		r.memory.fixed += sizeOfPart
	}
}

// Part gives those who begin in hours by which the cohort was divided; nil for others.
func (c *Cohort) Part(hours Hours) *Cohort {
	for i := range c.parts {
		if c.parts[i].hours == hours {
			return c.parts[i].cohort
		}
	}
	return nil
}

// among calls visit for the parts to which those belong who began at a time.
func (c *Cohort) among(began int64, visit func(*Cohort)) {
	for i := range c.parts {
		if c.parts[i].hours.Hold(began) {
			visit(c.parts[i].cohort)
		}
	}
}

// hourly are levels and counts that are observed by hours of the day. Their record is cut wherever hours begin or end,
// before anything else happens then: what a level was, and what was counted, between two cuts belongs to all hours that
// hold then.
type hourly struct {
	counts []hourlyCount
	asked  []int // of the run's probes
	levels []hourlyLevel
	of     []int // level of each that is asked for
	cut    int64 // when it was cut last
}

// hourlyLevel is a level at the last cut.
type hourlyLevel struct {
	*Level
	before Level // its integral at the last cut, and the largest that it was before
}

// hourlyCount is a count at the last cut, and the probe that asks for it.
type hourlyCount struct {
	count  *uint64
	before uint64
	probe  int
}

// add has a level observed in the hours of a probe.
func (h *hourly) add(probe int, l *Level) {
	at := 0
	for at < len(h.levels) && h.levels[at].Level != l {
		at++
	}
	if at == len(h.levels) {
		h.levels = append(h.levels, hourlyLevel{Level: l})
	}
	h.asked, h.of = append(h.asked, probe), append(h.of, at)
}

// openHours begins as the window opens.
func (r *Run) openHours() {
	h := &r.probes.hourly
	if h.asked == nil && h.counts == nil {
		return
	}
	h.cut = r.now
	for i := range h.counts {
		h.counts[i].before = *h.counts[i].count
	}
	for i := range h.levels {
		h.levels[i].before = Level{}
	}
	r.scheduleTurn()
}

// scheduleTurn schedules the next cut of the window.
func (r *Run) scheduleTurn() {
	h, next := &r.probes.hourly, r.windowEnd
	for _, i := range h.asked {
		next = min(next, r.probes.asked[i].hours.Next(r.now))
	}
	for i := range h.counts {
		next = min(next, r.probes.asked[h.counts[i].probe].hours.Next(r.now))
	}
	if next < r.windowEnd {
		r.pending.schedule(next, rankObserve, int32(hoursTurn))
	}
}

// turnHours cuts the record where hours begin or end.
func (r *Run) turnHours() {
	if !r.observing {
		return
	}
	r.cutHours()
	for i := range r.probes.hourly.levels {
		l := &r.probes.hourly.levels[i]
		l.Max = l.now
	}
	r.scheduleTurn()
}

// cutHours adds what the levels were and what was counted since the last cut to the hours that held.
func (r *Run) cutHours() {
	h := &r.probes.hourly
	for i := range h.counts {
		c := &h.counts[i]
		if asked, rec := &r.probes.asked[c.probe], &r.record.Probes[c.probe]; asked.hours.Hold(h.cut) {
			rec.Count += *c.count - c.before
			rec.Time += r.now - h.cut
		}
		c.before = *c.count
	}
	for n, i := range h.asked {
		asked, l, rec := &r.probes.asked[i], &h.levels[h.of[n]], &r.record.Probes[i]
		if h.cut == r.now || !asked.hours.Hold(h.cut) {
			continue
		}
		area := l.until(r.now)
		area.Sub(l.before.Area)
		rec.Sum.AddSum(area)
		rec.Time += r.now - h.cut
		rec.Value = max(rec.Value, l.Max)
		rec.Count = 1
	}
	for i := range h.levels {
		l := &h.levels[i]
		l.before.Max = max(l.before.Max, l.Max)
		l.before.Area, l.Max = l.until(r.now), l.before.Max
	}
	h.cut = r.now
}
