package engine

import (
	"karvon/sim/bound"
	"karvon/sim/plan"
	"karvon/sim/random"
)

// blockOfArrivals is the number of arrivals of a source that are drawn together. A draw takes long because each of its
// steps waits for the one before, not because there is much to do: those of several arrivals are made beside each
// other.
const blockOfArrivals = 16

// arrivalsAhead is what is drawn ahead of a source that draws the times between its arrivals: a block of them.
type arrivalsAhead struct {
	id       [blockOfArrivals]uint64
	duration [blockOfArrivals]int64   // that each needs first
	after    [blockOfArrivals]int64   // nanoseconds after the one before, at the rate at which the block was drawn
	gap      [blockOfArrivals]float64 // since the one before, in the unit of its distribution
	gaps     plan.SamplerID           // of the times between arrivals
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

// place gives the place in its block of the next arrival.
func (src *source) place() uint64 { return src.number & (uint64(src.block) - 1) % blockOfArrivals }

// drawArrivals draws a source's next block: what is to be known of its next arrival and of those that follow it.
func (r *Run) drawArrivals(src *source) {
	ahead := src.ahead
	ids, gaps := ahead.id[:src.block], ahead.gap[:src.block]
	var words [blockOfArrivals]uint64
	family := random.NewFamily(src.arrivals.Hash)
	for n := range ids {
		ids[n] = family.Member(src.number + uint64(n))
	}
	for n, id := range ids {
		words[n] = r.draws.Bits(id, arrivalPurpose, 0)
	}
	r.samplers[ahead.gaps].Draw(gaps, words[:len(ids)])
	for n, gap := range gaps {
		ahead.after[n] = bound.Round(float64(gap * src.gap))
	}
	src.holds = src.holdsUntil()
	if src.first == plan.None {
		return
	}
	s := &r.steps[src.first]
	var durations [blockOfArrivals]float64
	for n, id := range ids {
		words[n] = r.draws.Bits(id, s.Purpose, 0)
	}
	r.samplers[s.Sampler].Draw(durations[:len(ids)], words[:len(ids)])
	for n := range ids {
		ahead.duration[n] = bound.Nanoseconds(durations[n])
	}
}

// holdsUntil gives a time before which each arrival comes so long after the one before as the block says that is drawn
// now: until the rate changes, but for what roundings can make of that time.
func (src *source) holdsUntil() int64 {
	const roundings = 1 << 12 // nanoseconds: a float64 near the end of the clock errs by less
	if src.block < blockOfArrivals {
		return 0
	}
	return max(src.until-roundings, 0)
}
