package stats

import "math"

// MSERBatch is the number of observations that MSER-5 averages into one.
const MSERBatch = 5

// Truncation says how many of a series' first observations belong to its initial transient.
type Truncation struct {
	Observations int     // to leave out: whole batches
	statistic    float64 // of the rest: its squared standard error, as MSER takes it
	mean         float64 // of the rest
	// Doubtful says that the least statistic was found at the last place at which it is looked for, half of the
	// series: no end of the transient shows, and the series should be longer.
	Doubtful bool
}

// MSER5 finds the truncation of a series by the marginal standard error rule on batches of five (White 1997; White,
// Cobb and Spratt 2000): of the k batch means z, the first d are left out with which
//
//	Σ (z[i] - mean)² / (k-d)²  over i = d+1 ... k
//
// is least, for d from 0 to k/2; the first of equals. Observations behind the last whole batch are dropped. Without
// a whole batch nothing is left out and mean is NaN.
func MSER5(series []float64) Truncation {
	means := batchMeans(series, MSERBatch)
	k := len(means)
	best := Truncation{statistic: math.Inf(1), mean: math.NaN()}
	for d := 0; d <= k/2 && d < k; d++ {
		rest := means[d:]
		centre := mean(rest)
		n := float64(len(rest))
		statistic := squaredDeviations(rest, centre) / float64(n*n)
		if statistic < best.statistic {
			best = Truncation{Observations: d * MSERBatch, statistic: statistic, mean: centre, Doubtful: d > 0 && d == k/2}
		}
	}
	return best
}

func batchMeans(series []float64, size int) []float64 {
	var means []float64
	for ; len(series) >= size; series = series[size:] {
		means = append(means, mean(series[:size]))
	}
	return means
}
