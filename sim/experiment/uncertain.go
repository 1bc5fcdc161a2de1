package experiment

import (
	"context"
	"fmt"

	"karvon/sim/design"
	"karvon/sim/doubt"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// Uncertainty is what the responses are when the assumptions are not known but their ranges are.
type Uncertainty struct {
	*response.Model
	Seed uint64
	*scenario.Doubt
	Draws     int // of the assumptions
	Each      int // replications of each draw
	Responses []UncertainResponse
	// InDraws tells of each threshold of the model in how many draws it is met, and AllInDraws of all together.
	InDraws     []MetInDraws
	AllInDraws  MetInDraws
	Growth      GrowthInDraws
	Failures    []Failure
	Interrupted bool
}

// UncertainResponse is a response with both of its doubts.
type UncertainResponse struct {
	response.Response
	stats.Nested
	Values [][]float64 // by draw and replication
}

// replicationsADraw is how many replications share a draw of the assumptions: two are the least that tell chance
// from inputs, and give the most draws.
const replicationsADraw = 2

// LeastUncertain is the number of replications that Uncertain needs.
const LeastUncertain = 3 * replicationsADraw

// Uncertain draws all factors from their shapes by a Latin hypercube, tied as the scenario says, and runs two
// replications of each draw, with luck of their own. Quantiles are the mean of the replications' own.
func Uncertain(ctx context.Context, runner *Runner, m *response.Model, base Point, d *scenario.Doubt,
	replications int) (*Uncertainty, error) {
	u := &Uncertainty{Model: m, Seed: m.Seed, Doubt: d, Draws: replications / replicationsADraw, Each: replicationsADraw}
	if base.Seed != nil {
		u.Seed = *base.Seed
	}
	o := SensitivityOptions{Base: base, Moved: Alone(d.Factors), Totals: d.Totals}
	var points []Point
	for i, at := range sampled(d, u.Draws, u.Seed) {
		point := o.drawn(fmt.Sprintf("draw %d", i+1), at)
		point.first = i * u.Each
		points = append(points, point)
	}
	all := make([]int, len(m.Responses))
	for i := range all {
		all[i] = i
	}
	evaluations, err := evaluate(ctx, runner, points, question{namesOf(m, all), false, false}, u.Each)
	if err != nil {
		return nil, err
	}
	u.InDraws, u.AllInDraws = thresholdsInDraws(m, evaluations)
	u.Growth = growthInDraws(m, evaluations)
	stopped(evaluations)
	u.Failures, u.Interrupted = failures(evaluations), ctx.Err() != nil
	if nothing(evaluations) {
		return nil, interrupted(ctx, evaluations[0].Err)
	}
	for i := range m.Responses {
		u.Responses = append(u.Responses, uncertain(m, i, evaluations, u.Each))
	}
	return u, nil
}

// sampled places draws in the unit cube of the factors: those of a group at the first one's place.
func sampled(d *scenario.Doubt, draws int, seed uint64) [][]float64 {
	points := design.LatinHypercube(draws, len(d.Factors), seed)
	doubt.Correlate(points, d.Columns, d.Correlations)
	for _, at := range points {
		for _, group := range d.Groups {
			for _, i := range group.Members {
				at[i] = at[group.Members[0]]
			}
		}
	}
	return points
}

// uncertain estimates both doubts of a response from the draws that are whole.
func uncertain(m *response.Model, i int, evaluations []Evaluation, each int) UncertainResponse {
	r := UncertainResponse{Response: m.Responses[i]}
	for n := range evaluations {
		if e := &evaluations[n]; e.Err == nil && e.finished == each {
			r.Values = append(r.Values, e.Values(i))
		}
	}
	r.Nested = stats.NestedIntervals(r.Values, m.Confidence)
	return r
}
