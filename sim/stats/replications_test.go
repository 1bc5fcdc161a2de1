package stats

import (
	"math"
	"testing"
)

// With 10 values of standard deviation 1 around 0 the answers are those of a table of Student's t: 1.96²/0.1² = 384
// normal ones, 387 with t.
func TestReplicationsForAHalfWidth(t *testing.T) {
	halfWidth := 2.2621571628 / math.Sqrt(10)
	estimate := Estimate{Low: -halfWidth, High: halfWidth, Confidence: 0.95, N: 10}
	for _, c := range []struct {
		wanted float64
		want   int
	}{
		{0.1, 387}, {0.7154, 10}, {0.8, 9}, {3, 5}, {1e-9, 0}, {0, 0}, {-1, 0}, {math.NaN(), 0},
	} {
		if got := ReplicationsFor(estimate, c.wanted); got != c.want {
			t.Errorf("for %g: got %d, want %d", c.wanted, got, c.want)
		}
	}
	if got := ReplicationsFor(MeanInterval([]float64{-1, 1, 0}, 0.95), 0.5); got != 18 { // t(17)/√18 = 0.497
		t.Errorf("from three values, which show no interval: got %d, want 18", got)
	}
	if got := ReplicationsFor(MeanInterval([]float64{3}, 0.95), 1); got != 0 {
		t.Errorf("a single value: got %d, want 0", got)
	}
}
