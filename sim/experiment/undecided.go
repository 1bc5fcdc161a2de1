package experiment

import (
	"fmt"
	"math"

	"karvon/sim/plan"
	"karvon/sim/stats"
)

// undecided says what would decide a threshold: how many further replications,
// and in words what is needed. The interval must become narrower than the
// distance of its middle from the limit; the middle is taken to stay where it is.
func undecided(t *plan.Threshold, response *Response) (more int, why string) {
	e := response.Estimate
	switch {
	case math.IsNaN(e.Mean):
		return 0, "nothing was observed"
	case e.N < 2:
		return 0, "one replication has no interval: run at least 2"
	case response.CutOff > 0 && t.Holds(e.Mean-e.HalfWidth) && t.Holds(e.Mean+e.HalfWidth):
		return 0, "it is a lower bound: a longer run.follow-up would show the whole times"
	}
	all := stats.ReplicationsFor(e, math.Abs(e.Mean-t.Limit))
	if all == 0 {
		return 0, fmt.Sprintf("the estimate is so close to the limit that more than %d replications would be needed", stats.MostReplications)
	}
	// A limit that belongs to the condition can be met by the interval's end.
	more = max(1, all-e.N)
	return more, fmt.Sprintf("about %d more replications would decide", more)
}
