package plan

import "karvon/sim/scenario"

// approachVerb counts towards a crossing's offered load.
var approachVerb = verb{
	key:        "approach",
	compile:    (*journey).approach,
	operations: rows{OpApproach: {Name: "approach", Object: crossingName, Uses: CrossingElement}},
}

// crossVerb counts towards a crossing's carried load.
var crossVerb = verb{
	key:        "cross",
	compile:    func(j *journey, s *scenario.Step) { j.crossing(OpCross, *s.Cross, s.Meta) },
	operations: rows{OpCross: {Name: "cross", Object: crossingName, Uses: CrossingElement}},
}

func crossingName(p *Plan, s *Step) string { return p.Crossings[s.Crossing()].Name }

func (j *journey) approach(s *scenario.Step) {
	if x := j.crossing(OpApproach, *s.Approach, s.Meta); x != None {
		j.plan.Crossings[x].Approached = true
	}
}

// crossing compiles the counting at a crossing, and gives its index.
func (j *journey) crossing(op Op, given scenario.Text, meta scenario.Meta) CrossingID {
	x := lookUp(j.compiler, j.crossingIndex, CrossingElement, given)
	if x != None {
		j.emit(newStep(op, int32(x), hashOf("crossing", given.Text)), meta)
	}
	return x
}
