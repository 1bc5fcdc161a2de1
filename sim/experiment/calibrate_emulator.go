package experiment

import (
	"math"

	"karvon/sim/internal/precise"
)

// emulator says what the simulation would give anywhere near the points at which it was run: the mean of each response
// on its scale by a local quadratic (or fewer terms, where there are too few points), the variance of one replication
// by a log-linear function, and how far itself is wrong.
type emulator struct {
	centre, spread []float64   // of the coordinates that are looked at
	lower          [][]float64 // triangle of their covariance; nil where all of the prior is looked at
	away           []float64   // scratch
	terms          int         // 1: linear; 2: and squares; 3: and products
	fits           []*regressionFit
	of             []int // fit of each response, by its place among the responses
	surfaces       []surface
	correlation    [][]float64 // of the responses between replications
}

// regressionFit is what responses share that have values at the same points.
type regressionFit struct {
	mask    []bool
	weights []float64
	lower   [][]float64
	ratio   []float64 // scratch: forward-solved terms
	spread  float64   // by which the error of the surface at the place last asked for is larger than the residuals'
}

// surface is what is emulated of one response.
type surface struct {
	coefficients []float64
	residual     float64   // variance of the points' means about the surface
	misfit       float64   // of it, what chance does not explain
	logVariance  []float64 // of one replication, by linear terms
}

// simulatedPoint is what was simulated at one design point.
type simulatedPoint struct {
	coordinates []float64
	values      [][]float64 // by response and replication, on the scale; NaN where there is none
}

// mean of the values there are, with their variance and number.
func mean(values []float64) (average, variance float64, n int) {
	for _, v := range values {
		if !math.IsNaN(v) {
			average, n = average+v, n+1
		}
	}
	average /= float64(n)
	for _, v := range values {
		if !math.IsNaN(v) {
			variance += float64((v - average) * (v - average))
		}
	}
	return average, variance / math.Max(1, float64(n-1)), n
}

// localWeights gives each point its weight by its distance from where the posterior is: all the same where there is
// none yet.
func (e *emulator) localWeights(points []simulatedPoint, near [][]float64) (weights []float64) {
	d := len(points[0].coordinates)
	e.centre, e.spread, e.away, weights = make([]float64, d), make([]float64, d), make([]float64, d),
		make([]float64, len(points))
	for i := range weights {
		weights[i] = 1
	}
	if near == nil {
		for j := range e.spread {
			e.spread[j] = 1
		}
		return weights
	}
	var covariance [][]float64
	e.centre, covariance = moments(near)
	for j := range d {
		covariance[j][j] += float64(leastSpread * leastSpread)
		e.spread[j] = math.Sqrt(covariance[j][j])
	}
	e.lower = triangle(covariance)
	for i := range points {
		fall := 1 + e.distance(points[i].coordinates)/float64(4*d)
		weights[i] = 1 / float64(fall*fall)
	}
	return weights
}

// distance is the squared distance of a place from the middle of what is looked at, by its spread.
func (e *emulator) distance(coordinates []float64) float64 {
	for j := range e.away {
		e.away[j] = coordinates[j] - e.centre[j]
	}
	forward(e.lower, e.away, e.away)
	return squared(e.away)
}

// isFar says whether a place is further out than points are put: than one in a thousand of the draws, by as much more
// as points are put (Wilson and Hilferty 1931).
func (e *emulator) isFar(coordinates []float64) bool {
	d := float64(len(coordinates))
	root := 1 - 2/float64(9*d) + float64(3.09*math.Sqrt(2/float64(9*d)))
	return e.distance(coordinates) > float64(furtherOut*furtherOut)*float64(d*float64(root*float64(root*root)))
}

// leastSpread is the part of half a prior's width below which nothing is looked at more closely: a curve is estimated
// better from further away.
const leastSpread = 0.05

// newEmulator fits the surfaces of p responses.
func newEmulator(points []simulatedPoint, near [][]float64, p int) *emulator {
	e := &emulator{}
	weights := e.localWeights(points, near)
	effective := sum(weights) * sum(weights) / squared(weights)
	d := len(e.centre)
	for e.terms = 3; e.terms > 1 && effective < 1.5*float64(termsOf(d, e.terms)); e.terms-- {
	}
	e.correlation = zeros(p, p)
	for i := range p {
		fit := e.fitOf(points, weights, i)
		e.of = append(e.of, fit)
		e.surfaces = append(e.surfaces, e.surfaceOf(points, e.fits[fit], i))
	}
	e.correlate(points, weights)
	return e
}

