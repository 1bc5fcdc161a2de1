package engine

import "karvon/sim/plan"

// waitUntil lets an entity wait for a time of day.
func (r *Run) waitUntil(i entityID, s *plan.Step) bool {
	at, _ := r.plan.Timetables[s.Timetable()].Next(r.now)
	return r.pause(i, s, at)
}

// waitOpen lets an entity wait for an opening.
func (r *Run) waitOpen(i entityID, s *plan.Step) bool {
	if s.Schedule() == plan.None {
		return r.goTo(i, s.Next)
	}
	return r.pause(i, s, r.plan.Schedules[s.Schedule()].Opens(r.now))
}

// pause lets an entity wait until a time; it goes on at once where there is nothing to wait for.
func (r *Run) pause(i entityID, s *plan.Step, until int64) bool {
	if until == r.now {
		return r.goTo(i, s.Next)
	}
	r.letGo(i)
	e := &r.entities[i]
	e.asked = r.now
	r.become(i, pausing)
	r.pending.schedule(until, rankElapsed, int32(i))
	return false
}

// heed lets an entity wait for a signal.
func (r *Run) heed(i entityID, s *plan.Step) {
	r.letGo(i)
	e := &r.entities[i]
	e.asked = r.now
	r.become(i, heeding)
	r.push(&r.heeding[s.Signal()], i)
}

// signal lets those who wait for a signal go on, the first that came first. They do so once the one that gives it
// has done its steps.
func (r *Run) signal(s *plan.Step) {
	waiting := &r.heeding[s.Signal()]
	for n := min(waiting.count, s.Count); n > 0; n-- {
		i := r.pop(waiting)
		e := &r.entities[i]
		at := &r.steps[e.step]
		r.stamp(e.id, at.Hash)
		r.waitedSince(e, e.asked)
		r.become(i, moving)
		e.step = at.Next
		r.push(&r.woken, i)
	}
}
