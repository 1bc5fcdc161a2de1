package precise

import "math"

// logGammaCoefficients are (-1)^n (ζ(n) - 1) / n for n = 30 down to 2, the series of log Γ(2 + z) beyond its linear
// term (Abramowitz and Stegun 1964, 6.1.33).
var logGammaCoefficients = []float64{
	3.1044247747322272762e-11, -6.4229645638381000221e-11, 1.3304764374244489481e-10, -2.7595228851242331452e-10,
	5.7313672416788620133e-10, -1.1921401405860912074e-9, 2.4836745438024783172e-9, -5.1834750419700466551e-9,
	1.0838659214896954091e-8, -2.271109460894316491e-8, 4.7698101693639805658e-8, -1.0043224823968099609e-7,
	2.1207184805554665869e-7, -4.4924691987645660433e-7, 9.5514121304074198329e-7, -2.0392157538013662368e-6,
	4.3748667899074878042e-6, -9.439488275268395904e-6, 0.000020507212775670691553, -0.0000449262367381331417,
	0.000099457512781808533715, -0.00022315475845357937976, 0.00050966952474304242234, -0.0011927539117032609771,
	0.0028905103307415232858, -0.0073855510286739852663, 0.020580808427784547879, -0.067352301053198095133,
	0.32246703342411321824,
}

// stirlingCoefficients are those of the series of log Γ in powers of 1/x² (Abramowitz and Stegun 1964, 6.1.40),
// highest power first.
var stirlingCoefficients = []float64{
	-3617.0 / 122400, 1.0 / 156, -691.0 / 360360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12,
}

const (
	oneMinusEuler = 0.4227843350984671393934879
	halfLogTwoPi  = 0.9189385332046727417803297
	// stirlingFrom is where the first eight terms of Stirling's series reach the precision of float64.
	stirlingFrom = 10
)

// LogGamma gives the natural logarithm of the gamma function for x > 0: +Inf at zero, NaN below it.
func LogGamma(x float64) float64 {
	switch {
	case x != x || x < 0:
		return math.NaN()
	case x == 0 || math.IsInf(x, 1):
		return math.Inf(1)
	case x >= stirlingFrom:
		return (float64((x-0.5)*Log(x)) - x) + (halfLogTwoPi + stirlingRest(x))
	case x < 0.5:
		return logGammaNearTwo(x) - Log1p(x) - Log(x)
	case x < 1.5:
		return logGammaNearTwo(x-1) - Log1p(x-1)
	}
	product := 1.0
	for x >= 2.5 {
		x--
		product *= x
	}
	return logGammaNearTwo(x-2) + Log(product)
}

// logGammaNearTwo gives log Γ(2 + z) for |z| <= 1/2.
func logGammaNearTwo(z float64) float64 {
	return float64(z * (oneMinusEuler + float64(z*horner(z, logGammaCoefficients))))
}

// stirlingRest is what log Γ(x) exceeds (x - 1/2) log x - x + log(2π)/2 by, for x >= 10.
func stirlingRest(x float64) float64 {
	return horner(1/float64(x*x), stirlingCoefficients) / x
}
