package precise

// sineTerms are the coefficients of the sine's Taylor series in x², highest power first: ±1/19! to 1.
var sineTerms = []float64{
	-1.0 / 121645100408832000, 1.0 / 355687428096000, -1.0 / 1307674368000, 1.0 / 6227020800, -1.0 / 39916800,
	1.0 / 362880, -1.0 / 5040, 1.0 / 120, -1.0 / 6, 1,
}

// Sine gives the sine of an angle of at most π/4 in size, in radians, by its Taylor series: what is left out is less
// than half a unit in the last place.
func Sine(x float64) float64 { return float64(x * horner(float64(x*x), sineTerms)) }
