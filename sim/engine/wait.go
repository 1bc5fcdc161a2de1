package engine

import "karvon/sim/plan"

// wait lets an entity wait for a time of day or an opening; it goes on at once
// where there is nothing to wait for.
func (r *Run) wait(i int32, s *plan.Step) bool {
	at := r.now
	switch {
	case s.Op == plan.OpWaitUntil:
		at, _ = r.plan.Timetables[s.Index].Next(r.now)
	case s.Index != plan.None:
		at = r.plan.Schedules[s.Index].Opens(r.now)
	}
	if at == r.now {
		return r.goTo(i, s.Next)
	}
	r.letGo(i)
	e := &r.entities[i]
	e.asked = r.now
	e.state = pausing
	r.pending.schedule(at, rankElapsed, i)
	return false
}
