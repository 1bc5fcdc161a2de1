package stats

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestNestedIntervalsTellChanceFromInputs(t *testing.T) {
	random := rand.New(rand.NewPCG(41, 41))
	const trials = 400
	within, between := 0.0, 0.0
	for range trials {
		groups := make([][]float64, 20)
		for i := range groups {
			input := 50 + 3*random.NormFloat64()
			groups[i] = []float64{input + 2*random.NormFloat64(), input + 2*random.NormFloat64()}
		}
		e := NestedIntervals(groups, 0.95)
		within += e.within / trials
		between += e.between / trials
	}
	near(t, "variance within", within, 4, 0.05)
	near(t, "variance between", between, 9, 0.08)
}

func TestNestedIntervalsByHand(t *testing.T) {
	e := NestedIntervals([][]float64{{1, 3}, {5, 7}, {math.NaN(), 4}}, 0.95)
	// MSW = 2, MSB = 16, t(2) = 4.30265, t(1) = 12.7062.
	near(t, "mean", e.Mean, 4, 1e-12)
	near(t, "within", e.within, 2, 1e-12)
	near(t, "between", e.between, 7, 1e-12)
	near(t, "simulation", e.Simulation, 4.30265273*math.Sqrt(0.5), 1e-7)
	near(t, "input", e.Input, 12.7062047*math.Sqrt(7), 1e-7)
}
