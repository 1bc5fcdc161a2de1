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
		least := make([]float64, len(whole))
		drifts, lines := make([][]float64, len(whole)), make([][]float64, len(whole))
		for n := range whole {
			one := whole[n][flow]
			least[n] = float64(7*trifle) * stats.Mean(one.arrived.Values)
			drifts[n] = one.drift.Values
			if beginsEmpty(m.Plan) {
				lines[n] = straight(m.Plan, one.drift.Values, one.inside.Values)
			}
		}
		grow := aboveInDraws(drifts, least, confidence)
		if beginsEmpty(m.Plan) {
			for n, goesOn := range aboveInDraws(lines, make([]float64, len(whole)), confidence) {
				grow[n] = grow[n] && goesOn
			}
		}
		for n := range grow {
			growing[n] = growing[n] || grow[n]
		}
	}
	for _, one := range growing {
		if one {
			g.Growing++
		}
	}
	return g
}

// aboveInDraws says in which draws a mean is beyond chance more than the least. What chance does is taken from the
// replications of all draws.
func aboveInDraws(values [][]float64, least []float64, confidence float64) []bool {
	chance := stats.NestedIntervals(values, confidence).Simulation * math.Sqrt(float64(len(values)))
	above := make([]bool, len(values))
	for n := range values {
		above[n] = stats.Mean(values[n])-chance > least[n]
	}
	return above
}
