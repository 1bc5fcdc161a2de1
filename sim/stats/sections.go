package stats

import (
	"math"

	"karvon/sim/internal/precise"
)

// Sections is what replications say of one number: the estimate of all together, and a value of each whose spread
// tells how far chance moves it. A replication is a section of the experiment and always the unit: what happens
// within one is dependent.
//
// The same sections give the estimate, its interval and its difference from another, so that before, after and
// difference agree.
type Sections struct {
	point  float64   // of all replications together
	Values []float64 // one a replication; NaN where it has none
	limits Range

	kind    kind
	own     []float64 // of the replications by themselves
	weights []float64 // of a pooled number, of how many each is one
	doubts  []float64 // of a share, the numbers that may belong to it or not; nil for none
	worth   float64   // of a share, how many independent entities they count as at most; 0 for all
	pooled  Estimate  // of a quantile
}

// kind says how the replications are brought together.
type kind int

const (
	ofMeans kind = iota
	ofPooled
	ofShares
	ofQuantiles // the spread is taken about point rather than about the values' mean
	ofLargest
	ofSmallest
)

func (s *Sections) extreme() bool { return s.kind == ofLargest || s.kind == ofSmallest }

// first gives the sections of the first n replications alone. Of a quantile the pooled one is not known: the mean
// of theirs stands for it.
func (s *Sections) first(n int) Sections {
	own := s.own[:n]
	switch s.kind {
	case ofPooled:
		return Pooled(own, s.weights[:n], s.limits)
	case ofShares:
		return Shares(own, s.weights[:n], nil)
	case ofLargest:
		return Largest(own)
	case ofSmallest:
		return Smallest(own)
	}
	return Means(own, s.limits)
}

// Means is a number that is the mean of those of the replications: rates and averages over time.
func Means(values []float64, r Range) Sections {
	return Sections{point: Mean(values), Values: values, limits: r, own: values}
}

// Pooled is a number that is a mean over all entities of all replications: values are the replications' own means
// and weights the numbers of their entities. Each replication's value is its jackknife pseudo-value,
//
//	P[j] = n·R - (n-1)·R[without j],  R = Σ weight·value / Σ weight
//
// (Miller 1974, section 2.1), so that a replication with a single entity does not weigh as much as one with six.
func Pooled(values, weights []float64, r Range) Sections {
	s := Sections{limits: r, kind: ofPooled, own: values, weights: weights, Values: make([]float64, len(values))}
	parts, whole, n := 0.0, 0.0, 0.0
	for j, value := range values {
		if !math.IsNaN(value) {
			parts += float64(weights[j] * value)
			whole += weights[j]
			n++
		}
	}
	s.point = parts / whole
	if present := withoutNaN(values); len(present) > 0 && same(present) {
		s.point, s.Values = present[0], values // to the last bit
		return s
	}
	for j, value := range values {
		if math.IsNaN(value) {
			s.Values[j] = math.NaN()
			continue
		}
		without := float64(parts-float64(weights[j]*value)) / (whole - weights[j])
		s.Values[j] = float64(n*s.point) - float64((n-1)*without)
	}
	return s
}

// Quantiles is a quantile of all entities of all replications: pooled is its estimate by [Pool.Quantile] and values
// are the quantiles of the replications' own entities, whose spread is taken about it (sectioning: Asmussen & Glynn
// 2007, section III.5). It serves differences. Quantiles of few entities are biased and vary less than they should
// where a few replications have all the long times; so a difference is wider by as much as the pooled quantile's
// interval is wider than that of the sections.
func Quantiles(pooled Estimate, values []float64) Sections {
	return Sections{point: pooled.Mean, Values: values, limits: Positive, kind: ofQuantiles, own: values, pooled: pooled}
}

// wider says by how much the interval of a pooled quantile is wider than that of its sections: 1 for others, and
// NaN where it should have an interval and has none.
func (s *Sections) wider(present []float64) float64 {
	e := s.pooled
	if s.kind != ofQuantiles || e.Confidence == 0 || e.AtLimit || e.N < leastForInterval {
		return 1
	}
	student := precise.StudentTQuantile((1+e.Confidence)/2, float64(e.N-1))
	sections := float64(student * s.standardError(present))
	if own := e.HalfWidth(); !(own <= sections) {
		return own / sections
	}
	return 1
}

// Largest is the greatest of the replications' values. It has no interval, and grows with their number.
func Largest(values []float64) Sections {
	return Sections{point: extreme(values, math.Max), Values: values, kind: ofLargest, own: values}
}

// Smallest is the least of the replications' values.
func Smallest(values []float64) Sections {
	return Sections{point: extreme(values, math.Min), Values: values, kind: ofSmallest, own: values}
}

func extreme(values []float64, of func(a, b float64) float64) float64 {
	found := math.NaN()
	for _, value := range values {
		if math.IsNaN(found) {
			found = value
		} else if !math.IsNaN(value) {
			found = of(found, value)
		}
	}
	return found
}

func withoutNaN(values []float64) []float64 {
	present, _ := begin(values, 0.5)
	return present
}

// Estimate gives the number with its interval at a confidence.
func (s Sections) Estimate(confidence float64) Estimate {
	if s.kind == ofShares {
		return s.share(confidence)
	}
	present, e := begin(s.Values, confidence)
	e.Mean = s.point
	own := withoutNaN(s.own)
	switch {
	case e.N == 0:
	case s.extreme():
		e.Extreme = true
	case same(own) && s.limits.atLimit(own[0]):
		e.AtLimit = true
	case e.N > 1:
		e.interval(s.allowed(own), s.standardError(present))
	}
	return e
}

// allowed is the range, or a wider one where a value denies it: work that outlasts a shift lets servers be busy for
// more than all of it.
func (s Sections) allowed(own []float64) Range {
	within := s.limits
	for _, value := range own {
		switch {
		case value < 0:
			return Real
		case value > 1 && within == Share:
			within = Positive
		}
	}
	return within
}

// standardError is that of the point, by the spread of the values.
func (s Sections) standardError(present []float64) float64 {
	if same(present) && s.kind != ofQuantiles {
		return 0
	}
	centre := s.point
	if s.kind != ofQuantiles {
		centre = mean(present)
	}
	n := float64(len(present))
	return math.Sqrt(squaredDeviations(present, centre) / (n - 1) / n)
}

// Mean returns the mean of the values that are present; NaN where none is.
func Mean(values []float64) float64 { return mean(withoutNaN(values)) }

// MeanInterval estimates an expectation from one value a replication: the mean with Student's interval at the given
// confidence. The values are taken as independent and nearly normal, as means over a replication are. It panics if
// confidence is not between 0 and 1.
//
// A NaN stands for a replication without observations. It is left out and counted as Missing, with a warning: what
// remains is the expectation given that there are observations.
func MeanInterval(values []float64, confidence float64) Estimate {
	return Means(values, Real).Estimate(confidence)
}
