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
	next [blockOfArrivals]arrivalAhead
	gaps plan.SamplerID // of the times between arrivals
}

// arrivalAhead is what is drawn ahead of an arrival.
type arrivalAhead struct {
	id       uint64
	gap      float64 // since the one before, in the unit of its distribution
	duration int64   // that it needs first
}

// drawAhead prepares what is drawn ahead of a source that draws times.
func (src *source) drawAhead(p *plan.Plan) {
	ahead := &arrivalsAhead{}
	switch src.form {
	case plan.ByRate:
		ahead.gaps = src.arrivals.Base
	case plan.ByInterarrival:
		ahead.gaps = src.arrivals.Interarrival
	default:
		return
	}
	src.ahead, src.block = ahead, blockOfArrivals
	if src.simple {
		src.first = p.DurationFrom(p.Flows[src.flow].Start)
	}
}

// drawn gives what was drawn ahead of an arrival of the present block, by its number.
func (src *source) drawn(number uint64) *arrivalAhead {
	return &src.ahead.next[number&(uint64(src.block)-1)%blockOfArrivals]
}

// nextIdentity gives the identity of a source's next arrival, and draws what is to be known of it and of those that
// follow it where that is not done yet.
func (r *Run) nextIdentity(src *source) uint64 {
	if src.ahead == nil {
		return random.Mix(src.arrivals.Hash, src.number)
	}
	if src.number&(uint64(src.block)-1) == 0 {
		r.drawArrivals(src)
	}
	return src.drawn(src.number).id
}

// drawArrivals draws a source's next block.
func (r *Run) drawArrivals(src *source) {
	block := src.ahead.next[:src.block]
	gaps := &r.samplers[src.ahead.gaps]
	family := random.NewFamily(src.arrivals.Hash)
	for n := range block {
		id := family.Member(src.number + uint64(n))
		block[n].id, block[n].gap = id, gaps.Float(r.draws.Bits(id, arrivalPurpose, 0))
	}
	if src.first == plan.None {
		return
	}
	s := &r.steps[src.first]
	durations := &r.samplers[s.Sampler]
	for n := range block {
		block[n].duration = durations.Nanoseconds(r.draws.Bits(block[n].id, s.Purpose, 0))
	}
}
