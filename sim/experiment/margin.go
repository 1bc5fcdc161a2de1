package experiment

import (
	"math"
	"slices"

	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// Tolerances of conditions in a choice: inside of them a point may be said to meet a condition, or not to.
const (
	toleranceOfShare = 0.01 // of a share itself; of a quantile, of the share of those below the limit
	toleranceOfRest  = 0.2  // of a quantile, at most so much of the share of those above it
	toleranceOfLimit = 0.02 // of all other numbers, as a share of the limit
)

// IsJudgedByMeans says whether what a condition is about is a mean over replications, or over those in them, so that a
// choice can judge it: the largest and the smallest of all replications are not.
func IsJudgedByMeans(r *response.Response) bool {
	return r.Combination() != response.LargestOfAll && r.Combination() != response.SmallestOfAll
}

// marginsOf says by how much replications meet a condition, block by block. A number of those in a replication counts
// for as many as it is of, over how many the first blocks have on average.
func (s *Sample) marginsOf(t *response.Threshold, block, first int) margins {
	done := s.done()
	at, limit := t.Response, t.Limit
	if t.Count != plan.None {
		at, limit = len(s.Model.Responses)+t.Count, t.Probability
	}
	e := s.estimate(at, done)
	if !e.any() {
		always := slices.Repeat([]float64{1}, len(done)/block)
		return margins{least: always, most: always} // nobody came of whom it would not hold
	}
	upper := t.BoundsAbove() != (t.Count != plan.None) // whether less is better: of a quantile the share below is told
	m := margins{least: make([]float64, len(done)), most: make([]float64, len(done)),
		strict: (t.Operator == "<" || t.Operator == ">") && t.Count == plan.None || t.Count != plan.None && !t.BoundsAbove()}
	margin := func(value float64) float64 {
		if upper {
			return limit - value
		}
		return value - limit
	}
	whole := 1.0
	if e.Weights != nil {
		whole = stats.Mean(e.Weights[:min(len(done), first*block)])
	}
	for n, value := range e.Values {
		if e.Weights == nil {
			m.least[n], m.most[n] = margin(value), margin(value)
			continue
		}
		weight := e.Weights[n]
		if !(weight > 0) || !(whole > 0) {
			continue // nobody of whom it could be told
		}
		raised := value
		if e.doubts != nil {
			raised += e.doubts[n] / weight
		}
		a, b := float64(margin(value)*weight)/whole, float64(margin(raised)*weight)/whole
		m.least[n], m.most[n] = min(a, b), max(a, b)
	}
	switch {
	case t.Count != plan.None:
		m.tolerance = min(toleranceOfShare, float64(toleranceOfRest*min(t.Probability, 1-t.Probability)))
	case s.Model.Responses[t.Response].Unit() == "1":
		m.tolerance = toleranceOfShare
	default:
		seen := stats.Mean(e.Values[:min(len(done), first*block)])
		m.tolerance = float64(toleranceOfLimit * max(math.Abs(limit), number(seen)))
	}
	m.least, m.most = inBlocks(m.least, block), inBlocks(m.most, block)
	switch {
	case e.Bound != stats.AtLeast:
	case upper:
		m.least = nil // it may be more than is seen
	default:
		m.most = nil
	}
	return m
}

// inBlocks gives the means of blocks of values.
func inBlocks(values []float64, size int) []float64 {
	if size == 1 {
		return values
	}
	means := make([]float64, len(values)/size)
	for i := range means {
		means[i] = total(values[i*size:(i+1)*size]) / float64(size)
	}
	return means
}
