package experiment

import (
	"math"

	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// GrowthInDraws is in how many draws of the assumptions the backlog of a flow grows: what these give rests on how long
// the window is. Of is nought where no backlog is judged.
type GrowthInDraws struct{ Growing, Of int }

// growthInDraws counts the draws in which a flow grows, with those that were stopped by too many entities. The
// replications of one draw are too few to tell its chance: that is taken from all of them, and the interval is widened
// for the number of flows and draws (Bonferroni).
func growthInDraws(m *response.Model, responses []UncertainResponse, stopped int) GrowthInDraws {
	if m.Plan.Kind == scenario.Terminating || len(responses) == 0 {
		return GrowthInDraws{}
	}
	find := map[string]*UncertainResponse{}
	for i := range responses {
		find[responses[i].Name] = &responses[i]
	}
	whole, flows := len(responses[0].Values), 0
	for i := range m.Plan.Flows {
		if m.Plan.Flows[i].Parent == plan.None {
			flows++
		}
	}
	grows := make([]bool, whole)
	for i := range m.Plan.Flows {
		f := &m.Plan.Flows[i]
		if f.Parent != plan.None {
			continue
		}
		drift, arrived := find["flow."+f.Name+".drift"], find["flow."+f.Name+".arrived"]
		chance := stats.NestedIntervals(drift.Values, stats.Bonferroni(m.Confidence, flows*whole)).Simulation *
			math.Sqrt(float64(whole))
		came := arrived.ofDraws()
		for n, mean := range drift.ofDraws() {
			grows[n] = grows[n] || mean > chance && mean > float64(7*trifle)*came[n]
		}
	}
	g := GrowthInDraws{stopped, stopped + whole}
	for _, one := range grows {
		if one {
			g.Growing++
		}
	}
	return g
}

// stoppedDraws counts the draws that were stopped by too many entities.
func stoppedDraws(draws []Evaluation) int {
	count := 0
	for n := range draws {
		if draws[n].Err == nil && draws[n].overload != nil {
			count++
		}
	}
	return count
}
