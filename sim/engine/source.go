package engine

import (
	"karvon/sim/bound"
	"karvon/sim/plan"
	"karvon/sim/random"
)

// source is the state of one stream of a flow's arrivals.
type source struct {
	// What every arrival reads and writes stands first, in one line of a processor's cache.
	flow    plan.FlowID
	first   plan.StepID    // that an arrival comes to first whose duration can be drawn ahead; None where there is none
	number  uint64         // arrivals so far
	id      uint64         // identity of the next to arrive
	at      int64          // time of the last arrival, or since which the rate has held
	until   int64          // when the rate changes next
	holds   int64          // until when what is drawn ahead says how long after each other they come
	gap     float64        // mean nanoseconds between arrivals until the rate changes, or in a unit of what is drawn
	ahead   *arrivalsAhead // nil where no times are drawn
	form    plan.ArrivalForm
	simple  bool  // whether each arrival is one entity, at the time of its event
	limited bool  // whether there are only so many arrivals
	draws   bool  // whether an entity draws attributes
	block   uint8 // of arrivals that are drawn together: a power of two

	arrivals *plan.Arrivals
	rate     float64 // arrivals a nanosecond until then
	segment  int     // of the rate's step function
	season   int     // of the local day
	day      uint32  // local days begun since the run's start
	factor   float64 // of the day's demand
}

var (
	arrivalPurpose = random.HashString("arrival")
	batchPurpose   = random.HashString("batch")
	dayPurpose     = random.HashString("day-to-day")
	delayPurpose   = random.HashString("delay on the way")
)

func newSources(p *plan.Plan) []source {
	var sources []source
	for i := range p.Flows {
		f := &p.Flows[i]
		if f.Arrivals.Form == plan.ByNothing {
			continue
		}
		first := len(sources)
		sources = append(sources, newSource(plan.FlowID(i), &f.Arrivals))
		for added := range f.Added {
			sources = append(sources, newSource(plan.FlowID(i), &f.Added[added]))
		}
		for n := range sources[first:] {
			src := &sources[first+n]
			if src.arrivals.During != plan.None || len(f.Thinnings) > 0 {
				src.simple = false
			}
			src.draws = len(f.Attributes) > 0
			src.drawAhead(p)
		}
	}
	return sources
}

func newSource(flow plan.FlowID, a *plan.Arrivals) source {
	return source{
		flow: flow, first: plan.None, arrivals: a, form: a.Form, limited: a.Limit >= 0,
		simple: a.Batch == plan.None && a.Late == plan.None && a.Early == plan.None && len(a.Slots) == 0,
	}
}

func (r *Run) beginSource(i sourceID) {
	src := &r.sources[i]
	*src = source{
		flow: src.flow, first: src.first, ahead: src.ahead, form: src.form, simple: src.simple, limited: src.limited,
		block: src.block, draws: src.draws, arrivals: src.arrivals, factor: 1,
	}
	if src.form == plan.ByRate {
		r.beginRate(src)
	} else {
		src.until, src.gap = bound.Never, 1e9
	}
	r.scheduleArrival(i, src)
}

// arrive lets what a source brings arrive.
func (r *Run) arrive(i sourceID) {
	src := &r.sources[i]
	if !src.simple {
		r.arriveInParts(i, src)
		return
	}
	id, duration := src.id, int64(0)
	if src.first != plan.None {
		duration = src.ahead.duration[src.place()]
	}
	src.number++
	r.scheduleArrival(i, src)
	if !r.hasRoomFor(1) {
		return
	}
	if j := &r.journeys[src.flow]; r.ways[j.start].path == plainly {
		r.arrivePlainly(src, j, id, duration)
		return
	}
	e := r.expect(src.flow, id)
	r.entities[e].drawn, r.entities[e].drawnFor = duration, src.first
	if src.draws {
		r.drawAttributes(e, &r.plan.Flows[src.flow])
	}
	r.appear(e)
}

// arriveInParts lets what a source brings arrive, or not, that need not be one entity at the time of its event.
func (r *Run) arriveInParts(i sourceID, src *source) {
	id, number := src.id, src.number
	src.number++
	r.scheduleArrival(i, src)
	if !r.staysAway(src, id) {
		r.arriveAs(src, id, number)
	}
}

// drawAttributes draws what an entity of a flow draws on arrival.
func (r *Run) drawAttributes(i entityID, f *plan.Flow) {
	e := &r.entities[i]
	for n := range f.Attributes {
		a := &f.Attributes[n]
		r.setAttribute(i, a.Slot, r.samplers[a.Sampler].Float(r.draws.of(e, a.Purpose, 0)))
	}
}

// scheduleArrival schedules the next arrival of a source, if there is one before the run can end. In a terminating
// run the sources end with the window.
func (r *Run) scheduleArrival(i sourceID, src *source) {
	if src.limited && src.number >= uint64(src.arrivals.Limit) {
		return
	}
	if src.ahead == nil {
		src.id = random.Mix(src.arrivals.Hash, src.number)
		r.scheduleAt(i, src, r.nextArrival(src))
		return
	}
	if src.place() == 0 {
		r.drawArrivals(src)
	}
	src.id = src.ahead.id[src.place()]
	at := bound.Later(src.at, src.ahead.after[src.place()])
	if at >= src.holds || src.number == 0 {
		at = r.nextArrival(src)
	}
	r.scheduleAt(i, src, at)
}

// scheduleAt schedules the next arrival of a source, unless the run or its window ends before.
func (r *Run) scheduleAt(i sourceID, src *source, at int64) {
	if at < r.sourcesEnd {
		src.at = at
		r.pending.scheduleSource(at, src.flow, i)
	}
}

func (r *Run) nextArrival(src *source) int64 {
	switch {
	case src.form == plan.ByRate:
		return r.nextOfRate(src)
	case src.form == plan.ByTimes || src.form == plan.ByTimetable:
		return r.nextDue(src, src.arrivals)
	case src.number == 0 && src.arrivals.First != plan.None:
		return src.arrivals.First
	default:
		return bound.Later(src.at, bound.Nanoseconds(src.ahead.gap[src.place()]))
	}
}
