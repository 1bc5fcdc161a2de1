package reference

import (
	"fmt"
	"math"
	"testing"

	"karvon/sim/stats"
	"karvon/sim/theory"
)

// The rows know batches of one size; with a mixture the second moment of the
// size matters.
func TestMixedBatchesWaitAsTheirSecondMomentSays(t *testing.T) {
	want, err := theory.BatchArrivals(0.3, 2, 5, theory.Service{Mean: 1, SecondMoment: 2})
	if err != nil {
		t.Fatal(err)
	}
	result := run(t, "desk.yaml", []string{batches("0.3/min", "{discrete: {1: 50%, 3: 50%}}")}, (&model{days: 60}).edition(*long))
	requireInterval(t, result.Find("post.desk.wait.mean").Values, minute, want.Wait)
}

// Arrivals with a cv are GI/M/1 where the rate is constant: gamma gaps below 1,
// hyperexponential gaps with balanced means above.
func TestArrivalsWithACVWaitAsInGIM1(t *testing.T) {
	for _, cv := range []float64{0, 0.5, 1, 1.5, 3} {
		t.Run(fmt.Sprint(cv), func(t *testing.T) {
			want, err := theory.NewGM1(1/0.7, transform(1/0.7, cv), 1)
			if err != nil {
				t.Fatal(err)
			}
			set := []string{fmt.Sprintf("flows.customers.arrivals={rate: 0.7/min, cv: %g%%}", 100*cv)}
			result := run(t, "desk.yaml", set, (&model{days: 60}).edition(*long))
			requireInterval(t, result.Find("post.desk.wait.mean").Values, minute, want.Wait)
			requireInterval(t, result.Find("post.desk.waited").Values, 1, want.Sigma)
		})
	}
}

// transform is the Laplace transform of the gaps.
func transform(mean, cv float64) theory.Transform {
	square := cv * cv
	switch {
	case cv == 0:
		return func(s float64) float64 { return math.Exp(-s * mean) }
	case cv <= 1:
		return func(s float64) float64 { return math.Pow(1+s*mean*square, -1/square) }
	}
	p := (1 + math.Sqrt((square-1)/(square+1))) / 2
	return func(s float64) float64 { return p/(1+s*mean/(2*p)) + (1-p)/(1+s*mean/(2*(1-p))) }
}

// requireInterval fails the test unless the interval at a level of one in ten
// thousand holds the exact value and is narrow enough to tell.
func requireInterval(t *testing.T, values []float64, unit, want float64) {
	t.Helper()
	got := stats.MeanInterval(values, 1-1e-4)
	mean, half := got.Mean/unit, got.HalfWidth/unit
	if math.Abs(mean-want) > half || half > 0.25*want {
		t.Errorf("%g ± %.2g, exactly %g", mean, half, want)
	}
	t.Logf("%.4g ± %.2g, exactly %.4g", mean, half, want)
}
