package stats

// Bonferroni returns the confidence of each of n intervals that cover all
// together with at least the given confidence, whatever their dependence
// (Dunn 1961).
func Bonferroni(confidence float64, n int) float64 {
	return 1 - (1-confidence)/float64(n)
}

// Variance returns the sample variance of the values that are present, with
// n-1 in its denominator; NaN where fewer than two are.
func Variance(values []float64) float64 {
	present, _ := collect(values, 0.5)
	return squaredDeviations(present, mean(present)) / float64(len(present)-1)
}
