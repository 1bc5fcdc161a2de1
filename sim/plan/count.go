package plan

import "karvon/sim/scenario"

// countVerb counts who passes a step.
var countVerb = verb{
	key: "count", compile: (*journey).countStep,
	operations: rows{OpCount: {
		Name: "count", Object: func(p *Plan, s *Step) string { return p.Tallies[s.Tally()].Name },
	}},
}

// TallyID is the index of a tally.
type TallyID int32

// Tally is the Index of a tally.
func (s *Step) Tally() TallyID { return TallyID(s.Index) }

// Tally is the number of a flow's entities that pass the steps of one name.
type Tally struct {
	Name string
	Flow FlowID
}

func (j *journey) countStep(s *scenario.Step) {
	full := j.plan.Flows[j.flow].Name + ".count." + s.Count.Text
	at, known := j.notedIndex[full]
	if !known {
		at = int32(len(j.plan.Tallies))
		j.notedIndex[full] = at
		j.plan.Tallies = append(j.plan.Tallies, Tally{Name: s.Count.Text, Flow: j.flow})
	}
	j.emit(newStep(OpCount, at, hashOf("count", s.Count.Text)), s.Meta)
}
