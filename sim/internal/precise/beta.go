package precise

import "math"

// betaKernel gives x^a y^b / B(a, b) for y = 1 - x: x y times the density of a beta variable. For large shapes the
// powers are taken relative to their peak.
func betaKernel(a, b, x, y float64) float64 {
	total := a + b
	if a < stirlingFrom || b < stirlingFrom {
		logBeta := LogGamma(a) + LogGamma(b) - LogGamma(total)
		return Exp(float64(a*Log(x)) + float64(b*Log(y)) - logBeta)
	}
	offset := float64(x*b) - float64(y*a) // total × (x - a/total)
	powers := float64(a*logMinusExcess(x/a*total, offset/a)) + float64(b*logMinusExcess(y/b*total, -offset/b))
	rests := stirlingRest(a) + stirlingRest(b) - stirlingRest(total)
	return math.Sqrt(a/total*b/(2*math.Pi)) * Exp(powers-rests)
}

// betaTails gives the probabilities that a beta variable is at most x and above x, and the kernel at x.
func betaTails(a, b, x, y float64) (lower, upper, kernel float64) {
	kernel = betaKernel(a, b, x, y)
	if x*(a+b+2) < a+1 {
		lower = kernel * betaFraction(a, b, x) / a
		return lower, 1 - lower, kernel
	}
	upper = kernel * betaFraction(b, a, y) / b
	return 1 - upper, upper, kernel
}

// betaFraction is the continued fraction of Abramowitz and Stegun (1964), 26.5.8, evaluated forwards by Lentz's
// method.
func betaFraction(a, b, x float64) float64 {
	c, d := 1.0, 1/(1-(a+b)*x/(a+1))
	value := d
	for m := 1.0; m < fractionLimit; m++ {
		at := a + float64(2*m)
		even := m * (b - m) * x / ((at - 1) * at)
		d = 1 / (1 + float64(even*d))
		c = 1 + even/c
		value *= float64(c * d)
		odd := -(a + m) * (a + b + m) * x / (at * (at + 1))
		d = 1 / (1 + float64(odd*d))
		c = 1 + odd/c
		factor := float64(c * d)
		value *= factor
		if math.Abs(factor-1) < 0x1p-52 {
			break
		}
	}
	return value
}

// BetaRegularized gives the probability that a beta variable of shapes a, b > 0 is at most x: the regularized
// incomplete beta function.
func BetaRegularized(a, b, x float64) float64 {
	switch {
	case x != x || !(a > 0) || !(b > 0):
		return math.NaN()
	case x <= 0:
		return 0
	case x >= 1:
		return 1
	}
	lower, _, _ := betaTails(a, b, x, 1-x)
	return lower
}

// BetaDensity gives the density of a beta variable at x in (0, 1).
func BetaDensity(a, b, x float64) float64 {
	return betaKernel(a, b, x, 1-x) / (x * (1 - x))
}

// BetaQuantile inverts BetaRegularized. It returns both the quantile x and its complement 1 - x, each with a small
// relative error.
func BetaQuantile(a, b, p float64) (x, complement float64) {
	switch {
	case !(a > 0) || !(b > 0) || !(p >= 0 && p <= 1):
		return math.NaN(), math.NaN()
	case p == 0:
		return 0, 1
	case p == 1:
		return 1, 0
	}
	logit := solveTail(p, betaGuess(a, b, p), func(logit float64) tailPoint {
		x, y := fromLogit(logit)
		lower, upper, kernel := betaTails(a, b, x, y)
		return tailPoint{lower: lower, upper: upper, kernel: kernel, slope: float64(a*y) - float64(b*x)}
	})
	return fromLogit(logit)
}

// fromLogit gives x and 1 - x from log(x / (1 - x)).
func fromLogit(logit float64) (x, complement float64) {
	return 1 / (1 + Exp(-logit)), 1 / (1 + Exp(logit))
}

// betaGuess starts the search for the logit: from the first term of the series in the far lower or upper tail, from
// a normal approximation of the logit elsewhere.
func betaGuess(a, b, p float64) float64 {
	logBeta := LogGamma(a) + LogGamma(b) - LogGamma(a+b)
	lower := (Log(p) + Log(a) + logBeta) / a
	if lower < -2-Log1p(b) {
		return lower
	}
	upper := (Log(1-p) + Log(b) + logBeta) / b
	if upper < -2-Log1p(a) {
		return -upper
	}
	return Log(a/b) + float64(NormalQuantile(p)*math.Sqrt(1/a+1/b))
}
