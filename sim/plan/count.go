package plan

import (
	"slices"

	"karvon/sim/scenario"
)

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
	tally := Tally{Name: s.Count.Text, Flow: j.flow}
	at := slices.Index(j.plan.Tallies, tally)
	if at < 0 {
		at = len(j.plan.Tallies)
		j.plan.Tallies = append(j.plan.Tallies, tally)
	}
	j.emit(newStep(OpCount, int32(at), hashOf("count", s.Count.Text)), s.Meta)
}
