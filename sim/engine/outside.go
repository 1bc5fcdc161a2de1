package engine

import (
	"math/bits"

	"karvon/sim/plan"
)

// Where those who wait change lanes, one outside a full queue has not chosen for good: it chooses as it comes in, and
// goes to any idle server that may serve it as soon as nobody within wants it.

// mayEnter gives the lanes into which one outside may come.
func (c *serverPool) mayEnter(v *customer) uint64 {
	if c.plan.Jockey > 0 {
		return v.choices(c.plan)
	}
	return v.lanes
}

// chooseInside lets one who comes in from outside choose its lane anew.
func (r *Run) chooseInside(c *serverPool, i entityID) {
	v := r.customer(i)
	if c.plan.Jockey == 0 {
		return
	}
	if lane := uint64(1) << r.shortestLane(c, v); lane != v.lanes {
		v.lanes = lane
		r.giveTicket(i, &r.steps[r.entities[i].step], c)
	}
}

// callTo lets an idle server of the lane that one chose as it came in call whom it finds there.
func (r *Run) callTo(c *serverPool, i entityID) {
	v := r.customer(i)
	if c.plan.Jockey == 0 || v.queue == plan.None {
		return
	}
	l := &c.lanes[bits.TrailingZeros64(v.lanes)]
	if k := c.doing[idle].within(l.first, l.last); k != plan.None {
		r.call(c, k)
	}
}

// callIdle lets those outside come to the servers that are still idle after all within have changed lanes.
func (r *Run) callIdle(c *serverPool) {
	st := &r.stations[c.at]
	for n := 0; n < len(c.lanes) && st.outside.count > 0; n++ {
		l := &c.lanes[n]
		for k := c.doing[idle].within(l.first, l.last); k != plan.None; k = c.doing[idle].within(k+1, l.last) {
			if !r.callFromOutside(c, k) {
				break
			}
		}
	}
}
