package experiment

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math"
	"slices"

	"karvon/sim/design"
	"karvon/sim/doubt"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// Method is a way of asking which assumptions matter.
type Method string

// The methods.
const (
	Bifurcation Method = "bifurcation"   // those that matter, found by groups, each to the ends of its range
	OneAtATime  Method = "one-at-a-time" // each to both ends of its range, the others as stated
	MorrisWalk  Method = "morris"        // elementary effects all over the ranges
	SobolShare  Method = "sobol"         // shares of the variance
)

// Methods lists the methods.
var Methods = []Method{Bifurcation, OneAtATime, MorrisWalk, SobolShare}

// Sensitivity says which assumptions the responses rest on.
type Sensitivity struct {
	*response.Model
	Method       Method
	Seed         uint64
	Replications int // of each point
	Points       int
	Moved        []FactorGroup
	Responses    []ResponseSensitivity

	Search *Screening // by which bifurcation found what matters; nil of the other methods

	// As stated, and the ends of ranges at which the conclusion is another; of one at a time, and of what bifurcation
	// found.
	Stated    PointConclusion
	Reversals []Reversal
	Tried     int // ends that were run for it
	Unknown   int // of them, those that have no result

	Failures    []Failure
	Interrupted bool
}

// ResponseSensitivity ranks the factors by what they do to one response.
type ResponseSensitivity struct {
	response.Response
	Base    float64        // with all factors as stated; NaN where that was not run
	Bound   stats.Bound    // of Base
	Effects []FactorEffect // the largest first
}

// FactorEffect is what one factor does to one response. Which of its parts are set depends on the method.
type FactorEffect struct {
	Factor FactorGroup
	Low    stats.Estimate // paired change from the base to the low end of the range
	High   stats.Estimate // and to the high end
	Out    [2]bool        // whether a search left the low end out, and the high one
	Screen design.ElementaryEffect
	Index  design.Index
	// Size is what the effects are ranked by: the larger of both changes; Morris's μ*; the total index.
	Size float64
}

// SensitivityOptions say how the question is put.
type SensitivityOptions struct {
	Method       Method
	Base         Point // the scenario as it stands
	Moved        []FactorGroup
	Totals       []doubt.Total // what is moved has to add up to
	Responses    []int         // in the plan
	Replications int           // of each point
	Size         int           // Morris's trajectories, or Sobol's sample
	Delta        float64       // share of a response that does not matter, of bifurcation
}

// Sensitive moves the factors within their ranges. All points meet the same entities with the same luck, so that
// what differs is the factors' doing.
func Sensitive(ctx context.Context, runner *Runner, m *response.Model, o SensitivityOptions) (*Sensitivity, error) {
	s := &Sensitivity{Method: o.Method, Model: m, Seed: m.Seed, Replications: o.Replications, Moved: o.Moved}
	if o.Base.Seed != nil {
		s.Seed = *o.Base.Seed
	}
	for _, i := range o.Responses {
		s.Responses = append(s.Responses, ResponseSensitivity{Response: m.Responses[i], Base: nan})
	}
	var err error
	switch o.Method {
	case MorrisWalk:
		err = s.screen(ctx, runner, &o)
	case SobolShare:
		err = s.shares(ctx, runner, &o)
	case Bifurcation:
		err = s.bifurcate(ctx, runner, &o)
	default:
		err = s.tornado(ctx, runner, &o, bothEnds(len(o.Moved)))
	}
	for i := range s.Responses {
		slices.SortStableFunc(s.Responses[i].Effects,
			func(a, b FactorEffect) int { return cmp.Compare(orLeast(b.Size), orLeast(a.Size)) })
	}
	return s, err
}

// orLeast puts what has no size last.
func orLeast(size float64) float64 {
	if math.IsNaN(size) {
		return -1
	}
	return size
}

// at makes the point with the factors at positions.
func (o *SensitivityOptions) at(name string, positions map[string]float64) Point {
	point := o.Base
	point.Name = name
	point.Positions = maps.Clone(o.Base.Positions)
	if point.Positions == nil {
		point.Positions = map[string]float64{}
	}
	maps.Copy(point.Positions, positions)
	for i := range o.Totals {
		o.Totals[i].Fit(point.Positions)
	}
	return point
}

