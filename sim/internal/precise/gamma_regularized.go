package precise

import "math"

// Gamma is the law of a gamma variable of a shape and scale one, with what its probabilities and quantiles share.
// NewGamma is the way to make one.
type Gamma struct {
	shape    float64
	logGamma float64 // log Γ(shape), of small shapes
	peak     float64 // of large shapes, what stands before the exponential,
	rest     float64 // and what Stirling's formula leaves
	logShape float64
	logNext  float64 // log(shape + 1)
	logFirst float64 // log Γ(shape + 1)
	below    float64 // 1 - 1/(9 shape)
	tripled  float64 // 3 √shape
}

// NewGamma gives the law of a shape above zero.
func NewGamma(shape float64) Gamma {
	g := gammaTailsOf(shape)
	g.logShape, g.logNext, g.logFirst = Log(shape), Log(shape+1), LogGamma(shape+1)
	g.below, g.tripled = 1-1/(9*shape), 3*math.Sqrt(shape)
	return g
}

// gammaTailsOf is NewGamma of a law that is not asked for quantiles.
func gammaTailsOf(shape float64) Gamma {
	if shape < stirlingFrom {
		return Gamma{shape: shape, logGamma: LogGamma(shape)}
	}
	return Gamma{shape: shape, peak: math.Sqrt(shape / (2 * math.Pi)), rest: stirlingRest(shape)}
}

// kernel gives x^a e^-x / Γ(a): x times the density. For large shapes the powers are taken relative to their peak, so
// that no precision is lost to large exponents.
func (g *Gamma) kernel(x float64) float64 {
	a := g.shape
	if a < stirlingFrom {
		return Exp(float64(a*Log(x)) - x - g.logGamma)
	}
	return g.peak * Exp(float64(a*logMinusExcess(x/a, (x-a)/a))-g.rest)
}

// tails gives the probabilities that the variable is at most x and above x, and the kernel at x. The smaller tail is
// computed directly, the other is its complement.
func (g *Gamma) tails(x float64) (lower, upper, kernel float64) {
	kernel = g.kernel(x)
	if x < g.shape+1 {
		lower = math.Min(1, kernel*gammaSeries(g.shape, x))
		return lower, 1 - lower, kernel
	}
	upper = float64(kernel * gammaFraction(g.shape, x))
	return 1 - upper, upper, kernel
}

// gammaSeries sums x^n / (a (a+1) ... (a+n)) (Abramowitz and Stegun 1964, 6.5.29).
func gammaSeries(a, x float64) float64 {
	term := 1 / a
	sum := term
	for n := a + 1; term > sum*0x1p-54; n++ {
		term = float64(term * (x / n))
		sum += term
	}
	return sum
}

// gammaFraction is the continued fraction of the upper tail over the kernel (Abramowitz and Stegun 1964, 6.5.31, in
// its even part), evaluated forwards by Lentz's method.
func gammaFraction(a, x float64) float64 {
	b := x + 1 - a
	c := math.Inf(1)
	d := 1 / b
	value := d
	for n := 1.0; n < fractionLimit; n++ {
		numerator := float64(n * (a - n))
		b += 2
		d = 1 / (float64(numerator*d) + b)
		c = b + numerator/c
		factor := float64(c * d)
		value *= factor
		if math.Abs(factor-1) < 0x1p-52 {
			break
		}
	}
	return value
}

// fractionLimit ends a continued fraction whose factors keep flickering in the last place.
const fractionLimit = 100_000

// GammaRegularized gives the probability that a gamma variable of shape a > 0 and scale one is at most x: the lower
// regularized incomplete gamma function P(a, x).
func GammaRegularized(a, x float64) float64 {
	if !(a > 0) {
		return math.NaN()
	}
	g := gammaTailsOf(a)
	probability, _ := g.At(x)
	return probability
}

// GammaDensity gives the density at x > 0 of a gamma variable of shape a and scale one.
func GammaDensity(a, x float64) float64 {
	g := gammaTailsOf(a)
	return g.Density(x)
}

// GammaQuantile inverts GammaRegularized in x.
func GammaQuantile(a, p float64) float64 {
	if !(a > 0) {
		return math.NaN()
	}
	g := NewGamma(a)
	return g.Quantile(p)
}

// Density gives the density at x > 0.
func (g *Gamma) Density(x float64) float64 { return g.kernel(x) / x }

// At gives the probability that the variable is at most x, and the density at x > 0.
func (g *Gamma) At(x float64) (probability, density float64) {
	switch {
	case x != x:
		return x, x
	case x <= 0:
		return 0, math.NaN()
	case math.IsInf(x, 1):
		return 1, 0
	}
	probability, _, kernel := g.tails(x)
	return probability, kernel / x
}

// Quantile gives the smallest x at which the probability is at least p.
func (g *Gamma) Quantile(p float64) float64 {
	switch {
	case !(p >= 0 && p <= 1):
		return math.NaN()
	case p == 0:
		return 0
	case p == 1:
		return math.Inf(1)
	}
	guess := g.guess(p)
	if guess < expUnderflow {
		return 0
	}
	logX := solveTail(p, guess, func(logX float64) tailPoint {
		x := Exp(logX)
		lower, upper, kernel := g.tails(x)
		return tailPoint{lower: lower, upper: upper, kernel: kernel, slope: g.shape - x}
	})
	return Exp(logX)
}

// guess starts the search for log x from the better of two approximations: the first term of the series where it is
// small, the cube of a normal variable (Wilson and Hilferty 1931) elsewhere.
func (g *Gamma) guess(p float64) float64 {
	first := (Log(p) + g.logFirst) / g.shape
	if first < g.logNext-2 {
		return first
	}
	root := g.below + NormalQuantile(p)/g.tripled
	if root < 0.2 {
		return first
	}
	return g.logShape + float64(3*Log(root))
}
