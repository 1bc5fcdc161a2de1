package fit

import (
	"math"

	"karvon/sim/internal/precise"
)

func estimateExponential(s *sample) ([]float64, bool) {
	mean, _ := s.moments()
	if s.exact {
		return []float64{mean}, mean > 0
	}
	n, _ := exponentialNotation(s)
	at, _ := n.search(s, []float64{precise.Log(mean)})
	return []float64{precise.Exp(at[0])}, true
}

// found searches in a notation of logarithms, from the moments.
func found(n *notation, s *sample, start []float64) ([]float64, bool) {
	at, value := n.search(s, start)
	values := make([]float64, len(at))
	for j, x := range at {
		values[j] = n.value(j, x)
	}
	return values, !math.IsInf(value, 0)
}

func (s *sample) start() []float64 {
	mean, cv := s.moments()
	return []float64{precise.Log(mean), precise.Log(min(9, max(0.002, cv)))}
}

// estimateGamma takes the mean of exact values, which is that of greatest likelihood whatever the shape.
func estimateGamma(s *sample) ([]float64, bool) {
	n, _ := gammaNotation(s)
	if !s.exact {
		return found(n, s, s.start())
	}
	mean := s.sum / s.n
	logMean := precise.Log(mean)
	logCV, _ := climbOne(func(x float64) float64 { return n.at(s, []float64{logMean, x}) }, gammaStart(s, logMean), 0.1,
		s.tolerance)
	return []float64{mean, precise.Exp(logCV)}, true
}

// gammaStart is near the solution (Minka 2002).
func gammaStart(s *sample, logMean float64) float64 {
	gap := max(1e-6, logMean-s.logs/s.n)
	shape := (3 - gap + root(float64((gap-3)*(gap-3))+float64(24*gap))) / (12 * gap)
	return min(2.2, max(-6.8, float64(-0.5*precise.Log(shape))))
}

// mostStages bounds the stages that are tried.
const mostStages = 1000

func erlangLikelihood(s *sample, stages int, start float64) (mean, value float64) {
	k := float64(stages)
	if s.exact {
		mean = s.sum / s.n
		return mean, likelihood(newGammaLaw(k, mean/k), s)
	}
	logMean, value := climbOne(func(x float64) float64 { return likelihood(newGammaLaw(k, precise.Exp(x)/k), s) },
		precise.Log(start), 0.5/root(s.n), s.tolerance)
	return precise.Exp(logMean), value
}

// estimateErlang tries the stages next to the shape of a gamma distribution: the likelihood has one peak in it.
func estimateErlang(s *sample) ([]float64, bool) {
	gamma, ok := estimateGamma(s)
	if !ok {
		return nil, false
	}
	near := int(min(mostStages-1, max(1, 1/float64(gamma[1]*gamma[1]))))
	mean, value := erlangLikelihood(s, near, gamma[0])
	above, valueAbove := erlangLikelihood(s, near+1, gamma[0])
	if valueAbove > value {
		return []float64{above, float64(near + 1)}, true
	}
	return []float64{mean, float64(near)}, true
}

// erlangIntervals has the mean's at the stages that were found, from which it hardly depends, and all numbers of
// stages that are as likely.
func erlangIntervals(s *sample, values []float64) (parameters, other []Parameter) {
	stages := values[1]
	n := &notation{names: meanAndCV[:1], value: exponential, limits: unlimited,
		law: func(x []float64) law { return newGammaLaw(stages, precise.Exp(x[0])/stages) }}
	at := logs(values[:1])
	greatest := n.at(s, at)
	parameters = n.intervals(s, at, greatest)
	below := greatest - depth(s.n, 2)
	low, high := int(stages), int(stages)
	likely := func(k int) bool {
		_, value := erlangLikelihood(s, k, values[0])
		return value >= below
	}
	for low > 1 && likely(low-1) {
		low--
	}
	for high < 2*mostStages && likely(high+1) {
		high++
	}
	return append(parameters, Parameter{Name: "stages", Of: Whole, Value: stages, Low: float64(low),
		High: float64(high), Method: byProfile}), nil
}

