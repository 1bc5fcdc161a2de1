package plan

import (
	"fmt"
	"maps"
	"slices"

	"karvon/sim/scenario"
)

// holding is what an entity has at a step, the same on every way to it: where
// it is, the zones that it is in and the units that it has seized.
type holding struct {
	site  int
	zones []int
	units []int // by resource, as often as seized
}

// analyse follows every way through a journey's steps, as entities can. It
// checks that each leads to a departure and that what is taken is given back,
// and completes the steps with what follows from the ways: what is given up by
// those who are turned away, and which draws repeat.
func (j *journey) analyse() {
	known := map[int32]*holding{}
	for _, s := range j.starts {
		if s.step != None { // it has none only where its label is missing
			j.walk(s, known)
		}
	}
	if len(j.errors) > 0 {
		return
	}
	last := int32(len(j.plan.Steps))
	j.checkReached(known, last)
	j.checkDeparts(known)
	j.checkEndless(known)
	j.countRepeats(last)
	for at := int32(j.first); at < last; at++ {
		if known[at] != nil {
			j.turnAway(at, known[at])
		}
	}
	for _, s := range j.starts {
		j.reachedSites(s, known)
	}
}

// walk propagates what is held from a first step.
func (j *journey) walk(s start, known map[int32]*holding) {
	first := int32(s.step)
	known[first] = &holding{site: s.site}
	todo := []int32{first}
	for len(todo) > 0 {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if at == s.falls && j.plan.Steps[at].Op == OpDepart {
			j.fail(s.meta, scenario.NoDepart, "the journey has a way that comes to its end without a departure", "end every way with depart")
			continue
		}
		after := j.apply(at, known[at])
		for _, next := range j.successors(at) {
			if known[next] == nil {
				known[next] = after
				todo = append(todo, next)
				continue
			}
			j.compare(next, known[next], after)
		}
	}
}

// apply gives what is held after a step.
func (j *journey) apply(at int32, h *holding) *holding {
	s := &j.plan.Steps[at]
	after := &holding{h.site, slices.Clone(h.zones), slices.Clone(h.units)}
	j.checkThere(at, h)
	switch s.Op {
	case OpEnter:
		if slices.Contains(h.zones, int(s.Index)) {
			j.unbalanced(at, fmt.Sprintf("zone %s is entered twice", j.plan.Zones[s.Index].Name), "leave it first")
		}
		after.zones = append(after.zones, int(s.Index))
	case OpLeave:
		j.give(at, &after.zones, int(s.Index), "zone "+j.plan.Zones[s.Index].Name+" is left, but not every way here enters it")
	case OpSeize:
		for range s.Count {
			after.units = append(after.units, int(s.Index))
		}
	case OpRelease:
		for range s.Count {
			j.give(at, &after.units, int(s.Index), fmt.Sprintf("more units of %s are released than every way here seizes", j.plan.Resources[s.Index].Name))
		}
	case OpTravel:
		j.checkLeft(at, h)
		after.site = j.destination(s)
	case OpDepart, OpReturn:
		j.checkGiven(at, h)
	}
	slices.Sort(after.zones)
	slices.Sort(after.units)
	return after
}

// checkThere checks that the entity is where the step takes place: a go-to can
// bring it to a step from another site than the steps written before it.
func (j *journey) checkThere(at int32, h *holding) {
	s := &j.plan.Steps[at]
	place := h.site
	switch s.Op {
	case OpVisit:
		place = j.plan.Stations[s.Index].Site
	case OpEnter, OpLeave:
		place = j.plan.Zones[s.Index].Site
	case OpTravel:
		place = j.departure(s)
	}
	if place != h.site {
		j.fail(j.metas[at], scenario.SiteUnclear, fmt.Sprintf("this step takes place at %s, but is reached at %s",
			j.plan.Sites[place].Name, j.plan.Sites[h.site].Name), "travel there before the go-to")
	}
}

// departure gives the site at which a trip begins.
func (j *journey) departure(s *Step) int {
	if s.Count == 1 {
		return j.plan.Links[s.Index].To
	}
	return j.plan.Links[s.Index].From
}

// destination gives the site at which a trip ends.
func (j *journey) destination(s *Step) int {
	if s.Count == 1 {
		return j.plan.Links[s.Index].From
	}
	return j.plan.Links[s.Index].To
}

