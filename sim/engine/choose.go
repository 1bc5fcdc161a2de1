package engine

import (
	"fmt"

	"karvon/sim/plan"
)

// takeBranch lets an entity go on with a branch, or with the next step where it takes none.
func (r *Run) takeBranch(i entityID, s *plan.Step, taken *plan.Branch) bool {
	if taken == nil {
		return r.goTo(i, s.Next)
	}
	return r.goTo(i, taken.Step)
}

func byShare(branches []plan.Branch, bits uint64) *plan.Branch {
	for i := range branches {
		if bits < branches[i].Below {
			return &branches[i]
		}
	}
	return nil
}

func (r *Run) byCondition(branches []plan.Branch, entity entityID) *plan.Branch {
	for i := range branches {
		if r.evaluate(branches[i].Program, entity) != 0 {
			return &branches[i]
		}
	}
	return nil
}

// present counts the entities that wait, are in service or hold a server.
func (s *station) present() int32 { return s.waiting + s.outside.count + s.busy }

func byWord(branches []plan.Branch, word float64) *plan.Branch {
	for i := range branches {
		if float64(branches[i].Below) == word {
			return &branches[i]
		}
	}
	return nil
}

// evaluate computes a program for an entity.
func (r *Run) evaluate(program plan.ProgramID, i entityID) float64 {
	if c := &r.comparisons[program]; c.slot != plan.None {
		return truth(c.holds(r.attribute(i, c.slot)))
	}
	return r.compute(program, i)
}

// compute does so step by step, on a stack.
func (r *Run) compute(program plan.ProgramID, i entityID) float64 {
	var stack [plan.StackDepth]float64
	top := -1
	for _, in := range r.plan.Programs[program] {
		if in.Op < plan.Or {
			top++
			stack[top] = r.operand(in, i)
			continue
		}
		if in.Op == plan.Not {
			stack[top] = truth(stack[top] == 0)
			continue
		}
		if in.Op == plan.Negate {
			stack[top] = -stack[top]
			continue
		}
		top--
		stack[top] = combine(in.Op, stack[top], stack[top+1])
	}
	return stack[top]
}

// operand gives the number that an instruction pushes.
func (r *Run) operand(in plan.Instruction, i entityID) float64 {
	switch in.Op {
	case plan.PushNumber:
		return in.Number
	case plan.PushSlot:
		return r.attribute(i, in.Slot())
	case plan.PushQueue:
		st := &r.stations[in.Station()]
		return float64(st.waiting + st.outside.count)
	case plan.PushCheckIn:
		return float64(r.record.Bookings[in.Bookings()].Queue.now)
	case plan.PushBusy:
		return float64(r.stations[in.Station()].busy)
	case plan.PushPresent:
		return float64(r.stations[in.Station()].present())
	case plan.PushExpectedWait:
		return r.expectedWait(in.Station())
	case plan.PushDisplayedWait:
		return r.displayedWait(in.Station())
	case plan.PushInside:
		return float64(r.record.Zones[in.Zone()].Inside.now)
	case plan.PushFree:
		res := &r.resources[in.Resource()]
		return float64(max(0, res.capacity-res.seized))
	case plan.PushHour:
		return float64((r.plan.Sites[in.Site()].Phase + r.now) % plan.Day / plan.Hour)
	case plan.PushMembers:
		return float64(r.membersOf(i))
	case plan.PushOnDuty:
		return float64(r.stations[in.Station()].capacity)
	case plan.PushPlacesLeft:
		return float64(r.placesLeft(i, in.Zone()))
	case plan.PushNow:
		return seconds(r.now)
	case plan.PushSinceArrival:
		return seconds(r.now - r.entities[i].arrived)
	case plan.PushDay:
		return float64((r.plan.Sites[in.Site()].Phase+r.now)%plan.Week/plan.Day + 1)
	}
	panic(fmt.Sprintf("engine: instruction %d pushes nothing", in.Op))
}

// seconds is a time as expressions have it.
func seconds(ns int64) float64 { return float64(ns) / 1e9 }

// combine applies a binary operation.
func combine(op plan.Code, a, b float64) float64 {
	switch op {
	case plan.Or:
		return truth(a != 0 || b != 0)
	case plan.And:
		return truth(a != 0 && b != 0)
	case plan.Equal:
		return truth(a == b)
	case plan.NotEqual:
		return truth(a != b)
	case plan.Less:
		return truth(a < b)
	case plan.AtMost:
		return truth(a <= b)
	case plan.Plus:
		return a + b
	case plan.Minus:
		return a - b
	case plan.Times:
		return float64(a * b) // rounded: never fused with a sum
	case plan.Over:
		return a / b
	}
	panic(fmt.Sprintf("engine: instruction %d combines nothing", op))
}

func truth(holds bool) float64 {
	if holds {
		return 1
	}
	return 0
}
