package report

import "testing"

func TestWhatIsCountedIsNamedByItsLength(t *testing.T) {
	p := smallCentre()
	for window, want := range map[int64]string{
		p.Window: "4 simulated weeks", p.Window / 7: "4 simulated days", 3 * p.Window: "4 simulated runs of 3 weeks",
	} {
		p.Window = window
		if got := simulatedSpans(p.Plan, 4); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
