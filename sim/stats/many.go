package stats

import (
	"math"

	"karvon/sim/internal/precise"
)

// Bonferroni returns the confidence of each of n intervals that cover all together with at least the given
// confidence, whatever their dependence (Dunn 1961).
func Bonferroni(confidence float64, n int) float64 {
	return 1 - float64((1-confidence)/float64(n)) // a division by a power of two is a product
}

// Variance returns the sample variance of the values that are present, with n-1 in its denominator; NaN where fewer
// than two are.
func Variance(values []float64) float64 {
	present := withoutNaN(values)
	return squaredDeviations(present, mean(present)) / float64(len(present)-1)
}

// StudentQuantile returns the quantile of Student's t with so many degrees of freedom, and NaN for fewer than one.
func StudentQuantile(p float64, freedom int) float64 {
	if freedom < 1 {
		return math.NaN()
	}
	return precise.StudentTQuantile(p, float64(freedom))
}
