package engine

import "karvon/sim/plan"

// resource is the state of a resource.
type resource struct {
	capacity int32
	seized   int32
	waiting  list
}

// seize takes units, or waits for them behind those who asked before: a small
// request never passes a large one.
func (r *Run) seize(i int32, s *plan.Step) bool {
	r.letGo(i)
	e := &r.entities[i]
	e.asked = r.now
	res := &r.resources[s.Index]
	if res.waiting.count == 0 && res.seized+s.Count <= res.capacity {
		r.take(i, s)
		return r.goTo(i, s.Next)
	}
	e.state = seizing
	r.record.Resources[s.Index].Queue.change(1, r.now, r.observing)
	r.push(&res.waiting, i)
	r.mayLock()
	return false
}

// take gives an entity its units.
func (r *Run) take(i int32, s *plan.Step) {
	e := &r.entities[i]
	rec := &r.record.Resources[s.Index]
	r.resources[s.Index].seized += s.Count
	rec.Seized.change(int64(s.Count), r.now, r.observing)
	r.took(i, OfResource, s.Index, s.Count)
	wait := r.waitedSince(e, e.asked)
	if r.inWindow(e.asked) {
		rec.Wait.Add(wait)
	}
}

// releaseUnits gives units back.
func (r *Run) releaseUnits(i int32, s *plan.Step) {
	r.gave(i, OfResource, s.Index, s.Count, Held)
	r.resources[s.Index].seized -= s.Count
	r.record.Resources[s.Index].Seized.change(-int64(s.Count), r.now, r.observing)
	r.meetNext(s.Index)
}

// meetNext meets the requests that free units allow, first come first served.
func (r *Run) meetNext(at int32) {
	res := &r.resources[at]
	for res.waiting.count > 0 {
		i := res.waiting.head
		s := &r.steps[r.entities[i].step]
		if res.seized+s.Count > res.capacity {
			return
		}
		r.pop(&res.waiting)
		r.record.Resources[at].Queue.change(-1, r.now, r.observing)
		r.take(i, s)
		r.resume(i, s.Next)
	}
}

// resume wakes an entity that waited, to go on with a step.
func (r *Run) resume(i, step int32) {
	e := &r.entities[i]
	e.state = moving
	e.step = step
	r.push(&r.woken, i)
}
