package engine

import (
	"slices"

	"karvon/sim/plan"
)

// When a lane closes, those who stand in it choose anew, in the order in which they came, as one does who comes:
// they go to the end of the queue of an open lane that they may use, or, where none is open, to the lane that
// serves them first, which can be their own. Those who chose a lane that was closed stand there knowingly.

// moveOn lets those who stand in lanes that close at this instant choose anew.
func (r *Run) moveOn(c *serverPool) {
	closing := c.closingLanes()
	if closing == 0 || !c.plan.EachLane || c.plan.StayOn {
		return
	}
	r.findMovers(c, closing)
	for _, i := range r.movers { // all, so that nobody counts for those before it
		if r.customer(i).queue != plan.None {
			r.leaveQueue(c, i)
		}
	}
	for _, i := range r.movers {
		r.chooseAnew(c, i)
	}
	r.callAll(c)
	r.interruptFor(c)
}

// closingLanes gives the lanes that have closed at this instant, and forgets it.
func (c *serverPool) closingLanes() uint64 {
	closing := uint64(0)
	for n := range c.lanes {
		if l := &c.lanes[n]; l.closes {
			l.closes = false
			if l.target == 0 {
				closing |= 1 << n
			}
		}
	}
	return closing
}

// findMovers finds those who stand in some lanes, or outside for them, in the order in which they came.
func (r *Run) findMovers(c *serverPool, lanes uint64) {
	r.movers = r.movers[:0]
	for at := range c.queues {
		l := &c.queues[at]
		if l.lanes&lanes == 0 {
			continue
		}
		for n, i := l.list.count, l.list.head; n > 0; n, i = n-1, r.customer(i).next {
			r.movers = append(r.movers, i)
		}
	}
	outside := &r.stations[c.at].outside
	for n, i := outside.count, outside.head; n > 0; n, i = n-1, r.entities[i].next {
		if r.customer(i).lanes&lanes != 0 {
			r.movers = append(r.movers, i)
		}
	}
	slices.SortFunc(r.movers, r.compareComing)
}

// chooseAnew lets one who waits choose a lane. In its own it keeps its place, to another it comes last of all who wait
// there. One outside stands there for the lane that it chooses.
func (r *Run) chooseAnew(c *serverPool, i entityID) {
	v := r.customer(i)
	if lane := uint64(1) << r.shortestLane(c, v); lane != v.lanes {
		v.lanes = lane
		r.giveTicket(i, &r.steps[r.entities[i].step], c)
	}
	if r.entities[i].state == queued {
		r.record.Stations[c.at].Queue.up(r.now)
		r.joinQueue(c, i)
	}
}

// interruptFor lets those who chose anew and still wait interrupt others, as one does who comes.
func (r *Run) interruptFor(c *serverPool) {
	for _, i := range r.movers {
		r.interruptBy(c, i)
	}
}

// interruptBy lets one who came to another lane and still waits interrupt a service there.
func (r *Run) interruptBy(c *serverPool, i entityID) {
	v := r.customer(i)
	if v.queue == plan.None {
		return
	}
	if k := r.victim(c, v); k != plan.None {
		r.leaveQueue(c, i)
		r.interrupt(c, k, c.plan.Preempt)
		r.occupy(c, k)
		r.serveBy(i, &r.steps[r.entities[i].step], c, k)
	}
}
