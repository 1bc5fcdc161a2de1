package experiment

import (
	"fmt"
	"math"

	"karvon/sim/plan"
	"karvon/sim/stats"
)

// trifle is the share of a load below which a difference has no practical meaning: it is less than the Poisson
// noise of a day's 5,000 trucks (1.4%).
const trifle = 0.01

// Passage says what becomes of an offered load.
type Passage int

// The passages.
const (
	Passes       Passage = iota // it passes
	MayFallShort                // the intervals do not say
	FallsShort                  // less passes than comes
)

// CrossingLoad is what one measure (trucks, people) does at one crossing.
type CrossingLoad struct {
	Crossing, Measure int
	Main              bool // whether the answer is about it
	Offered, Carried  LoadInterval
	Design            float64 // a day; NaN where none is stated
	below             bool    // whether less is offered than the design load
	Passage           Passage
}

// LoadInterval is the interval by which a load is judged, a day: for two to four replications the one that is too
// uncertain to be shown, and of no width for a single one, which is taken at its word.
type LoadInterval struct{ low, Mean, high float64 }

// loads judges every measure at every crossing at which it counts. Where some have a design load the answer is
// about these. A crossing carries its load unless carried falls short of offered by more than a trifle and the two
// intervals lie apart; where it falls short by more but the intervals overlap, that is undecided. An offered load
// is below the design load where it is so by more than a trifle and with its whole interval, where one is shown.
func (r *Result) loads() []CrossingLoad {
	var all []CrossingLoad
	designed := false
	for i := range r.Plan.Crossings {
		for m := range r.Plan.Measures {
			l := r.load(i, m)
			if l.Offered.Mean > 0 || l.Carried.Mean > 0 || !math.IsNaN(l.Design) {
				all = append(all, l)
				designed = designed || !math.IsNaN(l.Design)
			}
		}
	}
	for i := range all {
		all[i].Main = !designed || !math.IsNaN(all[i].Design)
	}
	return all
}

func (r *Result) load(crossing, measure int) CrossingLoad {
	name := fmt.Sprintf("crossing.%s.%s", r.Plan.Crossings[crossing].Name, r.Plan.Measures[measure])
	l := CrossingLoad{
		Crossing: crossing, Measure: measure,
		Offered: r.loadInterval(name + ".offered"), Carried: r.loadInterval(name + ".carried"),
		Design: perDay(r.Plan.Crossings[crossing].Design[measure]),
	}
	l.below = r.shownHigh(name+".offered") < l.Design && l.Offered.Mean < float64((1-trifle)*l.Design)
	switch {
	case l.Offered.Mean-l.Carried.Mean <= float64(trifle*l.Offered.Mean):
		l.Passage = Passes
	case l.Carried.high < l.Offered.low:
		l.Passage = FallsShort
	default:
		l.Passage = MayFallShort
	}
	return l
}

func (r *Result) loadInterval(name string) LoadInterval {
	e, known := r.estimate(name)
	if !known {
		return LoadInterval{}
	}
	low, high := e.TestOfCounts(float64(plan.Day) / float64(r.Plan.Counted()))
	if math.IsNaN(low) || math.IsNaN(high) {
		return LoadInterval{e.Mean, e.Mean, e.Mean}
	}
	return LoadInterval{low, e.Mean, high}
}

// shownHigh is the upper end of the interval that is shown of a number, and the number itself where none is.
func (r *Result) shownHigh(name string) float64 {
	e, known := r.estimate(name)
	switch {
	case !known:
		return 0
	case e.HasInterval():
		return e.High
	}
	return e.Mean
}

// estimate is that of a response, and whether there is one.
func (r *Result) estimate(name string) (e stats.Estimate, known bool) {
	found := r.Find(name)
	if found == nil || math.IsNaN(found.Mean) || math.IsInf(found.Mean, 0) {
		return stats.Unknown(0), false
	}
	return found.Estimate, true
}

// perDay turns a rate a second into one a day, and takes off the rounding that the rate got when it was written a
// day and read a second.
func perDay(rate float64) float64 {
	daily := float64(rate * day)
	if whole := math.Round(daily); math.Abs(daily-whole) < 1e-9*whole {
		return whole
	}
	return daily
}
