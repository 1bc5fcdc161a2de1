package plan

import "karvon/sim/scenario"

func (j *journey) crossing(s *scenario.Step) {
	op, given := OpCross, s.Cross
	if s.Verb == scenario.Approach {
		op, given = OpApproach, s.Approach
	}
	x := j.lookUp(j.crossingIndex, "crossing", *given)
	if x == None {
		return
	}
	if op == OpApproach {
		j.plan.Crossings[x].Approached = true
	}
	j.emit(Step{Op: op, Index: int32(x), Full: None, Hash: hashOf("crossing", given.Text)}, s.Meta)
}
