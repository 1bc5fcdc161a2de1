package report

import (
	"fmt"
	"math"

	"karvon/report/document"
	"karvon/sim/plan"
)

// load is what one measure (trucks, people) does at one crossing.
type load struct {
	crossing, measure int
	name              string // trucks at uz-kz
	main              bool   // whether the headline is about it
	offered, carried  interval
	design            float64 // a day; NaN where none is stated
	below             bool    // offered less than the design load
	fate              fate
}

// fate says what becomes of an offered load.
type fate int

const (
	enough    fate = iota // it passes
	unknown               // the intervals do not say
	tooLittle             // less passes than comes
)

// interval is an estimate's interval; of no width where there is none.
type interval struct{ low, mean, high float64 }

func (x *index) interval(about subject, measure string) interval {
	response := x.find(about, measure, plan.Single)
	if response == nil || !document.IsFinite(response.Mean) {
		return interval{}
	}
	if !response.HasInterval() {
		return interval{response.Mean, response.Mean, response.Mean}
	}
	return interval{response.Low, response.Mean, response.High}
}

// judgeLoads judges every measure at every crossing at which it counts.
func (x *index) judgeLoads() []load {
	var loads []load
	for i := range x.Plan.Crossings {
		for m := range x.Plan.Measures {
			if x.isCounted(subject{plan.OfCrossing, i, m}) {
				loads = append(loads, x.judgeLoad(i, m))
			}
		}
	}
	some := designed(loads)
	for i := range loads {
		loads[i].main = !some || !math.IsNaN(loads[i].design)
	}
	return loads
}

// designed says whether any load has a design load.
func designed(loads []load) bool {
	for _, l := range loads {
		if !math.IsNaN(l.design) {
			return true
		}
	}
	return false
}

func (x *index) judgeLoad(crossing, measure int) load {
	about := subject{plan.OfCrossing, crossing, measure}
	l := load{
		crossing: crossing,
		measure:  measure,
		name:     fmt.Sprintf("%s at %s", x.Plan.Measures[measure], x.Plan.Crossings[crossing].Name),
		offered:  x.interval(about, "offered"),
		carried:  x.interval(about, "carried"),
		design:   perDay(x.Plan.Crossings[crossing].Design[measure]),
	}
	l.below = l.offered.high < l.design && l.offered.mean < float64((1-tolerance)*l.design)
	switch {
	case l.offered.mean-l.carried.mean <= float64(tolerance*l.offered.mean):
		l.fate = enough
	case l.carried.high < l.offered.low:
		l.fate = tooLittle
	default:
		l.fate = unknown
	}
	return l
}

// loadPoint says how much passes of what is offered, at the crossings that the
// headline is about.
func (x *index) loadPoint(loads []load) string {
	var parts []string
	for m, measure := range x.Plan.Measures {
		offered, carried, design := 0.0, 0.0, 0.0
		for _, l := range loads {
			if l.main && l.measure == m {
				offered += l.offered.mean
				carried += l.carried.mean
				design += l.design
			}
		}
		if offered == 0 && carried == 0 {
			continue
		}
		part := fmt.Sprintf("%s of %s %s", roundly(carried), roundly(offered), measure)
		if offered == 0 { // nothing says where they approach
			part = roundly(carried) + " " + measure
		}
		if !math.IsNaN(design) {
			part += fmt.Sprintf(" (design %s)", roundly(design))
		}
		parts = append(parts, part)
	}
	if len(parts) == 0 {
		return ""
	}
	where := "all directions together"
	if designed(loads) {
		where = "the crossings with a design load together"
	}
	return fmt.Sprintf("Load: about %s get through in a day, %s.", list(parts), where)
}

// shortPoint names the loads of which less passes than comes.
func shortPoint(loads []load) string {
	var names []string
	for _, l := range loads {
		if l.fate == tooLittle {
			names = append(names, l.name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "Less " + getsThrough + " than " + arrives + " of " + firstOf(names) + "."
}

// roundly writes a load to three significant digits.
func roundly(value float64) string {
	return document.Fixed(value, min(0, document.SignificantDecimals(value, 3)))
}
