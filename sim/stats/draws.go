package stats

import (
	"math"
	"slices"

	"karvon/sim/internal/precise"
)

// Proportion estimates the probability of what happened in so many of n independent draws, with the interval of
// Clopper and Pearson (1934); of none it is unknown.
func Proportion(happened, n int, confidence float64) Estimate {
	if n == 0 {
		return Unknown(math.NaN())
	}
	e := Unknown(float64(happened) / float64(n))
	e.N, e.Confidence = n, confidence
	level, yes, no := float64((1+confidence)/2), float64(happened), float64(n-happened)
	e.Low, e.High = 0, 1
	if happened > 0 {
		e.Low, _ = precise.BetaQuantile(yes, no+1, 1-level)
	}
	if happened < n {
		e.High, _ = precise.BetaQuantile(yes+1, no, level)
	}
	return e
}

// QuantilesOf returns the empirical quantiles of the values that are present, interpolated between the order statistics
// (definition 7 of Hyndman and Fan 1996); NaN where there are none.
func QuantilesOf(values []float64, low, high float64) (from, to float64) {
	present := withoutNaN(values)
	if len(present) == 0 {
		return math.NaN(), math.NaN()
	}
	slices.Sort(present)
	at := func(p float64) float64 {
		place := float64(p * float64(len(present)-1))
		i := min(int(place), len(present)-1)
		next := min(i+1, len(present)-1)
		return present[i] + float64((place-float64(i))*(present[next]-present[i]))
	}
	return at(low), at(high)
}
