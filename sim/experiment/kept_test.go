package experiment_test

import (
	"reflect"
	"strings"
	"testing"

	"karvon/sim/experiment"
)

func TestKeptSensitivityReadsBack(t *testing.T) {
	for _, reversals := range [][]experiment.KeptReversal{
		{},
		{{Assumption: "assumptions.red", Stated: "1%", At: "2%", AtHigh: true, Sure: true, Broken: []string{"a < 1h"}}},
		{{Assumption: "papers", Stated: "2 assumptions as stated", At: "all low", Members: 2, Growing: []string{"trucks"}},
			{Assumption: "b \u202e\U000e0041", Lost: []string{"trucks"}}},
	} {
		k := &experiment.Kept{Schema: "karvon.kept-sensitivity/1", Of: experiment.KeptFor("scenario", "ranges"), Stands: true,
			Command: "karvon sensitivity a.yaml --keep", Reversals: reversals}
		text, err := k.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if lines := strings.Count(string(text), "\"assumption\""); lines != len(reversals) ||
			strings.Contains(string(text), `\u003c`) || strings.ContainsAny(string(text), "\u202e\U000e0041") {
			t.Errorf("not a line a reversal, escaped for pages or with what is unseen: %q", text)
		}
		if back, err := experiment.DecodeKept(text); err != nil || !reflect.DeepEqual(back, k) {
			t.Errorf("read back as %+v (%v) of\n%s", back, err, text)
		}
	}
	if _, err := experiment.DecodeKept([]byte(`{"schema": "karvon.baseline/2"}`)); err == nil {
		t.Error("a baseline is read as a kept sensitivity")
	}
}
