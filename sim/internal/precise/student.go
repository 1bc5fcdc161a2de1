package precise

import "math"

// StudentTQuantile gives the value below which a variable of Student's t distribution with df > 0 degrees of
// freedom falls with probability p, by inversion of the beta distribution (Abramowitz and Stegun 1964, 26.5.27).
func StudentTQuantile(p, df float64) float64 {
	switch {
	case !(df > 0) || !(p >= 0 && p <= 1):
		return math.NaN()
	case math.IsInf(df, 1):
		return NormalQuantile(p)
	case p == 0.5:
		return 0
	case p > 0.5:
		return -StudentTQuantile(1-p, df)
	}
	x, complement := BetaQuantile(df/2, 0.5, 2*p)
	return -math.Sqrt(float64(df*complement) / x)
}
