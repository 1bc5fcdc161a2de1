package layout

import (
	"testing"
)

func TestColumnsOfWideLettersAndMarksStandUnderEachOther(t *testing.T) {
	for text, want := range map[string]int{"abc": 3, "中亚": 4, "e\u0301": 1, "и\u0306х": 2, "± ≥ ─ – γ": 9} {
		if got := Width(text); got != want {
			t.Errorf("%q is %d wide, want %d", text, got, want)
		}
	}
	if got := cut("中亚边境口岸", 8, "…"); Width(got) > 8 || got != "中亚边…" {
		t.Errorf("cut to 8 columns it is %q", got)
	}
	if got := cutWithin("e\u0301e\u0301e\u0301e\u0301.e\u0301e\u0301e\u0301", 6, 2, "…"); Width(got) != 6 ||
		got != "e\u0301e\u0301…e\u0301e\u0301e\u0301" {
		t.Errorf("cut to 6 columns it is %q", got)
	}
}
