package experiment

import (
	"math"

	"karvon/sim/plan"
	"karvon/sim/stats"
)

// Response is what the replications say of one response.
type Response struct {
	plan.Response
	stats.Estimate // NaN where there is nothing to estimate from

	Values  []float64 // one a replication; NaN where a replication has none
	Weights []float64 // of a pooled mean or share: of how many each value is one; nil for others
	Doubts  []float64 // of a share: how many were unfinished and may belong to it; nil for none
}

// Sections is what the replications say, ready to be estimated from or compared
// with another's.
func (r *Response) Sections() stats.Sections {
	return SectionsOf(r.Combination(), r.Range(), r.Estimate, r.Values, r.Weights, r.Doubts)
}

// SectionsOf gives the sections of a response of which the parts are kept apart.
func SectionsOf(by plan.Combination, within stats.Range, e stats.Estimate, values, weights, doubts []float64) stats.Sections {
	switch by {
	case plan.PooledQuantile:
		return stats.Quantiles(e, values)
	case plan.PooledMean:
		return stats.Pooled(values, weights, within)
	case plan.PooledShare:
		return stats.Shares(values, weights, doubts)
	case plan.LargestOfAll:
		return stats.Largest(values)
	case plan.SmallestOfAll:
		return stats.Smallest(values)
	}
	return stats.Means(values, within)
}

// estimate makes the estimate of one response, or of a count behind them. What
// the unfinished leave open is decided here, for each kind of response: nothing of
// rates and averages over time; a mean or largest time is a lower bound; so is a
// quantile which depends on them (see [stats.Pool]); a share lies between that of
// none and that of all of those who may belong to it.
func (s *Sample) estimate(i int, done []*Outcome) Response {
	response := Response{Values: make([]float64, len(done))}
	if i < len(s.Plan.Responses) {
		response.Response = s.Plan.Responses[i]
	} else {
		response.Response = s.Plan.Counts[i-len(s.Plan.Responses)]
	}
	weight, doubt := 0.0, 0.0
	weights, doubts := make([]float64, len(done)), make([]float64, len(done))
	for n, o := range done {
		response.Values[n], weights[n], doubts[n] = o.Values[i], float64(o.Weights[i]), float64(o.doubt(i))
		weight += weights[n]
		doubt += doubts[n]
	}
	combination := response.Combination()
	switch combination {
	case plan.PooledMean, plan.PooledShare:
		response.Weights = weights
	case plan.PooledQuantile:
		p, _ := response.Statistic.Quantile()
		response.Estimate = s.pool.cohort(i).Quantile(p, s.Plan.Confidence, len(done)).Divided(nanoseconds)
		return response
	}
	if combination == plan.PooledShare && doubt > 0 {
		response.Doubts = doubts
	}
	response.Estimate = response.Sections().Estimate(s.Plan.Confidence)
	if doubt > 0 {
		response.Unfinished = doubt / weight
		if combination != plan.PooledShare {
			response.Bound = stats.AtLeast
		}
	}
	return response
}

// counted makes the estimate of the share that judges a threshold on a quantile,
// with the interval on which that of the quantile rests.
func (s *Sample) counted(t *plan.Threshold, done []*Outcome) Response {
	response := s.estimate(len(s.Plan.Responses)+t.Count, done)
	worth := s.pool.cohort(t.Response).Worth(t.Probability)
	unfinished := response.Unfinished
	response.Estimate = response.Sections().WorthAtMost(worth).Estimate(s.Plan.Confidence)
	response.Unfinished = unfinished
	return response
}

// nanoseconds in a second.
const nanoseconds = 1e9

// change estimates the difference of a response from pairs of replications,
// after less before, and what the unfinished leave open of it.
func change(before, after *Response, confidence float64) stats.Estimate {
	e := stats.Paired(before.Sections(), after.Sections(), confidence)
	e.Bound = stats.BoundOfDifference(before.Estimate, after.Estimate)
	e.Unfinished = math.Max(before.Unfinished, after.Unfinished)
	return e
}
