package fit

import (
	"math"

	"karvon/sim/dist"
	"karvon/sim/internal/precise"
)

// family is a family of continuous distributions that can be fitted.
type family struct {
	name string
	free int // parameters that are estimated
	// applies says whether it can be fitted to a sample.
	applies func(s *sample) bool
	// estimate gives the parameters of greatest likelihood in the language's notation.
	estimate func(s *sample) (values []float64, ok bool)
	law      func(values []float64) law
	build    func(values []float64) (dist.Distribution, error)
	// intervals gives the parameters with intervals, in the language's notation and in the other one.
	intervals func(s *sample, values []float64) (parameters, other []Parameter)
}

var meanAndCV = []parameterName{{"mean", Quantity}, {"cv", Ratio}}

// spread says that a sample has more values than one, some of which are not zero.
func spread(least int) func(s *sample) bool {
	return func(s *sample) bool { return len(s.items) > least && s.greatest > 0 && s.n > float64(max(2, least)) }
}

func whole(s *sample) bool {
	for _, it := range s.items {
		if it.High == infinite {
			return false
		}
	}
	return spread(3)(s)
}

// smoothFamilies are those of positive values without an end.
var smoothFamilies = []family{
	{name: "exponential", free: 1, applies: spread(1), estimate: estimateExponential,
		law:       func(v []float64) law { return newExponentialLaw(v[0]) },
		build:     func(v []float64) (dist.Distribution, error) { return dist.NewExponential(v[0]) },
		intervals: both(exponentialNotation, nil)},
	{name: "erlang", free: 2, applies: spread(2), estimate: estimateErlang,
		law:       func(v []float64) law { return newGammaLaw(v[1], v[0]/v[1]) },
		build:     func(v []float64) (dist.Distribution, error) { return dist.NewErlang(v[0], int(v[1])) },
		intervals: erlangIntervals},
	{name: "gamma", free: 2, applies: spread(2), estimate: estimateGamma, law: meanCVLaw(gammaMeanCV),
		build:     func(v []float64) (dist.Distribution, error) { return dist.NewGamma(v[0], v[1]) },
		intervals: both(gammaNotation, nil)},
	{name: "lognormal", free: 2, applies: spread(2), estimate: estimateLognormal, law: meanCVLaw(lognormalMeanCV),
		build:     func(v []float64) (dist.Distribution, error) { return dist.NewLognormal(v[0], v[1]) },
		intervals: both(lognormalNotation, medianAndP95)},
	{name: "weibull", free: 2, applies: spread(2), estimate: estimateWeibull, law: meanCVLaw(weibullMeanCV),
		build:     func(v []float64) (dist.Distribution, error) { return dist.NewWeibullMeanCV(v[0], v[1]) },
		intervals: both(weibullNotation, shapeAndScale)},
	{name: "hyperexponential", free: 2, applies: spread(2), estimate: estimateHyperexponential,
		law:       meanCVLaw(hyperexponentialMeanCV),
		build:     func(v []float64) (dist.Distribution, error) { return dist.NewHyperexponential(v[0], v[1]) },
		intervals: both(hyperexponentialNotation, nil)},
	{name: "normal", free: 2, applies: spread(2), estimate: estimateNormal,
		law:       func(v []float64) law { return newNormalLaw(v[0], v[1]) },
		build:     func(v []float64) (dist.Distribution, error) { return dist.NewTruncatedNormal(v[0], v[1], 0, infinite) },
		intervals: normalIntervals},
}

func meanCVLaw(of func(mean, cv float64) law) func(v []float64) law {
	return func(v []float64) law { return of(v[0], v[1]) }
}

func gammaMeanCV(mean, cv float64) law {
	if cv < 0.001 || cv > 10 {
		return nil
	}
	square := float64(cv * cv)
	return newGammaLaw(1/square, mean*square)
}

func lognormalMeanCV(mean, cv float64) law {
	square := precise.Log1p(float64(cv * cv))
	return newLognormalLaw(precise.Log(mean)-float64(0.5*square), root(square))
}

func hyperexponentialMeanCV(mean, cv float64) law {
	if !(cv >= 1 && cv <= 1000) {
		return nil
	}
	return newHyperexponentialLaw(mean, float64((cv-1)*(cv+1)))
}

func weibullMeanCV(mean, cv float64) law {
	made, err := weibullShape(cv)
	if err {
		return nil
	}
	return newWeibullLaw(made, precise.Log(mean)-precise.LogGamma(1+1/made))
}

