package stats

import (
	"fmt"
	"math"

	"karvon/sim/dist/precise"
)

// Estimate is a number with its simulation error and the doubts about it.
type Estimate struct {
	// Mean is the point estimate: the mean of the replications' values, or the
	// pooled quantile where the response is a quantile.
	Mean float64
	// HalfWidth is half the length of the confidence interval around Mean, in
	// the same unit. It is NaN where fewer than two replications have a value.
	HalfWidth float64
	// Confidence is the chance, before the experiment, that the interval
	// covers the truth.
	Confidence float64
	// N is the number of replications that have a value.
	N int
	// Missing is the number of replications that have none, for want of
	// observations.
	Missing int
	// Warnings say in plain words why the number deserves less trust than its
	// interval claims.
	Warnings []string
}

// Low returns the lower end of the interval.
func (e Estimate) Low() float64 { return e.Mean - e.HalfWidth }

// High returns the upper end of the interval.
func (e Estimate) High() float64 { return e.Mean + e.HalfWidth }

// MeanInterval estimates an expectation from one value a replication: the mean
// with Student's interval at the given confidence. The values are taken as
// independent and nearly normal, as means over a replication are. It panics if
// confidence is not between 0 and 1.
//
// A NaN stands for a replication without observations. It is left out and
// counted as Missing, with a warning: what remains is the expectation given
// that there are observations. Without any value Mean is NaN; with one,
// HalfWidth is.
func MeanInterval(values []float64, confidence float64) Estimate {
	present, estimate := collect(values, confidence)
	estimate.Mean = mean(present)
	estimate.HalfWidth = halfWidth(squaredDeviations(present, estimate.Mean), len(present), confidence)
	return estimate
}

// collect drops the missing values and begins the estimate that says so.
func collect(values []float64, confidence float64) (present []float64, estimate Estimate) {
	if !(confidence > 0 && confidence < 1) {
		panic(fmt.Sprintf("stats: a confidence lies between 0 and 1, not at %v", confidence))
	}
	present = make([]float64, 0, len(values))
	for _, value := range values {
		if !math.IsNaN(value) {
			present = append(present, value)
		}
	}
	estimate = Estimate{Confidence: confidence, N: len(present), Missing: len(values) - len(present)}
	estimate.Warnings = replicationWarnings(estimate)
	return present, estimate
}

// mean returns the mean of the values and NaN for none. A second pass takes
// out most of the first one's rounding error.
func mean(values []float64) float64 {
	n := float64(len(values))
	first := total(values, 0) / n
	return first + total(values, first)/n
}

// total returns the sum of the values' differences from centre.
func total(values []float64, centre float64) float64 {
	sum := 0.0
	for _, value := range values {
		sum += value - centre
	}
	return sum
}

// squaredDeviations returns the sum of the squared differences from centre.
func squaredDeviations(values []float64, centre float64) float64 {
	sum := 0.0
	for _, value := range values {
		deviation := value - centre
		sum += float64(deviation * deviation)
	}
	return sum
}

// halfWidth returns Student's half-width for the mean of n values whose
// squared deviations have the given sum: t(n-1)·√(sum/(n-1)/n).
func halfWidth(squares float64, n int, confidence float64) float64 {
	if n < 2 {
		return math.NaN()
	}
	quantile := precise.StudentTQuantile((1+confidence)/2, float64(n-1))
	return quantile * math.Sqrt(squares/float64(n-1)/float64(n))
}
