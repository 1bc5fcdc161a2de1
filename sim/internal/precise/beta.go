package precise

import "math"

// Beta is the law of a beta variable of two shapes, with what its probabilities and quantiles share. NewBeta is the
// way to make one.
type Beta struct {
	a, b    float64
	logBeta float64 // log B(a, b)
	peak    float64 // of large shapes, what stands before the exponential,
	rests   float64 // and what Stirling's formula leaves
	logA    float64
	logB    float64
	ratio   float64 // log(a/b)
	spread  float64 // √(1/a + 1/b)
	lower   float64 // the largest logit, and its opposite, that the first term of the series gives well
	upper   float64
}

// NewBeta gives the law of shapes above zero.
func NewBeta(a, b float64) Beta {
	l := betaTailsOf(a, b)
	l.logBeta = logBeta(a, b)
	l.logA, l.logB, l.ratio, l.spread = Log(a), Log(b), Log(a/b), math.Sqrt(1/a+1/b)
	l.lower, l.upper = -2-Log1p(b), -2-Log1p(a)
	return l
}

// betaTailsOf is NewBeta of a law that is not asked for quantiles.
func betaTailsOf(a, b float64) Beta {
	if a < stirlingFrom || b < stirlingFrom {
		return Beta{a: a, b: b, logBeta: logBeta(a, b)}
	}
	total := a + b
	return Beta{a: a, b: b, peak: math.Sqrt(a / total * b / (2 * math.Pi)),
		rests: stirlingRest(a) + stirlingRest(b) - stirlingRest(total)}
}

func logBeta(a, b float64) float64 { return LogGamma(a) + LogGamma(b) - LogGamma(a+b) }

// kernel gives x^a y^b / B(a, b) for y = 1 - x: x y times the density. For large shapes the powers are taken relative
// to their peak.
func (l *Beta) kernel(x, y float64) float64 {
	a, b := l.a, l.b
	if a < stirlingFrom || b < stirlingFrom {
		return Exp(float64(a*Log(x)) + float64(b*Log(y)) - l.logBeta)
	}
	total := a + b
	offset := float64(x*b) - float64(y*a) // total × (x - a/total)
	powers := float64(a*logMinusExcess(x/a*total, offset/a)) + float64(b*logMinusExcess(y/b*total, -offset/b))
	return l.peak * Exp(powers-l.rests)
}

// tails gives the probabilities that the variable is at most x and above x, and the kernel at x.
func (l *Beta) tails(x, y float64) (lower, upper, kernel float64) {
	a, b := l.a, l.b
	kernel = l.kernel(x, y)
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
	if !(a > 0) || !(b > 0) {
		return math.NaN()
	}
	l := betaTailsOf(a, b)
	probability, _ := l.At(x)
	return probability
}

// BetaDensity gives the density of a beta variable at x in (0, 1).
func BetaDensity(a, b, x float64) float64 {
	l := betaTailsOf(a, b)
	return l.Density(x)
}

// BetaQuantile inverts BetaRegularized. It returns both the quantile x and its complement 1 - x, each with a small
// relative error.
func BetaQuantile(a, b, p float64) (x, complement float64) {
	if !(a > 0) || !(b > 0) {
		return math.NaN(), math.NaN()
	}
	l := NewBeta(a, b)
	return l.Quantile(p)
}

// Density gives the density at x in (0, 1).
func (l *Beta) Density(x float64) float64 { return l.kernel(x, 1-x) / (x * (1 - x)) }

// At gives the probability that the variable is at most x, and the density at x in (0, 1).
func (l *Beta) At(x float64) (probability, density float64) {
	switch {
	case x != x:
		return x, x
	case x <= 0:
		return 0, math.NaN()
	case x >= 1:
		return 1, math.NaN()
	}
	probability, _, kernel := l.tails(x, 1-x)
	return probability, kernel / (x * (1 - x))
}

// Quantile gives the smallest x at which the probability is at least p, and its complement 1 - x.
func (l *Beta) Quantile(p float64) (x, complement float64) {
	switch {
	case !(p >= 0 && p <= 1):
		return math.NaN(), math.NaN()
	case p == 0:
		return 0, 1
	case p == 1:
		return 1, 0
	}
	logit := solveTail(p, l.guess(p), func(logit float64) tailPoint {
		x, y := fromLogit(logit)
		lower, upper, kernel := l.tails(x, y)
		return tailPoint{lower: lower, upper: upper, kernel: kernel, slope: float64(l.a*y) - float64(l.b*x)}
	})
	return fromLogit(logit)
}

// fromLogit gives x and 1 - x from log(x / (1 - x)).
func fromLogit(logit float64) (x, complement float64) {
	return 1 / (1 + Exp(-logit)), 1 / (1 + Exp(logit))
}

// guess starts the search for the logit: from the first term of the series in the far lower or upper tail, from a
// normal approximation of the logit elsewhere.
func (l *Beta) guess(p float64) float64 {
	lower := (Log(p) + l.logA + l.logBeta) / l.a
	if lower < l.lower {
		return lower
	}
	upper := (Log(1-p) + l.logB + l.logBeta) / l.b
	if upper < l.upper {
		return -upper
	}
	return l.ratio + float64(NormalQuantile(p)*l.spread)
}
