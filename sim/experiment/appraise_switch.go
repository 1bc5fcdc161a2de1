package experiment

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"

	"karvon/sim/outlook"
	"karvon/sim/scenario"
)

// SwitchingValue is what an input would have to be for a project to be worth just what it costs, the others as stated.
type SwitchingValue struct {
	Name string // path, or of what is saved "saving"
	More bool   // whether the numbers are what is added to the growth of the path in every year; a point is 0.01
	Unit string // of the numbers: USD, USD/h, USD/l, USD/t, 1 of shares, and none of numbers
	// Ends are how the ends of the range and what is stated are written, of a quantity that the section years uses.
	Ends   *RangeText
	Stated float64
	At     float64 // where it switches; unknown where it does nowhere, or no investment is stated
	// Low and High are the ends of its range, unknown where it has none, and what the project is worth there, or where
	// no investment is stated what it may cost.
	Low, High     float64
	AtLow, AtHigh float64
}

// RangeText is a value and the ends of its range as they are written, and the switching value in the same unit, empty
// where there is none within the range.
type RangeText struct{ Stated, At, Low, High string }

// inRange says whether an input switches within its range.
func (v *SwitchingValue) inRange() bool { return v.Low <= v.At && v.At <= v.High }

// reach is how far the switching value lies from what is stated: as a part of the way to that end of the range, or
// without a range of what is stated.
func (v *SwitchingValue) reach() float64 {
	way := math.Abs(v.Stated)
	switch {
	case v.More: // of all that there is, as for other rates
		way = 1
	case math.IsNaN(v.Low):
	case v.At < v.Stated:
		way = v.Stated - v.Low
	default:
		way = v.High - v.Stated
	}
	return math.Abs(v.At-v.Stated) / way
}

// switchable is an input of which the switching value is looked for.
type switchable struct {
	name, unit string
	get        func(*movedOutlook) float64
	set        func(in *inputs, value float64)
	least      float64 // that it can be
	curved     bool    // whether it is what is added to a growth: then the worth is no straight line of it
	discounts  bool    // whether it is the discount rate, which switches at an internal rate of return
}

// spread is by how much a project is worth more at one end of the range of an input than at the other; -1 without one.
func (v *SwitchingValue) spread() float64 {
	if math.IsNaN(v.AtLow) {
		return -1
	}
	return math.Abs(v.AtHigh - v.AtLow)
}

// switching finds the switching values of all inputs: those within their ranges first, by how far they are, and then
// the others; those that switch nowhere by how much they move.
func (x *appraising) switching(ctx context.Context, s *savings, in *inputs, project string) ([]SwitchingValue, error) {
	var found []SwitchingValue
	stated := &movedOutlook{appraisal: x.Appraisal, years: x.scenario.Years}
	for _, input := range x.switchables(in, project) {
		v := SwitchingValue{Name: input.name, More: input.curved, Unit: input.unit, Stated: input.get(stated),
			At: nan, Low: nan, High: nan,
			AtLow: nan, AtHigh: nan}
		told := func(value float64) float64 {
			f, _ := figuresOf(s, in.with(&input, value))
			if in.project.Investment == nil {
				return f.breakEven
			}
			return f.worth
		}
		for i := range x.ends {
			for _, end := range x.ends[i].at {
				if value := input.get(end); value != v.Stated {
					v.Low, v.High = least(v.Low, value, v.Stated), -least(-v.High, -value, -v.Stated)
				}
			}
		}
		if !math.IsNaN(v.Low) {
			v.AtLow, v.AtHigh = told(v.Low), told(v.High)
		}
		if in.project.Investment != nil {
			v.At = s.switchingValue(in, &input, v.Stated)
		}
		found = append(found, v)
	}
	ranged, err := x.rangedYears(ctx, s, in, project)
	if err != nil {
		return nil, err
	}
	found = append(found, ranged...)
	slices.SortStableFunc(found, func(a, b SwitchingValue) int {
		if a.inRange() != b.inRange() {
			return firstIf(a.inRange())
		}
		return cmp.Or(cmp.Compare(orMost(a.reach()), orMost(b.reach())), cmp.Compare(b.spread(), a.spread()),
			cmp.Compare(a.Name, b.Name))
	})
	return found, nil
}

// least is the least of what is known of three numbers.
func least(known, other, third float64) float64 {
	if math.IsNaN(known) {
		known = other
	}
	return min(known, other, third)
}

// orMost puts what is not known last.
func orMost(reach float64) float64 {
	if math.IsNaN(reach) {
		return math.Inf(1)
	}
	return reach
}

