package pace_test

import (
	"fmt"
	"slices"
	"testing"

	"karvon/sim/experiment/pace"
)

func TestSpreadBeginsInTheMiddleAndAtTheQuarters(t *testing.T) {
	if got := fmt.Sprint(pace.Spread(8)); got != "[4 2 6 1 5 3 7 0]" {
		t.Errorf("got %s", got)
	}
}

func TestSpreadTakesEachOnce(t *testing.T) {
	for n := range 70 {
		sorted := slices.Sorted(slices.Values(pace.Spread(n)))
		for i := range n {
			if len(sorted) != n || sorted[i] != i {
				t.Fatalf("of %d: %v", n, sorted)
			}
		}
	}
}

func TestNobodyNeedsToLook(t *testing.T) {
	var w *pace.Work
	w.Stage("simulating", "replications")
	w.Workers(2)
	w.Journal(3)
	w.Ahead(4)
	g := w.Group(5, 1)
	g.Kept(1)
	item := g.Begin()
	item.Ready()
	item.Part(0.5)
	item.Done()
	g.Begin().Skip()
	if s := w.State(); s != (pace.State{}) {
		t.Errorf("nobody looks, and sees %+v", s)
	}
}
