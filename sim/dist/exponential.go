package dist

import (
	"math"

	"karvon/sim/internal/precise"
)

type exponential struct{ mean float64 }

// NewExponential gives the exponential distribution with a mean above zero.
func NewExponential(mean float64) (Distribution, error) {
	if err := check("exponential").positive("mean", mean).err; err != nil {
		return nil, err
	}
	return exponential{mean}, nil
}

func (d exponential) Mean() float64             { return d.mean }
func (d exponential) Variance() float64         { return d.mean * d.mean }
func (d exponential) Support() (lo, hi float64) { return 0, math.Inf(1) }
func (d exponential) String() string            { return describe("exponential", "mean", d.mean) }

func (d exponential) Quantile(p float64) float64 {
	if !isProbability(p) {
		return math.NaN()
	}
	return d.from(d.standard(p))
}

func (d exponential) form() any { return exponentialForm{} }

func (d exponential) standard(p float64) float64 { return precise.Log1p(-p) }

func (d exponential) from(standard float64) float64 { return -d.mean * standard }

// exponentialForm is that of all exponential variables.
type exponentialForm struct{}

func (d exponential) CDF(x float64) float64 {
	if x <= 0 {
		return 0
	}
	return -precise.Expm1(-x / d.mean)
}

func (d exponential) density(x float64) float64 { return precise.Exp(-x/d.mean) / d.mean }
