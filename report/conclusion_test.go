package report

import (
	"testing"

	"karvon/sim/experiment"
)

// What has no result changes no conclusion, and shows none to stand either.
func TestAConclusionSaysOfHowManyEndsNothingIsKnown(t *testing.T) {
	s := &experiment.Sensitivity{Model: smallCentre(), Moved: make([]experiment.FactorGroup, 5), Tried: 10}
	s.Stated.Known = true
	for unknown, want := range map[int]string{
		0: "As stated all thresholds are met and no queues grow; nothing changes that, of 5 assumptions at the ends of " +
			"their ranges.",
		2: "As stated all thresholds are met and no queues grow; nothing changes that, of 5 assumptions at those ends of " +
			"their ranges that have a result. Of 2 of the 10 ends nothing is known: they have no result.",
	} {
		s.Unknown = unknown
		if got := conclusionSentence(s); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