// with is a copy of inputs with one of them changed.
func (in *inputs) with(input *switchable, value float64) *inputs {
	changed, a, p := *in, *in.appraisal, *in.project
	a.Time = maps.Clone(a.Time)
	changed.appraisal, changed.project = &a, &p
	input.set(&changed, value)
	return &changed
}

// switchingValue finds where a project is worth nothing: of several places the nearest to what is stated.
func (s *savings) switchingValue(in *inputs, input *switchable, stated float64) float64 {
	worth := func(value float64) float64 { return s.table(in.with(input, value)).worth() }
	if input.discounts {
		return nearestOf(outlook.Returns(s.table(in).Total), stated)
	}
	if input.curved {
		return nearestRoot(worth, stated, input.least)
	}
	here := worth(stated)
	there := worth(stated + 1)
	at := stated - here/(there-here)
	if math.IsInf(at, 0) || at < input.least || math.Abs(at) < float64(leastOfStated*math.Abs(stated)) {
		return nan
	}
	return at
}

// leastOfStated is what a switching value is at least of what is stated: what would have to be nothing switches
// nowhere, as where a project costs nothing.
const leastOfStated = 1e-6

// nearestOf is the nearest of some numbers to one; unknown where there are none.
func nearestOf(some []float64, to float64) float64 {
	nearest := nan
	for _, one := range some {
		if math.IsNaN(nearest) || math.Abs(one-to) < math.Abs(nearest-to) {
			nearest = one
		}
	}
	return nearest
}

// How far from what is stated a rate that switches is looked for, and in which steps.
const rateReach, rateStep = 1.0, 0.0025

// nearestRoot finds where a function of a rate is nought, next to a rate.
func nearestRoot(f func(float64) float64, stated, least float64) float64 {
	here := f(stated)
	if here == 0 {
		return stated
	}
	low, high := stated, stated
	for high-stated < rateReach {
		if next := float64(high + rateStep); (f(next) > 0) != (here > 0) {
			return outlook.RootWithin(f, high, next)
		}
		high += rateStep
		if next := low - rateStep; next > least {
			if (f(next) > 0) != (here > 0) {
				return outlook.RootWithin(f, next, low)
			}
			low = next
		}
	}
	return nan
}

// switchables lists the inputs of a project.
func (x *appraising) switchables(in *inputs, project string) []switchable {
	a := x.Appraisal
	all := []switchable{
		{name: "saving", get: func(*movedOutlook) float64 { return 1 }, unit: "1",
			set: func(in *inputs, v float64) { in.saving = v }},
		{name: "appraisal.discount", unit: "1", discounts: true,
			get: func(m *movedOutlook) float64 { return m.appraisal.Discount },
			set: func(in *inputs, v float64) { in.appraisal.Discount = v }},
		{name: "appraisal.days", get: func(m *movedOutlook) float64 { return m.appraisal.Days },
			set: func(in *inputs, v float64) { in.appraisal.Days = v }},
	}
	if in.project.Investment != nil {
		all = append(all, switchable{name: "appraisal.projects." + project + ".investment", unit: "USD",
			get: func(m *movedOutlook) float64 { return *m.appraisal.Projects[project].Investment },
			set: func(in *inputs, v float64) { in.investment = v }})
	}
	for _, class := range slices.Sorted(maps.Keys(a.Time)) {
		all = append(all, timeInput(class, ".own", func(v *scenario.TimeValue) *float64 { return &v.Own }))
		if a.Time[class].Cargo > 0 {
			all = append(all, timeInput(class, ".cargo", func(v *scenario.TimeValue) *float64 { return &v.Cargo }))
		}
	}
	if a.Fuel != nil {
		all = append(all, switchable{name: "appraisal.fuel", unit: "USD/l",
			get: func(m *movedOutlook) float64 { return *m.appraisal.Fuel },
			set: func(in *inputs, v float64) { in.appraisal.Fuel = &v }})
	}
	if a.Carbon > 0 {
		all = append(all, switchable{name: "appraisal.carbon", unit: "USD/t",
			get: func(m *movedOutlook) float64 { return m.appraisal.Carbon },
			set: func(in *inputs, v float64) { in.appraisal.Carbon = v }})
	}
	return append(all, x.growths()...)
}

// timeInput is a value of time, in USD an hour.
func timeInput(class, of string, field func(*scenario.TimeValue) *float64) switchable {
	return switchable{name: "appraisal.time." + class + of, unit: "USD/h",
		get: func(m *movedOutlook) float64 { return *field(m.appraisal.Time[class]) / 24 },
		set: func(in *inputs, v float64) {
			changed := *in.appraisal.Time[class]
			*field(&changed) = float64(v * 24)
			in.appraisal.Time[class] = &changed
		}}
}
