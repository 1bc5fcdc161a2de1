package scenario

import (
	"strings"
	"testing"

	"karvon/scenarios"
)

// A scenario with more policies than a message names has some, for all that.
func TestAWrongPolicyOfManyIsNotToldThatThereAreNone(t *testing.T) {
	_, err := Load(t.Context(), scenarios.FS, "central-asia", Options{Policies: []string{"nothing-like-it-at-all"}})
	if err == nil || !strings.Contains(err.Error(), "policies, such as ") {
		t.Errorf("it is told: %v", err)
	}
}
