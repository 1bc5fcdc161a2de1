package scenarios_test

import (
	"context"
	"math"
	"testing"

	"karvon/sim/experiment"
	"karvon/sim/scenario"
)

// The sums that stand in the file: the norm of 6,000 wagons and the 11,000 of December 2025 in trains and in days.
func TestTheWagonsOfSaryagashAreThoseOfItsSums(t *testing.T) {
	s, _ := compile(t, "saryagash", scenario.Options{})
	wagons := s.Flows["saryagash-trains-south"].Attributes["wagons"].Draw.Mean()
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"the norm in trains", 6000 / wagons, 105},
		{"what was counted in December 2025, in trains", 11000 / wagons, 193},
		{"and in days of 35 trains", 11000 / (35 * wagons), 5.5},
		{"the line's room", float64(*s.Sites["saryagash"].Zones["south-line"].Places), 193},
	} {
		if math.Abs(c.got-c.want) > 0.005*c.want {
			t.Errorf("%s: %.2f, not %g", c.what, c.got, c.want)
		}
	}
}

// A day on which the junction takes nothing, from empty: the trains of the day stand on its tracks and, where these
// are full, on the line before it. 28 come in a day, besides the 12 that are at the junction in any case, and 24
// have a track.
func TestTrainsStandOnTheLineWhileSaryagashIsShut(t *testing.T) {
	t.Parallel()
	_, p := compile(t, "saryagash", scenario.Options{Policies: []string{"saryagash-shut"}})
	result, err := experiment.Run(context.Background(), p, experiment.Options{})
	if err != nil {
		t.Fatal(err)
	}
	between := func(response string, low, high float64) {
		t.Helper()
		if got := result.Find(response).Mean; !(got >= low && got <= high) {
			t.Errorf("%s is %.1f, expected %g to %g", response, got, low, high)
		}
	}
	between("saryagash.south-tracks.inside.max", 24, 24)
	between("saryagash.south-line.inside.max", 12, 30) // 12 + 28 - 24 = 16 on average, more in the worst of 16 weeks
	between("flow.saryagash-trains-south.turned-away", 0, 0)
	between("saryagash.south-path.wait.max", 22*3600, 40*3600)
}
