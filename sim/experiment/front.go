package experiment

import (
	"math"

	"karvon/sim/response"
	"karvon/sim/stats"
)

// Front is the points of a sweep that no other one beats in two responses at once (Pareto 1896): what is better in the
// one costs something in the other.
type Front struct {
	Responses  [2]int  // places in the sweep's
	Largest    [2]bool // whether the largest is best
	Confidence float64 // with which all that is surely said of all points holds
	Points     []Standing
}

// Standing is how a point stands to the front.
type Standing string

// The standings.
const (
	OnFront      Standing = "on the front"         // no other one is as good in both and better in one, surely
	BehindFront  Standing = "another is better"    // one is as good in both and better in one, surely
	PerhapsFront Standing = "perhaps on the front" // not told apart from the front
	QueuesGrow   Standing = "queues grow"          // it does not carry its traffic: what it costs and takes is of no use
	NoStanding   Standing = "no value"             // nothing can be said
)

// FindFront compares all points of a sweep with each other, by the differences of pairs of replications with the same
// luck. All comparisons hold together with the confidence of the plan (Bonferroni). Points at which a backlog grows are
// left aside: the longer they are run, the worse they are, and none of the others is behind one of them.
func (s *Sweep) FindFront(responses [2]int, largest [2]bool) *Front {
	f := &Front{Responses: responses, Largest: largest, Confidence: s.Model.Confidence,
		Points: make([]Standing, len(s.Evaluations))}
	count := 0
	for i := range f.Points {
		e := &s.Evaluations[i]
		switch {
		case math.IsNaN(e.Value(responses[0])) || math.IsNaN(e.Value(responses[1])):
			f.Points[i] = NoStanding
		case backlogOf(s.Model.Plan, e.drifts, mainFlows(s.Model.Plan)).verdict == NotMet:
			f.Points[i] = QueuesGrow
		default:
			f.Points[i] = OnFront
			count++
		}
	}
	compared := func(point int) bool { return f.Points[point] != NoStanding && f.Points[point] != QueuesGrow }
	confidence := stats.Bonferroni(f.Confidence, max(1, count*(count-1)))
	for i := range f.Points {
		for l := range i {
			if compared(i) && compared(l) {
				f.compare(s, i, l, confidence)
			}
		}
	}
	return f
}

// compare places two points by each other.
func (f *Front) compare(s *Sweep, i, l int, confidence float64) {
	var better, worse, same int
	for n, r := range f.Responses {
		low, high := possibleChange(s.Evaluations[l].Responses[r], s.Evaluations[i].Responses[r], confidence)
		if f.Largest[n] {
			low, high = -high, -low
		}
		switch {
		case math.IsNaN(low) || math.IsNaN(high):
		case high < 0:
			better++
		case low > 0:
			worse++
		case low == 0 && high == 0:
			same++
		}
	}
	f.place(i, worse > 0 && worse+same == 2, better > 0 || same == 2)
	f.place(l, better > 0 && better+same == 2, worse > 0 || same == 2)
}

// place notes of a point that another one surely beats it, or that it is not sure that it does not.
func (f *Front) place(point int, beaten, unbeaten bool) {
	switch {
	case beaten:
		f.Points[point] = BehindFront
	case !unbeaten && f.Points[point] == OnFront:
		f.Points[point] = PerhapsFront
	}
}

// possibleChange is the interval of the difference of a response, after less before, that leaves room for all that the
// unfinished leave open: infinite on a side where nothing ends it, NaN where there is none.
func possibleChange(before, after *ResponseEstimate, confidence float64) (low, high float64) {
	e := change(before, after, confidence)
	low, high = e.Test()
	switch e.Bound {
	case stats.AtLeast:
		high = math.Inf(1)
	case stats.AtMost:
		low = math.Inf(-1)
	case stats.Open, stats.Between: // of bounds the pairs tell nothing, but each by itself has an end
		confidence = stats.Bonferroni(confidence, 2)
		beforeLow, beforeHigh := possible(before, confidence)
		afterLow, afterHigh := possible(after, confidence)
		low, high = afterLow-beforeHigh, afterHigh-beforeLow
	}
	return low, high
}

// possible is the interval of a response with all that the unfinished leave open; NaN where there is none, and of
// quantiles, which are known by an interval of another confidence alone.
func possible(r *ResponseEstimate, confidence float64) (low, high float64) {
	if r.Combination() == response.PooledQuantile {
		return nan, nan
	}
	low, high = r.Sections().Estimate(confidence).Test()
	switch r.Bound {
	case stats.AtLeast:
		high = math.Inf(1)
	case stats.AtMost:
		low = math.Inf(-1)
	}
	return low, high
}
