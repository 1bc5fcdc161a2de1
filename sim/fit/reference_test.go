package fit

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/optimize"
	"gonum.org/v1/gonum/stat/distuv"
)

// TestGonumFindsTheSameParameters holds estimates and likelihoods to gonum's distributions and its optimiser.
func TestGonumFindsTheSameParameters(t *testing.T) {
	for _, c := range []struct {
		family string
		log    func(v []float64, x float64) float64
	}{
		{"exponential", func(v []float64, x float64) float64 { return distuv.Exponential{Rate: 1 / v[0]}.LogProb(x) }},
		{"gamma", func(v []float64, x float64) float64 {
			shape := 1 / (v[1] * v[1])
			return distuv.Gamma{Alpha: shape, Beta: shape / v[0]}.LogProb(x)
		}},
		{"lognormal", func(v []float64, x float64) float64 {
			square := math.Log1p(v[1] * v[1])
			return distuv.LogNormal{Mu: math.Log(v[0]) - square/2, Sigma: math.Sqrt(square)}.LogProb(x)
		}},
		{"weibull", func(v []float64, x float64) float64 {
			shape, none := weibullShape(v[1])
			if none {
				return math.Inf(-1)
			}
			return distuv.Weibull{K: shape, Lambda: v[0] / math.Gamma(1+1/shape)}.LogProb(x)
		}},
	} {
		values := lognormalTimes(300, 1)
		of, s := ofName(c.family), newSample(exactly(values))
		found, ok := of.estimate(s)
		if !ok {
			t.Fatal(c.family)
		}
		logs := func(v []float64) float64 {
			total := 0.0
			for _, x := range values {
				total += c.log(v, x)
			}
			return total
		}
		if own, theirs := likelihood(of.law(found), s), logs(found); math.Abs(own/theirs-1) > 1e-9 {
			t.Errorf("%s: the likelihood is %v, of gonum %v", c.family, own, theirs)
		}
		problem := optimize.Problem{Func: func(x []float64) float64 {
			v := make([]float64, len(x))
			for i := range x {
				v[i] = math.Exp(x[i])
			}
			return -logs(v)
		}}
		start := []float64{5, -0.3}[:of.free]
		best, err := optimize.Minimize(problem, start, nil, &optimize.NelderMead{})
		if err != nil {
			t.Fatal(err)
		}
		for i, x := range best.X {
			if math.Abs(math.Exp(x)/found[i]-1) > 1e-3 {
				t.Errorf("%s: parameter %d is %v, of gonum %v", c.family, i, found[i], math.Exp(x))
			}
		}
		if -best.F > logs(found)+1e-6 {
			t.Errorf("%s: gonum finds a likelihood of %v, more than %v", c.family, -best.F, logs(found))
		}
	}
	var e distuv.Exponential
	values := lognormalTimes(50, 2)
	e.Fit(values, nil)
	if found, _ := estimateExponential(newSample(exactly(values))); math.Abs(found[0]*e.Rate-1) > 1e-12 {
		t.Errorf("the mean is %v, of gonum %v", found[0], 1/e.Rate)
	}
}