func estimateLognormal(s *sample) ([]float64, bool) {
	if s.exact {
		mu := s.logs / s.n
		square := max(0, s.logSquares-float64(mu*s.logs)) / s.n
		return lognormalValues(mu, square), square > 1e-12
	}
	n, _ := medianAndP95(s)
	start := s.start()
	square := precise.Log1p(precise.Exp(2 * start[1]))
	mu := start[0] - float64(0.5*square)
	at, value := n.search(s, []float64{mu, mu + float64(normalP95*root(square))})
	sigma := (at[1] - at[0]) / normalP95
	return lognormalValues(at[0], float64(sigma*sigma)), !math.IsInf(value, 0)
}

func lognormalValues(mu, square float64) []float64 {
	return []float64{precise.Exp(mu + float64(0.5*square)), root(precise.Expm1(square))}
}

func weibullValues(shape, logScale float64) []float64 {
	return []float64{precise.Exp(logScale + precise.LogGamma(1+1/shape)), weibullCV(shape)}
}

func estimateWeibull(s *sample) ([]float64, bool) {
	start := s.start()
	shape, none := weibullShape(precise.Exp(start[1]))
	if none {
		return nil, false
	}
	if s.exact {
		return weibullOfExact(s, shape)
	}
	n, _ := shapeAndScale(s)
	at, value := n.search(s, []float64{precise.Log(shape), start[0] - precise.LogGamma(1+1/shape)})
	return weibullValues(precise.Exp(at[0]), at[1]), !math.IsInf(value, 0)
}

// weibullOfExact solves Σ x^k log x / Σ x^k - 1/k = mean of log x by Newton's method on the logarithm of k.
func weibullOfExact(s *sample, shape float64) ([]float64, bool) {
	meanLog := s.logs / s.n
	top := precise.Log(s.greatest)
	logScale := top
	for range 60 {
		var power, first, second float64
		for _, it := range s.items {
			below := it.log - top
			p := float64(it.weight * precise.Exp(float64(shape*below)))
			power += p
			first += float64(p * below)
			second += float64(p * float64(below*below))
		}
		ratio := first / power
		logScale = top + precise.Log(power/s.n)/shape
		miss := ratio + top - 1/shape - meanLog
		slope := second/power - float64(ratio*ratio) + 1/float64(shape*shape)
		step := min(1, max(-1, miss/float64(slope*shape)))
		shape *= precise.Exp(-step)
		if math.Abs(step) < 1e-10 {
			break
		}
		if !(shape > 0.06 && shape < 9000) {
			return nil, false
		}
	}
	return weibullValues(shape, logScale), true
}

func estimateHyperexponential(s *sample) ([]float64, bool) {
	n, _ := hyperexponentialNotation(s)
	start := s.start()
	excess := max(0.05, precise.Expm1(2*start[1]))
	return found(n, s, []float64{start[0], precise.Log(excess)})
}

// normalNotation counts the mean in standard deviations of the sample. It is not below zero, which the language has no
// time for.
func normalNotation(s *sample) (*notation, func([]float64) []float64) {
	mean, cv := s.moments()
	deviation := max(1e-9, cv) * mean
	n := &notation{names: []parameterName{{"mean", Quantity}, {"sd", Quantity}}, limits: [2]float64{-1e6, 1e6}}
	n.value = func(j int, x float64) float64 {
		if j == 0 {
			return mean + float64(x*deviation)
		}
		return deviation * precise.Exp(x)
	}
	n.law = func(x []float64) law {
		location, sd := n.value(0, x[0]), n.value(1, x[1])
		if !(location >= 0) {
			return nil
		}
		return newNormalLaw(location, sd)
	}
	return n, func(v []float64) []float64 {
		return []float64{(v[0] - mean) / deviation, precise.Log(v[1] / deviation)}
	}
}

func estimateNormal(s *sample) ([]float64, bool) {
	n, _ := normalNotation(s)
	return found(n, s, []float64{0, 0})
}

func normalIntervals(s *sample, values []float64) (parameters, other []Parameter) {
	n, coordinates := normalNotation(s)
	at := coordinates(values)
	greatest := n.at(s, at)
	parameters = n.intervals(s, at, greatest)
	parameters[0].Low = max(0, parameters[0].Low)
	fixed := func(name string, value float64) Parameter {
		return Parameter{Name: name, Of: Quantity, Value: value, Low: math.NaN(), High: math.NaN(), Method: isFixed}
	}
	return append(parameters, fixed("min", 0), fixed("max", infinite)), nil
}

const isFixed = "fixed"
