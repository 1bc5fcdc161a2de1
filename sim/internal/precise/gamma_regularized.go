package precise

import "math"

// gammaKernel gives x^a e^-x / Γ(a): x times the density of a gamma variable of shape a and scale one. For large
// shapes the powers are taken relative to their peak, so that no precision is lost to large exponents.
func gammaKernel(a, x float64) float64 {
	if a < stirlingFrom {
		return Exp(float64(a*Log(x)) - x - LogGamma(a))
	}
	return math.Sqrt(a/(2*math.Pi)) * Exp(float64(a*logMinusExcess(x/a, (x-a)/a))-stirlingRest(a))
}

// gammaTails gives the probabilities that a gamma variable of shape a and scale one is at most x and above x, and
// the kernel at x. The smaller tail is computed directly, the other is its complement.
func gammaTails(a, x float64) (lower, upper, kernel float64) {
	kernel = gammaKernel(a, x)
	if x < a+1 {
		lower = math.Min(1, kernel*gammaSeries(a, x))
		return lower, 1 - lower, kernel
	}
	upper = float64(kernel * gammaFraction(a, x))
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
	switch {
	case x != x || !(a > 0):
		return math.NaN()
	case x <= 0:
		return 0
	case math.IsInf(x, 1):
		return 1
	}
	lower, _, _ := gammaTails(a, x)
	return lower
}

// GammaDensity gives the density at x > 0 of a gamma variable of shape a and scale one.
func GammaDensity(a, x float64) float64 { return gammaKernel(a, x) / x }

// GammaQuantile inverts GammaRegularized in x.
func GammaQuantile(a, p float64) float64 {
	switch {
	case !(a > 0) || !(p >= 0 && p <= 1):
		return math.NaN()
	case p == 0:
		return 0
	case p == 1:
		return math.Inf(1)
	}
	guess := gammaGuess(a, p)
	if guess < expUnderflow {
		return 0
	}
	logX := solveTail(p, guess, func(logX float64) tailPoint {
		x := Exp(logX)
		lower, upper, kernel := gammaTails(a, x)
		return tailPoint{lower: lower, upper: upper, kernel: kernel, slope: a - x}
	})
	return Exp(logX)
}

// gammaGuess starts the search for log x from the better of two approximations: the first term of the series where
// it is small, the cube of a normal variable (Wilson and Hilferty 1931) elsewhere.
func gammaGuess(a, p float64) float64 {
	first := (Log(p) + LogGamma(a+1)) / a
	if first < Log(a+1)-2 {
		return first
	}
	root := 1 - 1/(9*a) + NormalQuantile(p)/(3*math.Sqrt(a))
	if root < 0.2 {
		return first
	}
	return Log(a) + float64(3*Log(root))
}