func (j *journey) unbalanced(at int32, message, hint string) {
	j.fail(j.metas[at], scenario.Unbalanced, message, hint)
}

func (j *journey) give(at int32, held *[]int, what int, message string) {
	i := slices.Index(*held, what)
	if i < 0 {
		j.unbalanced(at, message, "")
		return
	}
	*held = slices.Delete(*held, i, i+1)
}

// checkLeft checks that no zone is held on leaving a site.
func (j *journey) checkLeft(at int32, h *holding) {
	for _, zone := range h.zones {
		j.unbalanced(at, fmt.Sprintf("the trip begins inside zone %s", j.plan.Zones[zone].Name), "leave the zone before it")
	}
}

// checkGiven checks that nothing is held at the end.
func (j *journey) checkGiven(at int32, h *holding) {
	for _, zone := range h.zones {
		j.unbalanced(at, fmt.Sprintf("the journey ends inside zone %s", j.plan.Zones[zone].Name), "leave the zone before it")
	}
	for _, resource := range slices.Compact(slices.Clone(h.units)) {
		j.unbalanced(at, fmt.Sprintf("the journey ends with units of %s", j.plan.Resources[resource].Name), "release them before it")
	}
}

// compare checks that two ways to a step hold the same.
func (j *journey) compare(at int32, one, other *holding) {
	if !slices.Equal(one.zones, other.zones) {
		j.unbalanced(at, fmt.Sprintf("this step is reached inside zones %s on one way and %s on another", j.zoneNames(one), j.zoneNames(other)), "enter and leave them on both")
	}
	if !slices.Equal(one.units, other.units) {
		j.unbalanced(at, "this step is reached with other resources on one way than on another", "seize and release them on both")
	}
	if one.site != other.site && j.needsSite(at) {
		j.fail(j.metas[at], scenario.SiteUnclear, fmt.Sprintf("this step is reached at %s on one way and at %s on another",
			j.plan.Sites[one.site].Name, j.plan.Sites[other.site].Name), "")
	}
}

func (j *journey) needsSite(at int32) bool {
	op := j.plan.Steps[at].Op
	return op != OpDepart && op != OpReturn
}

func (j *journey) zoneNames(h *holding) string {
	if len(h.zones) == 0 {
		return "none"
	}
	var names []string
	for _, zone := range h.zones {
		names = append(names, j.plan.Zones[zone].Name)
	}
	return list(names)
}

// successors gives the steps to which a step can lead.
func (j *journey) successors(at int32) []int32 {
	s := &j.plan.Steps[at]
	var next []int32
	switch s.Op {
	case OpShare, OpWhen, OpShortest, OpCase:
		for _, b := range j.plan.Branches[s.Index : s.Index+s.Count] {
			if b.Step != None { // it leads nowhere only where its label is missing
				next = append(next, int32(b.Step))
			}
		}
	case OpVisit, OpEnter:
		if s.Full != None {
			next = append(next, s.Full)
		}
	}
	if s.Next != None && s.Op != OpDepart && s.Op != OpReturn && s.Op != OpTurnedAway {
		next = append(next, s.Next)
	}
	return next
}

// checkReached finds steps that no entity can come to.
func (j *journey) checkReached(known map[int32]*holding, last int32) {
	ends := map[int32]bool{}
	for _, s := range j.starts {
		ends[s.falls] = true
	}
	for at := int32(j.first); at < last; at++ {
		if known[at] == nil && !ends[at] {
			j.fail(j.metas[at], scenario.UnreachableStep, "no entity can come to this step", "it stands behind a depart or go-to")
		}
	}
}

// checkDeparts finds steps from which no way leads to a departure.
func (j *journey) checkDeparts(known map[int32]*holding) {
	leads := map[int32]bool{}
	for changed := true; changed; {
		changed = false
		for at := range known {
			if !leads[at] && j.isEnd(at, leads) {
				leads[at], changed = true, true
			}
		}
	}
	for at := range known {
		if !leads[at] {
			j.fail(j.metas[at], scenario.NoDepart, "no way leads from this step to a departure", "let the loop have a way out")
		}
	}
}

