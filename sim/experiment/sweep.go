package experiment

import (
	"context"

	"karvon/sim/plan"
)

// Sweep is the answers at many design points.
type Sweep struct {
	Plan         *plan.Plan // of the scenario as it stands
	Seed         uint64
	Factors      []string   // names, in the order of Levels
	Levels       [][]string // of each point, by factor, as written
	Design       string     // in words
	Responses    []plan.Response
	Evaluations  []Evaluation // by point
	Replications int
	Failures     []Failure
	Interrupted  bool
}

// SweepOver runs the points of a sweep. A point that fails is named and the
// rest go on.
func SweepOver(ctx context.Context, runner *Runner, s *Sweep, points []Point, responses []int) error {
	for _, i := range responses {
		s.Responses = append(s.Responses, s.Plan.Responses[i])
	}
	evaluations, err := Evaluate(ctx, runner, points, namesOf(s.Plan, responses), s.Replications)
	if err != nil {
		return err
	}
	s.Evaluations, s.Failures, s.Interrupted = evaluations, failures(evaluations), ctx.Err() != nil
	if nothing(evaluations) {
		return interrupted(ctx, evaluations[0].Err)
	}
	return nil
}
