package scenario

import (
	"slices"
	"testing"
)

// What may stand beside any value would be taken off a step before its verb is looked for.
func TestNoVerbMayStandBesideAnyValue(t *testing.T) {
	for _, verb := range verbs {
		if slices.Contains(reservedNames, verb) {
			t.Errorf("%s may stand beside any value: a step that says it would do nothing", verb)
		}
	}
}
