package dist

import (
	"math"

	"karvon/sim/internal/precise"
)

// lognormal is exp(location + spread Z) for a standard normal Z.
type lognormal struct {
	moments
	location, spread float64
	name             string
}

// NewLognormal gives the lognormal distribution with this mean and this coefficient of variation, both above zero;
// cv at most 1000.
func NewLognormal(mean, cv float64) (Distribution, error) {
	if err := check("lognormal").positive("mean", mean).within("cv", cv, 1e-6, 1000).err; err != nil {
		return nil, err
	}
	variance := precise.Log1p(cv * cv)
	location := precise.Log(mean) - float64(0.5*variance)
	name := describe("lognormal", "mean", mean, "cv", cv)
	return lognormal{momentsOf(mean, cv), location, math.Sqrt(variance), name}, nil
}

// NewLognormalMedian gives the lognormal distribution with this median and this 95th percentile, 0 < median < p95.
func NewLognormalMedian(median, p95 float64) (Distribution, error) {
	err := check("lognormal").positive("median", median).positive("p95", p95).below("median", median, "p95", p95).err
	if err != nil {
		return nil, err
	}
	spread := precise.Log(p95/median) / precise.NormalQuantile(0.95)
	variance := float64(spread * spread)
	ofDraw := momentsOf(median*precise.Exp(variance/2), math.Sqrt(precise.Expm1(variance)))
	name := describe("lognormal", "median", median, "p95", p95)
	return lognormal{ofDraw, precise.Log(median), spread, name}, nil
}

func (d lognormal) Support() (lo, hi float64) { return 0, math.Inf(1) }
func (d lognormal) String() string            { return d.name }

func (d lognormal) Quantile(p float64) float64 { return d.from(d.standard(p)) }

func (d lognormal) form() any { return lognormalForm(d.spread) }

func (d lognormal) standard(p float64) float64 { return precise.NormalQuantile(p) }

func (d lognormal) from(standard float64) float64 {
	return precise.Exp(d.location + float64(d.spread*standard))
}

// lognormalForm tells the lognormal variables that differ in their scale alone.
type lognormalForm float64

func (d lognormal) CDF(x float64) float64 {
	if x <= 0 {
		return 0
	}
	return precise.NormalCDF((precise.Log(x) - d.location) / d.spread)
}

func (d lognormal) density(x float64) float64 {
	z := (precise.Log(x) - d.location) / d.spread
	return precise.NormalDensity(z) / (d.spread * x)
}

func (d lognormal) at(x float64) (probability, density float64) {
	if x <= 0 {
		return 0, math.NaN()
	}
	z := (precise.Log(x) - d.location) / d.spread
	return precise.NormalCDF(z), precise.NormalDensity(z) / (d.spread * x)
}
