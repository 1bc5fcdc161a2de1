package engine

import "karvon/sim/plan"

// countClaim counts a claim at each resource of which it asks for units.
func (r *Run) countClaim(s *plan.Step) {
	if s.Op == plan.OpSeize {
		r.record.Resources[s.Resource()].Asked++
		return
	}
	for _, p := range r.plan.Requests[s.Request()].Parts {
		r.record.Resources[p.Resource].Asked++
	}
}

// refuseUnits turns away one who cannot have units at once.
func (r *Run) refuseUnits(i entityID, s *plan.Step) bool {
	r.goWithout(i, s, Rejected)
	r.lose(i, lostByFullQueue)
	return r.goTo(i, s.Full)
}

// awaitUnitsUntil schedules the end of the patience of one who waits for units.
func (r *Run) awaitUnitsUntil(i entityID, s *plan.Step) {
	if r.plan.AllStay {
		return
	}
	bits := r.draws.of(&r.entities[i], s.Purpose^patiencePurpose, r.occurrence(i, s))
	r.awaitEnd(i, r.samplers[s.Sampler].Nanoseconds(bits))
}

// endPatience calls off the end of the patience of one who has its units.
func (r *Run) endPatience(i entityID) {
	if r.isPatient(i) {
		v := r.customer(i)
		v.patient = false
		r.callOff(v)
	}
}

// giveUpUnits lets one whose patience has ended go without the units that it waits for. It may have held up those
// behind it.
func (r *Run) giveUpUnits(i entityID) {
	e := &r.entities[i]
	s := &r.steps[e.step]
	r.goWithout(i, s, Reneged)
	r.withdraw(i)
	r.waitedSince(e, e.asked)
	r.lose(i, lostByReneging)
	r.stamp(e.id, s.Hash^renegeHash)
	r.become(i, moving)
	e.step = s.Unserved
	if s.Op == plan.OpSeize {
		r.meetNext(s.Resource())
	} else {
		r.meetBehind(plan.None, s)
	}
	r.advance(i)
}

// goWithout counts one who goes without units, at each resource of which it asked for some.
func (r *Run) goWithout(i entityID, s *plan.Step, how VisitKind) {
	if s.Op == plan.OpSeize {
		r.goWithoutOf(i, s.Resource(), how)
		return
	}
	for _, p := range r.plan.Requests[s.Request()].Parts {
		r.goWithoutOf(i, p.Resource, how)
	}
}

func (r *Run) goWithoutOf(i entityID, at plan.ResourceID, how VisitKind) {
	e := &r.entities[i]
	r.visited(i, how, OfResource, int32(at), e.asked, plan.None)
	if r.inWindow(e.asked) {
		r.record.Resources[at].Wait.lose(e.asked)
	}
}

// resources holds that each request of the window is met, lost or unfinished. One for any of several resources is none
// of these at those that did not meet it.
func (a *audit) resources() {
	metElsewhere := a.anyOfSeveral()
	for i := range a.record.Resources {
		rec := &a.record.Resources[i]
		met, lost, unfinished := rec.Wait.Count(), rec.Wait.Lost, rec.Wait.Unfinished.Count()
		if known := met + lost + unfinished; known > rec.Asked || known < rec.Asked && !metElsewhere[plan.ResourceID(i)] {
			a.note("%s: of %d requests, %d met, %d lost, %d unfinished",
				a.plan.Resources[i].Name, rec.Asked, met, lost, unfinished)
		}
	}
}

// anyOfSeveral gives the resources that are named where units of any of several are asked for.
func (a *audit) anyOfSeveral() map[plan.ResourceID]bool {
	named := map[plan.ResourceID]bool{}
	for i := range a.plan.Steps {
		if s := &a.plan.Steps[i]; s.Op == plan.OpSeizeAny {
			for _, part := range a.plan.Requests[s.Request()].Parts {
				named[part.Resource] = true
			}
		}
	}
	return named
}
