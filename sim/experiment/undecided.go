package experiment

import (
	"fmt"
	"math"

	"karvon/sim/stats"
)

// undecided says what would decide a threshold: how many further replications, and in words what is needed. The
// interval must become narrower than the distance of its middle from the limit; the middle is taken to stay where
// it is.
func (j *Judgement) undecided(r *Result) (more int, why string) {
	e, holds := j.decisive()
	limit := j.Limit
	if j.Counted {
		limit = j.Probability
	}
	low, high := e.Test()
	switch {
	case len(r.Lost) > 0:
		return 0, "replications failed inside karvon and are left out"
	case r.Stopped():
		return 0, "the run was stopped before it was over"
	case math.IsNaN(e.Mean):
		return 0, "nothing was observed"
	case e.Bound != stats.Exact && (e.Bound == stats.Between || holds(low) == holds(high)):
		if r.Plan.FollowUp > 0 {
			return 0, "it depends on those who were unfinished as the run ended: a longer run.follow-up would show their " +
				"whole times"
		}
		return 0, "it depends on those who were unfinished as the run ended: a run.follow-up would show their whole times"
	case e.N < 2:
		return 0, "one replication has no interval: run at least 2"
	}
	if !j.even() {
		return 0, "what decides is seen too seldom to say how many more replications would decide"
	}
	all := stats.ReplicationsFor(e, math.Abs(e.Mean-limit))
	if all == 0 {
		return 0, fmt.Sprintf("the estimate is so close to the limit that more than %d replications would be needed",
			stats.MostReplications)
	}
	// A limit that belongs to the condition can be met by the interval's end.
	more = max(1, all-e.N)
	return more, fmt.Sprintf("about %d more replications would decide", more)
}

// even says whether the interval that decides is so even that its width can be taken to fall with the square root
// of the number of replications: that of what comes in few bursts is not.
func (j *Judgement) even() bool {
	e, _ := j.decisive()
	low, high := e.Test()
	return high-e.Mean <= 4*(e.Mean-low) && e.Mean-low <= 4*(high-e.Mean)
}
