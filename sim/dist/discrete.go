package dist

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"sort"
)

// discrete takes finitely many values, in ascending order, with the cumulative probabilities beside them; the last
// of those is exactly one.
type discrete struct {
	moments
	values, cumulative []float64
	name               string
}

// NewDiscrete gives the distribution that takes each value with a probability in proportion to its weight. Weights
// are finite and not negative, and one at least is above zero; a value that stands twice has the sum of its
// weights.
func NewDiscrete(values, weights []float64) (Distribution, error) {
	if err := checkDiscrete(values, weights); err != nil {
		return nil, err
	}
	name := fmt.Sprintf("discrete(%d values)", len(values))
	return newDiscrete(name, values, weights), nil
}

func checkDiscrete(values, weights []float64) error {
	c := check("discrete").require(len(values) > 0, "there must be at least one value").
		require(len(values) == len(weights), "there are %d values and %d weights", len(values), len(weights))
	if c.err != nil {
		return c.err
	}
	total := 0.0
	for i := range values {
		c.finite("each value", values[i])
		c.requireBare(isFinite(weights[i]) && weights[i] >= 0, "each weight must be finite and not negative, got %s",
			number(weights[i]))
		total += weights[i]
	}
	return c.require(total > 0 && isFinite(total), "the weights must have a finite sum above zero").err
}

// NewEmpirical gives the distribution of a draw with replacement from the values: each is equally likely, nothing
// lies between them, and the quantile at p is the value of rank ⌈p n⌉. The variance divides by n.
func NewEmpirical(values []float64) (Distribution, error) {
	c := check("empirical").require(len(values) > 0, "there must be at least one value")
	for _, value := range values {
		c.finite("each value", value)
	}
	if c.err != nil {
		return nil, c.err
	}
	weights := make([]float64, len(values))
	for i := range weights {
		weights[i] = 1
	}
	return newDiscrete(fmt.Sprintf("empirical(%d values)", len(values)), values, weights), nil
}

// newDiscrete sorts the outcomes, merges equal values and drops those without weight.
func newDiscrete(name string, values, weights []float64) *discrete {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		switch {
		case values[i] < values[j]:
			return -1
		case values[i] > values[j]:
			return 1
		}
		return 0
	})
	d := &discrete{name: name}
	sum := 0.0
	for _, i := range order {
		if weights[i] == 0 {
			continue
		}
		sum += weights[i]
		if last := len(d.values) - 1; last >= 0 && d.values[last] == values[i] {
			d.cumulative[last] = sum
			continue
		}
		d.values = append(d.values, values[i])
		d.cumulative = append(d.cumulative, sum)
	}
	d.normalize(sum)
	return d
}

// normalize divides the cumulative weights by their total and computes the moments.
func (d *discrete) normalize(total float64) {
	for i := range d.cumulative {
		d.cumulative[i] /= total
	}
	d.cumulative[len(d.cumulative)-1] = 1
	d.mean = d.expect(func(x float64) float64 { return x })
	d.variance = d.expect(func(x float64) float64 { return (x - d.mean) * (x - d.mean) })
}

func (d *discrete) expect(f func(float64) float64) float64 {
	sum, before := 0.0, 0.0
	for i, value := range d.values {
		sum += float64((d.cumulative[i] - before) * f(value))
		before = d.cumulative[i]
	}
	return sum
}

func (d *discrete) Support() (lo, hi float64) { return d.values[0], d.values[len(d.values)-1] }
func (d *discrete) String() string            { return d.name }

func (d *discrete) Quantile(p float64) float64 {
	if !isProbability(p) {
		return math.NaN()
	}
	return d.values[sort.SearchFloat64s(d.cumulative, p)]
}

func (d *discrete) CDF(x float64) float64 {
	above := sort.Search(len(d.values), func(i int) bool { return d.values[i] > x })
	if above == 0 {
		return 0
	}
	return d.cumulative[above-1]
}

// key is equal for distributions of the same values with the same probabilities.
func (d *discrete) key() string {
	text := []byte(d.name)
	for _, list := range [][]float64{d.values, d.cumulative} {
		for _, x := range list {
			text = binary.LittleEndian.AppendUint64(text, math.Float64bits(x))
		}
	}
	return string(text)
}
