package experiment

import (
	"context"
	"errors"
	"math"
	"slices"

	"karvon/sim/reason"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// Evaluation is what one design point gave, of the responses that were asked for.
type Evaluation struct {
	Point
	Err       error               // why there is nothing
	finished  int                 // replications
	Responses []*ResponseEstimate // nil where the point has none of that name
	// thresholds are the judgements on the scenario's thresholds.
	thresholds []Judgement
	// overload says that replications were stopped by too many entities; nil for none.
	overload error
	drifts   map[string]backlogTrend
	losses   []Loss
	Warnings []reason.Reason // of the result
	Hash     string          // of the resolved scenario
}

// Estimate is that of a response; unknown where there is none.
func (e *Evaluation) Estimate(response int) stats.Estimate {
	if e.Err != nil || response >= len(e.Responses) || e.Responses[response] == nil {
		return stats.Unknown(nan)
	}
	return e.Responses[response].Estimate
}

// Value is the estimate of a response; NaN where there is none.
func (e *Evaluation) Value(response int) float64 { return e.Estimate(response).Mean }

// Values are those of a response, by replication; nil where there are none.
func (e *Evaluation) Values(response int) []float64 {
	if e.Err != nil || response >= len(e.Responses) || e.Responses[response] == nil {
		return nil
	}
	return e.Responses[response].Values
}

// Weights are of how many each value is one, as in [ResponseEstimate]; nil for none.
func (e *Evaluation) Weights(response int) []float64 {
	if e.Values(response) == nil {
		return nil
	}
	return e.Responses[response].Weights
}

// evaluate runs points and keeps of each replication and point what is asked for; so the memory does not follow the
// number of points. Points that fail have an error, and so have those that an interruption left unfinished.
func evaluate(ctx context.Context, runner *Runner, points []Point, ask question, replications int) ([]Evaluation,
	error) {
	evaluations := make([]Evaluation, len(points))
	samples := make([]*Sample, len(points))
	place := map[*Sample]int{}
	for i := range points {
		evaluations[i].Point = points[i]
		samples[i] = NewSample(points[i])
		samples[i].question = &ask
		place[samples[i]] = i
	}
	runner.completed = func(s *Sample) {
		evaluations[place[s]].take(s, ask.responses)
		s.Release()
	}
	err := runner.Extend(ctx, samples, replications)
	runner.completed = nil
	for i := range evaluations {
		if evaluations[i].Err == nil && evaluations[i].finished < replications {
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
	if len(result.Lost) > 0 {
		e.Err = result.Lost[0] // a point is whole, or it is no answer
		return
	}
	e.finished, e.Warnings, e.Hash = result.Replications, result.Warnings, s.Plan.Hash
	e.thresholds, e.drifts, e.overload = result.Thresholds, result.drifts(), result.Overload()
	e.losses = result.losses()
	for _, name := range responses {
		var kept *ResponseEstimate
		if response := result.Find(name); response != nil {
			copied := *response // the result as a whole is not kept
			kept = &copied
		}
		e.Responses = append(e.Responses, kept)
	}
}

// stopped turns points of which replications were stopped by too many entities into failures: what they left is no
// answer.
func stopped(evaluations []Evaluation) {
	for i := range evaluations {
		if e := &evaluations[i]; e.Err == nil {
			e.Err = e.overload
		}
	}
}

// errUnfinished says that an interruption came before a point was finished.
var errUnfinished = errors.New("interrupted before it was finished")

// failures lists the points that failed; those that an interruption left unfinished did not.
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
func namesOf(m *response.Model, responses []int) []string {
	names := make([]string, len(responses))
	for i, r := range responses {
		names[i] = m.Responses[r].Name
	}
	return names
}

// nan is the value that is not there.
var nan = math.NaN()
