package report

import (
	"karvon/sim/plan"
	"karvon/sim/scenario"
)

// shortText is said where the time counted is no whole cycle of what changes.
var shortText = struct{ short, flag sentence }{
	short: "The time counted, {window}, is shorter than the cycle of {cycle}: whether queues grow, and all that is told " +
		"of a day, is of this time, and can be otherwise of the whole cycle{flag}.",
	flag: " (--days)",
}

// shortWindow warns where the time counted is shorter than that in which traffic or staff go through all their changes:
// a decision over years rests on days that are like all others. Flag names what set it, empty for those who know none.
// There is no warning of what is long enough.
func shortWindow(p *plan.Plan, flag sentence) []string {
	cycle := changesWithin(p)
	if p.Window >= cycle {
		return nil
	}
	return []string{shortText.short.with(values{"window": spokenWindow(p), "cycle": spokenSpan(cycle),
		"flag": string(flag)})}
}

// changesWithin is the time in which traffic or staff go through all their changes; 0 where nothing changes, and where
// runs start empty, so that growing from day to day is no question.
func changesWithin(p *plan.Plan) int64 {
	steady := *p
	steady.Kind = scenario.Stationary
	if p.Kind == scenario.Terminating || steady.Repeats() == 0 {
		return 0
	}
	return p.Repeats()
}
