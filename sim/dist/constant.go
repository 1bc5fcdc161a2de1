package dist

import "math"

type constant struct{ value float64 }

// NewConstant gives the distribution that always takes one finite value.
func NewConstant(value float64) (Distribution, error) {
	if err := check("constant").finite("value", value).err; err != nil {
		return nil, err
	}
	return constant{value}, nil
}

func (d constant) Mean() float64             { return d.value }
func (d constant) Variance() float64         { return 0 }
func (d constant) Support() (lo, hi float64) { return d.value, d.value }
func (d constant) String() string            { return describe("constant", "value", d.value) }

func (d constant) Quantile(p float64) float64 {
	if !isProbability(p) {
		return math.NaN()
	}
	return d.value
}

func (d constant) CDF(x float64) float64 {
	if x < d.value {
		return 0
	}
	return 1
}
