package report

import (
	"fmt"
	"strings"

	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/scenario"
	"karvon/sim/unit"
)

// setting says in a sentence how a result was obtained.
func setting(r *experiment.Result) string {
	p := r.Plan
	horizon := "window of " + spokenSpan(p.Window)
	if p.WarmUp > 0 {
		horizon += " after a warm-up of " + spokenSpan(p.WarmUp)
	}
	if p.Kind == scenario.Cyclic {
		horizon += ", cycle of " + spokenSpan(p.Cycle)
	}
	return fmt.Sprintf("%s (%s): %s; %s, seed %d; ± is half of a %s interval.%s",
		p.Name, p.Kind, horizon, plural(r.Replications, "replication"), r.Seed, unit.Format(p.Confidence, unit.Share), howFound(r))
}

// howFound says how the warm-up and the number of replications were found,
// where they were not given.
func howFound(r *experiment.Result) string {
	text := ""
	if r.WarmUp != nil {
		text += " " + r.WarmUp.Reason()
	}
	if p := r.Precision; p != nil {
		reached := "was reached"
		if !p.Reached {
			reached = "was not reached"
		}
		text += fmt.Sprintf(" Replications were added until half of each interval is %s of its estimate, for %s: that %s.",
			unit.Format(p.Rule.Precision, unit.Share), plural(len(p.Responses), "response"), reached)
	}
	return text
}

// spokenSpan writes nanoseconds in whole weeks or days where that is exact.
func spokenSpan(nanoseconds int64) string {
	switch {
	case nanoseconds > 0 && nanoseconds%plan.Week == 0:
		return plural(int(nanoseconds/plan.Week), "week")
	case nanoseconds > 0 && nanoseconds%plan.Day == 0:
		return plural(int(nanoseconds/plan.Day), "day")
	}
	return unit.FormatDuration(nanoseconds)
}

// doubts are the warnings of a result, and those that hold for any result.
func doubts(r *experiment.Result) []string {
	doubts := append([]string(nil), r.Warnings...)
	if r.Plan.Assumptions > 0 {
		doubts = append(doubts, fmt.Sprintf(
			"%d of the scenario's %d quantities are assumptions; the intervals tell of chance, not of wrong assumptions.",
			r.Plan.Assumptions, r.Plan.Quantities))
	}
	return doubts
}

// escaped writes text so that Markdown shows it as it is.
func escaped(s string) string {
	return strings.NewReplacer("|", `\|`, "<", `\<`, "*", `\*`, "_", `\_`).Replace(s)
}
