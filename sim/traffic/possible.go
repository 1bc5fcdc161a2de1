package traffic

import (
	"slices"

	"karvon/sim/plan"
)

// possible is what the ways of all flows can come to.
type possible struct {
	steps      marked
	branches   marked
	otherwise  marked // choices of which no branch is taken, by step
	priorities marked // programs of queues' classes that hold for someone
	all        bool   // whether nothing is known to be impossible
}

// marked is a set of indices of one kind, with those that the flow at hand came to.
type marked struct {
	by  []plan.FlowID // the flow that came to each last; None for none
	now plan.FlowID   // the flow at hand
	own []int32       // what it came to
}

func (m *marked) add(at int32) {
	if m.by[at] != m.now {
		m.by[at] = m.now
		m.own = append(m.own, at)
	}
}

func (m *marked) has(at int32) bool { return m.by[at] != plan.None }

func newPossible(p *plan.Plan) *possible {
	of := func(count int) marked { return marked{by: slices.Repeat([]plan.FlowID{plan.None}, count)} }
	return &possible{of(len(p.Steps)), of(len(p.Branches)), of(len(p.Steps)), of(len(p.Programs)), false}
}

func (s *possible) each() [4]*marked {
	return [...]*marked{&s.steps, &s.branches, &s.otherwise, &s.priorities}
}

// begin begins the ways of a flow.
func (s *possible) begin(flow plan.FlowID) {
	for _, m := range s.each() {
		m.now, m.own = flow, m.own[:0]
	}
}

// cameTo gives what the flow at hand came to.
func (s *possible) cameTo() (own [4][]int32) {
	for i, m := range s.each() {
		own[i] = slices.Clone(m.own)
	}
	return own
}

// comeTo says that the flow at hand comes to all that is in a list.
func (s *possible) comeTo(own [4][]int32) {
	for i, m := range s.each() {
		for _, at := range own[i] {
			m.add(at)
		}
	}
}

// everything says that all can be come to: more is not known.
func (s *possible) everything() {
	for _, m := range s.each() {
		for at := range m.by {
			m.by[at] = m.now
		}
	}
	s.all = true
}

// Reached says whether anybody can come to a step.
func (t *Solution) Reached(step plan.StepID) bool { return t.possible.steps.has(int32(step)) }

// Taken says whether anybody can take a branch.
func (t *Solution) Taken(branch plan.BranchID) bool { return t.possible.branches.has(int32(branch)) }

// RestTaken says whether anybody can take none of the branches of a choice.
func (t *Solution) RestTaken(choice plan.StepID) bool { return t.possible.otherwise.has(int32(choice)) }

// Holds says whether the condition of a class of a queue can hold for anybody.
func (t *Solution) Holds(program plan.ProgramID) bool {
	return t.possible.priorities.has(int32(program))
}
