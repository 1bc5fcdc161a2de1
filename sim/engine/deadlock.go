package engine

import (
	"fmt"
	"strings"

	"karvon/sim/plan"
)

// DeadlockError says that entities wait for each other in a circle: every
// server of the stations concerned is held by an entity that waits to be let
// into another of them.
type DeadlockError struct {
	At    int64 // time since the run's start, ns
	Waits []Wait
}

// Wait says how many entities that hold a station's servers wait for another.
type Wait struct {
	Flow, Holds, For string
	Count            int
}

// Error tells who waits for what held by whom.
func (e *DeadlockError) Error() string {
	var text strings.Builder
	fmt.Fprintf(&text, "deadlock %.1f h after the start", float64(e.At)/3600e9)
	for _, w := range e.Waits {
		fmt.Fprintf(&text, "; %d of flow %s hold %s and wait for %s", w.Count, w.Flow, w.Holds, w.For)
	}
	return text.String()
}

// findDeadlock searches for a knot from an entity that was just blocked. A
// station that is full moves again if any of its servers can: it is stuck if
// all are held by entities that are blocked outside stations that are stuck.
// Whoever waits for a zone is taken to move some day, as zones empty by
// journeys that the search does not follow.
func (r *Run) findDeadlock(blocked int32) {
	first := r.steps[r.entities[blocked].step]
	if first.Op != plan.OpVisit || !r.allHeld(first.Index) {
		return
	}
	stuck := map[int32]bool{first.Index: true}
	reached := []int32{first.Index}
	for len(reached) > 0 {
		at := reached[0]
		reached = reached[1:]
		for _, target := range r.waitedForFrom(at) {
			if target == plan.None || !r.allHeld(target) {
				return
			}
			if !stuck[target] {
				stuck[target] = true
				reached = append(reached, target)
			}
		}
	}
	r.failure = r.explain(stuck)
	r.over = true
}

// allHeld says whether all servers on duty at a station are held by entities
// that cannot go on.
func (r *Run) allHeld(at int32) bool {
	st := &r.stations[at]
	held := r.record.Stations[at].Blocked.Now
	return st.capacity > 0 && held >= int64(st.capacity) && held == int64(st.busy)
}

// waitedForFrom gives the stations for which those who hold a station's
// servers wait; None for a zone.
func (r *Run) waitedForFrom(at int32) []int32 {
	var targets []int32
	for i := range r.entities {
		e := &r.entities[i]
		if e.state != outside || e.held != at {
			continue
		}
		target := int32(plan.None)
		if s := &r.steps[e.step]; s.Op == plan.OpVisit {
			target = s.Index
		}
		targets = append(targets, target)
	}
	return targets
}

// explain counts who waits for what in a knot.
func (r *Run) explain(stuck map[int32]bool) *DeadlockError {
	err := &DeadlockError{At: r.now}
	for i := range r.entities {
		e := &r.entities[i]
		if e.state != outside || !stuck[e.held] {
			continue
		}
		wait := Wait{
			Flow:  r.plan.Flows[e.flow].Name,
			Holds: r.plan.Stations[e.held].Name,
			For:   r.plan.Stations[r.steps[e.step].Index].Name,
		}
		err.add(wait)
	}
	return err
}

func (e *DeadlockError) add(w Wait) {
	for i := range e.Waits {
		known := &e.Waits[i]
		if known.Flow == w.Flow && known.Holds == w.Holds && known.For == w.For {
			known.Count++
			return
		}
	}
	w.Count = 1
	e.Waits = append(e.Waits, w)
}
