package engine

import "karvon/sim/plan"

// resource is the state of a resource.
type resource struct {
	capacity int32
	seized   int32
	down     int32 // units that have failed
	waiting  requestQueue
}

// seize takes units, or waits for them behind those who asked before: a small request never passes a large one of its
// class.
func (r *Run) seize(i entityID, s *plan.Step) bool {
	r.claim(i, s)
	if r.free(i, s.Resource(), s.Count) {
		r.take(i, s.Resource(), s.Count)
		return r.goTo(i, s.Next)
	}
	if s.Refuses {
		return r.refuseUnits(i, s)
	}
	r.awaitUnits(i, s)
	r.request(i, s.Resource(), s.Count)
	r.mayLock()
	return false
}

// free says whether a request that an entity makes now can have so many units.
func (r *Run) free(i entityID, at plan.ResourceID, units int32) bool {
	res := &r.resources[at]
	return res.seized+units <= res.capacity && r.isNext(i, at)
}

// claim begins an entity's claim of units.
func (r *Run) claim(i entityID, s *plan.Step) {
	r.letGo(i)
	r.entities[i].asked = r.now
	if r.observing {
		r.countClaim(s)
	}
}

// awaitUnits lets an entity wait for units, which it requests next.
func (r *Run) awaitUnits(i entityID, s *plan.Step) {
	e := &r.entities[i]
	r.become(i, seizing)
	e.next = plan.None // the first of its requests
	if s.Sampler != plan.None {
		r.awaitUnitsUntil(i, s)
	}
}

// take gives an entity units.
func (r *Run) take(i entityID, at plan.ResourceID, units int32) {
	rec := &r.record.Resources[at]
	r.resources[at].seized += units
	rec.Seized.change(int64(units), r.now)
	r.took(i, OfResource, int32(at), units)
	e := &r.entities[i]
	if r.inWindow(e.asked) {
		rec.Wait.record(e.asked, r.now-e.asked)
	}
}

// releaseUnits gives units back.
func (r *Run) releaseUnits(i entityID, at plan.ResourceID, units int32) {
	r.gave(i, OfResource, int32(at), units, Held)
	r.resources[at].seized -= units
	r.record.Resources[at].Seized.change(-int64(units), r.now)
	r.meetNext(at)
}

// meetNext meets the requests that free units allow, in the order of the queue.
func (r *Run) meetNext(at plan.ResourceID) {
	res := &r.resources[at]
	for res.waiting.count > 0 {
		i := r.requests[res.waiting.first].entity
		s := &r.steps[r.entities[i].step]
		if !r.canMeet(i, at, s) {
			return
		}
		r.withdraw(i)
		if s.Sampler != plan.None {
			r.endPatience(i)
		}
		e := &r.entities[i]
		r.waitedSince(e, e.asked)
		r.meet(i, at, s)
		r.metFrom(at)
		r.resume(i, s.Next)
		r.metFrom(plan.None)
		if s.Op.Facts().Wants != plan.WantsUnits {
			r.meetBehind(at, s)
		}
	}
}

// resume wakes an entity that waited, to go on with a step.
func (r *Run) resume(i entityID, step plan.StepID) {
	e := &r.entities[i]
	r.become(i, moving)
	e.step = step
	r.push(&r.woken, i)
}
