package mutant_test

import (
	"testing"

	"karvon/sim/plan/plantest/mutant"
)

// Whatever part of a file is missing or is written in another form, it is said to be wrong where it is, and what is
// made of the rest goes on as it can.
func TestNothingThatIsMissingDoesHarm(t *testing.T) {
	examiner := newExaminer(t)
	examiner.Looks, examiner.Replications = 1, 1
	most, every := 1, 29
	if *long {
		most, every = 3, 1
	}
	seen, n := map[string]int{}, 0
	for _, input := range inputs(t) {
		if input.Rare || len(input.Text) > 8000 {
			continue
		}
		for what, text := range mutant.Variants(input.Text) {
			if seen[what]++; seen[what] > most {
				continue
			}
			if n++; n%every != 0 {
				continue
			}
			if outcome := examiner.Examine(t.Context(), text()); len(outcome.Findings) > 0 {
				t.Errorf("%s of %s: %v", what, input.Name, outcome.Findings)
			}
		}
	}
	t.Logf("%d variants, of which every %dth was examined", n, every)
}
