package report

import (
	"fmt"

	"karvon/report/document"
	"karvon/sim/experiment"
)

// remainingHeadline says whether those who arrive are through in time.
func (x *index) remainingHeadline(r *experiment.Remaining) string {
	failed := ""
	if notMet := len(expressions(x.Result, experiment.NotMet)); notMet > 0 {
		failed = fmt.Sprintf(" %s not met.", counted(notMet, "threshold is", "thresholds are"))
	}
	inside := fmt.Sprintf("of about %s who arrive %s (%s) are still inside at the week's end",
		roundly(r.Arrived), roundly(r.Left), roundShare(r.Left/r.Arrived))
	switch r.Outcome {
	case experiment.NobodyCame:
		return "Nobody arrives, so that nothing can be judged." + failed
	case experiment.AllThrough:
		return sentenceStart(allGetsThrough) + " by the week's end." + failed
	case experiment.StillRising:
		return "Not " + allGetsThrough + ": " + inside + ", more than on average before." + failed
	case experiment.Overloaded:
		return "Not " + allGetsThrough + ": " + inside + "." + failed
	case experiment.MostInside:
		return "Most of the traffic does not get through: " + inside + ", no more than on average before." + failed
	}
	return "Most of the traffic " + getsThrough + ": " + inside + ", no more than on average before." + failed
}

// roundShare writes a share with two digits.
func roundShare(share float64) string {
	return document.Rounded(100*share, document.SignificantDecimals(100*share, 2)) + "%"
}

// unfinishedPoint says how many times are not known to their end.
func unfinishedPoint(r *experiment.Remaining) string {
	if r.Unfinished <= 0 {
		return ""
	}
	return fmt.Sprintf("%s of those who arrive are %s when the run ends, so that their times are longer than what is counted of them.",
		sentenceStart(roundShare(r.Unfinished)), document.StillUnderWay)
}

// missingPoint says what a scenario needs for more to be judged.
func (x *index) missingPoint() string {
	crossing, threshold := len(x.Plan.Crossings) > 0, len(x.Thresholds) > 0
	switch {
	case !crossing && !threshold:
		return "To judge more, name a crossing in the scenario (then what arrives there and what gets through is counted) and thresholds (such as on waits)."
	case !crossing:
		return "To judge more, name a crossing in the scenario: then what arrives there and what gets through is counted."
	case !threshold:
		return "To judge more, name thresholds in the scenario, such as on waits."
	}
	return ""
}
