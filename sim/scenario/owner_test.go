package scenario

import (
	"strings"
	"testing"
)

// What no part of a scenario has is missing from the scenario, not from a part without a name.
func TestAKeyThatTheScenarioLacksIsMissingFromIt(t *testing.T) {
	_, err := Load(t.Context(), library(), "minimal", Options{Set: []string{"foo=1"}})
	if err == nil || !strings.Contains(err.Error(), "foo: the scenario has no key foo") {
		t.Errorf("got %v", err)
	}
}
