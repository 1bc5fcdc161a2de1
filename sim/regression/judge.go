package regression

import (
	"math"

	"karvon/sim/reason"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// The errors that judgements allow themselves; the package comment says of what.
const (
	equivalenceError = 0.05 // of each response
	falseAlarm       = 0.01 // of all responses of a scenario together
)

// Agreement is the judgement on a response, or on a scenario.
type Agreement string

// From the best to the worst.
const (
	Same      Agreement = "nothing changed"
	Equal     Agreement = "equal within the tolerance"
	Undecided Agreement = "undecided"
	Changed   Agreement = "changed"
)

// worse tells which of two weighs more.
func worse(a, b Agreement) Agreement {
	rank := map[Agreement]int{Same: 0, Equal: 1, Undecided: 2, Changed: 3}
	if rank[b] > rank[a] {
		return b
	}
	return a
}

// Change is the judgement on a response that was recorded before and after.
type Change struct {
	Name, Unit    string
	Before, After RecordedResponse
	Difference    stats.Estimate // at the level by which a change is told
	tolerance     float64        // in the response's unit
	Limit         string         // the tolerance as the scenario states it
	Agreement     Agreement

	// more is the number of further replications, before and after, that would decide if they go on as those that were
	// run; 0 where it was decided or nothing can be said. Why says what an undecided response needs.
	more int
	Why  reason.Reason
}

// pair says how values are compared.
type pair func(before, after stats.Sections, confidence float64) stats.Estimate

// judge judges one of several responses.
func judge(name string, before, after RecordedResponse, tolerance response.Tolerance, of int, difference pair) Change {
	c := Change{Name: name, Unit: after.Unit, Before: before, After: after, Limit: tolerance.Text,
		tolerance: tolerance.Limit}
	if tolerance.Relative {
		c.tolerance = tolerance.Limit * math.Abs(before.Mean)
	}
	narrow := difference(before.sections(), after.sections(), 1-2*equivalenceError)
	c.Difference = difference(before.sections(), after.sections(), 1-falseAlarm/float64(of))
	c.Difference.Bound = stats.BoundOfDifference(before.Estimate, after.Estimate)
	c.Difference.Unfinished = max(before.Unfinished, after.Unfinished)
	least, most := narrow.Test()
	low, high := c.Difference.Test()
	switch {
	case sameBits(before.Values, after.Values):
		c.Agreement = Same
	case c.Difference.Extreme:
		c.Agreement, c.Why = Undecided, reason.Of(reason.ExtremeWithoutInterval, nil)
	case math.IsNaN(low) && narrow.N > 1:
		c.Agreement, c.Why = Undecided, reason.Of(reason.OneWithoutInterval, nil)
		c.more = narrow.N
	case math.IsNaN(low):
		c.Agreement, c.Why = Undecided, reason.Of(reason.NothingToCompare, nil)
	case least >= -c.tolerance && most <= c.tolerance:
		c.Agreement = Equal
	case (low > 0 || high < 0) && !c.certain(low > 0):
		c.Agreement, c.Why = Undecided, reason.Of(reason.OneNeedsLongerFollowUp, nil)
	case low > 0 || high < 0:
		c.Agreement = Changed
	default:
		c.Agreement = Undecided
		c.more, c.Why = c.needs(narrow)
	}
	return c
}

// certain says whether a difference that is seen is one whatever became of the unfinished.
func (c *Change) certain(up bool) bool {
	switch c.Difference.Bound {
	case stats.Exact:
		return true
	case stats.AtLeast:
		return up
	case stats.AtMost:
		return !up
	}
	return false
}

// needs says how many further replications would decide: to show that the difference is within the tolerance, or
// that it is none, if it stays what it is.
func (c *Change) needs(narrow stats.Estimate) (more int, why reason.Reason) {
	if c.tolerance == 0 {
		return 0, reason.Of(reason.NoTolerance, nil)
	}
	away := math.Abs(narrow.Mean)
	all := stats.ReplicationsFor(narrow, c.tolerance-away)
	if all == 0 {
		all = stats.ReplicationsFor(c.Difference, away)
	}
	if all == 0 {
		return 0, reason.Of(reason.CloseToTolerance, nil)
	}
	more = max(1, all-narrow.N)
	return more, reason.Of(reason.NeedsMoreOfBoth, reason.Values{"more": reason.More(more)})
}
