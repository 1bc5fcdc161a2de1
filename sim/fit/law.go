package fit

import (
	"math"

	"karvon/sim/internal/precise"
)

var infinite = math.Inf(1)

func root(x float64) float64 { return math.Sqrt(max(0, x)) }

// law is a continuous distribution as a likelihood needs it.
type law interface {
	// logDensity is the logarithm of the density at x, whose own logarithm is given.
	logDensity(x, log float64) float64
	// tails are the probabilities of at most x and of more.
	tails(x float64) (below, above float64)
}

// summedLaw is a law whose likelihood is one of sums.
type summedLaw interface {
	law
	ofSums(s *sample) float64
}

// impossible is the logarithm of the probability of what cannot be, finite so that searches can compare.
const impossible = -1e4

// likelihood is the logarithm of the likelihood of a sample.
func likelihood(l law, s *sample) float64 {
	if closed, ok := l.(summedLaw); ok && s.exact {
		return closed.ofSums(s)
	}
	total := 0.0
	edge, edgeBelow, edgeAbove := math.NaN(), 0.0, 0.0 // where the last interval ended
	for _, it := range s.items {
		if it.exact() {
			total += float64(it.weight * max(impossible, l.logDensity(it.Low, it.log)))
			continue
		}
		below, above := edgeBelow, edgeAbove
		if it.Low != edge {
			below, above = tailsOf(l, it.Low)
		}
		edge = it.High
		edgeBelow, edgeAbove = tailsOf(l, it.High)
		total += float64(it.weight * logProbability(between(below, above, edgeBelow, edgeAbove)))
	}
	return total
}

func tailsOf(l law, x float64) (below, above float64) {
	switch {
	case x <= 0:
		return 0, 1
	case x == infinite:
		return 1, 0
	}
	return l.tails(x)
}

// between is the probability from one point to another, by the tails that are small.
func between(fromBelow, fromAbove, toBelow, toAbove float64) float64 {
	if fromBelow > 0.5 {
		return fromAbove - toAbove
	}
	return toBelow - fromBelow
}

func logProbability(p float64) float64 {
	if !(p > 1e-300) {
		return impossible
	}
	return precise.Log(p)
}

type exponentialLaw struct{ mean, logMean float64 }

func newExponentialLaw(mean float64) law { return exponentialLaw{mean, precise.Log(mean)} }

func (l exponentialLaw) logDensity(x, _ float64) float64 { return -x/l.mean - l.logMean }
func (l exponentialLaw) ofSums(s *sample) float64        { return -s.sum/l.mean - float64(s.n*l.logMean) }
func (l exponentialLaw) tails(x float64) (below, above float64) {
	return -precise.Expm1(-x / l.mean), precise.Exp(-x / l.mean)
}

// gammaLaw is that of Erlang too.
type gammaLaw struct{ shape, scale, constant float64 }

func newGammaLaw(shape, scale float64) law {
	return gammaLaw{shape, scale, precise.LogGamma(shape) + float64(shape*precise.Log(scale))}
}

func (l gammaLaw) logDensity(x, log float64) float64 {
	return float64((l.shape-1)*log) - x/l.scale - l.constant
}

func (l gammaLaw) ofSums(s *sample) float64 {
	return float64((l.shape-1)*s.logs) - s.sum/l.scale - float64(s.n*l.constant)
}

func (l gammaLaw) tails(x float64) (below, above float64) {
	below = precise.GammaRegularized(l.shape, x/l.scale)
	return below, 1 - below
}

type lognormalLaw struct{ mu, sigma, logSigma float64 }

func newLognormalLaw(mu, sigma float64) law { return lognormalLaw{mu, sigma, precise.Log(sigma)} }

var halfLogTwoPi = 0.5 * precise.Log(2*math.Pi)

func (l lognormalLaw) logDensity(_, log float64) float64 {
	z := (log - l.mu) / l.sigma
	return -float64(0.5*float64(z*z)) - l.logSigma - halfLogTwoPi - log
}

func (l lognormalLaw) ofSums(s *sample) float64 {
	mean := s.logs / s.n
	within := max(0, s.logSquares-float64(mean*s.logs))
	off := mean - l.mu
	squares := within + float64(s.n*float64(off*off))
	return -0.5*squares/float64(l.sigma*l.sigma) - float64(s.n*(l.logSigma+halfLogTwoPi)) - s.logs
}

func (l lognormalLaw) tails(x float64) (below, above float64) {
	z := (precise.Log(x) - l.mu) / l.sigma
	return precise.NormalCDF(z), precise.NormalCDF(-z)
}

type weibullLaw struct{ shape, logScale, logShape float64 }

func newWeibullLaw(shape, logScale float64) law {
	return weibullLaw{shape, logScale, precise.Log(shape)}
}

func (l weibullLaw) logDensity(_, log float64) float64 {
	z := float64(l.shape * (log - l.logScale))
	return l.logShape + z - log - precise.Exp(z)
}

func (l weibullLaw) tails(x float64) (below, above float64) {
	power := precise.Exp(l.shape * (precise.Log(x) - l.logScale))
	return -precise.Expm1(-power), precise.Exp(-power)
}

// hyperexponentialLaw has two phases of equal means' shares.
type hyperexponentialLaw struct{ fastShare, slowShare, fastRate, slowRate float64 }

func newHyperexponentialLaw(mean, excess float64) law { // excess is cv² - 1
	balance := root(excess / (excess + 2))
	fast := float64(0.5 * (1 + balance))
	slow := 1 / ((excess + 2) * 2 * fast)
	return hyperexponentialLaw{fast, slow, 2 * fast / mean, 2 * slow / mean}
}

func (l hyperexponentialLaw) logDensity(x, _ float64) float64 {
	// The slow phase is the larger where the fast one has died out.
	fast := float64(l.fastShare * l.fastRate * precise.Exp(-l.fastRate*x))
	slow := float64(l.slowShare * l.slowRate)
	return precise.Log(float64(fast*precise.Exp(float64(l.slowRate*x)))+slow) - float64(l.slowRate*x)
}

func (l hyperexponentialLaw) tails(x float64) (below, above float64) {
	below = -float64(l.fastShare*precise.Expm1(-l.fastRate*x)) - float64(l.slowShare*precise.Expm1(-l.slowRate*x))
	above = float64(l.fastShare*precise.Exp(-l.fastRate*x)) + float64(l.slowShare*precise.Exp(-l.slowRate*x))
	return below, above
}

// normalLaw is truncated at zero.
type normalLaw struct{ mean, sd, constant, within float64 }

func newNormalLaw(mean, sd float64) law {
	within := precise.NormalCDF(mean / sd)
	return normalLaw{mean, sd, precise.Log(sd) + halfLogTwoPi + precise.Log(within), within}
}

func (l normalLaw) logDensity(x, _ float64) float64 {
	z := (x - l.mean) / l.sd
	return -float64(0.5*float64(z*z)) - l.constant
}

func (l normalLaw) ofSums(s *sample) float64 {
	mean := s.sum / s.n
	within := max(0, s.squares-float64(mean*s.sum))
	off := mean - l.mean
	squares := within + float64(s.n*float64(off*off))
	return -0.5*squares/float64(l.sd*l.sd) - float64(s.n*l.constant)
}

func (l normalLaw) tails(x float64) (below, above float64) {
	above = precise.NormalCDF((l.mean-x)/l.sd) / l.within
	return 1 - above, above
}
