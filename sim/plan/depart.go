package plan

import (
	"fmt"

	"karvon/sim/scenario"
)

// departVerb leaves the model.
var departVerb = verb{
	key:     "depart",
	compile: (*journey).depart,
	operations: rows{
		OpDepart:     {Name: "depart", Leads: Departs, holds: (*journey).holdNothing},
		OpTurnedAway: {Name: "leave, turned away", Leads: Departs},
	},
}

func (j *journey) depart(s *scenario.Step) {
	j.emit(newStep(OpDepart, None, 0), s.Meta)
	j.exits = nil
}

// holdNothing checks that nothing is held at the end.
func (j *journey) holdNothing(at StepID, before, _ *held) {
	for _, zone := range before.zones {
		j.unbalanced(at, fmt.Sprintf("the journey ends inside zone %s", j.plan.Zones[zone].Name),
			"leave the zone before it")
	}
	for _, held := range before.units {
		j.unbalanced(at, "the journey ends with "+j.unitsName(held.of), "release them before it")
	}
	if before.batch != None {
		j.unbalanced(at, "the batch ends with its members in it", "unbatch before it, on every way")
	}
}
