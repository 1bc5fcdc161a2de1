package engine

import (
	"karvon/sim/bound"
	"karvon/sim/plan"
	"karvon/sim/random"
)

// depart ends a journey, and sees to the arrivals that follow on it.
func (r *Run) depart(i entityID) {
	if flow := r.entities[i].flow; r.journeys[flow].followed {
		r.followAll(i, flow)
	}
	r.remove(i, completed)
}

// followAll sees to the arrivals that follow on the departure of an entity of a flow.
func (r *Run) followAll(i entityID, flow plan.FlowID) {
	for n := range r.plan.Flows[flow].Followers {
		r.follow(i, &r.plan.Flows[flow].Followers[n])
	}
}

// follow lets an entity that departs be followed by a later arrival, or not. Who follows has its attributes, but
// for those that the flow draws anew.
func (r *Run) follow(i entityID, f *plan.Follower) {
	parent := r.entities[i].id
	if r.draws.of(&r.entities[i], f.Purpose, 0) >= f.Below {
		return
	}
	first := random.Mix(parent, f.Hash)
	delay := r.samplers[f.Delay].Nanoseconds(r.draws.Bits(first, f.Purpose, 1))
	flow := f.Flow
	size := r.batchSize(&r.plan.Flows[flow].Arrivals, first)
	if !r.hasRoomFor(size) {
		r.lacks(size, r.arrivalsOf(flow))
		return
	}
	for n := range size {
		member := memberOf(first, n)
		e := r.expect(flow, member)
		r.copyAttributes(e, i)
		r.drawAttributes(e, &r.plan.Flows[flow])
		r.comeAt(e, bound.Later(r.now, delay))
	}
}
