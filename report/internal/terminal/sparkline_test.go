package terminal

import (
	"strings"
	"testing"

	"karvon/report/layout"
)

func TestASparklineGoesFromNothingToTheLargest(t *testing.T) {
	values := make([]float64, 4*layout.CourseCells)
	for i := range values {
		values[i] = float64(i / 4 % 8)
	}
	if got, want := sparkline(values, false), strings.Repeat("▁▂▃▄▅▆▇█", 4)[:3*layout.CourseCells]; got != want {
		t.Errorf("the line is %q, want %q", got, want)
	}
	if got, want := sparkline([]float64{0, 1, 2, 7}, true), "_.-#"; got != want {
		t.Errorf("the line is %q, want %q", got, want)
	}
	if got := sparkline(make([]float64, 8), true); got != "" {
		t.Errorf("an empty queue is drawn as %q", got)
	}
}
