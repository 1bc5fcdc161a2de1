package precise

import "math"

// The natural logarithm of two, split so that whole multiples of the high part below 2^20 are exact.
const (
	ln2High = 0x1.62e42feep-1
	ln2Low  = math.Ln2 - ln2High
)

const (
	expOverflow  = 0x1.62e42fefa39efp+9  // the largest x whose exponential is finite
	expUnderflow = -0x1.74910d52d3051p+9 // below this the exponential rounds to zero
)

// expCoefficients are 1/n! for n = 13 down to 2: the Taylor series of (exp(r) - 1 - r) / r², cut where |r| <=
// ln(2)/2 leaves less than 2^-57.
var expCoefficients = []float64{
	1.0 / 6227020800, 1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320,
	1.0 / 5040, 1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 1.0 / 2,
}

// reduceExp writes x = k ln 2 + r + tail with |r| <= ln(2)/2 and a tail below an ulp of r.
func reduceExp(x float64) (k, r, tail float64) {
	k = math.Floor(float64(x*math.Log2E) + 0.5)
	high := x - float64(k*ln2High)
	low := float64(k * ln2Low)
	r = high - low
	return k, r, (high - r) - low
}

// expm1Reduced gives exp(r + tail) - 1 for |r| <= ln(2)/2.
func expm1Reduced(r, tail float64) float64 {
	square := float64(r * r)
	return r + (float64(square*horner(r, expCoefficients)) + float64(tail*(1+r)))
}

// Exp gives the exponential of x.
func Exp(x float64) float64 {
	switch {
	case math.IsNaN(x):
		return x
	case x > expOverflow:
		return math.Inf(1)
	case x < expUnderflow:
		return 0
	}
	k, r, tail := reduceExp(x)
	return scaleByPowerOfTwo(1+expm1Reduced(r, tail), int(k))
}

// Expm1 gives exp(x) - 1 without the cancellation at small x.
func Expm1(x float64) float64 {
	switch {
	case x != x || math.Abs(x) < 0x1p-54:
		return x
	case x > expOverflow:
		return math.Inf(1)
	case x < -40:
		return -1
	}
	k, r, tail := reduceExp(x)
	growth := expm1Reduced(r, tail)
	if k == 0 {
		return growth
	}
	if k > 60 {
		return scaleByPowerOfTwo(1+growth, int(k))
	}
	// 2^k (1 + growth) - 1, arranged so that the two exact terms meet first.
	return scaleByPowerOfTwo((1-scaleByPowerOfTwo(1, -int(k)))+growth, int(k))
}

// scaleByPowerOfTwo gives x × 2^k. The product with a normal power of two is exact; the rest is rare.
func scaleByPowerOfTwo(x float64, k int) float64 {
	if k >= -1021 && k <= 1023 {
		return x * math.Float64frombits(uint64(k+1023)<<52)
	}
	return math.Ldexp(x, k)
}
