package precise

import "math"

// logCoefficients are 2/(2n+1) for n = 12 down to 1: the series of 2 artanh(s) beyond its first term, in powers of
// s².
var logCoefficients = []float64{
	2.0 / 25, 2.0 / 23, 2.0 / 21, 2.0 / 19, 2.0 / 17, 2.0 / 15, 2.0 / 13, 2.0 / 11, 2.0 / 9, 2.0 / 7, 2.0 / 5, 2.0 / 3,
}

// Log gives the natural logarithm of x: -Inf at zero, NaN below it.
func Log(x float64) float64 {
	switch {
	case x != x || x < 0:
		return math.NaN()
	case x == 0:
		return math.Inf(-1)
	case math.IsInf(x, 1):
		return x
	}
	k, fraction := splitNearOne(x)
	return logReduced(k, fraction-1, 0)
}

// Log1p gives log(1 + x) without the cancellation at small x.
func Log1p(x float64) float64 {
	switch {
	case x != x || x < -1:
		return math.NaN()
	case x == -1:
		return math.Inf(-1)
	case math.IsInf(x, 1) || math.Abs(x) < 0x1p-54:
		return x
	case x > -0.29 && x < 0.41:
		return logReduced(0, x, 0)
	}
	sum := 1 + x
	lost := x - (sum - 1) // what the addition rounded away
	if x > 1 {
		lost = 1 - (sum - x)
	}
	k, fraction := splitNearOne(sum)
	return logReduced(k, fraction-1, lost/sum)
}

// splitNearOne writes x = 2^k × fraction with the fraction in [1/√2, √2).
func splitNearOne(x float64) (k, fraction float64) {
	if x < 0x1p-1022 {
		k, fraction = splitNearOne(x * 0x1p54)
		return k - 54, fraction
	}
	// Adding the distance from √2 to 2 carries into the exponent just for the fractions of √2 and above.
	const belowTwo = 0x3ff0000000000000 - 0x3fe6a09e667f3bcd
	bits := math.Float64bits(x) + belowTwo
	exponent := int64(bits>>52) - 1023
	bits = math.Float64bits(x) - uint64(exponent)<<52
	return float64(exponent), math.Float64frombits(bits)
}

// logReduced gives k ln 2 + log(1 + f) + correction for 1 + f in [1/√2, √2). With s = f/(2+f), log(1+f) is 2
// artanh(s), and f is taken out of it exactly: 2s = f - s f.
func logReduced(k, f, correction float64) float64 {
	s := f / (2 + f)
	z := float64(s * s)
	series := float64(z * horner(z, logCoefficients))
	half := float64(float64(0.5*f) * f)
	rest := float64(s*(half+series)) + (float64(k*ln2Low) + correction)
	return float64(k*ln2High) - ((half - rest) - f)
}

// logMinusExcess gives log(ratio) - excess for excess = ratio - 1, each computed by the caller without
// cancellation. It is near -excess²/2.
func logMinusExcess(ratio, excess float64) float64 {
	if excess < -0.3 || excess > 0.45 {
		return Log(ratio) - excess
	}
	// log(1+x) = 2s + s z P(z) and x = 2s + s x, so the terms 2s cancel on paper.
	s := excess / (2 + excess)
	z := float64(s * s)
	return s * (float64(z*horner(z, logCoefficients)) - excess)
}

// Pow gives x^y for x >= 0. Its relative error grows with the logarithm of the result, to 1e-13 at the ends of the
// range.
func Pow(x, y float64) float64 {
	switch {
	case y == 0 || x == 1:
		return 1
	case y == 1:
		return x
	}
	return Exp(y * Log(x))
}
