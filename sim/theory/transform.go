package theory

import "math"

// Transform is the Laplace-Stieltjes transform E[exp(-s·X)], s >= 0, of a non-negative random time X.
type Transform func(s float64) float64

// constantTransform is the transform of the constant time.
func constantTransform(time float64) Transform {
	return func(s float64) float64 { return math.Exp(-s * time) }
}

// gammaTransform is the transform of the gamma distribution with the given mean and shape: of the exponential for
// shape 1, of Erlang's for whole shapes.
func gammaTransform(mean, shape float64) Transform {
	return func(s float64) float64 { return math.Exp(-shape * math.Log1p(s*mean/shape)) }
}

// uniformTransform is the transform of the uniform distribution from low to high.
func uniformTransform(low, high float64) Transform {
	return func(s float64) float64 {
		width := s * (high - low)
		if width == 0 {
			return math.Exp(-s * low)
		}
		return math.Exp(-s*low) * -math.Expm1(-width) / width
	}
}

// hyperexponentialTransform is the transform of the mixture of exponentials in which a time has the mean means[i]
// with probability shares[i].
func hyperexponentialTransform(shares, means []float64) Transform {
	return func(s float64) float64 {
		total := 0.0
		for i, share := range shares {
			total += share / (1 + s*means[i])
		}
		return total
	}
}
