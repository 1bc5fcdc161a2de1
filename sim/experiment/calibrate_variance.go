package experiment

import (
	"math"

	"karvon/sim/internal/precise"
)

// leastVariance is that of a response which does not vary, on its scale.
const leastVariance = 1e-10

// variances fits the logarithm of the variance between replications, and lifts it to the variance's mean.
func (e *emulator) variances(points []simulatedPoint, fit *regressionFit, response, linear int) []float64 {
	gram, right := zeros(linear, linear), make([]float64, linear)
	var row []float64
	each := func(visit func(weight, variance, degrees float64)) {
		for i := range points {
			if _, variance, n := mean(points[i].values[response]); n > 1 {
				row = e.row(points[i].coordinates, row)[:linear]
				visit(fit.weights[i], variance, float64(n-1))
			}
		}
	}
	whole, degrees := 0.0, 0.0
	each(func(weight, variance, of float64) {
		whole, degrees = whole+weight, degrees+float64(weight*of)
		for a := range linear {
			right[a] += float64(float64(weight*row[a]) * precise.Log(variance+leastVariance))
			for b := range linear {
				gram[a][b] += float64(float64(weight*row[a]) * row[b])
			}
		}
	})
	if whole == 0 {
		return append([]float64{precise.Log(leastVariance)}, make([]float64, linear-1)...)
	}
	// The logarithm of a variance of few replications is known to no better than this, and its slopes are taken to be
	// within a half: the variance is even unless it clearly is not.
	degrees /= whole
	chance := 2/degrees + 2/float64(degrees*degrees)
	for a := 1; a < linear; a++ {
		gram[a][a] += float64(chance / 0.25)
	}
	coefficients := solveSymmetric(triangle(gram), right)
	seen, told := 0.0, 0.0
	each(func(weight, variance, _ float64) {
		seen += float64(weight * (variance + leastVariance))
		told += float64(weight * precise.Exp(evened(row, coefficients)))
	})
	coefficients[0] += precise.Log(seen / told)
	return coefficients
}

// evened is the logarithm of the variance at a place: within mostUneven of that in the middle.
func evened(row, coefficients []float64) float64 {
	at := dot(row, coefficients)
	return math.Max(coefficients[0]-mostUneven, math.Min(coefficients[0]+mostUneven, at))
}

// mostUneven bounds by how much the logarithms of variances differ, as slopes go on beyond where anything was
// simulated.
const mostUneven = 2.5

// correlate pools the correlations between replications of the points, and shrinks them towards none by how little is
// known of them.
func (e *emulator) correlate(points []simulatedPoint, weights []float64) {
	p := len(e.surfaces)
	products, degrees := zeros(p, p), 0.0
	for i := range points {
		values := points[i].values
		for a := range p {
			average, _, n := mean(values[a])
			if a == 0 {
				degrees += float64(weights[i] * math.Max(0, float64(n-1)))
			}
			for b := range a + 1 {
				other, _, _ := mean(values[b])
				for r := range values[a] {
					if v := (values[a][r] - average) * (values[b][r] - other); !math.IsNaN(v) {
						products[a][b] += float64(weights[i] * v)
					}
				}
			}
		}
	}
	shrunk := degrees / (degrees + float64(p))
	for a := range p {
		e.correlation[a][a] = 1
		for b := range a {
			r := products[a][b] / math.Sqrt(float64(products[a][a]*products[b][b]))
			if math.IsNaN(r) {
				r = 0
			}
			e.correlation[a][b] = float64(shrunk * math.Max(-1, math.Min(1, r)))
			e.correlation[b][a] = e.correlation[a][b]
		}
	}
}
