package scenario

import (
	"fmt"
	"maps"
	"slices"
)

func (f *Flow) check(d *decoder, t *tree, at place) { d.labelsOnce(t.get("journey"), at) }

func (p *Procedure) check(d *decoder, t *tree, at place) { d.labelsOnce(t.get("steps"), at) }

// labelsOnce refuses a journey in which two steps bear the same label: go-to
// and policies find steps by it.
func (d *decoder) labelsOnce(steps *tree, at place) {
	if steps == nil {
		return
	}
	seen := map[string]Pos{}
	eachLabel(steps, func(label string, step *tree) {
		if first, twice := seen[label]; twice {
			d.add(DuplicateLabel, step.get("label").pos, at.path, "the label "+label+" stands twice in this journey", fmt.Sprintf("first in line %d", first.Line))
			return
		}
		seen[label] = step.get("label").pos
	})
}

func (a *Arrivals) check(d *decoder, t *tree, at place) {
	if !d.exactlyOne(t, at, "rate", "interarrival", "times") {
		return
	}
	for _, rule := range []struct{ key, with string }{
		{"profile", "rate"}, {"day-to-day", "rate"}, {"first", "interarrival"},
	} {
		if t.get(rule.key) != nil && t.get(rule.with) == nil {
			d.fail(BadArrivals, t.get(rule.key), at.under(rule.key, constraint{}), rule.key+" goes with "+rule.with+" alone", "")
		}
	}
	for i := 1; i < len(a.Times) && d.sound(t, at, "times"); i++ {
		if a.Times[i] < a.Times[i-1] {
			d.fail(BadArrivals, t.get("times"), at.under("times", constraint{}), "the times are not in ascending order",
				fmt.Sprintf("number %d is before the one it follows", i+1))
			return
		}
	}
	if d.sound(t, at, "interarrival") && a.Interarrival.Mean() <= 0 {
		d.fail(BadArrivals, t.get("interarrival"), at.under("interarrival", constraint{}), "the time between arrivals is always zero", "")
	}
}

func (p *Profile) check(d *decoder, t *tree, at place) {
	hours := t.get("hours")
	if d.sound(t, at, "hours") && len(p.Hours) != 24 {
		d.fail(BadProfile, hours, at.under("hours", constraint{}), fmt.Sprintf("there are %d weights for the hours of the day", len(p.Hours)), "24 are needed, midnight first")
		return
	}
	d.weights(p.Hours, hours, at.under("hours", constraint{}))
	days := t.get("days")
	for _, f := range days.ownFields() {
		if !slices.Contains(Weekdays, f.name) {
			d.add(BadProfile, f.pos, at.under("days", constraint{}).path, f.name+" is not a day of the week", didYouMean(f.name, Weekdays))
			return
		}
	}
	weights := slices.Collect(maps.Values(p.Days))
	if len(weights) < len(Weekdays) {
		// Days that are left out weigh 1.
		weights = append(weights, 1)
	}
	d.weights(weights, days, at.under("days", constraint{}))
}

// weights checks that weights make a shape: none below zero, not all zero.
func (d *decoder) weights(weights []float64, t *tree, at place) {
	if len(weights) == 0 || t == nil || d.blamed[at.path] {
		return
	}
	switch {
	case slices.Min(weights) < 0:
		d.fail(BadProfile, t, at, "a weight is below zero", "")
	case slices.Max(weights) == 0:
		d.fail(BadProfile, t, at, "all weights are zero", "")
	}
}

func (a *Attribute) check(d *decoder, t *tree, at place) {
	if d.exactlyOne(t, at, "shares", "draw", "is") && d.sound(t, at, "shares") {
		words := slices.Sorted(maps.Keys(a.Shares))
		shares := make([]float64, len(words))
		for i, word := range words {
			shares[i] = a.Shares[word]
		}
		d.sharesSum(shares, t.get("shares"), at.under("shares", constraint{}))
	}
}
