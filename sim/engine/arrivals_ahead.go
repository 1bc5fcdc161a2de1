package engine

import (
	"karvon/sim/plan"
	"karvon/sim/random"
)

// blockOfArrivals is the number of arrivals of a source that are drawn together. A draw takes long because each of its
// steps waits for the one before, not because there is much to do: those of several arrivals are made beside each
// other.
const blockOfArrivals = 16

// arrivalsAhead is what is drawn ahead of a source that draws the times between its arrivals.
type arrivalsAhead struct {
	gaps plan.SamplerID // of the times between arrivals
	step plan.StepID    // that an arrival comes to first whose duration can be drawn; None where there is none
	size uint64         // of a block: a power of two
	next [blockOfArrivals]arrivalAhead
}

// arrivalAhead is what is drawn ahead of an arrival.
type arrivalAhead struct {
	id       uint64
	gap      float64 // since the one before, in the unit of its distribution
	duration int64   // that it needs first
}

// newArrivalsAhead prepares what is drawn ahead of a source; nil where it draws no times.
func newArrivalsAhead(p *plan.Plan, src *source) *arrivalsAhead {
	a := src.arrivals
	ahead := &arrivalsAhead{step: plan.None, size: blockOfArrivals}
	switch a.Form {
	case plan.ByRate:
		ahead.gaps = a.Base
	case plan.ByInterarrival:
		ahead.gaps = a.Interarrival
	default:
		return nil
	}
	if src.simple {
		ahead.step = p.DurationFrom(p.Flows[src.flow].Start)
	}
	return ahead
}

// of gives what was drawn ahead of an arrival of the present block, by its number.
func (a *arrivalsAhead) of(number uint64) *arrivalAhead {
	return &a.next[number&(a.size-1)%blockOfArrivals]
}

// nextIdentity gives the identity of a source's next arrival, and draws what is to be known of it and of those that
// follow it where that is not done yet.
func (r *Run) nextIdentity(src *source) uint64 {
	a := src.ahead
	if a == nil {
		return random.Mix(src.arrivals.Hash, src.number)
	}
	if src.number&(a.size-1) == 0 {
		r.drawArrivals(src)
	}
	return a.of(src.number).id
}

// drawArrivals draws a source's next block.
func (r *Run) drawArrivals(src *source) {
	a := src.ahead
	block := a.next[:a.size]
	gaps := &r.samplers[a.gaps]
	family := random.NewFamily(src.arrivals.Hash)
	for n := range block {
		id := family.Member(src.number + uint64(n))
		block[n].id, block[n].gap = id, gaps.Float(r.draws.Bits(id, arrivalPurpose, 0))
	}
	if a.step == plan.None {
		return
	}
	s := &r.steps[a.step]
	durations := &r.samplers[s.Sampler]
	for n := range block {
		block[n].duration = durations.Nanoseconds(r.draws.Bits(block[n].id, s.Purpose, 0))
	}
}
