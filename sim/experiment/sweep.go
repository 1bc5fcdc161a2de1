package experiment

import (
	"context"

	"karvon/sim/design"
	"karvon/sim/response"
	"karvon/sim/unit"
)

// Sweep is the answers at many design points.
type Sweep struct {
	*response.Model // of the scenario as it stands
	Seed            uint64
	Factors         []SweptFactor
	Design          *design.Design
	Tried           int // points that the design looked at
	Broken          int // and that break a constraint
	Responses       []response.Response
	Evaluations     []Evaluation // by point
	Sorting         *Sorting     // nil for the design's order
	Best            *Choice      // nil where none was asked for
	Front           *Front       // nil where none was asked for
	Replications    int
	Failures        []Failure
	Interrupted     bool
}

// SweptFactor is a factor of a sweep with its level at each point.
type SweptFactor struct {
	Name      string         // the path where none is given
	Path      string         // of several the pattern that means them
	Paths     []string       // that it moves as one
	Levels    []string       // by point, as they are set
	Numbers   []float64      // the same in base units; nil where one is no quantity
	Dimension unit.Dimension // of Numbers
}

// SweepOver runs the points of a sweep. A point that fails is named and the rest go on.
func SweepOver(ctx context.Context, runner *Runner, s *Sweep, points []Point, responses []int) error {
	s.prepare(responses)
	evaluations, err := evaluate(ctx, runner, points,
		question{namesOf(s.Model, responses), true, true}, s.Replications)
	if err != nil {
		return err
	}
	return s.finish(ctx, evaluations)
}

// prepare notes which responses are tabulated.
func (s *Sweep) prepare(responses []int) {
	for _, i := range responses {
		s.Responses = append(s.Responses, s.Model.Responses[i])
	}
}

// finish keeps what the points gave. The error is that nothing was finished.
func (s *Sweep) finish(ctx context.Context, evaluations []Evaluation) error {
	stopped(evaluations)
	s.Evaluations, s.Failures, s.Interrupted = evaluations, failures(evaluations), ctx.Err() != nil
	if nothing(evaluations) {
		return interrupted(ctx, evaluations[0].Err)
	}
	return nil
}

// Swept gives the factors with their levels at the points of a placement.
func (p *Placement) Swept(d *design.Design) []SweptFactor {
	swept := make([]SweptFactor, len(d.Factors))
	for i := range d.Factors {
		f := &d.Factors[i]
		swept[i] = SweptFactor{Name: f.Name, Path: f.Path, Paths: f.Paths}
		numeric := true
		for _, levels := range p.levels {
			swept[i].Levels = append(swept[i].Levels, levels[i])
			number, dimension, ok := f.Number(levels[i])
			numeric = numeric && ok
			swept[i].Numbers, swept[i].Dimension = append(swept[i].Numbers, number), dimension
		}
		if !numeric {
			swept[i].Numbers = nil
		}
	}
	return swept
}
