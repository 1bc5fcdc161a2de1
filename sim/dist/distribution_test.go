package dist

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"karvon/sim/internal/precise"
)

// innerProbabilities avoid the ends, where a support may be infinite.
var innerProbabilities = []float64{1e-9, 1e-4, 0.01, 0.1, 0.25, 0.4999, 0.5, 0.6, 0.77, 0.9, 0.99, 0.9999, 1 - 1e-9}

func TestCDFInvertsTheQuantile(t *testing.T) {
	eachFamily(t, smoothFamilies(), func(t *testing.T, d Distribution, _ *Sampler) {
		for _, p := range innerProbabilities {
			x := d.Quantile(p)
			// The quantile itself is rounded to a float64 and may lie near the end of a shifted support.
			allowed := 1e-11*math.Min(p, 1-p) + 1e-14*(1+d.(smooth).density(x)*x)
			if got := d.CDF(x); math.Abs(got-p) > allowed {
				t.Errorf("CDF(Quantile(%v)) = %v, off by %.2g", p, got, got-p)
			}
		}
	})
}

func TestQuantileIsTheSmallestValueThatReachesTheProbability(t *testing.T) {
	eachFamily(t, jumpingFamilies(), func(t *testing.T, d Distribution, _ *Sampler) {
		for _, p := range innerProbabilities {
			x := d.Quantile(p)
			if d.CDF(x) < p-1e-15 {
				t.Errorf("CDF(%v) = %v < %v", x, d.CDF(x), p)
			}
			if lower := math.Nextafter(x, -1); d.CDF(lower) >= p && d.CDF(lower) < 1 {
				t.Errorf("CDF reaches %v below the quantile %v", p, x)
			}
		}
	})
}

func TestQuantileAndCDFKeepToTheSupport(t *testing.T) {
	eachFamily(t, families(), func(t *testing.T, d Distribution, _ *Sampler) {
		lo, hi := d.Support()
		if got := d.Quantile(0); got != lo {
			t.Errorf("Quantile(0) = %v, support begins at %v", got, lo)
		}
		if _, truncated := d.(*discrete); !truncated && d.Quantile(1) != hi {
			t.Errorf("Quantile(1) = %v, support ends at %v", d.Quantile(1), hi)
		}
		if got := d.CDF(lo - 1); got != 0 {
			t.Errorf("CDF below the support = %v", got)
		}
		if got := d.CDF(math.Inf(1)); got != 1 {
			t.Errorf("CDF at infinity = %v", got)
		}
		if !math.IsNaN(d.Quantile(1.5)) || !math.IsNaN(d.Quantile(math.NaN())) {
			t.Error("Quantile outside [0, 1] is a number")
		}
		previous := lo
		for _, p := range innerProbabilities {
			x := d.Quantile(p)
			if x < previous || x > hi {
				t.Errorf("Quantile(%v) = %v after %v", p, x, previous)
			}
			previous = x
		}
	})
}

// TestMomentsAreThoseOfTheQuantileFunction integrates the first two moments over the probability, octave by octave
// of both tails down to 2^-50. What lies beyond matters only to the heaviest tail of the list.
func TestMomentsAreThoseOfTheQuantileFunction(t *testing.T) {
	eachFamily(t, families(), func(t *testing.T, d Distribution, _ *Sampler) {
		if cv := math.Sqrt(d.Variance()) / d.Mean(); cv > 6 {
			t.Skip("the tail beyond 2^-50 holds a visible part of the variance")
		}
		if _, ok := d.(*discrete); ok {
			t.Skip("sums, tested by hand below")
		}
		mean := integrateOverProbability(func(p float64) float64 { return d.Quantile(p) })
		variance := integrateOverProbability(func(p float64) float64 {
			return (d.Quantile(p) - d.Mean()) * (d.Quantile(p) - d.Mean())
		})
		wantClose(t, "mean", d.Mean(), mean, 1e-8)
		wantClose(t, "variance", d.Variance(), variance, 1e-6)
	})
}

func integrateOverProbability(f func(p float64) float64) float64 {
	deepest := -50 * math.Ln2
	lower := integrate(deepest, -math.Ln2, func(s float64) float64 { return f(math.Exp(s)) * math.Exp(s) })
	upper := integrate(deepest, -math.Ln2, func(s float64) float64 { return f(1-math.Exp(s)) * math.Exp(s) })
	return lower + upper
}

func wantClose(t *testing.T, what string, got, want, relative float64) {
	t.Helper()
	if math.Abs(got-want) > relative*math.Abs(want) {
		t.Errorf("%s %v, want %v, off by a relative %.2g", what, got, want, got/want-1)
	}
}

func TestDiscreteMomentsByHand(t *testing.T) {
	tests := []struct {
		d              Distribution
		mean, variance float64
	}{
		{must(NewEmpirical([]float64{7, 1, 2, 2})), 3, 5.5},
		{must(NewDiscrete([]float64{4, 0, 4, 8}, []float64{1, 2, 1, 0})), 2, 4},
		{must(NewPoisson(3.3)), 3.3, 3.3},
	}
	for _, test := range tests {
		wantClose(t, test.d.String()+" mean", test.d.Mean(), test.mean, 1e-15)
		wantClose(t, test.d.String()+" variance", test.d.Variance(), test.variance, 1e-15)
	}
}

