package stats

import (
	"math"

	"karvon/sim/internal/precise"
)

// MostReplications bounds what [ReplicationsFor] answers: a larger number helps nobody.
const MostReplications = 1_000_000

// ReplicationsFor says how many replications in all would narrow an interval to the half-width wanted, if their
// values go on varying as those of the estimate do: the smallest n with
//
//	t(n-1)·s/√n <= wanted
//
// where s is found from the half-width that the estimate has. It is a guess: s is itself estimated, from few
// values. It gives 0 where nothing can be said (fewer than two values, or no width wanted) and where more than
// MostReplications would be needed.
func ReplicationsFor(e Estimate, wanted float64) int {
	low, high := e.Test()
	halfWidth := max(high-e.Mean, e.Mean-low)
	if e.N < 2 || !(wanted > 0) || math.IsNaN(halfWidth) {
		return 0
	}
	level := (1 + e.Confidence) / 2
	deviation := halfWidth * math.Sqrt(float64(e.N)) / precise.StudentTQuantile(level, float64(e.N-1))
	enough := func(n int) bool {
		return precise.StudentTQuantile(level, float64(n-1))*deviation/math.Sqrt(float64(n)) <= wanted
	}
	few, many := 1, 2 // too few, perhaps enough
	for !enough(many) {
		if many > MostReplications {
			return 0
		}
		few, many = many, 2*many
	}
	for many-few > 1 {
		if middle := (few + many) / 2; enough(middle) {
			many = middle
		} else {
			few = middle
		}
	}
	return max(many, leastForInterval)
}
