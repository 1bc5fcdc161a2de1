package theory

import "testing"

// A class that hardly ever comes leaves the other alone: with both servers, or with the one that prefers it.
func TestAPreferringServerReducesToKnownQueues(t *testing.T) {
	first := must(PreferringServer([2]float64{1.4, 1e-9}, [2]float64{1, 1}))
	near(t, "both servers serve the first class", first.Wait[0], must(NewMMc(2, 1.4, 1)).Wait, 1e-6)
	second := must(PreferringServer([2]float64{1e-9, 0.6}, [2]float64{0.3, 1}))
	near(t, "the second class is alone", second.Wait[1], must(NewMMc(1, 0.6, 1)).Wait, 1e-6)
	both := must(PreferringServer([2]float64{1, 0.5}, [2]float64{1, 1}))
	near(t, "work", both.Busy[0]+both.Busy[1], 1.5, 1e-8)
	// Of the second class those wait who find its server busy: for the rest of a service and for those who wait.
	near(t, "second class", both.Wait[1], both.Busy[1]/(1-0.5), 1e-8)
}
