package engine

import (
	"math"
	"slices"

	"karvon/sim/bound"
	"karvon/sim/plan"
)

// attributes holds the values of the attributes of all entities for which there is no place in the entity itself, side
// by side: as many for each as the flow has that has the most. Attributes that no flow has both of can have the same
// place. An entity has the first places: words, which are small whole numbers, in a byte each, then one for a number.
type attributes struct {
	values  []float64
	more    int     // values of an entity besides those that are in it
	visible int     // attributes of the plan
	places  []int16 // by flow and attribute; plan.None where the flow has it not
}

// The places of attributes in an entity.
const (
	mostWords   = 8
	placeNumber = mostWords
	firstOfMore = placeNumber + 1
)

// newAttributes finds a place for each attribute: the first that no other of its flows has.
func newAttributes(p *plan.Plan) attributes {
	a := attributes{}
	for a.visible < len(p.Slots) && !p.Slots[a.visible].Hidden {
		a.visible++
	}
	had := attributesOfFlows(p, a.visible)
	a.places = slices.Repeat([]int16{plan.None}, len(had))
	for slot := range a.visible {
		at := int16(placeNumber)
		if p.Slots[slot].Word && len(p.Words) <= math.MaxUint8 {
			at = 0
		}
		for a.isTaken(had, slot, at) {
			at++
		}
		for i := slot; i < len(had); i += a.visible {
			if had[i] {
				a.places[i], a.more = at, max(a.more, int(at)+1-firstOfMore)
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

// moreOf gives the values of an entity that are not in it.
func (r *Run) moreOf(i entityID) []float64 {
	at := int(i) * r.attributes.more
	return r.attributes.values[at : at+r.attributes.more : at+r.attributes.more]
}

// attribute gives the value of an attribute, which is 0 for an entity that does not have it.
func (r *Run) attribute(i entityID, slot plan.SlotID) float64 {
	e := &r.entities[i]
	at := r.attributes.place(e.flow, slot)
	if uint(at) < mostWords {
		return float64(e.words[at])
	}
	return r.numberAt(i, e, at)
}

// numberAt gives the value of an attribute that is in no byte.
func (r *Run) numberAt(i entityID, e *entity, at int) float64 {
	switch at {
	case plan.None:
		return 0
	case placeNumber:
		return e.number
	}
	return r.moreOf(i)[at-firstOfMore]
}

// setAttribute sets an attribute of an entity, which must have it.
func (r *Run) setAttribute(i entityID, slot plan.SlotID, value float64) {
	e := &r.entities[i]
	switch at := r.attributes.place(e.flow, slot); {
	case at < mostWords:
		e.words[at] = uint8(bound.Round(value)) // a word by its index
	case at == placeNumber:
		e.number = value
	default:
		r.moreOf(i)[at-firstOfMore] = value
	}
}

// copyAttributes gives an entity the attributes of another.
func (r *Run) copyAttributes(to, from entityID) {
	r.entities[to].words, r.entities[to].number = r.entities[from].words, r.entities[from].number
	if r.attributes.more > 0 {
		copy(r.moreOf(to), r.moreOf(from))
	}
}

// allAttributes appends the values of all attributes of the plan, as an entity has them.
func (r *Run) allAttributes(to []float64, i entityID) []float64 {
	for slot := range r.attributes.visible {
		to = append(to, r.attribute(i, plan.SlotID(slot)))
	}
	return to
}
