package experiment

import (
	"math"

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
	NoStanding   Standing = "no value"             // nothing can be said
)

// FindFront compares all points of a sweep with each other, by the differences of pairs of replications with the same
// luck. All comparisons hold together with the confidence of the plan (Bonferroni).
func (s *Sweep) FindFront(responses [2]int, largest [2]bool) *Front {
	f := &Front{Responses: responses, Largest: largest, Confidence: s.Model.Confidence,
		Points: make([]Standing, len(s.Evaluations))}
	known := func(point int) bool {
		e := &s.Evaluations[point]
		return !math.IsNaN(e.Value(responses[0])) && !math.IsNaN(e.Value(responses[1]))
	}
	count := 0
	for i := range f.Points {
		f.Points[i] = NoStanding
		if known(i) {
			f.Points[i] = OnFront
			count++
		}
	}
	confidence := stats.Bonferroni(f.Confidence, max(1, count*(count-1)))
	for i := range f.Points {
		for l := range i {
			if known(i) && known(l) {
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
		e := change(s.Evaluations[l].Responses[r], s.Evaluations[i].Responses[r], confidence)
		low, high := e.Test()
		if f.Largest[n] {
			low, high = -high, -low
		}
		switch {
		case e.Bound != stats.Exact || math.IsNaN(low) || math.IsNaN(high):
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
