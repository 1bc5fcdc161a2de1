package dist

import (
	"math"

	"karvon/sim/internal/precise"
)

// The shapes that are accepted: below, the moments leave the range of float64; above, the variable is all but
// constant.
const (
	smallestWeibullShape = 0.05
	largestWeibullShape  = 10_000
)

type weibull struct {
	moments
	shape, scale float64
	name         string
}

// NewWeibull gives the Weibull distribution with CDF 1 - exp(-(x/scale)^shape); shape from 0.05 to 10,000, scale
// above zero.
func NewWeibull(shape, scale float64) (Distribution, error) {
	err := check("Weibull").within("shape", shape, smallestWeibullShape, largestWeibullShape).positive("scale", scale).err
	if err != nil {
		return nil, err
	}
	mean := scale * precise.Exp(precise.LogGamma(1+1/shape))
	name := describe("Weibull", "shape", shape, "scale", scale)
	return weibull{momentsOf(mean, weibullCV(shape)), shape, scale, name}, nil
}

// NewWeibullMeanCV gives the Weibull distribution with this mean, above zero, and this coefficient of variation,
// which must belong to a shape from 0.05 to 10,000.
func NewWeibullMeanCV(mean, cv float64) (Distribution, error) {
	smallest, largest := weibullCV(largestWeibullShape), weibullCV(smallestWeibullShape)
	if err := check("Weibull").positive("mean", mean).within("cv", cv, smallest, largest).err; err != nil {
		return nil, err
	}
	shape := weibullShape(cv)
	scale := mean / precise.Exp(precise.LogGamma(1+1/shape))
	return weibull{momentsOf(mean, cv), shape, scale, describe("Weibull", "mean", mean, "cv", cv)}, nil
}

// weibullCV gives the coefficient of variation of a shape k: cv² + 1 = Γ(1 + 2/k) / Γ(1 + 1/k)².
func weibullCV(shape float64) float64 {
	logRatio := precise.LogGamma(1+2/shape) - float64(2*precise.LogGamma(1+1/shape))
	return math.Sqrt(precise.Expm1(logRatio))
}

// weibullShape inverts weibullCV, which falls as the shape grows, by bisection of the logarithm down to the last
// bit.
func weibullShape(cv float64) float64 {
	lo, hi := smallestWeibullShape, float64(largestWeibullShape)
	for range 100 {
		middle := math.Sqrt(lo * hi)
		if middle <= lo || middle >= hi {
			break
		}
		if weibullCV(middle) > cv {
			lo = middle
		} else {
			hi = middle
		}
	}
	return hi
}

func (d weibull) Support() (lo, hi float64) { return 0, math.Inf(1) }
func (d weibull) String() string            { return d.name }

func (d weibull) Quantile(p float64) float64 {
	if !isProbability(p) {
		return math.NaN()
	}
	return d.scale * precise.Pow(-precise.Log1p(-p), 1/d.shape)
}

func (d weibull) CDF(x float64) float64 {
	if x <= 0 {
		return 0
	}
	return -precise.Expm1(-precise.Pow(x/d.scale, d.shape))
}

func (d weibull) density(x float64) float64 {
	power := precise.Pow(x/d.scale, d.shape)
	return d.shape / x * power * precise.Exp(-power)
}