// all makes the point with every factor at a coordinate.
func (o *SensitivityOptions) all(name string, at []float64) Point {
	positions := map[string]float64{}
	for j, u := range at {
		o.Moved[j].to(positions, u)
	}
	return o.at(name, positions)
}

// drawn makes the point with every factor drawn where its uniform number is a coordinate.
func (o *SensitivityOptions) drawn(name string, at []float64) Point {
	positions := map[string]float64{}
	for j, u := range at {
		o.Moved[j].drawn(positions, u)
	}
	return o.at(name, positions)
}

// evaluate runs points and notes what failed.
func (s *Sensitivity) evaluate(ctx context.Context, runner *Runner, o *SensitivityOptions,
	points []Point) ([]Evaluation, error) {
	s.Points = len(points)
	evaluations, err := evaluate(ctx, runner, points, question{namesOf(s.Model, o.Responses), true, false},
		o.Replications)
	stopped(evaluations)
	s.Failures = failures(evaluations)
	s.Interrupted = ctx.Err() != nil
	if err == nil && nothing(evaluations) {
		err = interrupted(ctx, evaluations[0].Err)
	}
	return evaluations, err
}

// changed estimates the change of a response between two points from pairs of replications.
func changed(from, to *Evaluation, response int, confidence float64) stats.Estimate {
	if from.Err != nil || to.Err != nil {
		return stats.Unknown(nan)
	}
	return change(from.Responses[response], to.Responses[response], confidence)
}

// screen walks through the ranges by Morris's design.
func (s *Sensitivity) screen(ctx context.Context, runner *Runner, o *SensitivityOptions) error {
	walks := design.Morris(o.Size, len(o.Moved), s.Seed)
	var points []Point
	for i, w := range walks {
		if ctx.Err() != nil {
			return interrupted(ctx, errUnfinished)
		}
		for k, at := range w.Points {
			points = append(points, o.all(fmt.Sprintf("walk %d, point %d", i+1, k+1), at))
		}
	}
	evaluations, err := s.evaluate(ctx, runner, o, points)
	if err != nil {
		return err
	}
	for r := range s.Responses {
		values := make([][]float64, len(walks))
		for i := range evaluations {
			w := i / (len(o.Moved) + 1)
			values[w] = append(values[w], evaluations[i].Value(r))
		}
		for j, effect := range design.Screen(walks, values, len(o.Moved)) {
			s.Responses[r].Effects = append(s.Responses[r].Effects,
				FactorEffect{Factor: o.Moved[j], Screen: effect, Size: effect.Star})
		}
	}
	return nil
}

// shares divides the variance by Sobol's indices, of factors that are drawn independently.
func (s *Sensitivity) shares(ctx context.Context, runner *Runner, o *SensitivityOptions) error {
	layout := design.NewSaltelli(o.Size, len(o.Moved), s.Seed)
	var points []Point
	add := func(name string, sample [][]float64) {
		for i, at := range sample {
			if ctx.Err() != nil {
				return
			}
			points = append(points, o.drawn(fmt.Sprintf("%s %d", name, i+1), at))
		}
	}
	add("sample A", layout.A)
	add("sample B", layout.B)
	for j := range layout.Mixed {
		add("A with "+o.Moved[j].Name+" of B", layout.Mixed[j])
	}
	if ctx.Err() != nil {
		return interrupted(ctx, errUnfinished)
	}
	evaluations, err := s.evaluate(ctx, runner, o, points)
	if err != nil {
		return err
	}
	for r := range s.Responses {
		part := func(k int) []float64 {
			values := make([]float64, o.Size)
			for i := range values {
				values[i] = evaluations[k*o.Size+i].Value(r)
			}
			return values
		}
		mixed := make([][]float64, len(o.Moved))
		for j := range mixed {
			mixed[j] = part(2 + j)
		}
		for j, index := range design.Indices(part(0), part(1), mixed, s.Plan.Confidence, s.Seed) {
			s.Responses[r].Effects = append(s.Responses[r].Effects,
				FactorEffect{Factor: o.Moved[j], Index: index, Size: index.Total.Mean})
		}
	}
	return nil
}
