package layout

import (
	"testing"

	"karvon/report/document"
)

func TestColumnsAlign(t *testing.T) {
	got := aligned([]document.Figure{
		{Mean: "1,234", Interval: "56"}, {Mean: "7", Interval: "8"}, {Mean: "9"}, {Mean: "1.2 to 3.4", Across: true},
		{Mean: "12", Interval: "3", Of: "in 7 of 10"},
	})
	for i, want := range []string{"1,234 ± 56           ", "    7 ±  8           ", "    9                ",
		"1.2 to 3.4           ", "   12 ±  3 in 7 of 10"} {
		if got[i] != want {
			t.Errorf("line %d is %q, want %q", i, got[i], want)
		}
	}
}