func (j *journey) isEnd(at int32, leads map[int32]bool) bool {
	switch j.plan.Steps[at].Op {
	case OpDepart, OpReturn:
		return true
	}
	for _, next := range j.successors(at) {
		if leads[next] {
			return true
		}
	}
	return false
}

// instantaneous says whether a step takes no time as a rule.
func instantaneous(op Op) bool {
	switch op {
	case OpVisit, OpDelay, OpTravel:
		return false
	}
	return true
}

// checkEndless finds loops in which no time passes: an entity could go round
// for ever at one instant.
func (j *journey) checkEndless(known map[int32]*holding) {
	const (
		open = 1
		done = 2
	)
	colour := map[int32]int{}
	var visit func(at int32)
	visit = func(at int32) {
		colour[at] = open
		for _, next := range j.successors(at) {
			if !instantaneous(j.plan.Steps[next].Op) {
				continue
			}
			if colour[next] == open {
				j.fail(j.metas[next], scenario.EndlessLoop, "this step comes back to itself without any time passing", "put a visit, delay or trip into the loop")
			}
			if colour[next] == 0 {
				visit(next)
			}
		}
		colour[at] = done
	}
	for _, at := range slices.Sorted(maps.Keys(known)) { // in order, so that the same step of a loop is named each time
		if colour[at] == 0 && instantaneous(j.plan.Steps[at].Op) {
			visit(at)
		}
	}
}

// countRepeats gives a counter to the purposes that an entity can draw for
// more than once.
func (j *journey) countRepeats(last int32) {
	purposes := map[uint64][]int32{}
	var order []uint64
	for at := int32(j.first); at < last; at++ {
		if p := j.plan.Steps[at].Purpose; p != 0 {
			if purposes[p] == nil {
				order = append(order, p)
			}
			purposes[p] = append(purposes[p], at)
		}
	}
	for _, p := range order {
		if !j.repeats(purposes[p]) {
			continue
		}
		slot := j.hiddenSlot()
		for _, at := range purposes[p] {
			j.plan.Steps[at].Counter = slot
		}
	}
}

// repeats says whether an entity can come from one of the steps to another of
// them, or back to the same.
func (j *journey) repeats(steps []int32) bool {
	for _, from := range steps {
		seen := map[int32]bool{}
		todo := j.successors(from)
		for len(todo) > 0 {
			at := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			if seen[at] {
				continue
			}
			if slices.Contains(steps, at) {
				return true
			}
			seen[at] = true
			todo = append(todo, j.successors(at)...)
		}
	}
	return false
}

// turnAway completes a step that can turn entities away: they give up what
// they hold, and are gone.
func (j *journey) turnAway(at int32, h *holding) {
	s := &j.plan.Steps[at]
	switch {
	case s.Op == OpVisit && j.divert[s.Index].Rule == scenario.TurnAway:
	case s.Op == OpEnter && j.zoneRule[s.Index] == scenario.TurnAway:
	default:
		return
	}
	meta := j.metas[at]
	j.exits = []exit{func(step int32) { j.plan.Steps[at].Full = step }}
	for _, zone := range h.zones {
		j.emit(Step{Op: OpLeave, Index: int32(zone), Full: None, Hash: j.plan.Zones[zone].Hash}, meta)
	}
	for _, resource := range h.units {
		j.emit(Step{Op: OpRelease, Index: int32(resource), Count: 1, Full: None, Hash: j.plan.Resources[resource].Hash}, meta)
	}
	j.emit(Step{Op: OpTurnedAway, Full: None, Hash: hashOf("turned away", j.plan.Flows[j.flow].Name)}, meta)
	j.exits = nil
}

// reachedSites notes the sites that a flow's entities can be at.
func (j *journey) reachedSites(s start, known map[int32]*holding) {
	f := &j.plan.Flows[s.flow]
	seen := map[int32]bool{}
	todo := []int32{int32(s.step)}
	for len(todo) > 0 {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[at] || known[at] == nil {
			continue
		}
		seen[at] = true
		if site := known[at].site; !slices.Contains(f.Sites, site) {
			f.Sites = append(f.Sites, site)
		}
		todo = append(todo, j.successors(at)...)
	}
	slices.Sort(f.Sites)
}