// weibullShape is the shape that has a coefficient of variation: cv² + 1 = Γ(1 + 2/k) / Γ(1 + 1/k)².
func weibullShape(cv float64) (shape float64, none bool) {
	target := precise.Log1p(float64(cv * cv))
	excess := func(logShape float64) float64 {
		k := precise.Exp(-logShape)
		return precise.LogGamma(1+float64(2*k)) - float64(2*precise.LogGamma(1+k)) - target
	}
	low, high := precise.Log(0.06), precise.Log(9000)
	if excess(low) < 0 || excess(high) > 0 {
		return 0, true
	}
	for range 50 {
		middle := float64(0.5 * (low + high))
		if excess(middle) > 0 {
			low = middle
		} else {
			high = middle
		}
	}
	return precise.Exp(float64(0.5 * (low + high))), false
}

func weibullCV(shape float64) float64 {
	return root(precise.Expm1(precise.LogGamma(1+2/shape) - float64(2*precise.LogGamma(1+1/shape))))
}

// both gives the intervals of a family of two notations, or one.
func both(main func(*sample) (*notation, func([]float64) []float64),
	other func(*sample) (*notation, func([]float64) []float64)) func(*sample, []float64) (_, _ []Parameter) {
	return func(s *sample, values []float64) ([]Parameter, []Parameter) {
		of := func(make func(*sample) (*notation, func([]float64) []float64)) []Parameter {
			if make == nil {
				return nil
			}
			n, coordinates := make(s)
			best := coordinates(values)
			return n.intervals(s, best, n.at(s, best))
		}
		return of(main), of(other)
	}
}

func logs(values []float64) []float64 {
	coordinates := make([]float64, len(values))
	for i, v := range values {
		coordinates[i] = precise.Log(v)
	}
	return coordinates
}

func exponentialNotation(*sample) (*notation, func([]float64) []float64) {
	return &notation{names: meanAndCV[:1], value: exponential, limits: unlimited,
		law: func(x []float64) law { return newExponentialLaw(precise.Exp(x[0])) }}, logs
}

func logMeanCV(of func(mean, cv float64) law) (*notation, func([]float64) []float64) {
	return &notation{names: meanAndCV, value: exponential, limits: unlimited,
		law: func(x []float64) law { return of(precise.Exp(x[0]), precise.Exp(x[1])) }}, logs
}

func gammaNotation(*sample) (*notation, func([]float64) []float64) { return logMeanCV(gammaMeanCV) }
func lognormalNotation(*sample) (*notation, func([]float64) []float64) {
	return logMeanCV(lognormalMeanCV)
}
func weibullNotation(*sample) (*notation, func([]float64) []float64) { return logMeanCV(weibullMeanCV) }

// hyperexponentialNotation has the logarithm of cv² - 1, which is all that the family can be beyond exponential.
func hyperexponentialNotation(s *sample) (*notation, func([]float64) []float64) {
	n := &notation{names: meanAndCV, limits: [2]float64{-14, 40}, peaks: true, fall: hyperexponentialFall,
		anew: []float64{s.start()[0], 2}}
	n.law = func(x []float64) law { return newHyperexponentialLaw(precise.Exp(x[0]), precise.Exp(min(13.8, x[1]))) }
	n.value = func(j int, x float64) float64 {
		if j == 0 {
			return precise.Exp(x)
		}
		return root(1 + precise.Exp(min(13.8, x)))
	}
	return n, func(v []float64) []float64 {
		return []float64{precise.Log(v[0]), max(-14, precise.Log(float64((v[1]-1)*(v[1]+1))))}
	}
}

const normalP95 = 1.6448536269514722 // standard normal

func medianAndP95(*sample) (*notation, func([]float64) []float64) {
	n := &notation{names: []parameterName{{"median", Quantity}, {"p95", Quantity}}, value: exponential, limits: unlimited}
	n.law = func(x []float64) law {
		if !(x[1] > x[0]) {
			return nil
		}
		return newLognormalLaw(x[0], (x[1]-x[0])/normalP95)
	}
	return n, func(v []float64) []float64 {
		square := precise.Log1p(float64(v[1] * v[1]))
		median := precise.Log(v[0]) - float64(0.5*square)
		return []float64{median, median + float64(normalP95*root(square))}
	}
}

func shapeAndScale(*sample) (*notation, func([]float64) []float64) {
	n := &notation{names: []parameterName{{"shape", Ratio}, {"scale", Quantity}}, value: exponential, limits: unlimited}
	n.law = func(x []float64) law { return newWeibullLaw(precise.Exp(x[0]), x[1]) }
	return n, func(v []float64) []float64 {
		shape, none := weibullShape(v[1])
		if none {
			return []float64{math.NaN(), math.NaN()}
		}
		return []float64{precise.Log(shape), precise.Log(v[0]) - precise.LogGamma(1+1/shape)}
	}
}
