package engine

import "karvon/sim/plan"

// requestClass gives the class in which an entity asks for units of a resource: the first condition that holds.
func (r *Run) requestClass(i entityID, at plan.ResourceID) int32 {
	priority := r.plan.Resources[at].Priority
	for class, program := range priority {
		if r.evaluate(program, i) != 0 {
			return int32(class)
		}
	}
	return int32(len(priority))
}

// isNext says whether a request that comes now would be the first in a resource's queue.
func (r *Run) isNext(i entityID, at plan.ResourceID) bool {
	queue := &r.resources[at].waiting
	return queue.count == 0 ||
		r.plan.Resources[at].Priority != nil && r.requestClass(i, at) < r.requests[queue.first].class
}

// classify gives a request its class, and finds its place: behind the last of its class or of one before it. It looks
// from both ends, as who comes is mostly of the first class that waits or of the last.
func (r *Run) classify(n requestID) {
	c := &r.requests[n]
	c.class = r.requestClass(c.entity, c.resource)
	queue := &r.resources[c.resource].waiting
	c.before, c.behind = queue.last, plan.None
	for first := queue.first; c.before != plan.None && r.requests[c.before].class > c.class; {
		r.work++
		if r.requests[first].class > c.class {
			c.before, c.behind = r.requests[first].before, first
			return
		}
		first = r.requests[first].behind
		c.behind, c.before = c.before, r.requests[c.before].before
	}
}

// linkRequest links a request into a queue, between those that it has before and behind it.
func (r *Run) linkRequest(queue *requestQueue, n requestID) {
	c := &r.requests[n]
	if c.before == plan.None {
		queue.first = n
	} else {
		r.requests[c.before].behind = n
	}
	if c.behind == plan.None {
		queue.last = n
	} else {
		r.requests[c.behind].before = n
	}
	queue.count++
}
