package engine

import "karvon/sim/plan"

// Requests are met first come first served at each resource, or by class and in each class so. A request for
// several resources together stands in the queue of each, from the instant at which it is made, and is met when it
// is the first in all of them and there are units enough in all: until then it holds up those behind it, so that no
// small request passes it. A request for any of several stands in the queue of each too, and leaves the others when
// one of them meets it.
//
// Requests alone never lock each other: whoever waits holds nothing of what it asks for, and as a request enters
// all its queues at one instant, of those that wait the first to ask is the first in all of its queues. It waits
// for units that are in use and for no other request; when they are given back it is met, and so are the others
// after it. Entities that hold units while they wait for more can lock each other, which the search for knots
// finds.

// request is an entity's request for units of one resource: its place in the queue there.
type request struct {
	entity         entityID
	units          int32
	class          int32 // of the resource's priorities
	resource       plan.ResourceID
	before, behind requestID // in the queue of the resource
	sibling        requestID // of the same entity, for units of another resource
}

// requestQueue is the queue of a resource, linked through request.behind. Requests live in a slice and their places
// are used again.
type requestQueue struct {
	first, last requestID
	count       int32
}

// requests gives the first of the requests of an entity that waits for units.
func (e *entity) requests() requestID { return requestID(e.next) }

func newRequestQueue() requestQueue { return requestQueue{first: plan.None, last: plan.None} }

// request puts an entity's request at the end of a resource's queue.
func (r *Run) request(i entityID, at plan.ResourceID, units int32) {
	n := r.freeRequest
	if n == plan.None {
		if len(r.requests) >= r.memory.room[ofRequests] {
			r.makeRoomFor(ofRequests)
			r.requests = withCapacity(r.requests, r.memory.room[ofRequests])
		}
		r.requests = append(r.requests, request{})
		n = requestID(len(r.requests) - 1)
	} else {
		r.freeRequest = r.requests[n].behind
	}
	queue := &r.resources[at].waiting
	r.requests[n] = request{
		entity: i, units: units, resource: at, before: queue.last, behind: plan.None, sibling: r.entities[i].requests(),
	}
	if r.plan.Resources[at].Priority != nil {
		r.classify(n)
	}
	r.linkRequest(queue, n)
	r.entities[i].next = entityID(n)
	r.record.Resources[at].Queue.up(r.now)
}

// withdraw takes all requests of an entity out of their queues.
func (r *Run) withdraw(i entityID) {
	for n := r.entities[i].requests(); n != plan.None; {
		c := &r.requests[n]
		queue := &r.resources[c.resource].waiting
		if c.before == plan.None {
			queue.first = c.behind
		} else {
			r.requests[c.before].behind = c.behind
		}
		if c.behind == plan.None {
			queue.last = c.before
		} else {
			r.requests[c.behind].before = c.before
		}
		queue.count--
		r.record.Resources[c.resource].Queue.down(r.now)
		next := c.sibling
		c.behind, r.freeRequest = r.freeRequest, n
		n = next
	}
	r.entities[i].next = plan.None
}

// seizeAll takes units of several resources together, or waits for them all.
func (r *Run) seizeAll(i entityID, s *plan.Step) bool {
	r.claim(i, s)
	parts := r.plan.Requests[s.Request()].Parts
	free := true
	for _, p := range parts {
		free = free && r.free(i, p.Resource, p.Units)
	}
	if free {
		for _, p := range parts {
			r.take(i, p.Resource, p.Units)
		}
		return r.goTo(i, s.Next)
	}
	if s.Refuses {
		return r.refuseUnits(i, s)
	}
	r.awaitUnits(i, s)
	for _, p := range parts {
		r.request(i, p.Resource, p.Units)
	}
	r.mayLock()
	return false
}

// seizeAny takes units of the first of several resources that has them free, or waits for the first that has.
func (r *Run) seizeAny(i entityID, s *plan.Step) bool {
	r.claim(i, s)
	parts := r.plan.Requests[s.Request()].Parts
	for _, p := range parts {
		if r.free(i, p.Resource, p.Units) {
			r.meet(i, p.Resource, s)
			return r.goTo(i, s.Next)
		}
	}
	if s.Refuses {
		return r.refuseUnits(i, s)
	}
	r.awaitUnits(i, s)
	for _, p := range parts {
		r.request(i, p.Resource, p.Units)
	}
	r.mayLock()
	return false
}

// releaseAny gives back what was taken of one of several resources.
func (r *Run) releaseAny(i entityID, s *plan.Step) {
	at := plan.ResourceID(r.kept(i, s.Held))
	r.releaseUnits(i, at, r.plan.Requests[s.Request()].Parts[0].Units)
}

// canMeet says whether the first request in a resource's queue can be met.
func (r *Run) canMeet(i entityID, at plan.ResourceID, s *plan.Step) bool {
	if s.Op.Facts().Wants != plan.WantsAllUnits {
		res := &r.resources[at]
		return res.seized+r.requests[res.waiting.first].units <= res.capacity
	}
	for n := r.entities[i].requests(); n != plan.None; n = r.requests[n].sibling {
		c := &r.requests[n]
		res := &r.resources[c.resource]
		if res.waiting.first != n || res.seized+c.units > res.capacity {
			return false
		}
	}
	return true
}

// meet gives an entity what it asked for, at a resource where that can be met.
func (r *Run) meet(i entityID, at plan.ResourceID, s *plan.Step) {
	switch s.Op.Facts().Wants {
	case plan.WantsAllUnits:
		for _, p := range r.plan.Requests[s.Request()].Parts {
			r.take(i, p.Resource, p.Units)
		}
	case plan.WantsAnyUnits:
		r.keep(i, s.Held, float64(at))
		r.take(i, at, r.plan.Requests[s.Request()].Parts[0].Units)
	default:
		r.take(i, at, s.Count)
	}
}

// meetBehind meets those who stood behind a request in its other queues.
func (r *Run) meetBehind(at plan.ResourceID, s *plan.Step) {
	for _, p := range r.plan.Requests[s.Request()].Parts {
		if p.Resource != at {
			r.meetNext(p.Resource)
		}
	}
}

// freeRequests frees, in the search for knots, those in a resource's queue for whom there are units some day, first
// come first served. One that asks for several together needs them all.
func (r *Run) freeRequests(at plan.ResourceID) int {
	k := &r.knots
	freed := 0
	for n := r.resources[at].waiting.first; n != plan.None; n = r.requests[n].behind {
		c := &r.requests[n]
		if k.stuck[c.entity] && !r.metSomeDay(c) {
			break
		}
		freed += r.setFree(c.entity)
	}
	return freed
}

func (r *Run) metSomeDay(c *request) bool {
	k := &r.knots
	if r.wants(&r.entities[c.entity]) != plan.WantsAllUnits {
		return k.gives(k.mostUnits[c.resource], k.units[c.resource], int64(c.units))
	}
	for n := r.entities[c.entity].requests(); n != plan.None; n = r.requests[n].sibling {
		part := &r.requests[n]
		if !k.gives(k.mostUnits[part.resource], k.units[part.resource], int64(part.units)) {
			return false
		}
	}
	return true
}
