package experiment

import (
	"math"

	"karvon/sim/plan"
	"karvon/sim/stats"
)

// Remaining is what a run that starts empty leaves behind: all that can be judged of one without a crossing at
// which a load could be counted.
type Remaining struct {
	Outcome    Outlook
	Arrived    float64 // in what is counted
	Left       float64 // inside at its end
	Unfinished float64 // share of those who arrived and were inside when the run ended
}

// Outlook says what is to be expected of those who are inside at a run's end.
type Outlook int

// The outlooks.
const (
	NobodyCame  Outlook = iota
	AllThrough          // but for a trifle
	StillRising         // more are inside at the end than on average, beyond chance
	Overloaded          // no more than on average, but the file alone asks for more than can be done
	MostInside          // no more than on average
	MostThrough         // no more than on average
)

// remaining sums up the flows that count as traffic.
func (r *Result) remaining(overloaded bool) *Remaining {
	made := &Remaining{}
	days := float64(r.Plan.Window) / float64(plan.Day)
	average, over := 0.0, make([]float64, r.Replications)
	for i := range r.Plan.Flows {
		if r.Plan.Flows[i].Parent != plan.None || !r.IsTraffic(i) {
			continue
		}
		name := "flow." + r.Plan.Flows[i].Name
		arrived, _ := r.estimate(name + ".arrived")
		unfinished, _ := r.estimate(name + ".unfinished")
		drift, known := r.estimate(name + ".drift")
		inside, also := r.estimate(name + ".inside.mean")
		if !known || !also {
			continue
		}
		made.Arrived += float64(arrived.Mean * days)
		made.Unfinished += float64(unfinished.Mean * arrived.Mean * days)
		made.Left += float64(drift.Mean * days / 7)
		average += inside.Mean
		drifts, insides := r.Find(name+".drift").Values, r.Find(name+".inside.mean").Values
		for n := range min(len(over), len(drifts), len(insides)) {
			over[n] += float64(drifts[n]*days/7) - insides[n]
		}
	}
	made.Unfinished /= math.Max(made.Arrived, 1)
	rises := made.Left > average
	if len(over) > 1 {
		rises = surelyAbove(stats.MeanInterval(over, r.Plan.Confidence), 0, 0)
	}
	made.Outcome = howItEnds(made.Arrived, made.Left/made.Arrived, rises, overloaded)
	return made
}

func howItEnds(arrived, left float64, rises, overloaded bool) Outlook {
	switch {
	case !(arrived > 0):
		return NobodyCame
	case left <= trifle:
		return AllThrough
	case rises:
		return StillRising
	case overloaded:
		return Overloaded
	case left > 0.5:
		return MostInside
	}
	return MostThrough
}

// IsTraffic says whether the entities of a flow count as traffic. Where others do, papers that a truck's split
// sends out do not.
func (r *Result) IsTraffic(flow int) bool {
	for i := range r.Plan.Flows {
		if isCounted(r.Plan.Classes[r.Plan.Flows[i].Class]) {
			return isCounted(r.Plan.Classes[r.Plan.Flows[flow].Class])
		}
	}
	return true
}
