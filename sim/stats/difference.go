package stats

import (
	"math"
	"slices"

	"karvon/sim/internal/precise"
	"karvon/sim/reason"
)

// Paired estimates the difference after - before of two numbers whose replications belong together one by one, as
// those with the same draws do. What both have in common cancels: the interval is Student's of the differences of
// the sections' values. The difference of the points is the estimate, so that before and difference give after.
// Where one has more replications, those that the other lacks are left out altogether; a pair where either is NaN
// is left out of the interval and counts as Missing.
func Paired(before, after Sections, confidence float64) Estimate {
	n := min(len(before.own), len(after.own))
	if n < max(len(before.own), len(after.own)) {
		before, after = before.first(n), after.first(n)
	}
	differences := make([]float64, n)
	for i := range differences {
		differences[i] = after.Values[i] - before.Values[i]
	}
	present, e := begin(differences, confidence)
	e.doubt(before.pooled.Warnings, after.pooled.Warnings)
	e.Mean, e.Extreme, e.difference = after.point-before.point, before.extreme(), true
	if e.N < 2 || e.Extreme {
		return e
	}
	s := Sections{point: e.Mean, kind: before.kind}
	wider := max(before.wider(withoutNaN(before.Values)), after.wider(withoutNaN(after.Values)))
	e.widened(wider, s.standardError(present))
	e.lengthened(skew * max(before.spread(confidence), after.spread(confidence)))
	return e
}

// skew is how much longer the far side of a difference of means of times is, as a multiple of the wider spread of
// the two: of ten replications of 300 customers of M/M/1 at load 0.9 and 0.85, 86% of the intervals cover without
// it.
const skew = 3

// lengthened moves the end that is farther from nought out by a part of its distance. Means of times are skew:
// where the long ones are missing from the samples, both the difference and its spread are seen too small.
func (e *Estimate) lengthened(by float64) {
	low, high := e.Test()
	if !(by > 0) || math.IsInf(by, 0) || math.IsNaN(low) {
		return
	}
	if e.Mean > 0 {
		high += float64(by * (high - e.Mean))
	} else {
		low -= float64(by * (e.Mean - low))
	}
	e.set(low, high)
}

// spread is the width of the interval of a positive number, to one side and as a part of it: nought for others.
func (s *Sections) spread(confidence float64) float64 {
	present := withoutNaN(s.Values)
	if !s.limits.isPositive() || s.kind != ofPooled || len(present) < 2 || !(s.point > 0) {
		return 0
	}
	student := precise.StudentTQuantile((1+confidence)/2, float64(len(present)-1))
	return float64(student*s.standardError(present)) / s.point
}

// doubt adds warnings, each once.
func (e *Estimate) doubt(warnings ...[]reason.Reason) {
	for _, warning := range slices.Concat(warnings...) {
		if !slices.Contains(e.Warnings, warning) {
			e.Warnings = append(e.Warnings, warning)
		}
	}
}

// widened sets the ends of the interval of a difference from its standard error, if that is not nought wider by a
// factor. There is none where the factor is not known.
func (e *Estimate) widened(by, standardError float64) {
	switch {
	case standardError == 0:
		e.set(e.Mean, e.Mean)
	case math.IsNaN(by) || math.IsInf(by, 0):
		e.Warnings = append(e.Warnings, reason.Of(reason.QuantileWithoutInterval, nil))
	default:
		e.interval(Real, float64(by*standardError))
	}
}

// Independent estimates the difference between two numbers whose replications have nothing in common and need not
// vary alike, by Welch's interval:
//
//	s² = s₁²/n₁ + s₂²/n₂,  ν = s⁴ / ((s₁²/n₁)²/(n₁-1) + (s₂²/n₂)²/(n₂-1))
//
// with ν degrees of freedom (Welch 1947; Satterthwaite 1946). NaN values are left out and counted as Missing. N is
// the size of the smaller sample.
func Independent(before, after Sections, confidence float64) Estimate {
	first, one := begin(before.Values, confidence)
	second, other := begin(after.Values, confidence)
	e := Unknown(after.point - before.point)
	e.Confidence, e.N, e.Missing, e.Extreme = confidence, min(one.N, other.N), one.Missing+other.Missing, before.extreme()
	e.difference = true
	e.doubt(one.Warnings, other.Warnings, before.pooled.Warnings, after.pooled.Warnings)
	if e.Extreme && one.N != other.N {
		e.Mean = math.NaN() // an extreme grows with the number of replications
	}
	if e.Extreme || e.N < 2 {
		return e
	}
	u := square(float64(before.standardError(first) * before.wider(first)))
	v := square(float64(after.standardError(second) * after.wider(second)))
	if math.IsNaN(u+v) || math.IsInf(u+v, 0) {
		e.widened(math.NaN(), 1)
		return e
	}
	if u+v == 0 {
		e.set(e.Mean, e.Mean)
		return e
	}
	freedom := float64((u+v)*(u+v)) / (float64(u*u)/float64(one.N-1) + float64(v*v)/float64(other.N-1))
	width := float64(precise.StudentTQuantile((1+confidence)/2, freedom) * math.Sqrt(u+v))
	e.set(e.Mean-width, e.Mean+width)
	e.lengthened(skew * max(before.spread(confidence), after.spread(confidence)))
	return e
}

func square(x float64) float64 { return float64(x * x) }

// pairedDifference estimates the mean of after - before from values that belong together one by one: see [Paired].
func pairedDifference(before, after []float64, confidence float64) Estimate {
	return Paired(Means(before, Real), Means(after, Real), confidence)
}

// independentDifference estimates the difference between the means of two independent samples: see [Independent].
func independentDifference(before, after []float64, confidence float64) Estimate {
	return Independent(Means(before, Real), Means(after, Real), confidence)
}

// BoundOfDifference says what is certain of after - before where either is a bound.
func BoundOfDifference(before, after Estimate) Bound {
	switch {
	case before.Bound == Exact && after.Bound == Exact:
		return Exact
	case before.Bound == Exact && after.Bound == AtLeast, before.Bound == AtMost && after.Bound == Exact:
		return AtLeast
	case before.Bound == Exact && after.Bound == AtMost, before.Bound == AtLeast && after.Bound == Exact:
		return AtMost
	}
	return Open
}
