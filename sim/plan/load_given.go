package plan

import (
	"math"
	"slices"
)

// given is what is known of an attribute with which a flow's entities arrive,
// where the flow does not draw it: it was recorded, or is that of one whose
// departure they follow; 0 otherwise.
func (p *Plan) given(flow *Flow, slot int) Bounds {
	known, recorded := flow.Arrivals.recordedBounds(slot)
	if p.follows(flow) {
		return known.hull(p.anywhere(slot))
	}
	if recorded {
		return known
	}
	return never
}

// recordedBounds gives the least and the largest value recorded of an attribute.
func (a *Arrivals) recordedBounds(slot int) (known Bounds, recorded bool) {
	at := slices.Index(a.Slots, slot)
	if at < 0 || len(a.Values) == 0 {
		return Bounds{}, false
	}
	known = exactly(a.Values[at])
	for i := at; i < len(a.Values); i += len(a.Slots) {
		known = known.hull(exactly(a.Values[i]))
	}
	return known, true
}

// follows says whether a flow's arrivals follow on departures.
func (p *Plan) follows(flow *Flow) bool {
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
func (p *Plan) anywhere(slot int) Bounds {
	for i := range p.Steps {
		if s := &p.Steps[i]; s.Op.Facts().Sets && int(s.Slot) == slot {
			return Bounds{math.Inf(-1), math.Inf(1)}
		}
	}
	all := never
	for i := range p.Flows {
		f := &p.Flows[i]
		if known, recorded := f.Arrivals.recordedBounds(slot); recorded {
			all = all.hull(known)
		}
		for _, a := range f.Attributes {
			if a.Slot == slot {
				all = all.hull(Bounds{p.Samplers[a.Sampler].Quantile(0), p.Samplers[a.Sampler].Quantile(1)})
			}
		}
	}
	return all
}
