package theory

import (
	"math"
	"testing"
)

// Where the last changes as soon as anybody gains, nobody waits beside an idle server: the mean wait is that of one
// queue before both. Without changes it is longer, and the later they change the more.
func TestJockeyingLiesBetweenOneQueueAndTheShortestOfTwo(t *testing.T) {
	one, err := NewMMc(2, 1.4, 1)
	if err != nil {
		t.Fatal(err)
	}
	before := one.Wait
	for _, fewer := range []int{1, 2, 3, 150} {
		got, err := JockeyingQueues(1.4, [2]float64{1, 1}, fewer)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%d fewer: wait %v, %v changes", fewer, got.Wait, got.Changes)
		switch {
		case fewer == 1 && math.Abs(got.Wait-before) > 1e-8:
			t.Errorf("the wait is %v, want that of one queue, %v", got.Wait, before)
		case fewer > 1 && got.Wait <= before:
			t.Errorf("%d fewer: the wait is %v, not longer than %v", fewer, got.Wait, before)
		}
		if busy := got.Busy[0] + got.Busy[1]; math.Abs(busy-1.4) > 1e-8 {
			t.Errorf("%d fewer: %v servers are busy, want 1.4", fewer, busy)
		}
		before = got.Wait
	}
}

// The sparse solver gives what the elimination of states gives.
func TestAMarkovChainIsSolvedByTwoMethods(t *testing.T) {
	dense := [][]float64{{0, 2, 0.5}, {1, 0, 3}, {0.25, 1, 0}}
	chain := newMarkovChain(0, func(at int, to func(int, float64)) {
		for other, rate := range dense[at] {
			to(other, rate)
		}
	})
	got, err := chain.settled()
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range chain.eliminated() {
		if math.Abs(got[i]-want) > 1e-10 {
			t.Errorf("state %d has %v, want %v", i, got[i], want)
		}
	}
}
