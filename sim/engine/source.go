package engine

import (
	"math"

	"karvon/sim/plan"
	"karvon/sim/random"
)

// source is the state of a flow's arrivals.
type source struct {
	flow    int32
	number  uint64  // arrivals so far
	id      uint64  // identity of the next to arrive
	at      int64   // time of the last arrival, or since which the rate has held
	until   int64   // when the rate changes next
	segment int     // of the rate's step function
	day     uint32  // local days begun since the run's start
	factor  float64 // of the day's demand
	rate    float64 // arrivals a nanosecond until then
	gap     float64 // mean nanoseconds between arrivals until then
}

var (
	arrivalPurpose = random.HashString("arrival")
	dayPurpose     = random.HashString("day-to-day")
	delayPurpose   = random.HashString("delay on the way")
)

func newSources(p *plan.Plan) []source {
	var sources []source
	for i := range p.Flows {
		if p.Flows[i].Parent == plan.None {
			sources = append(sources, source{flow: int32(i)})
		}
	}
	return sources
}

func (r *Run) beginSource(i int32) {
	src := &r.sources[i]
	*src = source{flow: src.flow, factor: 1}
	a := &r.plan.Flows[src.flow].Arrivals
	if a.Rates != nil {
		r.beginRate(src, a)
	}
	r.scheduleArrival(i)
}

// arrive lets an entity of a source arrive.
func (r *Run) arrive(i int32) {
	src := &r.sources[i]
	f := &r.plan.Flows[src.flow]
	id := src.id
	e := r.create(src.flow, id)
	src.number++
	r.stamp(id, f.Hash)
	slots := r.attributesOf(e)
	clear(slots)
	for _, a := range f.Attributes {
		slots[a.Slot] = r.samplers[a.Sampler].Float(r.key.Bits(id, a.Purpose, 0))
	}
	r.scheduleArrival(i)
	if r.inside >= MaxInside {
		r.record.Overflow = true
		r.over = true
	}
	r.advance(e)
}

// scheduleArrival schedules the next arrival of a source, if there is one
// before the run can end. In a terminating run the sources end with the window.
func (r *Run) scheduleArrival(i int32) {
	src := &r.sources[i]
	a := &r.plan.Flows[src.flow].Arrivals
	if a.Limit >= 0 && src.number >= uint64(a.Limit) {
		return
	}
	src.id = random.Mix(r.plan.Flows[src.flow].Hash, src.number)
	if at := r.nextArrival(src, a); at < r.sourcesEnd {
		src.at = at
		r.pending.schedule(at, rankArrival, i)
	}
}

func (r *Run) nextArrival(src *source, a *plan.Arrivals) int64 {
	switch {
	case a.Rates != nil:
		return r.nextOfRate(src, a)
	case a.Times != nil:
		if src.number >= uint64(len(a.Times)) {
			return math.MaxInt64
		}
		return a.Times[src.number]
	case src.number == 0 && a.First != plan.None:
		return a.First
	default:
		return src.at + r.samplers[a.Interarrival].Nanoseconds(r.key.Bits(src.id, arrivalPurpose, 0))
	}
}

// nextOfRate draws the next arrival of a Poisson process with a rate that
// changes: a unit exponential variate is used up at the rate that holds (the
// time transformation of Çinlar 1975, "Introduction to Stochastic Processes",
// chapter 4). Only what is left of one variate is carried over a change, so
// that no rounding adds up.
func (r *Run) nextOfRate(src *source, a *plan.Arrivals) int64 {
	need := r.samplers[a.Exp].Float(r.key.Bits(src.id, arrivalPurpose, 0))
	at := src.at
	for {
		left := float64(src.until - at)
		if gap := float64(need * src.gap); gap < left {
			return at + int64(gap+0.5)
		}
		need -= float64(src.rate * left)
		at = src.until
		if at >= r.end {
			return math.MaxInt64
		}
		r.nextSegment(src, a)
	}
}

// beginRate finds the segment of the local week in which the run starts.
func (r *Run) beginRate(src *source, a *plan.Arrivals) {
	if len(a.RateTimes) == 1 && a.DayFactor == plan.None {
		src.until = math.MaxInt64
		src.setRate(a.Rates[0])
		return
	}
	for src.segment+1 < len(a.RateTimes) && a.RateTimes[src.segment+1] <= a.Phase {
		src.segment++
	}
	src.until = segmentEnd(a, src.segment) - a.Phase
	r.drawDay(src, a)
	src.setRate(float64(a.Rates[src.segment] * src.factor))
}

// nextSegment goes to the next segment; segments end at local midnight at the
// latest where days differ.
func (r *Run) nextSegment(src *source, a *plan.Arrivals) {
	src.segment++
	if src.segment == len(a.RateTimes) {
		src.segment = 0
	}
	if a.RateTimes[src.segment]%plan.Day == 0 {
		src.day++
		r.drawDay(src, a)
	}
	src.until += segmentEnd(a, src.segment) - a.RateTimes[src.segment]
	src.setRate(float64(a.Rates[src.segment] * src.factor))
}

func (src *source) setRate(rate float64) { src.rate, src.gap = rate, 1/rate }

func segmentEnd(a *plan.Arrivals, segment int) int64 {
	if segment+1 < len(a.RateTimes) {
		return a.RateTimes[segment+1]
	}
	return plan.Week
}

// drawDay draws the factor of a day's demand.
func (r *Run) drawDay(src *source, a *plan.Arrivals) {
	if a.DayFactor != plan.None {
		src.factor = r.samplers[a.DayFactor].Float(r.key.Bits(a.DayLuck, dayPurpose, src.day))
	}
}
