package experiment

import (
	"math"

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
func growthInDraws(m *response.Model, draws []Evaluation) GrowthInDraws {
	if m.Plan.Kind == scenario.Terminating {
		return GrowthInDraws{}
	}
	var g GrowthInDraws
	var whole []map[string]backlogTrend
	for n := range draws {
		switch {
		case draws[n].Err != nil:
		case draws[n].overload != nil:
			g.Growing++
			g.Of++
		default:
			whole = append(whole, draws[n].drifts)
			g.Of++
		}
	}
	if len(whole) == 0 {
		return g
	}
	growing := make([]bool, len(whole))
	confidence := stats.Bonferroni(m.Confidence, len(whole[0])*len(whole))
	for flow := range whole[0] {
		drifts := make([][]float64, len(whole))
		for n := range whole {
			drifts[n] = whole[n][flow].drift.Values
		}
		chance := float64(stats.NestedIntervals(drifts, confidence).Simulation * math.Sqrt(float64(len(whole))))
		for n := range whole {
			one := whole[n][flow]
			least := float64(7*trifle) * stats.Mean(one.arrived.Values)
			growing[n] = growing[n] || !one.fills && stats.Mean(drifts[n])-chance > least
		}
	}
	for _, one := range growing {
		if one {
			g.Growing++
		}
	}
	return g
}
