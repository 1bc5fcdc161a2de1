package engine

import (
	"karvon/sim/bound"
	"karvon/sim/plan"
	"karvon/sim/random"
)

// source is the state of one stream of a flow's arrivals.
type source struct {
	flow     plan.FlowID
	simple   bool // whether each arrival is one entity, at the time of its event
	arrivals *plan.Arrivals
	number   uint64  // arrivals so far
	id       uint64  // identity of the next to arrive
	at       int64   // time of the last arrival, or since which the rate has held
	until    int64   // when the rate changes next
	segment  int     // of the rate's step function
	season   int     // of the local day
	day      uint32  // local days begun since the run's start
	factor   float64 // of the day's demand
	rate     float64 // arrivals a nanosecond until then
	gap      float64 // mean nanoseconds between arrivals until then
	ahead    *arrivalsAhead
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
			src.ahead = newArrivalsAhead(p, src)
		}
	}
	return sources
}

func newSource(flow plan.FlowID, a *plan.Arrivals) source {
	return source{
		flow: flow, arrivals: a,
		simple: a.Batch == plan.None && a.Late == plan.None && a.Early == plan.None && len(a.Slots) == 0,
	}
}

func (r *Run) beginSource(i sourceID) {
	src := &r.sources[i]
	*src = source{flow: src.flow, simple: src.simple, arrivals: src.arrivals, ahead: src.ahead, factor: 1}
	if src.arrivals.Form == plan.ByRate {
		r.beginRate(src)
	}
	r.scheduleArrival(i)
}

// arrive lets what a source brings arrive.
func (r *Run) arrive(i sourceID) {
	src := &r.sources[i]
	id, number := src.id, src.number
	step, duration := plan.StepID(plan.None), int64(0)
	if src.ahead != nil {
		step, duration = src.ahead.step, src.ahead.of(number).duration
	}
	src.number++
	r.scheduleArrival(i)
	if !src.simple {
		if r.staysAway(src, id) {
			return
		}
		r.arriveAs(src, id, number)
		return
	}
	if !r.hasRoomFor(1) {
		return
	}
	f := &r.plan.Flows[src.flow]
	e := r.expect(src.flow, id)
	r.entities[e].drawn, r.entities[e].drawnFor = duration, step
	r.drawAttributes(e, f)
	r.enterModel(e)
	r.begun(e, id, f)
}

// drawAttributes draws what an entity of a flow draws on arrival.
func (r *Run) drawAttributes(i entityID, f *plan.Flow) {
	e := &r.entities[i]
	for n := range f.Attributes {
		a := &f.Attributes[n]
		r.setAttribute(i, a.Slot, r.samplers[a.Sampler].Float(r.draws.of(e, a.Purpose, 0)))
	}
}

// begun sends an entity that has just arrived on its journey.
func (r *Run) begun(e entityID, id uint64, f *plan.Flow) {
	r.stamp(id, f.Hash)
	if r.paths[f.Start] == plainly {
		r.visitPlainly(e, &r.entities[e], &r.steps[f.Start])
		return
	}
	r.advance(e)
}

// scheduleArrival schedules the next arrival of a source, if there is one before the run can end. In a terminating
// run the sources end with the window.
func (r *Run) scheduleArrival(i sourceID) {
	src := &r.sources[i]
	a := src.arrivals
	if a.Limit >= 0 && src.number >= uint64(a.Limit) {
		return
	}
	src.id = r.nextIdentity(src)
	if at := r.nextArrival(src, a); at < r.sourcesEnd {
		src.at = at
		r.pending.scheduleArrival(at, src.flow, int32(i), ofSource)
	}
}

func (r *Run) nextArrival(src *source, a *plan.Arrivals) int64 {
	switch {
	case a.Form == plan.ByRate:
		return r.nextOfRate(src, a)
	case a.Form == plan.ByTimes || a.Form == plan.ByTimetable:
		return r.nextDue(src, a)
	case src.number == 0 && a.First != plan.None:
		return a.First
	default:
		return bound.Later(src.at, bound.Nanoseconds(src.ahead.of(src.number).gap))
	}
}
