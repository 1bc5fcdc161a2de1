package stats

import (
	"math"
	"testing"
)

// Two whole counts that happen to agree are not certain: rounding alone spreads them.
func TestCountsThatAgreeAreNotCertain(t *testing.T) {
	for _, c := range []struct {
		values            []float64
		entity, low, high float64
	}{
		{[]float64{1, 1}, 1, 1 - 12.7062/math.Sqrt(12), 1 + 12.7062/math.Sqrt(12)}, // Student's, of one degree
		{[]float64{0.5, 0.5}, 0.5, 0.5 - 6.3531/math.Sqrt(12), 0.5 + 6.3531/math.Sqrt(12)},
		{[]float64{1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, 1, 0, 2},
		{[]float64{-100, 100}, 1, -100 * 12.7062, 100 * 12.7062}, // their own spread is more
	} {
		low, high := MeanInterval(c.values, 0.95).TestOfCounts(c.entity)
		if math.Abs(low-c.low) > 0.01 || math.Abs(high-c.high) > 0.01 {
			t.Errorf("%v: from %v to %v, not from %v to %v", c.values, low, high, c.low, c.high)
		}
	}
	if low, _ := MeanInterval([]float64{1}, 0.95).TestOfCounts(1); !math.IsNaN(low) {
		t.Errorf("a single one has an interval from %v", low)
	}
}
