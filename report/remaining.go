package report

import (
	"fmt"
	"math"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// remaining is what a run that starts empty leaves behind: all that can be judged of
// one without a crossing at which a load could be counted.
type remaining struct {
	arrived    float64 // in what is counted
	left       float64 // inside at its end
	average    float64 // inside on average
	more       bool    // whether more are inside at the end than on average, beyond chance
	unfinished float64 // share of those who arrived and were inside when the run ended
	crossing   bool    // whether the scenario has a crossing
	threshold  bool    // whether it has thresholds
	notMet     int     // of them
	overloaded bool    // whether the file alone asks for more than can be done
}

// remaining sums up the flows that count as traffic; nil where a load is judged.
func (x *index) remaining(loads []load) *remaining {
	if len(loads) > 0 || x.Plan.Kind != scenario.Terminating {
		return nil
	}
	r := &remaining{crossing: len(x.Plan.Crossings) > 0, threshold: len(x.Thresholds) > 0, notMet: len(expressions(x.Result, experiment.NotMet))}
	r.overloaded = len(x.overloads()) > 0
	days := float64(x.Plan.Window) / float64(plan.Day)
	over := make([]float64, x.Replications)
	for i := range x.Plan.Flows {
		if x.Plan.Flows[i].Parent != plan.None || x.isPapers(i) {
			continue
		}
		arrived, _ := x.mean(of(plan.OfFlow, i), "arrived", plan.Single)
		unfinished, _ := x.mean(of(plan.OfFlow, i), "unfinished", plan.Single)
		drift, inside := x.find(of(plan.OfFlow, i), "drift", plan.Single), x.find(of(plan.OfFlow, i), "inside", plan.Mean)
		if drift == nil || inside == nil || !document.IsFinite(drift.Mean) || !document.IsFinite(inside.Mean) {
			continue
		}
		r.arrived += float64(arrived * days)
		r.unfinished += float64(unfinished * arrived * days)
		r.left += float64(drift.Mean * days / 7)
		r.average += inside.Mean
		for n := range min(len(over), len(drift.Values), len(inside.Values)) {
			over[n] += float64(drift.Values[n]*days/7) - inside.Values[n]
		}
	}
	r.unfinished /= math.Max(r.arrived, 1)
	if len(over) > 1 {
		low, _ := stats.MeanInterval(over, x.Plan.Confidence).Test()
		r.more = low > 0
	} else {
		r.more = r.left > r.average
	}
	return r
}

// isPapers says whether the entities of a flow do not count as traffic though others
// do: papers that a truck's split sends out.
func (x *index) isPapers(flow int) bool {
	for i := range x.Plan.Flows {
		if experiment.IsCounted(x.Plan.Classes[x.Plan.Flows[i].Class]) {
			return !experiment.IsCounted(x.Plan.Classes[x.Plan.Flows[flow].Class])
		}
	}
	return false
}

// headline says whether those who arrive are through in time.
func (r *remaining) headline() string {
	failed := ""
	if r.notMet > 0 {
		failed = fmt.Sprintf(" %s not met.", counted(r.notMet, "threshold is", "thresholds are"))
	}
	share := r.left / r.arrived
	inside := fmt.Sprintf("of about %s who arrive %s (%s) are still inside at the week's end", roundly(r.arrived), roundly(r.left), roundShare(share))
	switch {
	case !(r.arrived > 0):
		return "Nobody arrives, so that nothing can be judged." + failed
	case share <= tolerance:
		return sentenceStart(allGetsThrough) + " by the week's end." + failed
	case r.more:
		return "Not " + allGetsThrough + ": " + inside + ", more than on average before." + failed
	case r.overloaded:
		return "Not " + allGetsThrough + ": " + inside + "." + failed
	case share > 0.5:
		return "Most of the traffic does not get through: " + inside + ", no more than on average before." + failed
	}
	return "Most of the traffic " + getsThrough + ": " + inside + ", no more than on average before." + failed
}

// roundShare writes a share with two digits.
func roundShare(share float64) string {
	return document.Rounded(100*share, document.SignificantDecimals(100*share, 2)) + "%"
}

// unfinishedPoint says how many times are not known to their end.
func (r *remaining) unfinishedPoint() string {
	if r.unfinished <= 0 {
		return ""
	}
	return fmt.Sprintf("%s of those who arrive are %s when the run ends, so that their times are longer than what is counted of them.",
		sentenceStart(roundShare(r.unfinished)), document.StillUnderWay)
}

// missingPoint says what a scenario needs for more to be judged.
func (r *remaining) missingPoint() string {
	switch {
	case !r.crossing && !r.threshold:
		return "To judge more, name a crossing in the scenario (then what arrives there and what gets through is counted) and thresholds (such as on waits)."
	case !r.crossing:
		return "To judge more, name a crossing in the scenario: then what arrives there and what gets through is counted."
	case !r.threshold:
		return "To judge more, name thresholds in the scenario, such as on waits."
	}
	return ""
}
