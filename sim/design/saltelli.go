package design

import (
	"math"
	"slices"

	"karvon/sim/random"
	"karvon/sim/stats"
)

// Saltelli is a design for Sobol's indices: two independent samples A and B of n points, and for each coordinate A
// with that coordinate taken from B; n(d+2) points in all (Saltelli 2002).
type Saltelli struct {
	A, B  [][]float64
	Mixed [][][]float64 // by coordinate
}

// NewSaltelli makes the design from a Sobol sequence in 2d dimensions, or from Latin hypercubes where there are too
// many.
func NewSaltelli(n, d int, seed uint64) Saltelli {
	var s Saltelli
	both, err := sobolPoints(n+1, 2*d)
	if err == nil {
		both = both[1:] // the first point is a corner
	} else {
		a, b := LatinHypercube(n, d, random.Mix(seed, 1)), LatinHypercube(n, d, random.Mix(seed, 2))
		for i := range a {
			both = append(both, slices.Concat(a[i], b[i]))
		}
	}
	s.Mixed = make([][][]float64, d)
	for _, point := range both {
		a, b := point[:d], point[d:]
		s.A, s.B = append(s.A, a), append(s.B, b)
		for j := range d {
			mixed := clone(a)
			mixed[j] = b[j]
			s.Mixed[j] = append(s.Mixed[j], mixed)
		}
	}
	return s
}

// Index is the share of a coordinate in the variance of a function.
type Index struct {
	First stats.Estimate // by the coordinate alone
	Total stats.Estimate // with all its interactions
}

// resamples is the number of bootstrap samples behind an index's interval.
const resamples = 200

// Indices estimates Sobol's indices from the values at the design's points: first order by Saltelli and others
// (2010, table 2, b), total by Jansen (1999). The intervals are from the bootstrap's standard deviation, by the
// normal quantile of Student's t with n-1 degrees of freedom. Rows with a value that is not there are left out.
func Indices(a, b []float64, mixed [][]float64, confidence float64, seed uint64) []Index {
	rows := wholeRows(a, b, mixed)
	key := random.NewKey(seed, 0)
	indices := make([]Index, len(mixed))
	for j := range mixed {
		first, total := indicesOf(a, b, mixed[j], rows)
		firsts, totals := make([]float64, resamples), make([]float64, resamples)
		for r := range resamples {
			drawn := make([]int, len(rows))
			for i := range drawn {
				drawn[i] = rows[below(key, len(rows), uint64(r), within, i)]
			}
			firsts[r], totals[r] = indicesOf(a, b, mixed[j], drawn)
		}
		indices[j] = Index{interval(first, firsts, confidence, len(rows)),
			interval(total, totals, confidence, len(rows))}
	}
	return indices
}

func wholeRows(a, b []float64, mixed [][]float64) []int {
	var rows []int
	for i := range a {
		sum := a[i] + b[i]
		for j := range mixed {
			sum += mixed[j][i]
		}
		if !math.IsNaN(sum) {
			rows = append(rows, i)
		}
	}
	return rows
}

// indicesOf estimates the indices of one coordinate from some rows.
func indicesOf(a, b, mixed []float64, rows []int) (first, total float64) {
	var all []float64
	for _, i := range rows {
		all = append(all, a[i], b[i])
	}
	centre, variance := stats.Mean(all), stats.Variance(all)
	for _, i := range rows {
		first += float64((b[i] - centre) * (mixed[i] - a[i]))
		change := a[i] - mixed[i]
		total += float64(change * change)
	}
	n := float64(len(rows))
	return first / n / variance, total / (2 * n) / variance
}

func interval(value float64, resampled []float64, confidence float64, n int) stats.Estimate {
	e := stats.Estimate{Mean: value, Confidence: confidence, N: n}
	halfWidth := float64(stats.StudentQuantile((1+confidence)/2, n-1) * math.Sqrt(stats.Variance(resampled)))
	e.Low, e.High = e.Mean-halfWidth, e.Mean+halfWidth
	return e
}
