package traffic

import (
	"math"
	"slices"

	"karvon/sim/plan"
)

// given is what is known of an attribute with which a flow's entities arrive, where the flow does not draw it: it
// was recorded, or is that of one whose departure they follow; 0 otherwise.
func given(p *plan.Plan, flow *plan.Flow, slot plan.SlotID) plan.Bounds {
	known, recorded := recordedBounds(&flow.Arrivals, slot)
	if follows(p, flow) {
		return known.Hull(anywhere(p, slot))
	}
	if recorded {
		return known
	}
	return never
}

// recordedBounds gives the least and the largest value recorded of an attribute.
func recordedBounds(a *plan.Arrivals, slot plan.SlotID) (known plan.Bounds, recorded bool) {
	at := slices.Index(a.Slots, slot)
	if at < 0 || len(a.Values) == 0 {
		return plan.Bounds{}, false
	}
	known = plan.Exactly(a.Values[at])
	for i := at; i < len(a.Values); i += len(a.Slots) {
		known = known.Hull(plan.Exactly(a.Values[i]))
	}
	return known, true
}

// follows says whether a flow's arrivals follow on departures.
func follows(p *plan.Plan, flow *plan.Flow) bool {
	for i := range p.Flows {
		for _, f := range p.Flows[i].Followers {
			if &p.Flows[f.Flow] == flow {
				return true
			}
		}
	}
	return false
}

// anywhere gives what an attribute can be of any entity.
func anywhere(p *plan.Plan, slot plan.SlotID) plan.Bounds {
	for i := range p.Steps {
		if s := &p.Steps[i]; s.Op.Facts().Sets && s.Slot == slot {
			return plan.Between(math.Inf(-1), math.Inf(1))
		}
	}
	all := never
	for i := range p.Flows {
		f := &p.Flows[i]
		if known, recorded := recordedBounds(&f.Arrivals, slot); recorded {
			all = all.Hull(known)
		}
		for _, a := range f.Attributes {
			if a.Slot == slot {
				all = all.Hull(plan.Between(p.Samplers[a.Sampler].Quantile(0), p.Samplers[a.Sampler].Quantile(1)))
			}
		}
	}
	return all
}
