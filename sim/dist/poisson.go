package dist

import (
	"math"

	"karvon/sim/internal/precise"
)

// largestPoissonMean bounds the table of a Poisson distribution to some 17,000 outcomes.
const largestPoissonMean = 1e6

// NewPoisson gives the Poisson distribution with a mean above zero and at most a million. Outcomes beyond a tail
// probability of 2^-54, which no draw can reach, are left out; Mean and Variance are those of the whole
// distribution.
func NewPoisson(mean float64) (Distribution, error) {
	if err := check("Poisson").positive("mean", mean).within("mean", mean, 0, largestPoissonMean).err; err != nil {
		return nil, err
	}
	values, weights := poissonOutcomes(mean)
	d := newDiscrete(describe("Poisson", "mean", mean), values, weights)
	d.moments = moments{mean, mean}
	return d, nil
}

// poissonOutcomes walks down and up from the mode by the ratio of neighbouring probabilities.
func poissonOutcomes(mean float64) (values, weights []float64) {
	const negligible = 0x1p-70
	mode := math.Floor(mean)
	peak := precise.Exp(float64(mode*precise.Log(mean)) - mean - precise.LogGamma(mode+1))
	for n, weight := mode, peak; n >= 0 && weight > negligible; n-- {
		values, weights = append(values, n), append(weights, weight)
		weight *= n / mean
	}
	for n, weight := mode+1, peak*mean/(mode+1); weight > negligible; n++ {
		values, weights = append(values, n), append(weights, weight)
		weight *= mean / (n + 1)
	}
	return values, weights
}