func sum(v []float64) float64 {
	total := 0.0
	for _, x := range v {
		total += x
	}
	return total
}

// termsOf counts the terms of a surface.
func termsOf(d, terms int) int { return []int{0, 1 + d, 1 + 2*d, 1 + 2*d + d*(d-1)/2}[terms] }

// row gives the terms of a place.
func (e *emulator) row(coordinates []float64, to []float64) []float64 {
	d := len(coordinates)
	to = append(to[:0], 1)
	for j, x := range coordinates {
		to = append(to, (x-e.centre[j])/e.spread[j])
	}
	if e.terms >= 2 {
		for j := range d {
			to = append(to, float64(to[1+j]*to[1+j]))
		}
	}
	if e.terms == 3 {
		for i := range d {
			for j := range i {
				to = append(to, float64(to[1+i]*to[1+j]))
			}
		}
	}
	return to
}

// fitOf finds or makes the fit of the points at which a response has values.
func (e *emulator) fitOf(points []simulatedPoint, weights []float64, response int) int {
	mask := make([]bool, len(points))
	for i := range points {
		_, _, n := mean(points[i].values[response])
		mask[i] = n > 0
	}
	for k, fit := range e.fits {
		same := true
		for i := range mask {
			same = same && mask[i] == fit.mask[i]
		}
		if same {
			return k
		}
	}
	k := termsOf(len(e.centre), e.terms)
	fit := &regressionFit{mask: mask, weights: weights, ratio: make([]float64, k)}
	gram := zeros(k, k)
	var row []float64
	for i := range points {
		if !mask[i] {
			continue
		}
		row = e.row(points[i].coordinates, row)
		for a := range k {
			for b := range a + 1 {
				gram[a][b] += float64(float64(weights[i]*row[a]) * row[b])
			}
		}
	}
	for a := range k {
		for b := range a {
			gram[b][a] = gram[a][b]
		}
		if a > 0 {
			gram[a][a] += 1e-6 * (gram[a][a] + 1)
		}
	}
	fit.lower = triangle(gram)
	e.fits = append(e.fits, fit)
	return len(e.fits) - 1
}

// surfaceOf fits one response.
func (e *emulator) surfaceOf(points []simulatedPoint, fit *regressionFit, response int) surface {
	k := len(fit.lower)
	right, linear := make([]float64, k), 1+len(e.centre)
	var row []float64
	for i := range points {
		if fit.mask[i] {
			average, _, _ := mean(points[i].values[response])
			row = e.row(points[i].coordinates, row)
			for a := range k {
				right[a] += float64(float64(fit.weights[i]*row[a]) * average)
			}
		}
	}
	s := surface{coefficients: solveSymmetric(fit.lower, right)}
	residual, chance, whole, squares := 0.0, 0.0, 0.0, 0.0
	for i := range points {
		if fit.mask[i] {
			average, variance, n := mean(points[i].values[response])
			row = e.row(points[i].coordinates, row)
			off := average - dot(row, s.coefficients)
			residual += float64(fit.weights[i] * float64(off*off))
			chance += float64(fit.weights[i]*variance) / float64(n)
			whole, squares = whole+fit.weights[i], squares+float64(fit.weights[i]*fit.weights[i])
		}
	}
	effective := whole * whole / squares
	s.residual = residual / whole * effective / math.Max(1, effective-float64(k))
	chance /= whole
	s.residual = math.Max(s.residual, chance)
	s.misfit = s.residual - chance
	s.logVariance = e.variances(points, fit, response, linear)
	return s
}

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
		gram[a][a] += chance / 0.25
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

// emulated is what is told of a place: by response the mean, the variance of one replication, and that of the
// emulator.
type emulated struct {
	means, variances, doubts []float64
	row                      []float64
}

// at tells of a place.
func (e *emulator) at(coordinates []float64, to *emulated) {
	to.row = e.row(coordinates, to.row)
	for _, fit := range e.fits {
		forward(fit.lower, to.row, fit.ratio)
		fit.spread = squared(fit.ratio)
	}
	linear := 1 + len(coordinates)
	for i := range e.surfaces {
		s := &e.surfaces[i]
		to.means[i] = dot(to.row, s.coefficients)
		to.variances[i] = precise.Exp(evened(to.row[:linear], s.logVariance))
		to.doubts[i] = s.misfit + float64(s.residual*e.fits[e.of[i]].spread)
	}
}
