package engine

import (
	"slices"

	"karvon/sim/plan"
)

// bottleneck finds the place that holds another up in the end: where most of those who hold what is waited for wait
// themselves, and so on from there.
func (r *Run) bottleneck(from location) (last location, ok bool) {
	const furthest = 8 // places one behind the other
	met := []location{from}
	for range furthest {
		next, ok := r.nextBottleneck(met[len(met)-1])
		if !ok || slices.Contains(met, next) {
			break
		}
		met = append(met, next)
	}
	return met[len(met)-1], len(met) > 1
}

// nextBottleneck finds where most of those wait who hold what a place gives, if more of them wait elsewhere than do
// anything else.
func (r *Run) nextBottleneck(at location) (next location, ok bool) {
	counts := map[location]int{}
	holders, waiting := 0, 0
	for i := range r.entities {
		e := &r.entities[i]
		if e.state == free || e.state == expected || !r.holdsOf(e, at) {
			continue
		}
		holders++
		if s := r.locationOf(e); s.waiting && s != at {
			waiting++
			counts[s]++
		}
	}
	if 2*waiting <= holders {
		return location{}, false
	}
	most := 0
	for s, count := range counts {
		if count > most || count == most && (s.kind < next.kind || s.kind == next.kind && s.index < next.index) {
			next, most = s, count
		}
	}
	return next, true
}

// holdsOf says whether an entity holds some of what a place gives.
func (r *Run) holdsOf(e *entity, at location) bool {
	switch at.kind {
	case StationPlace:
		return int32(e.server()) == at.index || e.state == serving && r.steps[e.step].Index == at.index
	case ZonePlace:
		return slices.Contains(r.plan.Holding(e.step).Zones, plan.ZoneID(at.index))
	case ResourcePlace:
		return slices.Contains(r.plan.Holding(e.step).Resources, plan.ResourceID(at.index))
	case DirectionPlace:
		return int32(e.direction()) == at.index
	}
	return false
}
