package engine

import (
	"slices"

	"karvon/sim/plan"
)

// attributes holds the values of the attributes of all entities, side by side: as many for each as the flow has that
// has the most. Attributes that no flow has both of can have the same place there.
type attributes struct {
	values  []float64
	width   int     // values of an entity
	visible int     // attributes of the plan
	places  []int16 // by flow and attribute; plan.None where the flow has it not
}

// newAttributes finds a place for each attribute: the first that no other of its flows has.
func newAttributes(p *plan.Plan) attributes {
	a := attributes{}
	for a.visible < len(p.Slots) && !p.Slots[a.visible].Hidden {
		a.visible++
	}
	had := attributesOfFlows(p, a.visible)
	a.places = slices.Repeat([]int16{plan.None}, len(had))
	for slot := range a.visible {
		at := int16(0)
		for a.isTaken(had, slot, at) {
			at++
		}
		for i := slot; i < len(had); i += a.visible {
			if had[i] {
				a.places[i], a.width = at, max(a.width, int(at)+1)
			}
		}
	}
	return a
}

// isTaken says whether one of the flows that have an attribute has another at a place.
func (a *attributes) isTaken(had []bool, slot int, at int16) bool {
	for i := slot; i < len(had); i += a.visible {
		if first := i - slot; had[i] && slices.Contains(a.places[first:first+a.visible], at) {
			return true
		}
	}
	return false
}

// attributesOfFlows says by flow and attribute whether an entity of the flow can have the attribute: where it is drawn
// or recorded for one of its journey, or for one of a flow that it follows on. Only those are set by steps.
func attributesOfFlows(p *plan.Plan, visible int) []bool {
	had := make([]bool, len(p.Flows)*visible)
	of := func(flow plan.FlowID) []bool { return had[int(rootOf(p, flow))*visible:][:visible] }
	for i := range p.Flows {
		f, own := &p.Flows[i], of(plan.FlowID(i))
		for _, drawn := range f.Attributes {
			own[drawn.Slot] = true
		}
		for _, recorded := range f.Arrivals.Slots {
			own[recorded] = true
		}
	}
	for i := range p.Standings {
		for _, drawn := range p.Standings[i].Attributes {
			of(p.Standings[i].Flow)[drawn.Slot] = true
		}
	}
	for changed := true; changed; {
		changed = false
		for i := range p.Flows {
			for _, f := range p.Flows[i].Followers {
				changed = addAll(of(f.Flow), of(plan.FlowID(i))) || changed
			}
		}
	}
	for i := range p.Flows {
		copy(had[i*visible:][:visible], of(plan.FlowID(i)))
	}
	return had
}

// rootOf gives the flow with arrivals whose journey a flow is part of: children and batches have what is of whom they
// are made.
func rootOf(p *plan.Plan, flow plan.FlowID) plan.FlowID {
	for p.Flows[flow].Parent != plan.None {
		flow = p.Flows[flow].Parent
	}
	return flow
}

// addAll adds what others have; it says whether that is more.
func addAll(to, others []bool) (more bool) {
	for i, has := range others {
		if has && !to[i] {
			to[i], more = true, true
		}
	}
	return more
}

// place gives where entities of a flow have an attribute, plan.None where they have it not.
func (a *attributes) place(flow plan.FlowID, slot plan.SlotID) int {
	return int(a.places[int(flow)*a.visible+int(slot)])
}

// attributesOf gives the values of an entity, by their places.
func (r *Run) attributesOf(i entityID) []float64 {
	at := int(i) * r.attributes.width
	return r.attributes.values[at : at+r.attributes.width : at+r.attributes.width]
}

// attribute gives the value of an attribute, which is 0 for an entity that does not have it.
func (r *Run) attribute(i entityID, slot plan.SlotID) float64 {
	at := r.attributes.place(r.entities[i].flow, slot)
	if at == plan.None {
		return 0
	}
	return r.attributes.values[int(i)*r.attributes.width+at]
}

// setAttribute sets an attribute of an entity, which must have it.
func (r *Run) setAttribute(i entityID, slot plan.SlotID, value float64) {
	r.attributesOf(i)[r.attributes.place(r.entities[i].flow, slot)] = value
}

// allAttributes appends the values of all attributes of the plan, as an entity has them.
func (r *Run) allAttributes(to []float64, i entityID) []float64 {
	for slot := range r.attributes.visible {
		to = append(to, r.attribute(i, plan.SlotID(slot)))
	}
	return to
}
