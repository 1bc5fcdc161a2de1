package experiment

import (
	"math"

	"karvon/sim/reason"
	"karvon/sim/stats"
)

// undecided says what would decide a threshold: how many further replications, and what is needed. The
// interval must become narrower than the distance of its middle from the limit; the middle is taken to stay where
// it is.
func (j *Judgement) undecided(r *Result) (more int, why reason.Reason) {
	e, holds := j.decisive()
	limit := j.Limit
	if j.Counted {
		limit = j.Probability
	}
	low, high := e.Test()
	switch {
	case len(r.Lost) > 0:
		return 0, reason.Of(reason.ReplicationsLost, nil)
	case r.Stopped():
		return 0, reason.Of(reason.RunStopped, nil)
	case math.IsNaN(e.Mean):
		return 0, reason.Of(reason.NothingObserved, nil)
	case e.Bound != stats.Exact && (e.Bound == stats.Between || holds(low) == holds(high)):
		if e.NotReached > 0 {
			return 0, reason.Of(reason.NeedsLongerWindow, reason.Values{"longer": lengthening(&r.Responses[j.Response])})
		}
		if r.Plan.FollowUp > 0 {
			return 0, reason.Of(reason.NeedsLongerFollowUp, nil)
		}
		return 0, reason.Of(reason.NeedsFollowUp, nil)
	case e.N < 2:
		return 0, reason.Of(reason.OneReplication, nil)
	}
	if !j.even() {
		return 0, reason.Of(reason.SeenTooSeldom, nil)
	}
	all := stats.ReplicationsFor(e, math.Abs(e.Mean-limit))
	if all == 0 {
		return 0, reason.Of(reason.NeedsTooMany, reason.Values{
			"most": reason.PlainReplications(stats.MostReplications),
		})
	}
	// A limit that belongs to the condition can be met by the interval's end.
	more = max(1, all-e.N)
	return more, reason.Of(reason.NeedsMore, reason.Values{"more": reason.More(more)})
}

// lengthening names what shows when replications come to what a time until then is about.
func lengthening(r *ResponseEstimate) string {
	if r.AboutTimes() {
		return "run.window or run.follow-up" // who arrived in the last hours of the window can be unfinished alone
	}
	return "run.window"
}

// even says whether the interval that decides is so even that its width can be taken to fall with the square root
// of the number of replications: that of what comes in few bursts is not.
func (j *Judgement) even() bool {
	e, _ := j.decisive()
	low, high := e.Test()
	return high-e.Mean <= 4*(e.Mean-low) && e.Mean-low <= 4*(high-e.Mean)
}
