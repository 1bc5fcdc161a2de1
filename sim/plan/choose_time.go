package plan

import (
	"slices"

	"karvon/sim/scenario"
)

// TimedWay is what a choice by time asks of one of its ways. Programs of times give seconds.
type TimedWay struct {
	Time ProgramID // as those see it who choose
	// Free is the time without any queue; None where it is Time. Who would then choose another way goes where it goes
	// because of a queue.
	Free   ProgramID
	When   ProgramID // who may take it; None for all
	Spread float64   // s, by which a draw of the standard Gumbel distribution is multiplied
	Luck   uint64    // of the draw
}

// chooseByTime compiles a choice of the way that takes the least time.
func (j *journey) chooseByTime(s *scenario.Step) {
	var ways []arm
	for _, name := range keys(s.Choose.Timed.ByTime) {
		given := s.Choose.Timed.ByTime[name]
		if given == nil || given.Time == nil {
			continue // its absence was told
		}
		way := TimedWay{Time: j.time(given.Time, false), Free: j.time(given.Time, true), When: None,
			Spread: float64(s.Choose.Timed.Spread) / 1e9, Luck: hashOf("way", name)}
		if slices.Equal(j.plan.Programs[way.Time], j.plan.Programs[way.Free]) {
			way.Free = None
		}
		if given.When != nil {
			way.When = j.program(&given.When.Formula, aCondition)
		}
		ways = append(ways, arm{Branch{Timed: TimedID(len(j.plan.TimedWays))}, given.Do, given.Meta})
		j.plan.TimedWays = append(j.plan.TimedWays, way)
	}
	compiled := newStep(OpQuickest, None, hashOf("choose", name(s)))
	compiled.Purpose = luck(s, "choose")
	j.branches(j.emit(compiled, s.Meta), ways, nil, true)
}

// time compiles the time that a way takes; without queues what tells of them is nought.
func (j *journey) time(e *scenario.Expr, withoutQueues bool) ProgramID {
	t := &translator{journey: j, formula: &e.Formula, withoutQueues: withoutQueues}
	return t.translate(aDuration)
}

// ofQueues are the functions that tell of queues.
var ofQueues = []string{"queue", "busy", "present", "expected-wait", "displayed-wait"}

// times lists the programs of a choice by time.
func times(p *Plan, s *Step) (programs []ProgramID, slots []SlotID) {
	for _, b := range p.BranchesOf(s) {
		way := &p.TimedWays[b.Timed]
		programs = append(programs, way.Time)
		if way.When != None {
			programs = append(programs, way.When)
		}
	}
	return programs, nil
}

// seesQueues says whether any way of a choice by time is taken or not for its queue.
func seesQueues(p *Plan, s *Step) bool {
	return slices.ContainsFunc(p.BranchesOf(s), func(b Branch) bool { return p.TimedWays[b.Timed].Free != None })
}
