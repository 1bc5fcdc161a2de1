package scenario

import (
	"fmt"
	"maps"
	"slices"

	"karvon/sim/syntax"
)

// arrivalForms are the keys that say when entities arrive; after may stand beside one of the others.
var arrivalForms = []string{"rate", "interarrival", "times", "trace", "timetable"}

// arrivalRules says with which forms the other keys of arrivals go.
var arrivalRules = []struct {
	key  string
	with []string
}{
	{"cv", []string{"rate"}},
	{"profile", []string{"rate"}},
	{"calendars", []string{"rate"}},
	{"day-to-day", []string{"rate"}},
	{"growth", []string{"rate"}},
	{"late", []string{"times", "trace", "timetable"}},
	{"early", []string{"times", "trace", "timetable"}},
	{"first", []string{"interarrival"}},
	{"limit", arrivalForms},
}

func (a *Arrivals) check(d *decoder, t *syntax.Tree, at place) {
	if !d.oneForm(t, at) {
		return
	}
	for _, rule := range arrivalRules {
		given := func(form string) bool { return t.Get(form) != nil }
		if t.Get(rule.key) != nil && !slices.ContainsFunc(rule.with, given) {
			d.badArrivals(t, at, rule.key, rule.key+" goes with "+syntax.Listed(rule.with, "or")+" alone", "")
		}
	}
	a.checkNumbers(d, t, at)
	a.checkTimetable(d)
	if d.sound(t, at, "timetable") && len(a.Timetable) == 0 {
		d.badArrivals(t, at, "timetable", "the timetable has no times", "")
	}
	for i := 1; i < len(a.Times) && d.sound(t, at, "times"); i++ {
		if a.Times[i] < a.Times[i-1] {
			d.badArrivals(t, at, "times", "the times are not in ascending order",
				fmt.Sprintf("number %d is before the one it follows", i+1))
			return
		}
	}
}

// oneForm checks that one of the forms is given, or after without any.
func (d *decoder) oneForm(t *syntax.Tree, at place) bool {
	given := func(form string) bool { return t.Get(form) != nil }
	if slices.ContainsFunc(arrivalForms, given) {
		return d.exactlyOne(t, at, arrivalForms...)
	}
	return d.exactlyOne(t, at, append(slices.Clone(arrivalForms), "after")...)
}

func (d *decoder) badArrivals(t *syntax.Tree, at place, key, message, hint string) {
	d.fail(BadArrivals, t.Get(key), at.under(key, constraint{}), message, hint)
}

// checkNumbers checks distributions, and what goes with growth.
func (a *Arrivals) checkNumbers(d *decoder, t *syntax.Tree, at place) {
	if d.sound(t, at, "interarrival") && a.Interarrival.Mean() <= 0 {
		d.badArrivals(t, at, "interarrival", "the time between arrivals is always zero", "")
	}
	if d.sound(t, at, "batch") {
		if low, _ := a.Batch.Support(); low < 0 {
			d.badArrivals(t, at, "batch", "a batch can have fewer than no entities", "")
		} else if _, high := a.Batch.Support(); high < 0.5 {
			d.badArrivals(t, at, "batch", "no batch has any entity", "")
		}
	}
	if t.Get("growth") != nil && t.Get("limit") != nil {
		d.badArrivals(t, at, "limit", "a stream that grows has no limit", "leave one of growth and limit out")
	}
}

// checkTimetable refuses a time that stands twice: two trains of one flow that are due at the same time would be
// the same train. It looks at days and times of day over all parts.
func (a *Arrivals) checkTimetable(d *decoder) {
	seen := map[[2]int64]bool{}
	for _, part := range a.Timetable {
		if part == nil || d.Blamed(part.Path) {
			continue
		}
		if len(part.At) == 0 {
			d.Add(BadArrivals, part.Pos, part.Path, "the timetable has no times", "write at: [\"06:00\"]")
		}
		for _, clock := range part.At {
			for weekday := range int64(7) {
				key := [2]int64{(weekday + clock/day) % 7, clock % day}
				if !part.Days.Has(int(weekday)) {
					continue
				}
				if seen[key] {
					d.Add(BadArrivals, part.Pos, part.Path, "two are due at "+weekTime(key[0]*day+key[1]),
						"a batch brings several at once")
					return
				}
				seen[key] = true
			}
		}
	}
}

// Months are the names of the months, January first.
var Months = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

func (p *Profile) check(d *decoder, t *syntax.Tree, at place) {
	hours := t.Get("hours")
	if d.sound(t, at, "hours") && len(p.Hours) != 24 {
		d.fail(BadProfile, hours, at.under("hours", constraint{}),
			fmt.Sprintf("there are %d weights for the hours of the day", len(p.Hours)), "24 are needed, midnight first")
		return
	}
	d.weights(p.Hours, hours, at.under("hours", constraint{}))
	d.namedWeights(p.Days, t.Get("days"), at.under("days", constraint{}), Weekdays, "day of the week")
	d.namedWeights(p.Months, t.Get("months"), at.under("months", constraint{}), Months, "month")
}

// namedWeights checks weights by name, of which those left out are 1.
func (d *decoder) namedWeights(given map[string]float64, t *syntax.Tree, at place, names []string, what string) {
	for _, f := range ownFields(t) {
		if !slices.Contains(names, f.Name) {
			d.Add(BadProfile, f.Pos, at.path, f.Name+" is not a "+what, syntax.DidYouMean(f.Name, names))
			return
		}
	}
	weights := slices.Collect(maps.Values(given))
	if len(weights) < len(names) {
		weights = append(weights, 1)
	}
	d.weights(weights, t, at)
}

// weights checks that weights make a shape: none below zero, not all zero.
func (d *decoder) weights(weights []float64, t *syntax.Tree, at place) {
	if len(weights) == 0 || t == nil || d.Blamed(at.path) {
		return
	}
	switch {
	case slices.Min(weights) < 0:
		d.fail(BadProfile, t, at, "a weight is below zero", "")
	case slices.Max(weights) == 0:
		d.fail(BadProfile, t, at, "all weights are zero", "")
	}
}
