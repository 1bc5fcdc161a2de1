package report

import (
	"slices"

	"karvon/sim/experiment"
	"karvon/sim/response"
)

// lostBesides names the responses by which too many are lost at a load, where no threshold that is not met says so.
func lostBesides(c *experiment.Capacity, l *experiment.Load) []string {
	var names []string
	for i := range l.Losses {
		loss := &l.Losses[i]
		if loss.Verdict != experiment.NotMet {
			continue
		}
		name := response.LostOf(loss.Flow)
		if loss.ShutOut {
			name = "flow." + loss.Flow + ".turned-away"
		}
		if !saidToBeLost(c, l, loss.At) {
			names = append(names, name)
		}
	}
	return names
}

// saidToBeLost says whether a threshold on who is lost of a flow is not met at a load.
func saidToBeLost(c *experiment.Capacity, l *experiment.Load, flow int) bool {
	for i, verdict := range l.Verdicts {
		limit := &c.Thresholds[i]
		if verdict == experiment.NotMet && limit.BoundsAbove() && c.TellsOfLosses(limit.Response, flow) {
			return true
		}
	}
	return false
}

// allowedPoint says which thresholds allow more to be lost than of a load that is carried; nothing where that was never
// so.
func allowedPoint(c *experiment.Capacity) string {
	var allowed []string
	for i := range c.Loads {
		allowed = append(allowed, allowedOf(c.Loads[i].Losses)...)
	}
	return allowedSentence(allowed)
}

// allowedOf lists the thresholds that allow what is lost, though it is more than of a load that is carried.
func allowedOf(losses []experiment.Loss) []string {
	var allowed []string
	for i := range losses {
		if loss := &losses[i]; loss.Allowed != "" && loss.TooMany() {
			allowed = append(allowed, loss.Allowed)
		}
	}
	return allowed
}

// allowedSentence says of thresholds that they allow more to be lost than of a load that is carried.
func allowedSentence(thresholds []string) string {
	slices.Sort(thresholds)
	thresholds = slices.Compact(thresholds)
	if len(thresholds) == 0 {
		return ""
	}
	return verdictText.allowed.with(values{"thresholds": firstOf(thresholds), "count": len(thresholds)})
}
