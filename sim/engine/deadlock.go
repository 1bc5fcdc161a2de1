package engine

import (
	"fmt"
	"slices"
	"strings"

	"karvon/sim/plan"
)

// DeadlockError says that entities wait for each other in a circle, or for what is never there, so that they never
// go on.
type DeadlockError struct {
	At    int64 // time since the run's start at which it came about, ns
	Waits []wait
	// Behind is how many more never go on, by the time at which it was found.
	Behind int
}

// wait says how many entities of a flow that hold the same wait for the same.
type wait struct {
	flow  string
	count int
	holds []string // of what others wait for; none for those who wait behind them
	For   string
}

// Error tells, line by line, who waits for what held by whom.
func (e *DeadlockError) Error() string { return strings.Join(e.Lines(), "\n") }

// Lines gives the lines of the error's text.
func (e *DeadlockError) Lines() []string {
	lines := []string{fmt.Sprintf("deadlock %.1f h after the start: these wait for each other and never go on",
		float64(e.At)/3600e9)}
	for i := range e.Waits {
		lines = append(lines, "  "+e.Waits[i].String())
	}
	if e.Behind > 0 {
		lines = append(lines, fmt.Sprintf("  %d more wait behind them", e.Behind))
	}
	return lines
}

// String writes a wait as a line.
func (w *wait) String() string {
	holding, verb := "", "wait"
	if w.count == 1 {
		verb = "waits"
	}
	if len(w.holds) > 0 {
		each := ""
		if w.count > 1 {
			each = "each "
		}
		holding = ", " + each + "holding " + strings.Join(w.holds, " and ") + ","
	}
	return fmt.Sprintf("%d of flow %s%s %s for %s", w.count, w.flow, holding, verb, w.For)
}

// explain tells who waits for what among the stuck of the last search.
func (r *Run) explain(at int64, stuck int) *DeadlockError {
	err := &DeadlockError{At: at, Behind: stuck}
	wanted := r.wanted()
	for i := range r.entities {
		if !r.knots.stuck[i] {
			continue
		}
		e := &r.entities[i]
		err.add(wait{flow: r.plan.Flows[e.flow].Name, count: 1, holds: r.holds(e, wanted), For: r.waitsFor(e)})
		err.Behind--
	}
	slices.SortFunc(err.Waits, func(a, b wait) int { return strings.Compare(a.flow+" "+a.For, b.flow+" "+b.For) })
	return err
}

// add counts a wait with those like it.
func (e *DeadlockError) add(w wait) {
	for i := range e.Waits {
		known := &e.Waits[i]
		if known.flow == w.flow && known.For == w.For && slices.Equal(known.holds, w.holds) {
			known.count++
			return
		}
	}
	e.Waits = append(e.Waits, w)
}

// wanted gives the names of what the stuck wait for.
func (r *Run) wanted() map[string]bool {
	names := map[string]bool{}
	for i := range r.entities {
		if r.knots.stuck[i] {
			r.want(&r.entities[i], names)
		}
	}
	return names
}

// want adds the names of what a waiting entity waits for.
func (r *Run) want(e *entity, names map[string]bool) {
	names[r.target(e)] = true
	if e.state != seizing {
		return
	}
	for n := e.requests(); n != plan.None; n = r.requests[n].sibling {
		names[r.plan.Resources[r.requests[n].resource].Name] = true
	}
}

// target names what a waiting entity waits for.
func (r *Run) target(e *entity) string {
	switch s := &r.steps[e.step]; r.wants(e) {
	case plan.WantsAllUnits, plan.WantsAnyUnits:
		return r.plan.Requests[s.Request()].Name
	case plan.WantsChildren:
		return "those it sent out"
	}
	return r.nameOf(r.locationOf(e))
}

// waitsFor says what a waiting entity waits for, and where it can never have it.
func (r *Run) waitsFor(e *entity) string {
	name, s := r.target(e), &r.steps[e.step]
	switch r.wants(e) {
	case plan.WantsServer:
		if r.knots.mostServers[s.Station()] == 0 {
			return name + ", which never has a server"
		}
	case plan.WantsRoom:
		if r.plan.Zones[s.Zone()].Capacity < r.plan.Zones[s.Zone()].Room[r.plan.Flows[e.flow].Class] {
			return name + ", which never has so much room"
		}
	case plan.WantsUnits:
		if most := r.knots.mostUnits[s.Resource()]; int64(s.Count) > most {
			return fmt.Sprintf("%d of %s, of which there are never more than %d", s.Count, name, most)
		}
		return fmt.Sprintf("%d of %s", s.Count, name)
	}
	return name
}

// holds lists what an entity holds of what is wanted.
func (r *Run) holds(e *entity, wanted map[string]bool) []string {
	var all []string
	hold := func(name, text string) {
		if wanted[name] {
			all = append(all, text+name)
		}
	}
	switch {
	case !e.holds():
	case e.holdsPlace():
		hold("link."+r.plan.Directions[e.direction()].Name, "a place at the end of ")
	default:
		hold(r.plan.Stations[e.server()].Name, "a server of ")
	}
	h := r.plan.Holding(e.step)
	for _, zone := range h.Zones {
		hold(r.plan.Zones[zone].Name, "room in ")
	}
	for n, resource := range h.Resources {
		hold(r.plan.Resources[resource].Name, fmt.Sprintf("%d of ", h.Units[n]))
	}
	if p := r.parentOf(e); p != plan.None && r.knots.stuck[p] {
		all = append(all, "back one of flow "+r.plan.Flows[r.entities[p].flow].Name)
	}
	return all
}
