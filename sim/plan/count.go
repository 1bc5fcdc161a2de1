package plan

import "karvon/sim/scenario"

// countVerb counts who passes a step.
var countVerb = verb{
	key: "count", compile: (*journey).countStep,
	operations: rows{OpCount: {
		Name: "count", Object: func(p *Plan, s *Step) string { return p.Tallies[s.Tally()].Name },
	}},
}

// Tally is the number of a flow's entities that pass the steps of one name.
type Tally struct {
	Name string
	Flow FlowID
}

func (j *journey) countStep(s *scenario.Step) {
	full := j.plan.Flows[j.flow].Name + ".count." + s.Count.Text
	at, known := j.tallyIndex[full]
	if !known {
		at = TallyID(len(j.plan.Tallies))
		j.tallyIndex[full] = at
		j.plan.Tallies = append(j.plan.Tallies, Tally{Name: s.Count.Text, Flow: j.flow})
	}
	j.emit(newStep(OpCount, int32(at), hashOf("count", s.Count.Text)), s.Meta)
}
