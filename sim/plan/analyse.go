package plan

import (
	"maps"
	"slices"

	"karvon/sim/scenario"
)

// analyse follows every way through a journey's steps, as entities can. It checks that each leads to a departure
// and that what is taken is given back, and completes the steps with what follows from the ways: what is given up
// by those who are turned away, and which draws repeat.
func (j *journey) analyse() {
	last := StepID(len(j.plan.Steps))
	known := ofSteps[*held]{j.first, make([]*held, last-j.first)}
	for _, s := range j.starts {
		if s.step != None { // it has none only where its label is missing
			j.walk(s, known)
		}
	}
	if j.wrong() {
		return
	}
	j.checkReached(known, last)
	ways := j.graph(last)
	j.checkDeparts(known, ways)
	j.checkEndless(known)
	j.countRepeats(ways)
	j.noteHoldings(known)
	j.standings(known)
	for _, s := range j.starts {
		j.reachedSites(s, known) // before steps are put in of which nothing is known
	}
	for at := j.first; at < last; at++ {
		if h := *known.at(at); h != nil {
			j.complete(at, h)
		}
	}
}

// ofSteps holds something of each of a journey's steps.
type ofSteps[T any] struct {
	first StepID
	each  []T
}

func (o ofSteps[T]) at(step StepID) *T { return &o.each[step-o.first] }

// walk propagates what is held from a first step.
func (j *journey) walk(s start, known ofSteps[*held]) {
	first := s.step
	*known.at(first) = &held{site: s.site, batch: s.batch}
	todo := []StepID{first}
	var ways []StepID
	for len(todo) > 0 {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if at == s.falls && j.facts(at).Leads == Departs {
			if at == first {
				j.fail(s.meta, scenario.NoDepart, "the journey has no steps", "a journey ends with depart")
			}
			continue
		}
		before := *known.at(at)
		applied := j.apply(at, before)
		ways = j.plan.addOnward(ways[:0], at)
		for _, next := range ways {
			after := applied
			if j.goesWithout(at, next) {
				after = before
			}
			met := known.at(next)
			if *met == nil {
				if next == s.falls && j.facts(next).Leads == Departs {
					j.fail(j.metas[at], scenario.NoDepart,
						"behind this step a way of the journey comes to its end without a departure",
						"write depart behind it: every way ends with that step")
				}
				*met = after
				todo = append(todo, next)
				continue
			}
			j.compare(next, *met, after)
		}
	}
}

// facts gives what is known of a step's operation.
func (j *journey) facts(at StepID) *Operation { return j.plan.Steps[at].Op.Facts() }

// checkReached finds steps that no entity can come to.
func (j *journey) checkReached(known ofSteps[*held], last StepID) {
	ends := map[StepID]bool{}
	for _, s := range j.starts {
		ends[s.falls] = true
	}
	for at := j.first; at < last; at++ {
		if *known.at(at) == nil && !ends[at] {
			j.fail(j.metas[at], scenario.UnreachableStep, "no entity can come to this step",
				"it stands behind a depart or go-to")
		}
	}
}

// graph gives the ways between the journey's steps.
func (j *journey) graph(last StepID) *graph { return newGraph(j.first, last, j.plan.addOnward) }

// checkDeparts finds steps from which no way leads to a departure.
func (j *journey) checkDeparts(known ofSteps[*held], ways *graph) {
	leads := ways.leadingTo(func(at StepID) bool { return j.facts(at).Leads.Ends() })
	for i, h := range known.each {
		if h != nil && !leads[i] {
			j.fail(j.metas[j.first+StepID(i)], scenario.NoDepart, "no way leads from this step to a departure",
				"let the loop have a way out")
		}
	}
}

// atOnce gives the steps to which a step can lead without time passing. A visit takes time, as a rule: see
// compiler.endless; those whom it does not serve go on at once.
func (j *journey) atOnce(at StepID) []StepID {
	s := &j.plan.Steps[at]
	if j.facts(at).Time.Passes() || j.plan.Awaits(s) {
		return s.addDetours(nil)
	}
	return j.plan.onward(at)
}

// checkEndless finds loops in which no time passes: an entity could go round for ever at one instant. A loop in
// which it can wait is not one of them; where it never does, the run ends and says so.
func (j *journey) checkEndless(known ofSteps[*held]) {
	const (
		open = 1
		done = 2
	)
	colour := ofSteps[uint8]{j.first, make([]uint8, len(known.each))}
	var visit func(at StepID)
	visit = func(at StepID) {
		*colour.at(at) = open
		for _, next := range j.atOnce(at) {
			if *colour.at(next) == open {
				j.fail(j.metas[next], scenario.EndlessLoop, "this step comes back to itself without any time passing",
					"put a visit, delay or trip into the loop")
			}
			if *colour.at(next) == 0 {
				visit(next)
			}
		}
		*colour.at(at) = done
	}
	for i, h := range known.each { // in order, so that the same step of a loop is named each time
		if h != nil && colour.each[i] == 0 {
			visit(j.first + StepID(i))
		}
	}
}

// complete adds to a step what follows from what is held there. Those whom it turns away or leaves unserved, where
// nothing else is to be done, give up what they hold and are gone.
func (j *journey) complete(at StepID, h *held) {
	o := j.facts(at)
	if o.turnsAway != nil {
		if ways := o.turnsAway(j, at); len(ways) > 0 {
			j.exits = ways
			j.giveUpAll(at, h)
		}
	}
	if o.complete != nil {
		o.complete(j, at, h)
	}
}

// giveUpAll emits the giving up of what is held at a step, and the end.
func (j *journey) giveUpAll(at StepID, h *held) {
	for _, zone := range h.zones {
		j.emit(newStep(OpLeave, int32(zone), j.plan.Zones[zone].hash), j.metas[at])
	}
	for _, held := range h.units {
		j.giveUpUnits(held, j.metas[at])
	}
	j.emit(newStep(OpTurnedAway, None, hashOf("turned away", j.plan.Flows[j.flow].Name)), j.metas[at])
	j.exits = nil
}

// reachedSites notes the sites that a flow's entities can be at.
func (j *journey) reachedSites(s start, known ofSteps[*held]) {
	f := &j.plan.Flows[s.flow]
	seen := ofSteps[bool]{j.first, make([]bool, len(known.each))}
	sites, full := map[SiteID]bool{}, map[ZoneID]bool{}
	todo := []StepID{s.step}
	for len(todo) > 0 {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		h := *known.at(at)
		if *seen.at(at) || h == nil {
			continue
		}
		*seen.at(at) = true
		sites[h.site] = true
		f.Loses = f.Loses || j.plan.canLose(&j.plan.Steps[at])
		if step := &j.plan.Steps[at]; j.canShutOut(step) {
			full[step.Zone()] = true
		}
		if o := j.facts(at); o.takesTo != nil {
			for _, site := range o.takesTo(j, &j.plan.Steps[at]) {
				sites[site] = true
			}
		}
		todo = j.plan.addOnward(todo, at)
	}
	for _, zone := range f.ShutOutOf {
		full[zone] = true
	}
	f.ShutOutOf = slices.Sorted(maps.Keys(full))
	for _, site := range f.Sites {
		sites[site] = true
	}
	f.Sites = slices.Sorted(maps.Keys(sites))
}
