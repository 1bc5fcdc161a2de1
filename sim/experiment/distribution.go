package experiment

import (
	"math"
	"slices"

	"karvon/sim/stats"
)

// Distribution is what crossings or trips say of one number: mean and median with intervals over replications, and
// what the values of all replications together are.
type Distribution struct {
	N           int // of all replications
	Mean        stats.Estimate
	Median      stats.Estimate
	Deviation   float64 // standard deviation, by n - 1; NaN of fewer than two
	Least, Most float64 // NaN of none
}

// distributionOf describes values by replication. A median is that of all values, the mean of the middle two where
// their number is even; its interval is by sectioning: the spread of the replications' own medians about it (Asmussen &
// Glynn 2007, section III.5).
func distributionOf(values [][]float64, confidence float64) Distribution {
	d := Distribution{Deviation: math.NaN(), Least: math.NaN(), Most: math.NaN()}
	means, weights := make([]float64, len(values)), make([]float64, len(values))
	medians := make([]float64, len(values))
	var all []float64
	for n, own := range values {
		means[n], weights[n] = stats.Mean(own), float64(len(own))
		sorted := slices.Sorted(slices.Values(own))
		medians[n] = median(sorted)
		all = append(all, own...)
	}
	d.N = len(all)
	d.Mean = stats.Pooled(means, weights, stats.Positive).Estimate(confidence)
	slices.Sort(all)
	d.Median = stats.Quantiles(stats.Unknown(median(all)), medians).Estimate(confidence)
	if len(all) > 0 {
		d.Least, d.Most = all[0], all[len(all)-1]
	}
	if len(all) > 1 {
		centre, squares := stats.Mean(all), 0.0
		for _, value := range all {
			squares += float64((value - centre) * (value - centre))
		}
		d.Deviation = math.Sqrt(squares / float64(len(all)-1))
	}
	return d
}

// median is that of sorted values; NaN of none.
func median(sorted []float64) float64 {
	n := len(sorted)
	switch {
	case n == 0:
		return math.NaN()
	case n%2 == 1:
		return sorted[n/2]
	}
	return (sorted[n/2-1] + sorted[n/2]) / 2
}
