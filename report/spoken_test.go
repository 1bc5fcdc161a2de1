package report

import (
	"testing"
)

func TestSpokenDurations(t *testing.T) {
	for seconds, want := range map[float64]string{
		0.25: "0.25 s", 7.44: "7.4 s", 45: "45 s", 130: "2 min", 3600: "1 h", 4320: "1 h 12 min",
		7199: "2 h", 187200: "2 days 4 h", 172800: "2 days",
	} {
		if got := spokenDuration(seconds); got != want {
			t.Errorf("%v s is spoken as %q, want %q", seconds, got, want)
		}
	}
}
