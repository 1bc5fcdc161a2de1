package fit

import (
	"context"
	"math"
	"testing"
)

// tally counts how often parameters lie in their intervals, and the true family is rejected.
type tally struct {
	n, rejected int
	covered     []int
}

// coarsen makes observations of exact values.
type coarsen struct {
	name string
	of   func(values []float64) []Observation
}

var exactOnes = coarsen{"exact", exactly}

// censoring at some 80% of the values, or rounding to a fifth of the mean.
var coarsened = []coarsen{
	{"censored", func(values []float64) []Observation {
		all := exactly(values)
		for i, x := range values {
			if limit := 250 + 50*float64(i%8); x > limit {
				all[i] = Observation{limit, infinite}
			}
		}
		return all
	}},
	{"rounded", func(values []float64) []Observation {
		for i, x := range values {
			values[i] = 60 * math.Round(x/60)
		}
		return prepare(exactly(values), Options{kind: ofDurations, rounding: 60}).kept
	}},
}

// tallied fits the true family to samples.
func tallied(t *testing.T, k knownFamily, how coarsen, n, samples int, judged bool) tally {
	t.Helper()
	of := ofName(k.family)
	c := tally{covered: make([]int, len(k.truth))}
	for i := range samples {
		f := newFitting(how.of(drawn(k.d, n, 100_000*n+i)), uint64(i))
		if !of.applies(f.whole) {
			continue
		}
		values, ok := of.estimate(f.condensed)
		if !ok {
			t.Errorf("%s: sample %d of %d cannot be fitted", k.family, i, n)
			continue
		}
		r := Fit{Family: k.family}
		var err error
		if r.Distribution, err = of.build(values); err != nil {
			t.Errorf("%s: %v", k.family, err)
			continue
		}
		c.n++
		r.Parameters, _ = of.intervals(f.condensed, values)
		for j, truth := range k.truth {
			if covers(r.Parameters[j], truth) {
				c.covered[j]++
			}
		}
		if !judged {
			continue
		}
		if err := f.judge(context.Background(), of, of.law(values), &r); err != nil {
			t.Fatal(err)
		}
		if r.Rejected {
			c.rejected++
		}
	}
	return c
}

// TestTheTrueFamily holds two promises. Intervals hold the parameters at the stated rate: 95%, and at least 88% for
// the ends and the mode of what has two ends. The true family is rejected in 5%, and above 5,000 values, where
// quantiles decide, in no more.
func TestTheTrueFamily(t *testing.T) {
	sizes := map[int]int{30: 6}
	if *long {
		sizes = map[int]int{20: 150, 100: 100, 1000: 30, 100_000: 2}
	}
	for _, k := range known {
		for n, samples := range sizes {
			if slow := k.family == "beta" || k.family == "pert" || k.family == "hyperexponential"; slow && n <= 1000 {
				samples = max(4, samples/4)
			}
			c := tallied(t, k, exactOnes, n, samples, true)
			checkTally(t, k, "exact", n, c)
		}
	}
}

func checkTally(t *testing.T, k knownFamily, how string, n int, c tally) {
	t.Helper()
	names := map[string][]string{"triangular": {"low", "mode", "high"}, "pert": {"low", "mode", "high"},
		"uniform": {"low", "high"}, "beta": {"min", "max", "mean", "cv"}, "normal": {"mean", "sd"},
		"erlang": {"mean", "stages"}, "exponential": {"mean"}}[k.family]
	if names == nil {
		names = []string{"mean", "cv"}
	}
	for j, name := range names {
		lowest, highest := 0.93, 0.97
		switch {
		case name == "":
			continue
		case name == "min", name == "max":
			lowest, highest = 0.7, 1
		case k.family == "triangular", k.family == "pert":
			lowest, highest = 0.88, 0.99
		case name == "stages", n <= 50, k.family == "beta", k.family == "hyperexponential":
			lowest, highest = 0.91, 1
		}
		checkRate(t, k.family+" "+how+", n = "+itoa(n)+", "+name, c.covered[j], c.n, lowest, highest)
	}
	lowest, highest := 0.02, 0.08
	if n > LargeSample || n <= 50 || how != "exact" {
		lowest = 0
	}
	checkRate(t, k.family+" "+how+", n = "+itoa(n)+", rejected", c.rejected, c.n, lowest, highest)
}

// TestTheTrueFamilyOfCoarseValues holds the same of censored and of rounded values.
func TestTheTrueFamilyOfCoarseValues(t *testing.T) {
	samples := 1
	if *long {
		samples = 40
	}
	for _, k := range known {
		for _, how := range coarsened {
			bounded := ofName(k.family).free > 2 || k.family == "uniform"
			if bounded { // not fitted to censored values; the ends of rounded ones have no stated rate
				continue
			}
			checkTally(t, k, how.name, 150, tallied(t, k, how, 150, samples, true))
		}
	}
}
