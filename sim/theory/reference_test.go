package theory

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

func casesOf(t *testing.T) []Case {
	t.Helper()
	cases, err := Cases()
	if err != nil {
		t.Fatal(err)
	}
	return cases
}

// tolerance is 1e-9 relative but for rows that state a lower precision.
func (c Case) tolerance(want float64) float64 {
	if c.Family == "mdc" {
		return 1e-8 // absolute, as its source column says
	}
	return 1e-9 * math.Abs(want)
}

// excluded lists the families that are none of this package's business, by the beginning of their name, with the
// reason.
var excluded = map[string]string{
	"weibull_reliability":      "a mean of order statistics, no queue: sampled in the tests of sim/dist",
	"t_ci":                     "an interval estimate: tested in sim/stats",
	"student_t_quantile":       "a quantile function: tested in sim/internal/precise",
	"dd1_loss_simmer":          "a deterministic sample path: replayed by the engine's tests",
	"release_before_seize":     "a deterministic sample path: replayed by the engine's tests",
	"ciw_simultaneous_ties":    "an enumeration of tie-breaks: a rule of the engine",
	"ps_deterministic":         "a deterministic sample path: replayed by the engine's tests",
	"fifo_no_bypass":           "a deterministic sample path: replayed by the engine's tests",
	"preempt_partial_capacity": "a deterministic sample path: replayed by the engine's tests",
	"dd1_ciw_horizon":          "a rule on the end of the run: replayed by the engine's tests",
	"rng_mrg32k3a":             "a stream generator that karvon does not use: its draws are keyed",
	"kn_constants":             "ranking and selection, not queueing",
	"dudewicz_dalal_h1":        "ranking and selection, not queueing",
	"ocba_fractions":           "allocation of a simulation budget, not queueing",
	"mser5":                    "detection of the warm-up, not queueing",
}

func TestReferenceCases(t *testing.T) {
	covered := 0
	for _, c := range casesOf(t) {
		t.Run(fmt.Sprintf("%s/%s/%s", c.Family, c.Parameters, c.Metric), func(t *testing.T) {
			_, isCovered := matching(families, c.Family)
			_, isExcluded := matching(excluded, c.Family)
			switch {
			case isCovered == isExcluded:
				t.Fatal("a family must be either covered or excluded with a reason")
			case isExcluded:
				return
			}
			covered++
			got, err := c.Exact()
			if err != nil {
				t.Fatal(err)
			}
			want, err := c.value()
			if err != nil {
				t.Fatal(err)
			}
			if !(math.Abs(got-want) <= c.tolerance(want)) {
				t.Errorf("got %.16g, want %.16g", got, want)
			}
		})
	}
	t.Logf("%d rows checked", covered)
	if covered < 150 {
		t.Errorf("only %d rows were checked", covered)
	}
}

func TestEveryFamilyHasARow(t *testing.T) {
	for _, names := range []map[string]bool{keys(families), keys(excluded)} {
		for _, c := range casesOf(t) {
			for name := range names {
				if strings.HasPrefix(c.Family, name) {
					delete(names, name)
				}
			}
		}
		if len(names) > 0 {
			t.Errorf("no row of the reference cases has the families %v", names)
		}
	}
}

func keys[T any](table map[string]T) map[string]bool {
	set := make(map[string]bool)
	for key := range table {
		set[key] = true
	}
	return set
}
