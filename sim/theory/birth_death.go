package theory

import "math"

// birthDeath is a birth-death process on 0, 1, 2, ... By its rates out of state n: the common skeleton of the
// Markovian queues at one place.
type birthDeath struct {
	birth, death func(n int) float64
}

// finite returns the stationary probabilities of the process on the given number of states.
func (p birthDeath) finite(states int) []float64 {
	return p.stationary(func(weights []float64, _, _ float64) bool { return len(weights) == states })
}

// infinite returns the stationary probabilities of a process whose ratios of birth to death fall for ever. It ends
// where what is left out is lost in rounding.
func (p birthDeath) infinite() []float64 {
	return p.stationary(func(weights []float64, ratio, greatest float64) bool {
		last := weights[len(weights)-1]
		return ratio < 1 && last/(1-ratio) < 1e-22*greatest
	})
}

// stationary multiplies up the weights until the last is reached, and scales them to probabilities. They are scaled
// down on the way, so that a mode far from zero does not overflow.
func (p birthDeath) stationary(last func(weights []float64, ratio, greatest float64) bool) []float64 {
	weights := []float64{1}
	greatest, ratio := 1.0, 1.0
	for n := 0; !last(weights, ratio, greatest); n++ {
		ratio = p.birth(n) / p.death(n+1)
		weight := weights[n] * ratio
		weights = append(weights, weight)
		greatest = math.Max(greatest, weight)
		if greatest > 1e250 {
			scale(weights, 1/greatest)
			greatest = 1
		}
	}
	scale(weights, 1/sum(weights))
	return weights
}

// constant is a rate that does not depend on the state.
func constant(rate float64) func(n int) float64 {
	return func(int) float64 { return rate }
}

// busy returns the number of servers at work in state n.
func busy(servers int) func(n int) float64 {
	return func(n int) float64 { return float64(min(n, servers)) }
}

// waiting returns the number of customers that wait in state n.
func waiting(servers int) func(n int) float64 {
	return func(n int) float64 { return float64(max(n-servers, 0)) }
}

// present is the number of customers in state n.
func present(n int) float64 { return float64(n) }

// expectation returns the mean of f(n) over the probabilities of n.
func expectation(probabilities []float64, f func(n int) float64) float64 {
	total := 0.0
	for n, p := range probabilities {
		total += p * f(n)
	}
	return total
}

func sum(values []float64) float64 {
	total := 0.0
	for _, value := range values {
		total += value
	}
	return total
}

func scale(values []float64, factor float64) {
	for i := range values {
		values[i] *= factor
	}
}
