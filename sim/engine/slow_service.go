package engine

import (
	"slices"

	"karvon/sim/bound"
	"karvon/sim/plan"
)

// newFactors prepares what disruptions multiply services by; nothing where none does.
func (r *Run) newFactors(p *plan.Plan) {
	for i := range p.Disruptions {
		if len(p.Disruptions[i].Slowed) > 0 {
			r.factors = make([]float64, len(p.Stations))
			return
		}
	}
}

// resetFactors lets all services take the time that they are drawn with.
func (r *Run) resetFactors() {
	for i := range r.factors {
		r.factors[i] = 1
	}
}

// slowServices multiplies the services of a disruption's stations by the factors of all that are active.
func (r *Run) slowServices(d *plan.Disruption) {
	for _, at := range d.Slowed {
		r.factors[at] = 1
	}
	for i := range r.disruptions {
		if !r.disruptions[i].active {
			continue
		}
		other := &r.plan.Disruptions[i]
		for _, at := range other.Slowed {
			if slices.Contains(d.Slowed, at) {
				r.factors[at] = float64(r.factors[at] * other.Factor)
			}
		}
	}
}

// slowed gives how long a service takes that begins at a station now.
func (r *Run) slowed(at plan.StationID, length int64) int64 {
	if r.factors == nil || r.factors[at] == 1 {
		return length
	}
	return bound.Round(float64(float64(length) * r.factors[at]))
}
