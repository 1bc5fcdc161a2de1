package stats

import (
	"math"

	"karvon/sim/dist/precise"
)

// PairedDifference estimates the mean of after - before from values that
// belong together one by one, as those of the same replication with the same
// draws do. What both have in common cancels, and the interval is that of the
// differences: Student's, with one less degree of freedom than there are
// pairs. The longer list's further values are left out, and so is a pair where
// either is NaN, which counts as Missing.
func PairedDifference(before, after []float64, confidence float64) Estimate {
	differences := make([]float64, min(len(before), len(after)))
	for i := range differences {
		differences[i] = after[i] - before[i]
	}
	return MeanInterval(differences, confidence)
}

// IndependentDifference estimates the difference between the means of two
// independent samples, whose variances need not be equal, by Welch's interval:
//
//	s² = s₁²/n₁ + s₂²/n₂,  ν = s⁴ / ((s₁²/n₁)²/(n₁-1) + (s₂²/n₂)²/(n₂-1))
//
// with ν degrees of freedom (Welch 1947; Satterthwaite 1946). NaN values are
// left out and counted as Missing. N is the size of the smaller sample.
func IndependentDifference(before, after []float64, confidence float64) Estimate {
	first, one := collect(before, confidence)
	second, other := collect(after, confidence)
	e := Estimate{
		Mean: mean(second) - mean(first), HalfWidth: math.NaN(), Confidence: confidence,
		N: min(one.N, other.N), Missing: one.Missing + other.Missing,
	}
	e.Warnings = append(one.Warnings, other.Warnings...)
	if e.N < 2 {
		return e
	}
	u, v := meanVariance(first), meanVariance(second)
	if u+v == 0 {
		e.HalfWidth = 0
		return e
	}
	freedom := float64((u+v)*(u+v)) / (float64(u*u)/float64(one.N-1) + float64(v*v)/float64(other.N-1))
	e.HalfWidth = precise.StudentTQuantile((1+confidence)/2, freedom) * math.Sqrt(u+v)
	return e
}

// meanVariance is the variance of the mean of values, as they tell it.
func meanVariance(values []float64) float64 {
	n := float64(len(values))
	return squaredDeviations(values, mean(values)) / (n - 1) / n
}
