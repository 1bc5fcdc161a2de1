package fit

import (
	"slices"
	"testing"
	"time"

	"karvon/sim/dist"
)

// TestLargeSamplesTakeSeconds fits 100,000 values, exact, unfinished and rounded.
func TestLargeSamplesTakeSeconds(t *testing.T) {
	if !*long {
		t.Skip("takes seconds")
	}
	values := drawn(made(dist.NewLognormal(300, 0.8)), 100_000, 1)
	for name, observations := range map[string][]Observation{
		"exact": exactly(values), "censored": coarsened[0].of(values), "rounded": exactly(rounded(slices.Clone(values), 1)),
		"rounded to a minute": exactly(rounded(slices.Clone(values), 60)),
	} {
		begun := time.Now()
		r := timesOf(t, observations, Options{})
		took := time.Since(begun)
		t.Logf("%s: %v, %s", name, took, r.Families[r.Chosen].Family)
		if took > time.Minute {
			t.Errorf("%s: %v", name, took)
		}
		if chosen := r.Families[r.Chosen].Family; chosen != "lognormal" {
			t.Errorf("%s: %s is chosen", name, chosen)
		}
	}
}
