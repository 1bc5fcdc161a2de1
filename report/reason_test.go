package report

import (
	"strings"
	"testing"

	"karvon/sim/reason"
)

func TestReasonsAreWordedByWhatARunCounts(t *testing.T) {
	few := reason.Of(reason.TooFewForInterval, reason.Values{"least": reason.PlainReplications(5)})
	for want, got := range map[string]string{
		"": worded(reason.Reason{}, week),
		"all 3 primary numbers and thresholds: fewer than 5 simulated weeks do not show what chance does": worded(
			reason.Of(reason.OfAll, reason.Values{"count": 3, "why": few}), week),
		"about 12 more simulated days would tell": worded(
			reason.Of(reason.NeedsMore, reason.Values{"more": reason.More(12)}), day),
		"about 1 more simulated run would tell": worded(
			reason.Of(reason.NeedsMore, reason.Values{"more": reason.More(1)}), run),
		"3 of 1000 simulated weeks gave no value": worded(
			reason.Of(reason.NotInAll, reason.Values{"missing": 3, "all": reason.PlainReplications(1000)}), week),
		"interrupted after 3 of 1,000 simulated days": worded(
			reason.Of(reason.Interrupted, reason.Values{"finished": 3, "asked": reason.Replications(1000)}), day),
		"the trace is used once, and ends more than a cycle before the time counted does": worded(
			reason.Of(reason.TraceEnds, nil), run),
		"interrupted after 1 of 2 simulated weeks of each configuration": worded(
			reason.Of(reason.AllInterrupted, reason.Values{"finished": 1, "asked": reason.Replications(2)}), week),
		"what replications {span} undecided": worded(reason.Text("what replications {span} undecided"), week),
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// The words of the field stand in a reason's own text, which names its values.
func TestEveryReasonIsWordedWithAllItsValues(t *testing.T) {
	for _, code := range reason.Codes() {
		values := reason.Values{}
		for _, name := range code.Names() {
			values[name] = "«" + name + "»"
		}
		said := worded(reason.Of(code, values), week)
		for _, value := range values {
			if !strings.Contains(said, value.(string)) {
				t.Errorf("%s is worded without %s: %s", code, value, said)
			}
		}
	}
}

func TestAReasonIsWordedAnewOnlyInOtherWords(t *testing.T) {
	for code, text := range reasonTexts {
		switch own := code.Text(); own {
		case "":
			t.Errorf("%s is no reason", code)
		case string(text):
			t.Errorf("%s is worded as in the field: %s", code, own)
		}
	}
}
