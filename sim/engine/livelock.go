package engine

import (
	"fmt"
	"slices"
	"strings"

	"karvon/sim/plan"
)

// mostAtOneInstant is the number of events without any time passing, of entities woken at one instant, or of steps
// of one entity at one go, after which a run ends: more than entities can be inside, and about a second's work.
const mostAtOneInstant = 5_000_000

// LivelockError says that a run does not go on: something happens again and again without any time passing.
type LivelockError struct {
	At     int64    // time since the run's start, ns
	Flow   string   // of the entity; none where none is concerned
	Entity uint64   // its identity
	Came   int64    // when it arrived
	Steps  []string // input paths of the steps that are done again and again
}

// Error names the steps and the entity.
func (e *LivelockError) Error() string {
	who := ""
	if e.Flow != "" {
		who = fmt.Sprintf(", of one of flow %s that arrived %.1f h after the start (entity %016x)", e.Flow,
			float64(e.Came)/3600e9, e.Entity)
	}
	return fmt.Sprintf("no time passes any more, %.1f h after the start: more than %d events or steps at that "+
		"instant%s; again and again: %s",
		float64(e.At)/3600e9, mostAtOneInstant, who, strings.Join(e.Steps, ", "))
}

// livelock is the search for what happens without time passing. The clock is looked at now and then, and steps are
// counted as they are done at one go; only where there are too many are they noted, for a while.
type livelock struct {
	since   int64 // the clock when it was last looked at
	events  int   // since then, without time passing
	tracing bool
	left    int // to be noted still
	error   LivelockError
}

// traceLength is the number of events and steps of a run that stands still that are noted.
const traceLength = 1000

func (s *livelock) reset() { *s = livelock{since: -1} }

// lookAtClock is called every watchEvery events.
func (r *Run) lookAtClock() {
	s := &r.livelock
	if r.now != s.since {
		s.since, s.events = r.now, 0
		return
	}
	s.events += watchEvery
	if s.events >= mostAtOneInstant {
		r.traceEvents()
	}
}

// traceEvents lets the run go on for a while and notes what is done; the run is over then, unless time passes.
func (r *Run) traceEvents() {
	r.trace()
	for r.livelock.tracing && !r.over && r.pending.count() > 0 {
		e := r.pending.next()
		r.now = e.time
		r.traceEvent(&e)
		r.handle(e)
		r.wake()
		r.over = r.over || r.closing && r.open == 0
	}
}

// trace begins to note what is done.
func (r *Run) trace() {
	s := &r.livelock
	s.tracing, s.left = true, traceLength
	s.error = LivelockError{At: r.now}
}

// traced notes the step that an entity does next, and says whether enough was noted: the run is over then.
func (r *Run) traced(i entityID) bool {
	s := &r.livelock
	switch {
	case !s.tracing:
		r.trace()
	case s.error.At != r.now:
		s.reset()
		return false
	}
	return r.noteStep(i, r.entities[i].step)
}

func (r *Run) noteStep(i entityID, step plan.StepID) bool {
	e, s := &r.entities[i], &r.livelock
	if s.error.Flow == "" {
		s.error.Flow, s.error.Entity, s.error.Came = r.plan.Flows[e.flow].Name, e.id, e.arrived
	}
	return r.noteStill(r.plan.Paths[step])
}

// traceEvent notes what an event of a run that stands still is about.
func (r *Run) traceEvent(e *event) {
	if r.livelock.error.At != r.now {
		r.livelock.reset()
		return
	}
	switch e.rank() {
	case rankServed, rankElapsed:
		i := entityID(e.subject)
		step := r.entities[i].step
		if r.noteStep(i, step) || r.steps[step].Next == plan.None {
			return
		}
		r.noteStep(i, r.steps[step].Next)
	case rankRenege:
		r.noteStep(entityID(e.subject), r.entities[e.subject].step)
	case rankArrival:
		r.noteStill(r.arrivalsOf(r.flowOf(e)))
	case rankDisruption, rankRestoration:
		r.noteStill("disruptions." + r.plan.Disruptions[e.subject].Name)
	case rankUnitFailure:
		r.noteStill(r.plan.Resources[r.shifts[r.units[e.subject].shift].resource].Name)
	case rankFailure, rankReturn, rankAway:
		r.noteStill(r.plan.Stations[r.servers[e.subject].station].Name)
	default:
		r.noteStill("")
	}
}

// flowOf gives the flow of an arrival by its event.
func (r *Run) flowOf(e *event) plan.FlowID {
	if e.which() != ofSource {
		return r.entities[e.subject].flow
	}
	return r.sources[e.subject].flow
}

// noteStill adds what is done to what was, once; it ends the run when enough was noted, and says so.
func (r *Run) noteStill(what string) bool {
	s := &r.livelock
	if what != "" && !slices.Contains(s.error.Steps, what) {
		s.error.Steps = append(s.error.Steps, what)
	}
	if s.left--; s.left > 0 {
		return false
	}
	if r.failure == nil {
		failure := s.error
		r.failure = &failure
	}
	r.over = true
	return true
}
