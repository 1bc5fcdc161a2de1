package dist

import (
	"math"
	"strings"
	"testing"
)

func TestBadParametersAreRefusedByName(t *testing.T) {
	infinity, nan := math.Inf(1), math.NaN()
	refused := func(_ Distribution, err error) error { return err }
	tests := []struct {
		err  error
		says string
	}{
		{refused(NewConstant(nan)), "constant: value must be a finite number, got NaN"},
		{refused(NewUniform(5, 2)), "uniform: lo must be below hi, got 5 and 2"},
		{refused(NewUniform(-1e308, 1e308)), "uniform: hi - lo must be a finite number, got +Inf"},
		{refused(NewTriangular(2, 9, 8)), "triangular: mode must be from 2 to 8, got 9"},
		{refused(NewTriangular(2, nan, 8)), "triangular: mode must be a finite number, got NaN"},
		{refused(NewExponential(0)), "exponential: mean must be above zero and finite, got 0"},
		{refused(NewExponential(infinity)), "exponential: mean must be above zero and finite, got +Inf"},
		{refused(NewErlang(1, 0)), "Erlang: stages must be from 1 to 1e+06, got 0"},
		{refused(NewGamma(1, 0)), "gamma: cv must be from 0.001 to 10, got 0"},
		{refused(NewGamma(-1, 1)), "gamma: mean must be above zero and finite, got -1"},
		{refused(NewWeibull(0, 1)), "Weibull: shape must be from 0.05 to 10000, got 0"},
		{refused(NewWeibullMeanCV(1, 1e9)), "Weibull: cv must be from"},
		{refused(NewTruncatedNormal(1, 0, 0, 1)), "truncated normal: sd must be above zero and finite, got 0"},
		{refused(NewTruncatedNormal(1, 1, 3, 2)), "truncated normal: lo must be below hi, got 3 and 2"},
		{refused(NewTruncatedNormal(0, 1, 40, 50)), "more than 30 standard deviations"},
		{refused(NewLognormal(1, nan)), "lognormal: cv must be from"},
		{refused(NewLognormalMedian(5, 4)), "lognormal: median must be below p95, got 5 and 4"},
		{refused(NewBeta(0, 1, 2, 0.1)), "beta: mean must be below hi, got 2 and 1"},
		{refused(NewBeta(0, 1, 0.5, 2)), "beta: with this mean and interval cv must be below 1, got 2"},
		{refused(NewPERT(1, 0, 5)), "PERT: mode must be from 1 to 5, got 0"},
		{refused(NewHyperexponential(1, 0.5)), "hyperexponential: cv must be from 1 to 1000, got 0.5"},
		{refused(NewEmpirical(nil)), "empirical: there must be at least one value"},
		{refused(NewEmpirical([]float64{1, infinity})), "empirical: each value must be a finite number, got +Inf"},
		{refused(NewDiscrete([]float64{1}, nil)), "discrete: there are 1 values and 0 weights"},
		{refused(NewDiscrete([]float64{1, 2}, []float64{1, -1})),
			"discrete: each weight must be finite and not negative, got -1"},
		{refused(NewDiscrete([]float64{1}, []float64{0})), "discrete: the weights must have a finite sum above zero"},
		{refused(NewPoisson(2e6)), "Poisson: mean must be from 0 to 1e+06, got 2e+06"},
		{refused(scale(must(NewConstant(1)), -1)), "scale: factor must be above zero and finite, got -1"},
	}
	for _, test := range tests {
		if test.err == nil || !strings.Contains(test.err.Error(), test.says) {
			t.Errorf("got %v, want %q", test.err, test.says)
		}
	}
}

func TestSamplerRefusesWhatCanBeNegative(t *testing.T) {
	_, err := NewSampler(must(NewTruncatedNormal(1, 1, -2, 4)), 1)
	if err == nil || !strings.Contains(err.Error(), "can be negative, down to -2") {
		t.Errorf("got %v", err)
	}
	if _, err := NewSampler(must(NewConstant(1)), 0); err == nil {
		t.Error("a scale of zero was accepted")
	}
}

// foreign is a distribution of another package, without density or list of values.
type foreign struct{ Distribution }

func TestSamplerRefusesWhatItCannotInvert(t *testing.T) {
	if _, err := NewSampler(foreign{must(NewExponential(1))}, 1); err == nil {
		t.Error("accepted")
	}
}
