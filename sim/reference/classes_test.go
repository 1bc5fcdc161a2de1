package reference

import (
	"slices"
	"testing"
)

// deterministicFamilies are those whose rows deterministic_test.go replays, with the file.
var deterministicFamilies = map[string]string{
	"dd1_loss_simmer":                   "clockwork.yaml",
	"release_before_seize_same_instant": "clockwork.yaml",
	"dd1_ciw_horizon":                   "clockwork.yaml",
	"fifo_no_bypass":                    "fifo-no-bypass.yaml",
}

// elsewhere are the families that no scenario answers, and the packages whose tests do.
var elsewhere = map[string]string{
	"t_ci":               "sim/stats",
	"mser5":              "sim/stats",
	"student_t_quantile": "sim/internal/precise",
}

// outside are the families that the design leaves out, with the reason.
var outside = map[string]string{
	"erlang_b_inverse": "the load at a given loss is a root of erlang_b, found by sim/theory; there is nothing " +
		"else to simulate",
	"mt_m_inf_sinusoid":     "a rate is constant within an hour; nhpp_piecewise has that form",
	"nhpp_count":            "a rate is constant within an hour; nhpp_piecewise has that form",
	"ciw_simultaneous_ties": "events of one instant have an order, which is documented; ties are not broken by chance",
	"ciw_mm1_ps":            "processor sharing: a server works for one entity at a time",
	"ps_deterministic":      "processor sharing: a server works for one entity at a time",
	"weibull_reliability":   "a mean of order statistics, no queue; sampled in sim/dist",
	"kn_constants":          "ranking and selection of configurations, not queueing",
	"dudewicz_dalal_h1":     "ranking and selection of configurations, not queueing",
	"ocba_fractions":        "allocation of a simulation budget, not queueing",
	"preempt_partial_capacity": "priority that interrupts the use of a resource: services at stations are interrupted, " +
		"units are held until they are given back",
	"rng_mrg32k3a": "another generator: draws here are keyed, not streamed",
}

func TestEveryFamilyIsInOneClass(t *testing.T) {
	classes := map[string]map[string]bool{
		"simulated":     familiesOf(allModels()),
		"deterministic": keys(deterministicFamilies),
		"elsewhere":     keys(elsewhere),
		"outside":       keys(outside),
	}
	present := map[string]bool{}
	for _, r := range referenceRows(t) {
		present[r.family] = true
	}
	for family := range present {
		var in []string
		for class, families := range classes {
			if families[family] {
				in = append(in, class)
			}
		}
		if len(in) != 1 {
			t.Errorf("%s is in the classes %v, not in one", family, in)
		}
	}
	for class, families := range classes {
		for family := range families {
			if !present[family] {
				t.Errorf("%s: no row of the reference cases has the family %s", class, family)
			}
		}
	}
}

// A simulated family is simulated in all its rows.
func TestEveryRowOfASimulatedFamilyHasItsModel(t *testing.T) {
	models := allModels()
	families := familiesOf(models)
	for _, r := range referenceRows(t) {
		if !families[r.family] {
			continue
		}
		answers := func(m model) bool { return m.family == r.family && m.parameters == r.parameters }
		if !slices.ContainsFunc(models, answers) {
			t.Errorf("no model answers %s with %s", r.family, r.parameters)
		}
	}
}

func familiesOf(models []model) map[string]bool {
	families := map[string]bool{}
	for _, m := range models {
		families[m.family] = true
	}
	return families
}

func keys(table map[string]string) map[string]bool {
	set := map[string]bool{}
	for key := range table {
		set[key] = true
	}
	return set
}
