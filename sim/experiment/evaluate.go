package experiment

import (
	"context"
	"errors"
	"math"
	"slices"

	"karvon/sim/plan"
	"karvon/sim/stats"
)

// Evaluation is what one design point gave, of the responses that were asked
// for.
type Evaluation struct {
	Point
	Err       error       // why there is nothing
	Finished  int         // replications
	Values    [][]float64 // by response and replication
	Estimates []stats.Estimate
	// LowerBounds says of which responses the run's end cut some off.
	LowerBounds []bool
	Warnings    []string // of the result
	Hash        string   // of the resolved scenario
}

// Value is the mean of a response over the replications; NaN where there is
// none. A quantile's is the mean of the replications' own.
func (e *Evaluation) Value(response int) float64 {
	if e.Err != nil || response >= len(e.Values) {
		return nan
	}
	return stats.Mean(e.Values[response])
}

// Evaluate runs points and keeps of each the responses asked for, by name; so
// the memory does not follow the number of points. Points that fail have an
// error, and so have those that an interruption left unfinished.
func Evaluate(ctx context.Context, runner *Runner, points []Point, responses []string, replications int) ([]Evaluation, error) {
	evaluations := make([]Evaluation, len(points))
	samples := make([]*Sample, len(points))
	place := map[*Sample]int{}
	for i := range points {
		evaluations[i].Point = points[i]
		samples[i] = NewSample(points[i])
		place[samples[i]] = i
	}
	runner.Completed = func(s *Sample) {
		evaluations[place[s]].take(s, responses)
		s.Release()
	}
	err := runner.Extend(ctx, samples, replications)
	runner.Completed = nil
	for i := range evaluations {
		if evaluations[i].Err == nil && evaluations[i].Finished < replications {
			evaluations[i].Err = errUnfinished
		}
	}
	return evaluations, err
}

// take keeps what is wanted of a sample.
func (e *Evaluation) take(s *Sample, responses []string) {
	result, err := s.Result()
	if err != nil {
		e.Err = err
		return
	}
	e.Finished, e.Warnings, e.Hash = result.Replications, result.Warnings, s.Plan.Hash
	for _, name := range responses {
		response := result.Find(name)
		if response == nil {
			e.Values, e.Estimates = append(e.Values, nil), append(e.Estimates, stats.Estimate{Mean: nan, HalfWidth: nan})
			e.LowerBounds = append(e.LowerBounds, false)
			continue
		}
		e.Values, e.Estimates = append(e.Values, response.Values), append(e.Estimates, response.Estimate)
		e.LowerBounds = append(e.LowerBounds, response.CutOff > 0)
	}
}

// errUnfinished says that an interruption came before a point was finished.
var errUnfinished = errors.New("interrupted before it was finished")

// failures lists the points that failed; those that an interruption left
// unfinished did not.
func failures(evaluations []Evaluation) []Failure {
	var failed []Failure
	for i := range evaluations {
		if evaluations[i].Err != nil && evaluations[i].Err != errUnfinished {
			failed = append(failed, Failure{evaluations[i].Name, evaluations[i].Err})
		}
	}
	return failed
}

// nothing says whether no point has a result.
func nothing(evaluations []Evaluation) bool {
	return !slices.ContainsFunc(evaluations, func(e Evaluation) bool { return e.Err == nil })
}

// namesOf gives the names of responses.
func namesOf(p *plan.Plan, responses []int) []string {
	names := make([]string, len(responses))
	for i, r := range responses {
		names[i] = p.Responses[r].Name
	}
	return names
}

// nan is the value that is not there.
var nan = math.NaN()