func TestDistributionsMatchAnIndependentLibrary(t *testing.T) {
	square := math.Log1p(0.6 * 0.6)
	other := distuv.LogNormal{Mu: math.Log(75) - square/2, Sigma: math.Sqrt(square)}
	tests := []struct {
		own   Distribution
		other interface {
			Mean() float64
			Variance() float64
			Quantile(p float64) float64
			CDF(x float64) float64
		}
	}{
		{must(NewUniform(2, 5)), distuv.Uniform{Min: 2, Max: 5}},
		{must(NewTriangular(2, 3, 8)), distuv.NewTriangle(2, 8, 3, nil)},
		{must(NewExponential(4)), distuv.Exponential{Rate: 0.25}},
		{must(NewErlang(6, 3)), distuv.Gamma{Alpha: 3, Beta: 0.5}},
		{must(NewGamma(5, 2)), distuv.Gamma{Alpha: 0.25, Beta: 0.05}},
		{must(NewWeibull(1.5, 3)), distuv.Weibull{K: 1.5, Lambda: 3}},
		{must(NewTruncatedNormal(20, 2, math.Inf(-1), math.Inf(1))), distuv.Normal{Mu: 20, Sigma: 2}},
		{must(NewLognormal(75, 0.6)), other},
		{must(NewBeta(0, 1, 0.4, 0.5)), distuv.Beta{Alpha: 2, Beta: 3}},
		{must(NewPERT(0, 0.25, 1)), distuv.Beta{Alpha: 2, Beta: 4}},
	}
	for _, test := range tests {
		t.Run(test.own.String(), func(t *testing.T) {
			wantClose(t, "mean", test.own.Mean(), test.other.Mean(), 1e-12)
			wantClose(t, "variance", test.own.Variance(), test.other.Variance(), 1e-12)
			for _, p := range innerProbabilities {
				x := test.own.Quantile(p)
				if p >= 0.01 { // the other library loses precision further down
					wantClose(t, "quantile", x, test.other.Quantile(p), 1e-8)
				}
				wantClose(t, "CDF", test.own.CDF(x), test.other.CDF(x), 1e-10)
			}
		})
	}
}

func TestParametersAreMet(t *testing.T) {
	tests := []struct {
		name      string
		got, want float64
	}{
		{"Weibull mean", mustQuantileMean(must(NewWeibullMeanCV(5, 0.3))), 5},
		{"lognormal median", must(NewLognormalMedian(30, 90)).Quantile(0.5), 30},
		{"lognormal p95", must(NewLognormalMedian(30, 90)).Quantile(0.95), 90},
		{"hyperexponential balance", balance(must(NewHyperexponential(3, 2))), 0.5},
		{"PERT mean", must(NewPERT(1, 2, 5)).Mean(), 14.0 / 6},
		{"truncated normal mean", must(NewTruncatedNormal(0, 1, 0, math.Inf(1))).Mean(), math.Sqrt(2 / math.Pi)},
		{"truncated normal variance", must(NewTruncatedNormal(0, 1, 0, math.Inf(1))).Variance(), 1 - 2/math.Pi},
		{"Poisson probability of none", must(NewPoisson(3.3)).CDF(0), math.Exp(-3.3)},
		{"scaled mean", must(scale(must(NewExponential(4)), 2.5)).Mean(), 10},
		{"scaled quantile", must(scale(must(NewExponential(4)), 2.5)).Quantile(0.5), 10 * math.Ln2},
		{"scaled CDF", must(scale(must(NewUniform(0, 1)), 4)).CDF(1), 0.25},
	}
	for _, test := range tests {
		wantClose(t, test.name, test.got, test.want, 1e-9)
	}
}

func mustQuantileMean(d Distribution) float64 { return integrateOverProbability(d.Quantile) }

// balance is the share of the mean that the fast phase contributes.
func balance(d Distribution) float64 {
	h := d.(hyperexponential)
	return h.fastShare / h.fastRate / h.mean
}

// TestNarrowAndFarTruncationsKeepTheirMoments covers what the closed form would lose to cancellation.
func TestNarrowAndFarTruncationsKeepTheirMoments(t *testing.T) {
	narrow := must(NewTruncatedNormal(0, 1, 0.5, 0.5001))
	wantClose(t, "narrow variance", narrow.Variance(), 1e-8/12, 1e-6)
	// Far out, the normal tail is nearly exponential: the variance's expansion in 1/a² begins 1 - 6/a² + 50/a⁴.
	far := must(NewTruncatedNormal(0, 1, 25, math.Inf(1)))
	a := 25.0
	wantClose(t, "far variance", far.Variance(), (1-6/(a*a)+50/(a*a*a*a))/(a*a), 3e-6)
	ratio := precise.NormalDensity(a) / precise.NormalCDF(-a)
	wantClose(t, "far mean", far.Mean(), ratio, 1e-12)
}
