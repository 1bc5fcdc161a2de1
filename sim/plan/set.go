package plan

import (
	"cmp"
	"fmt"

	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// setVerb gives attributes new values.
var setVerb = verb{
	key:     "set",
	compile: (*journey).set,
	operations: rows{OpSet: {
		Name: "set", Object: func(p *Plan, s *Step) string { return p.Slots[s.Slot].Name }, Sets: true,
		Reads: func(_ *Plan, s *Step) (programs []ProgramID, slots []SlotID) { return []ProgramID{s.Program()}, nil },
	}},
}

func (j *journey) set(s *scenario.Step) {
	for _, name := range keys(s.Set) {
		e := s.Set[name]
		slot, ok := j.ownSlot(e.Meta, name)
		if !ok {
			continue
		}
		program := j.program(&e.Formula, j.attribute(name))
		compiled := newStep(OpSet, int32(program), hashOf("set", name))
		compiled.Slot = slot
		j.emit(compiled, s.Meta)
	}
}

// ownSlot finds the slot of an attribute that the flow has.
func (j *journey) ownSlot(meta scenario.Meta, name string) (slot SlotID, ok bool) {
	if j.attributes[name] == nil {
		flow := j.plan.Flows[j.flow].Name
		j.failMeant(meta, scenario.UnknownAttribute, fmt.Sprintf("flow %s has no attribute %q", flow, name),
			func() string {
				return cmp.Or(syntax.Nearest(name, keys(j.attributes)), fmt.Sprintf("add it to flows.%s.attributes", flow))
			})
		return 0, false
	}
	return j.slotIndex[name], true
}
