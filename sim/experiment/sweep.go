package experiment

import (
	"context"

	"karvon/sim/plan"
	"karvon/sim/unit"
)

// Sweep is the answers at many design points.
type Sweep struct {
	Plan         *plan.Plan // of the scenario as it stands
	Seed         uint64
	Factors      []Swept
	Design       string // in words
	Sampled      bool   // not a full grid
	Responses    []plan.Response
	Evaluations  []Evaluation // by point
	Replications int
	Failures     []Failure
	Interrupted  bool
}

// Swept is a factor of a sweep with its level at each point.
type Swept struct {
	Name      string
	Levels    []string       // by point, as they are set
	Numbers   []float64      // the same in base units; nil where one is no quantity
	Dimension unit.Dimension // of Numbers
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

// LevelsOf gives the level of a factor at each point; levels are by point and
// factor.
func LevelsOf(name string, factor int, levels [][]string) Swept {
	s := Swept{Name: name}
	for _, at := range levels {
		s.Levels = append(s.Levels, at[factor])
	}
	s.Numbers, s.Dimension = quantities(s.Levels)
	return s
}

// quantities reads levels in the one dimension that they share, or gives nil.
func quantities(levels []string) ([]float64, unit.Dimension) {
dimensions:
	for _, dimension := range levelDimensions {
		numbers := make([]float64, len(levels))
		for i, level := range levels {
			number, err := unit.Parse(level, dimension)
			if err != nil {
				continue dimensions
			}
			numbers[i] = number
		}
		return numbers, dimension
	}
	return nil, 0
}
