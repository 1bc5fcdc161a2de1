package stats

import (
	"math"
	"testing"
)

// The ends of Clopper and Pearson (1934) solve binomial tails of 2.5%: of none of 10 by 1 - 0.025^(1/10), and of 14 of
// 20 they are those of tables.
func TestAProportionHasTheIntervalOfClopperAndPearson(t *testing.T) {
	for _, c := range []struct {
		happened, n    int
		mean, low, end float64
	}{
		{0, 10, 0, 0, 0.3084971}, {10, 10, 1, 0.6915029, 1}, {14, 20, 0.7, 0.4572108, 0.8810684},
	} {
		e := Proportion(c.happened, c.n, 0.95)
		near(t, "the proportion", e.Mean, c.mean, 0)
		near(t, "its low end", e.Low, c.low, 1e-6)
		near(t, "its high end", e.High, c.end, 1e-6)
		if e.N != c.n || e.Confidence != 0.95 {
			t.Errorf("of %d at %v, want of %d at 0.95", e.N, e.Confidence, c.n)
		}
	}
	if e := Proportion(0, 0, 0.95); !math.IsNaN(e.Mean) || e.HasInterval() {
		t.Errorf("the proportion of nothing is %v", e)
	}
}

func TestQuantilesLieBetweenTheValues(t *testing.T) {
	from, to := QuantilesOf([]float64{9, math.NaN(), 1, 5, 3, 7}, 0.05, 0.9)
	near(t, "p5", from, 1.4, 1e-12)
	near(t, "p90", to, 8.2, 1e-12)
	from, to = QuantilesOf([]float64{4}, 0, 1)
	near(t, "the only value", from, 4, 0)
	near(t, "the only value", to, 4, 0)
	if from, to = QuantilesOf(nil, 0.05, 0.95); !math.IsNaN(from) || !math.IsNaN(to) {
		t.Errorf("of nothing the quantiles are %v and %v", from, to)
	}
}
