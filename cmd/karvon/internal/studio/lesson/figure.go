package lesson

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"karvon/sim/stats"
)

// interval is a number with its interval, in the unit of the answers; NaN where there is none.
type interval struct {
	mean, low, high float64
	confidence      float64
}

// The least number of replications of which the spread of what they give is estimated.
const leastSpread = 5

// errFew says that there is no spread to be seen.
var errFew = fmt.Errorf("fewer than %d replications show no spread", leastSpread)

// around gives the interval of a number that has a standard error.
func around(value, deviation, confidence float64, freedom int) interval {
	half := float64(stats.StudentQuantile((1+confidence)/2, freedom) * deviation)
	return interval{value, value - half, value + half, confidence}
}

// jackknife is the standard error of a number that is made of n replications, by what it is without each of them
// (Miller 1974, section 2.1).
func jackknife(n int, without func(left int) float64) float64 {
	values := make([]float64, n)
	for i := range values {
		values[i] = without(i)
	}
	return math.Sqrt(float64(stats.Variance(values)*float64(n-1)) * (float64(n-1) / float64(n)))
}

// ratio is how many times as large a mean of the changed configuration is.
func (c *compared) ratio(confidence float64) (interval, error) {
	if c.By != "mean" && c.By != "pooled mean" {
		return interval{}, fmt.Errorf("a ratio is taken of means, not of a %s", c.By)
	}
	before, after := present(c.BaseValues), present(c.Values)
	n := len(before)
	if n < leastSpread || len(after) != n {
		return interval{}, errFew
	}
	deviation := jackknife(n, func(left int) float64 {
		return weighted(after, c.Weights, left) / weighted(before, c.BaseWeights, left)
	})
	return around(weighted(after, c.Weights, -1)/weighted(before, c.BaseWeights, -1), deviation, confidence, n-1), nil
}

// weighted is the mean of values, by their weights if they have some, without one of them; -1 for none.
func weighted(values, weights []float64, left int) float64 {
	sum, of := 0.0, 0.0
	for i, value := range values {
		if i == left || math.IsNaN(value) {
			continue
		}
		weight := 1.0
		if len(weights) == len(values) {
			weight = weights[i]
		}
		sum += float64(weight * value)
		of += weight
	}
	return sum / of
}

// luck is how many times as many replications would be needed if each configuration had luck of its own.
func (c *compared) luck(confidence float64) (interval, error) {
	if c.Variance == nil {
		return interval{}, errors.New("the comparison does not say what the same luck gains")
	}
	before, after := present(c.BaseValues), present(c.Values)
	n := len(before)
	if n < leastSpread || len(after) != n {
		return interval{}, errFew
	}
	apart := make([]float64, n)
	for i := range apart {
		apart[i] = after[i] - before[i]
	}
	deviation := jackknife(n, func(left int) float64 {
		return (varianceWithout(before, left) + varianceWithout(after, left)) / varianceWithout(apart, left)
	})
	return around(*c.Variance, deviation, confidence, n-1), nil
}

func varianceWithout(values []float64, left int) float64 {
	return stats.Variance(slices.Delete(slices.Clone(values), left, left+1))
}

// narrowing is how many times as narrow the interval of the second answer is. Both are taken as independent; where the
// second has the replications of the first among its own, the interval is wider than it need be.
func narrowing(few, many *estimated, confidence float64) (interval, error) {
	a, b := present(few.Values), present(many.Values)
	if len(a) < leastSpread || len(b) < leastSpread {
		return interval{}, errFew
	}
	value := (known(few.High) - known(few.Low)) / (known(many.High) - known(many.Low))
	doubt := math.Sqrt(doubtOfSpread(a) + doubtOfSpread(b))
	return around(value, float64(value*doubt), confidence, len(a)-1), nil
}

// doubtOfSpread is the square of the standard error of a standard deviation, over that.
func doubtOfSpread(values []float64) float64 {
	share := jackknife(len(values), func(left int) float64 { return math.Sqrt(varianceWithout(values, left)) }) /
		math.Sqrt(stats.Variance(values))
	return float64(share * share)
}

// largest gives the place of the number that is larger than all others of the same replications; -1 where none is
// beyond chance. All are compared at once with the confidence.
func largest(all []*estimated, confidence float64) int {
	first := 0
	for i, e := range all {
		if known(e.Mean) > known(all[first].Mean) {
			first = i
		}
	}
	each := stats.Bonferroni(confidence, len(all)-1)
	for i, e := range all {
		if i == first {
			continue
		}
		if apart := stats.Paired(e.sections(), all[first].sections(), each); !(apart.Low > 0) {
			return -1
		}
	}
	return first
}
