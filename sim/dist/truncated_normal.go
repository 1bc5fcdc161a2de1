package dist

import (
	"math"

	"karvon/sim/internal/precise"
)

// truncatedNormal is a normal variable on condition that it falls from lo to hi.
type truncatedNormal struct {
	moments          // after truncation
	location, spread float64
	lo, hi           float64
	below, above     float64 // normal probabilities below lo and above hi
	within           float64 // normal probability from lo to hi
}

// NewTruncatedNormal gives the normal distribution with mean and standard deviation sd before truncation,
// restricted to the interval from lo to hi, whose ends may be infinite. Mean and Variance are those after
// truncation. The interval must lie within 30 standard deviations of the mean, at its nearest.
func NewTruncatedNormal(mean, sd, lo, hi float64) (Distribution, error) {
	err := check("truncated normal").finite("mean", mean).positive("sd", sd).below("lo", lo, "hi", hi).
		require((lo-mean)/sd < 30 && (hi-mean)/sd > -30,
			"the interval from %s to %s is more than 30 standard deviations from the mean", number(lo), number(hi)).err
	if err != nil {
		return nil, err
	}
	d := truncatedNormal{location: mean, spread: sd, lo: lo, hi: hi}
	from, to := (lo-mean)/sd, (hi-mean)/sd
	d.below, d.above = precise.NormalCDF(from), precise.NormalCDF(-to)
	d.within = normalBetween(from, to)
	err = check("truncated normal").require(d.within > 0, "the interval from %s to %s is too narrow", number(lo),
		number(hi)).err
	if err != nil {
		return nil, err
	}
	d.moments = truncatedMoments(mean, sd, from, to)
	return d, nil
}

// normalBetween gives the probability of a standard normal variable from one point to another, by the difference of
// the two tails that are small.
func normalBetween(from, to float64) float64 {
	if from > 0 {
		return precise.NormalCDF(-from) - precise.NormalCDF(-to)
	}
	return precise.NormalCDF(to) - precise.NormalCDF(from)
}

// truncatedMoments integrates the standard normal density from one point to another. The closed form cancels where
// the interval is narrow or far out; composite Gauss-Legendre quadrature does neither.
func truncatedMoments(location, spread, from, to float64) moments {
	peak := clamp(0, from, to)
	reach := 40 / math.Max(2, math.Abs(peak)) // beyond it the density has fallen below e^-200, or e^-40 far out
	from, to = math.Max(from, peak-reach), math.Min(to, peak+reach)
	weight := func(z float64) float64 { return float64(precise.Exp(0.5 * (peak - z) * (peak + z))) }

	mass := integrate(from, to, weight)
	shift := integrate(from, to, func(z float64) float64 { return float64((z - peak) * weight(z)) }) / mass
	centre := peak + shift
	second := integrate(from, to,
		func(z float64) float64 { return float64((z - centre) * (z - centre) * weight(z)) }) / mass
	return moments{location + float64(spread*centre), spread * spread * second}
}

func (d truncatedNormal) Support() (lo, hi float64) { return d.lo, d.hi }

func (d truncatedNormal) String() string {
	return describe("truncated normal", "mean", d.location, "sd", d.spread, "lo", d.lo, "hi", d.hi)
}

// Quantile inverts the smaller of the two normal tails at the quantile.
func (d truncatedNormal) Quantile(p float64) float64 {
	switch {
	case !isProbability(p):
		return math.NaN()
	case p == 0:
		return d.lo
	case p == 1:
		return d.hi
	}
	var z float64
	if lower := d.below + float64(p*d.within); lower <= 0.5 {
		z = precise.NormalQuantile(lower)
	} else {
		z = -precise.NormalQuantile(math.Min(0.5, d.above+float64((1-p)*d.within)))
	}
	return clamp(d.location+float64(d.spread*z), d.lo, d.hi)
}

func (d truncatedNormal) CDF(x float64) float64 {
	switch {
	case x <= d.lo:
		return 0
	case x >= d.hi:
		return 1
	}
	return clamp(normalBetween((d.lo-d.location)/d.spread, (x-d.location)/d.spread)/d.within, 0, 1)
}

func (d truncatedNormal) density(x float64) float64 {
	if x < d.lo || x > d.hi {
		return 0
	}
	return precise.NormalDensity((x-d.location)/d.spread) / (d.spread * d.within)
}
