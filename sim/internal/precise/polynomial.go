package precise

// horner evaluates the polynomial with the given coefficients, highest power first, rounding after each step.
func horner(x float64, coefficients []float64) float64 {
	sum := coefficients[0]
	for _, coefficient := range coefficients[1:] {
		sum = float64(sum*x) + coefficient
	}
	return sum
}
