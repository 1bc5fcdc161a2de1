package theory

import (
	"cmp"
	"math"
)

// Meter is the queue before a meter in steady state: Poisson arrivals, of which at most so many pass in each
// period, at once while there are slots, the others in order of arrival as later periods begin. What is not used is
// lost.
type Meter struct {
	Means             // present and waiting are the same: nobody is in service
	atOpening float64 // mean number waiting as a period begins, before any passes
}

// NewMeter returns the queue before a meter with so many slots a period.
//
// The number that a period leaves behind follows W' = max(W + Poisson(a) - c, 0) with a = λD, which is also the
// recursion of those who wait in the M/D/c queue (Crommelin 1932): atOpening is its number waiting. The
// distribution of W is iterated from an empty queue. In the period max(W + N(t) - c, 0) wait at a time t; averaged
// over the period, with Σ_k P(A > k)·g(k) = E Σ_{k<A} g(k), the mean number waiting is E[T(W') - T(max(W - c,
// 0))]/a, where T(m) = m·(m-1)/2.
func NewMeter(slots int, arrivalRate, period float64) (Meter, error) {
	load := arrivalRate * period
	err := cmp.Or(
		atLeast("number of slots", slots, 1),
		positive("arrival rate", arrivalRate),
		positive("period", period),
		stable(load/float64(slots)),
	)
	if err != nil {
		return Meter{}, err
	}
	left := leftBehind(slots, load)
	mean, pairs := 0.0, 0.0
	for n, p := range left {
		beyond := math.Max(float64(n-slots), 0)
		mean += p * float64(n)
		pairs += p * (float64(n)*float64(n-1) - beyond*math.Max(beyond-1, 0)) / 2
	}
	waiting := pairs / load
	return Meter{Means: meansFromNumbers(arrivalRate, waiting, waiting), atOpening: mean}, nil
}

// leftBehind gives the stationary distribution of those whom a period leaves behind.
func leftBehind(slots int, load float64) []float64 {
	arrivals := poissonProbabilities(load)
	left := []float64{1}
	for {
		next := make([]float64, len(left)+len(arrivals))
		for n, p := range left {
			for k, q := range arrivals {
				next[max(n+k-slots, 0)] += p * q
			}
		}
		for len(next) > 1 && next[len(next)-1] < 1e-18 {
			next = next[:len(next)-1]
		}
		change := 0.0
		for n := range next {
			before := 0.0
			if n < len(left) {
				before = left[n]
			}
			change += math.Abs(next[n] - before)
		}
		left = next
		if change < 1e-14 {
			return left
		}
	}
}

// poissonProbabilities gives the probabilities of a Poisson variate that are not negligible.
func poissonProbabilities(mean float64) []float64 {
	var all []float64
	for k := 0; ; k++ {
		logGamma, _ := math.Lgamma(float64(k + 1))
		p := math.Exp(float64(k)*math.Log(mean) - mean - logGamma)
		if float64(k) > mean && p < 1e-18 {
			return all
		}
		all = append(all, p)
	}
}
