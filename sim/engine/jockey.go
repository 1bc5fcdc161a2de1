package engine

import (
	"math"
	"math/bits"

	"karvon/sim/plan"
)

// Who waits in a lane sees the others. Where a lane has become so much shorter that the last of another would have
// enough fewer before it there, for each server on duty, it changes (jockeying). Lanes in which nobody is on duty
// neither lose nor gain by it. With each change the sum over all lanes of what those in them have before them gets
// less, so that changes end.

// change is that of one who waits to another lane.
type change struct {
	who  entityID
	to   laneID
	gain float64 // fewer before it, for each server on duty
}

// jockey lets those who wait change to shorter lanes, one after the other, until nobody gains enough. Then those
// outside come to servers that are still idle.
func (r *Run) jockey(c *serverPool) {
	if c.plan.Jockey == 0 {
		return
	}
	for {
		best := r.bestChange(c)
		if best.who == plan.None {
			break
		}
		r.changeLane(c, best)
	}
	r.callIdle(c)
}

// bestChange finds the change by which one gains the most, and enough; of equals that from the first lane, and to the
// first. It looks at pairs of lanes only where the last of one could gain enough by the shortest of all, and in that
// case only at those that are short enough for the last of some lane.
func (r *Run) bestChange(c *serverPool) change {
	best := change{who: plan.None, gain: c.plan.Jockey}
	shortest, short := c.shortLanes()
	for from := range c.lanes {
		l := &c.lanes[from]
		if l.waiting == 0 || l.target == 0 {
			continue
		}
		last := c.before(from, l.waiting-1)
		if last-shortest < best.gain {
			continue
		}
		for lanes := short &^ (1 << from) & c.reach(l); lanes != 0; lanes &= lanes - 1 {
			r.work++
			to := bits.TrailingZeros64(lanes)
			there := c.before(to, c.lanes[to].waiting)
			if last-there < best.gain {
				continue // not even the last of all gains enough
			}
			found := change{to: laneID(to)}
			var behind int32
			if found.who, behind = r.lastFor(c, l, to); found.who == plan.None {
				continue
			}
			found.gain = c.before(from, l.waiting-1-behind) - there
			if found.gain > best.gain || found.gain == best.gain && best.who == plan.None {
				best = found
			}
		}
	}
	return best
}

// shortLanes gives how many one would have before it in the shortest of the lanes on duty, and those lanes in which one
// has so few that the last of some lane could gain enough.
func (c *serverPool) shortLanes() (shortest float64, short uint64) {
	shortest, longest := math.Inf(1), math.Inf(-1)
	for n := range c.lanes {
		if l := &c.lanes[n]; l.target > 0 {
			shortest = min(shortest, c.before(n, l.waiting))
			longest = max(longest, c.before(n, l.waiting-1))
		}
	}
	if longest-shortest < c.plan.Jockey {
		return math.Inf(1), 0
	}
	for n := range c.lanes {
		if l := &c.lanes[n]; l.target > 0 && longest-c.before(n, l.waiting) >= c.plan.Jockey {
			short |= 1 << n
		}
	}
	return shortest, short
}

// reach gives the lanes that somebody who waits in a lane may use.
func (c *serverPool) reach(l *lane) uint64 {
	lanes := uint64(0)
	for _, at := range l.queues {
		if q := &c.queues[at]; q.list.count > 0 {
			lanes |= q.choices(c.plan)
		}
	}
	return lanes
}

// before gives how many one has before it in a lane for each server on duty, with so many who wait before it.
func (c *serverPool) before(n int, waiting int32) float64 {
	return float64(waiting+c.lanes[n].holders) / float64(c.lanes[n].target)
}

// lastFor finds who came last of those who wait in a lane and may use another, and how many came to the lane after it.
func (r *Run) lastFor(c *serverPool, from *lane, to int) (last entityID, behind int32) {
	last = plan.None
	for _, at := range from.queues {
		q := &c.queues[at]
		if q.list.count == 0 || q.choices(c.plan)&(1<<to) == 0 {
			continue
		}
		if i := q.list.tail; last == plan.None || r.customer(i).ticket > r.customer(last).ticket {
			last = i
		}
	}
	if last == plan.None {
		return last, 0
	}
	for _, at := range from.queues {
		behind += r.countLater(&c.queues[at].list, r.customer(last).ticket)
	}
	return last, behind
}

// countLater counts those of a queue whose ticket is behind another.
func (r *Run) countLater(l *list, ticket uint64) int32 {
	later := int32(0)
	for i := l.tail; later < l.count && r.customer(i).ticket > ticket; i = r.customer(i).previous {
		r.work++
		later++
	}
	return later
}

// changeLane lets one who waits go to the end of another lane, where it is served or interrupts a service as one does
// who comes.
func (r *Run) changeLane(c *serverPool, to change) {
	r.leaveQueue(c, to.who)
	r.customer(to.who).lanes = 1 << to.to
	r.giveTicket(to.who, &r.steps[r.entities[to.who].step], c)
	rec := &r.record.Stations[c.at]
	rec.Queue.up(r.now)
	if r.observing {
		rec.Jockeyed++
	}
	r.joinQueue(c, to.who)
	l := &c.lanes[to.to]
	if k := c.doing[idle].within(l.first, l.last); k != plan.None {
		r.call(c, k)
		return
	}
	r.interruptBy(c, to.who)
}
