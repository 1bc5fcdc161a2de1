package engine

import (
	"math/bits"
	"slices"
)

// Where there is a queue before each lane, a lane knows who waits before it, so that nobody looks through all queues to
// compare lanes.

// laneOf gives the lane before which a queue stands; nil where several lanes serve one queue.
func (c *serverPool) laneOf(q queueID) *lane {
	if !c.plan.EachLane {
		return nil
	}
	return &c.lanes[bits.TrailingZeros64(c.queues[q].lanes)]
}

// countInLane counts those who come to a queue, or leave it.
func (c *serverPool) countInLane(q queueID, change int32) {
	if l := c.laneOf(q); l != nil {
		l.waiting += change
	}
}

// noteInLane notes a new queue at its lane.
func (c *serverPool) noteInLane(q queueID) {
	if l := c.laneOf(q); l != nil {
		l.queues = append(l.queues, q)
	}
}

// forgetInLane takes a queue from its lane, which is empty and becomes that of others.
func (c *serverPool) forgetInLane(q queueID) {
	if l := c.laneOf(q); l != nil {
		l.queues = slices.DeleteFunc(l.queues, func(other queueID) bool { return other == q })
	}
}
