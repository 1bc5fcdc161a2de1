package stats

import (
	"math"
	"math/rand/v2"
	"testing"
)

// stopped runs the rule on values and gives the estimate at which it stops.
func stopped(rule Sequential, draw func() float64) Estimate {
	var values []float64
	n := LeastLooked
	for {
		for len(values) < n {
			values = append(values, draw())
		}
		e := MeanInterval(values, 0.95)
		next, done := rule.Next(n, []Estimate{e})
		if done {
			return e
		}
		n = next
	}
}

// The interval at which the sequential rule stops covers nearly as stated, and the estimate is within the relative
// precision at least as often. Replications' means are normal, or gamma with cv 0.5 (skew 1).
func TestSequentialStoppingCovers(t *testing.T) {
	random := rand.New(rand.NewPCG(31, 31))
	trials := repeated(2_000, 20_000)
	for name, draw := range map[string]func() float64{
		"normal": func() float64 { return 1 + 0.3*random.NormFloat64() },
		"gamma": func() float64 {
			sum := 0.0
			for range 4 {
				sum += random.ExpFloat64() / 4
			}
			return sum
		},
	} {
		t.Run(name, func(t *testing.T) {
			rule := Sequential{Precision: 0.05, Most: 100_000}
			covered, precise := 0, 0
			for range trials {
				e := stopped(rule, draw)
				covered += covers(e, 1)
				if math.Abs(e.Mean-1) <= 0.05 {
					precise++
				}
			}
			checkCoverage(t, covered, trials, 0.935, 0.965)
			checkCoverage(t, precise, trials, 0.935, 1)
		})
	}
}

// wide is an estimate with an interval of a half-width.
func wide(mean, halfWidth float64) Estimate {
	return Estimate{Mean: mean, Low: mean - halfWidth, High: mean + halfWidth}
}

func TestTheSequentialRuleStops(t *testing.T) {
	rule := Sequential{Precision: 0.1, Most: 50}
	for _, c := range []struct {
		name     string
		n        int
		estimate Estimate
		next     int
		done     bool
	}{
		{"narrow enough", 10, wide(100, 9), 10, true},
		{"without any doubt", 10, Estimate{}, 10, true},
		{"at its limit", 10, Means([]float64{0, 0, 0, 0, 0}, Positive).Estimate(0.95), 10, true},
		{"an extreme, which has none", 10, Largest([]float64{1, 2}).Estimate(0.95), 10, true},
		{"just too wide", 10, wide(100, 9.2), 11, false},
		{"half as wide again", 10, wide(-100, 10), 13, false},
		{"far too wide", 10, wide(100, 50), 20, false},
		{"nothing to estimate from", 10, Unknown(math.NaN()), 20, false},
		{"at the bound", 50, wide(100, 50), 50, true},
		{"near the bound", 40, wide(100, 50), 50, false},
	} {
		if next, done := rule.Next(c.n, []Estimate{c.estimate}); next != c.next || done != c.done {
			t.Errorf("%s: %d %v, want %d %v", c.name, next, done, c.next, c.done)
		}
	}
}

func TestAnEstimateWithoutAnIntervalIsNotReached(t *testing.T) {
	rule := Sequential{Precision: 0.1, Most: 50}
	for _, c := range []struct {
		name     string
		estimate Estimate
		reached  bool
	}{
		{"narrow enough", wide(100, 9), true},
		{"too wide", wide(100, 10), false},
		{"at its limit in enough replications", Means([]float64{0, 0, 0, 0, 0}, Positive).Estimate(0.95), true},
		{"at its limit in too few to tell",
			Estimate{AtLimit: true, N: leastForInterval - 1, Low: math.NaN(), High: math.NaN()}, false},
		{"of one replication", Means([]float64{0}, Positive).Estimate(0.95), false},
		{"an extreme", Largest([]float64{1, 2}).Estimate(0.95), false},
		{"nothing to estimate from", Unknown(math.NaN()), false},
	} {
		if got := rule.Reached(c.estimate); got != c.reached {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
