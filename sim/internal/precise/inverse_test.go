package precise

import (
	"math"
	"testing"
)

// tailProbabilities run from far out in one tail, through the middle, to the other.
var tailProbabilities = []float64{1e-15, 1e-9, 1e-4, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.9999}

func TestGammaQuantileInvertsTheDistribution(t *testing.T) {
	for _, shape := range []float64{0.04, 0.3, 1, 2.5, 9.99, 30, 1000, 1e4, 1e6} {
		for _, p := range tailProbabilities {
			x := GammaQuantile(shape, p)
			if x == 0 {
				continue // the quantile of so small a shape is below the smallest float64
			}
			wantProbability(t, GammaRegularized(shape, x), p, GammaDensity(shape, x)*x)
		}
	}
}

func TestBetaQuantileInvertsTheDistribution(t *testing.T) {
	for _, a := range []float64{0.3, 1, 2.5, 30, 1000} {
		for _, b := range []float64{0.5, 1, 3.5, 12, 400} {
			for _, p := range tailProbabilities {
				x, complement := BetaQuantile(a, b, p)
				if x < complement {
					wantProbability(t, BetaRegularized(a, b, x), p, BetaDensity(a, b, x)*x)
				} else {
					wantProbability(t, BetaRegularized(b, a, complement), 1-p, BetaDensity(b, a, complement)*complement)
				}
			}
		}
	}
}

func TestNormalQuantileInvertsTheDistribution(t *testing.T) {
	for _, p := range tailProbabilities {
		z := NormalQuantile(p)
		wantProbability(t, NormalCDF(z), p, NormalDensity(z)*math.Abs(z))
	}
}

// wantProbability allows 1e-12 of the probability and what a change of the quantile by four units in its last place
// makes: the quantile's float64 is no finer.
func wantProbability(t *testing.T, got, want, perRelativeChange float64) {
	t.Helper()
	if allowed := 1e-12*want + 0x1p-50*perRelativeChange + 0x1p-53; !(math.Abs(got-want) <= allowed) {
		t.Errorf("probability %v at the quantile of %v, off by %.2g", got, want, got-want)
	}
}

func TestQuantilesAtTheEndsAreTheSupport(t *testing.T) {
	if got := GammaQuantile(2, 0); got != 0 {
		t.Errorf("GammaQuantile at 0 = %v", got)
	}
	if got := GammaQuantile(2, 1); !math.IsInf(got, 1) {
		t.Errorf("GammaQuantile at 1 = %v", got)
	}
	if x, complement := BetaQuantile(2, 3, 1); x != 1 || complement != 0 {
		t.Errorf("BetaQuantile at 1 = %v, %v", x, complement)
	}
	if got := NormalQuantile(0); !math.IsInf(got, -1) {
		t.Errorf("NormalQuantile at 0 = %v", got)
	}
}

func TestWhatIsOutsideADomainIsNotANumber(t *testing.T) {
	outside := map[string]float64{
		"Log(-1)":                    Log(-1),
		"Log1p(-1.5)":                Log1p(-1.5),
		"LogGamma(-1)":               LogGamma(-1),
		"NormalQuantile(1.1)":        NormalQuantile(1.1),
		"GammaRegularized(0, 1)":     GammaRegularized(0, 1),
		"GammaQuantile(1, NaN)":      GammaQuantile(1, math.NaN()),
		"BetaRegularized(1, -1, .5)": BetaRegularized(1, -1, 0.5),
		"StudentTQuantile(0.9, 0)":   StudentTQuantile(0.9, 0),
	}
	for call, value := range outside {
		if !math.IsNaN(value) {
			t.Errorf("%s = %v, want NaN", call, value)
		}
	}
}
