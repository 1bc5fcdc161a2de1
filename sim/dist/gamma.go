package dist

import (
	"math"

	"karvon/sim/internal/precise"
)

// The shapes that gamma and beta variables may have. The precision of package precise is stated up to the largest,
// where a variable varies by less than a thousandth of its mean; below the smallest, a visible part of the
// probability lies nearer to the end of the support than the smallest float64.
const (
	smallestShape = 0.01
	largestShape  = 1e6
)

type gamma struct {
	moments
	shape, scale float64
	name         string
}

// NewGamma gives the gamma distribution with a mean above zero and a coefficient of variation from 0.001 to 10:
// shape 1/cv², scale mean × cv².
func NewGamma(mean, cv float64) (Distribution, error) {
	if err := check("gamma").positive("mean", mean).within("cv", cv, 0.001, 10).err; err != nil {
		return nil, err
	}
	shape := math.Min(largestShape, 1/(cv*cv))
	return gamma{momentsOf(mean, cv), shape, mean / shape, describe("gamma", "mean", mean, "cv", cv)}, nil
}

// NewErlang gives the distribution of the sum of stages independent exponential variables, with the mean of the sum
// given; stages from 1 to a million.
func NewErlang(mean float64, stages int) (Distribution, error) {
	shape := float64(stages)
	if err := check("Erlang").positive("mean", mean).within("stages", shape, 1, largestShape).err; err != nil {
		return nil, err
	}
	name := describe("Erlang", "mean", mean, "stages", shape)
	return gamma{momentsOf(mean, 1/math.Sqrt(shape)), shape, mean / shape, name}, nil
}

func (d gamma) Support() (lo, hi float64) { return 0, math.Inf(1) }
func (d gamma) String() string            { return d.name }

func (d gamma) Quantile(p float64) float64 { return d.from(d.standard(p)) }
func (d gamma) form() any                  { return gammaForm(d.shape) }

func (d gamma) standard(p float64) float64 { return precise.GammaQuantile(d.shape, p) }

func (d gamma) from(standard float64) float64 { return d.scale * standard }

// gammaForm tells the gamma variables that differ in their scale alone.
type gammaForm float64

func (d gamma) CDF(x float64) float64 { return precise.GammaRegularized(d.shape, x/d.scale) }

func (d gamma) density(x float64) float64 {
	return precise.GammaDensity(d.shape, x/d.scale) / d.scale
}

func (d gamma) prepared() smooth { return &preparedGamma{d, precise.NewGamma(d.shape)} }

// preparedGamma is a gamma variable with what its values share.
type preparedGamma struct {
	gamma
	law precise.Gamma
}

func (d *preparedGamma) Quantile(p float64) float64 { return d.from(d.standard(p)) }

func (d *preparedGamma) standard(p float64) float64 { return d.law.Quantile(p) }

func (d *preparedGamma) density(x float64) float64 { return d.law.Density(x/d.scale) / d.scale }

func (d *preparedGamma) at(x float64) (probability, density float64) {
	probability, density = d.law.At(x / d.scale)
	return probability, density / d.scale
}
