package experiment

import (
	"math"
	"slices"

	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// ResponseEstimate is what the replications say of one response.
type ResponseEstimate struct {
	response.Response
	stats.Estimate // NaN where there is nothing to estimate from

	Values  []float64 // one a replication; NaN where a replication has none
	Weights []float64 // of a pooled mean or share: of how many each value is one; nil for others
	doubts  []float64 // of a share: how many were unfinished and may belong to it; nil for none

	notAsked bool // whether it is no part of what was asked: then nothing of it is known
}

// any says whether any replication has a value.
func (r *ResponseEstimate) any() bool {
	return slices.ContainsFunc(r.Values, func(value float64) bool { return !math.IsNaN(value) })
}

// notAsked is the estimate of a response that the question did not take.
func notAsked(r *response.Response) ResponseEstimate {
	return ResponseEstimate{Response: *r, Estimate: stats.Unknown(nan), notAsked: true}
}

// Sections is what the replications say, ready to be estimated from or compared with another's.
func (r *ResponseEstimate) Sections() stats.Sections {
	return SectionsOf(r.Combination(), r.Range(), r.Estimate, r.Values, r.Weights, r.doubts)
}

// SectionsOf gives the sections of a response of which the parts are kept apart.
func SectionsOf(by response.Combination, within stats.Range, e stats.Estimate, values, weights,
	doubts []float64) stats.Sections {
	switch by {
	case response.PooledQuantile:
		return stats.Quantiles(e, values)
	case response.PooledMean:
		return stats.Pooled(values, weights, within)
	case response.PooledShare:
		return stats.Shares(values, weights, doubts)
	case response.LargestOfAll:
		return stats.Largest(values)
	case response.SmallestOfAll:
		return stats.Smallest(values)
	}
	return stats.Means(values, within)
}

// estimate makes the estimate of one response, or of a count behind them. What the unfinished leave open is decided
// here, for each kind of response: nothing of rates and averages over time; a mean or largest time is a lower
// bound; so is a quantile which depends on them (see [stats.Pool]); a share lies between that of none and that of
// all of those who may belong to it.
func (s *Sample) estimate(i int, done []int) ResponseEstimate {
	return s.estimateAt(i, done, s.Plan.Confidence)
}

// estimateAt is estimate with an interval of another level.
func (s *Sample) estimateAt(i int, done []int, confidence float64) ResponseEstimate {
	at, all := s.kept.at(s.Model, i), s.observed
	made := ResponseEstimate{Values: of(all.values[at], done)}
	if i < len(s.Model.Responses) {
		made.Response = s.Model.Responses[i]
	} else {
		made.Response = s.Counts[i-len(s.Model.Responses)]
	}
	weight, doubt := float64(all.weight[at]), float64(all.doubt[at])
	combination := made.Combination()
	switch combination {
	case response.PooledMean, response.PooledShare:
		made.Weights = of(all.weights[at], done)
	case response.PooledQuantile:
		if s.kept.cohorts.of[i] == plan.None {
			made.Estimate = stats.Unknown(nan) // only the values are asked for
			return made
		}
		p, _ := made.Statistic.Quantile()
		made.Estimate = s.pool.cohort(i).Quantile(p, confidence, len(done)).Divided(nanoseconds)
		return made
	}
	if combination == response.PooledShare && doubt > 0 {
		made.doubts = of(all.doubts[at], done)
	}
	made.Estimate = made.Sections().Estimate(confidence)
	if doubt > 0 {
		made.Unfinished = doubt / weight
		if combination != response.PooledShare {
			made.Bound = stats.AtLeast
		}
		if made.IsTimeUntil() {
			made.NotReached = int(doubt)
		}
	}
	return made
}

// counted makes the estimate of the share that judges a threshold on a quantile, with the interval on which that of
// the quantile rests.
func (s *Sample) counted(t *response.Threshold, done []int, confidence float64) ResponseEstimate {
	made := s.estimateAt(len(s.Model.Responses)+t.Count, done, confidence)
	worth := s.pool.cohort(t.Response).Worth(t.Probability)
	unfinished := made.Unfinished
	made.Estimate = made.Sections().WorthAtMost(worth).Estimate(confidence)
	made.Unfinished = unfinished
	return made
}

// longest estimates the quantiles of which only the tails are kept.
func (s *Sample) longest(replications int) map[int]float64 {
	found := map[int]float64{}
	for i, cohort := range s.kept.cohorts.tails {
		p, _ := s.Model.Responses[i].Statistic.Quantile()
		e := s.pool.cohorts[cohort].Quantile(p, s.Plan.Confidence, replications)
		found[i] = e.Divided(nanoseconds).Mean
	}
	return found
}

// nanoseconds in a second, and seconds in a day.
const (
	nanoseconds = 1e9
	day         = 86400.0
)

// change estimates the difference of a response from pairs of replications, after less before, and what the
// unfinished leave open of it.
func change(before, after *ResponseEstimate, confidence float64) stats.Estimate {
	e := stats.Paired(before.Sections(), after.Sections(), confidence)
	e.Bound = stats.BoundOfDifference(before.Estimate, after.Estimate)
	e.Unfinished = math.Max(before.Unfinished, after.Unfinished)
	e.NotReached = max(before.NotReached, after.NotReached)
	return e
}
