package engine

import (
	"cmp"
	"math"

	"karvon/sim/plan"
	"karvon/sim/scenario"
)

// giveTicket gives one who comes to a server pool its place among those of its class: the least ticket is next.
func (r *Run) giveTicket(i entityID, s *plan.Step, c *serverPool) {
	v := r.customer(i)
	switch c.plan.Order {
	case scenario.LastCome:
		v.ticket = math.MaxUint64 - c.tickets
	case scenario.ShortestJob: // the draw is that at the start of the service: the job is as long in any order
		v.ticket = uint64(r.durationOf(i, s, r.draws.of(&r.entities[i], s.Purpose, v.occurrence)))
	default:
		v.ticket = c.tickets
	}
	v.came = c.tickets
	c.tickets++
}

// compareComing compares when two came who wait for a server pool, or when they last came to another lane.
func (r *Run) compareComing(one, other entityID) int {
	return cmp.Compare(r.customer(one).came, r.customer(other).came)
}

// behind says whether one who waits is served after another of its class: jobs of one length are done in the order in
// which they came.
func (v *customer) behind(other *customer) bool {
	return v.ticket > other.ticket || v.ticket == other.ticket && v.came > other.came
}

// accumulated gives the priority that one who waits has by now: it grows with the time since it came, for each class
// at its own rate.
func (r *Run) accumulated(i entityID, rates []float64) float64 {
	return float64(rates[r.customer(i).class] * seconds(r.now-r.entities[i].asked))
}
