package engine

import (
	"fmt"

	"karvon/sim/bound"
	"karvon/sim/plan"
)

// draw gives the bits of an entity's draw at a step.
func (r *Run) draw(i entityID, s *plan.Step) uint64 {
	return r.draws.of(&r.entities[i], s.Purpose, r.occurrence(i, s))
}

// occurrence counts how often an entity has drawn for a purpose before, where its journey can draw for it more than
// once.
func (r *Run) occurrence(i entityID, s *plan.Step) uint32 {
	if s.Counter == plan.None {
		return 0
	}
	count := r.kept(i, s.Counter) + 1
	r.keep(i, s.Counter, count)
	return uint32(bound.Round(count)) - 1
}

// advance lets an entity do its steps until one takes time or makes it wait.
func (r *Run) advance(i entityID) {
	for n := 0; r.do(i, &r.steps[r.entities[i].step]); n++ {
		if n >= mostAtOneInstant && r.traced(i) {
			return
		}
	}
}

// goTo makes an entity's next step; it says that the entity goes on.
func (r *Run) goTo(i entityID, step plan.StepID) bool {
	r.entities[i].step = step
	return true
}

// do executes one step and says whether the entity goes on at once.
func (r *Run) do(i entityID, s *plan.Step) bool {
	switch s.Op {
	case plan.OpVisit:
		return r.visit(i, s)
	case plan.OpDepart:
		r.depart(i)
		return false
	case plan.OpDelay:
		return r.delay(i, s)
	case plan.OpWaitUntil:
		return r.waitUntil(i, s)
	case plan.OpWaitOpen:
		return r.waitOpen(i, s)
	case plan.OpWaitSignal:
		r.heed(i, s)
		return false
	case plan.OpSignal:
		r.signal(s)
	case plan.OpGate:
		return r.comeToGate(i, s)
	case plan.OpSetOut:
		return r.setOut(i, s)
	case plan.OpTravel:
		return r.travel(i, s)
	case plan.OpEnter:
		return r.enter(i, s)
	case plan.OpLeave:
		r.leave(i, s)
	case plan.OpShare:
		return r.takeBranch(i, s, byShare(r.plan.BranchesOf(s), r.draw(i, s)))
	case plan.OpWhen:
		return r.takeBranch(i, s, r.byCondition(r.plan.BranchesOf(s), i))
	case plan.OpShortest:
		return r.takeBranch(i, s, r.byShortest(r.plan.BranchesOf(s)))
	case plan.OpQuickest:
		return r.takeBranch(i, s, r.byTime(i, s))
	case plan.OpCase:
		return r.takeBranch(i, s, byWord(r.plan.BranchesOf(s), r.attribute(i, s.Slot)))
	case plan.OpSeize:
		return r.seize(i, s)
	case plan.OpSeizeAll:
		return r.seizeAll(i, s)
	case plan.OpSeizeAny:
		return r.seizeAny(i, s)
	case plan.OpRelease:
		r.releaseUnits(i, s.Resource(), s.Count)
	case plan.OpReleaseAny:
		r.releaseAny(i, s)
	case plan.OpSet:
		r.setAttribute(i, s.Slot, r.evaluate(s.Program(), i))
	case plan.OpBook:
		return r.book(i, s)
	case plan.OpCheckIn:
		return r.checkIn(i, s)
	case plan.OpSplit:
		r.split(i, s)
	case plan.OpJoin:
		return r.join(i, s)
	case plan.OpBatch:
		return r.gather(i, s)
	case plan.OpUnbatch:
		r.unbatch(i)
	case plan.OpApproach:
		r.approach(i, s)
	case plan.OpCross:
		r.cross(i, s)
	case plan.OpMark:
		r.mark(i, s)
	case plan.OpRecord:
		r.note(i, s)
	case plan.OpCount:
		if r.observing {
			r.record.Passed[s.Tally()]++
		}
	case plan.OpReturn:
		r.remove(i, completed)
		return false
	case plan.OpTurnedAway:
		r.remove(i, turnedAway)
		return false
	default:
		panic(fmt.Sprintf("engine: step %s has no operation", r.plan.Paths[r.entities[i].step]))
	}
	return r.goTo(i, s.Next)
}

// delay lets time pass.
func (r *Run) delay(i entityID, s *plan.Step) bool {
	r.letGo(i)
	duration := r.duration(i, s)
	r.pending.schedule(bound.Later(r.now, duration), rankElapsed, int32(i))
	e := &r.entities[i]
	if w := &r.ways[e.step]; w.ahead != nil {
		e.drawn, e.drawnFor = w.ahead.Nanoseconds(r.draws.of(e, w.purpose, 0)), w.drawn
	}
	return false
}

// elapsed ends an entity's delay, trip or wait.
func (r *Run) elapsed(i entityID) {
	e := &r.entities[i]
	s := &r.steps[e.step]
	r.become(i, e.state)
	r.stamp(e.id, s.Hash)
	switch {
	case e.state == travelling:
		r.visited(i, Travelled, OnLink, s.Index, e.asked, e.asked)
		r.pass(i, AfterTrip, s.Index)
		r.reach(e, s)
	case e.state == pausing:
		r.waitedSince(e, e.asked)
		r.become(i, moving)
	case s.Op != plan.OpDelay && s.Op.Facts().Demand.OfSlot():
		r.come(i, s)
		return
	}
	e.step = s.Next
	r.advance(i)
}
