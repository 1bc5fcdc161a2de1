package experiment

import (
	"context"
	"maps"
	"slices"

	"karvon/sim/outlook"
	"karvon/sim/scenario"
)

// rangedYears are the quantities with ranges by which the load of a year is another, such as a growth that is assumed.
// Their numbers are positions in their ranges, 0 for the low end and 1 for the high one; they switch within them or
// nowhere.
func (x *appraising) rangedYears(ctx context.Context, s *savings, in *inputs, project string) ([]SwitchingValue,
	error) {

	var found []SwitchingValue
	for i := range x.ends {
		f := &x.ends[i].factor
		if !x.moves(&x.ends[i]) {
			continue
		}
		var failed error
		figuresAt := func(position float64) figures {
			moved, err := x.outlookAt(ctx, map[string]float64{f.Name: position})
			if err != nil {
				failed = err
				return figures{nan, nan, nan, nan}
			}
			told, _ := figuresOf(s, moved.inputs(project))
			return told
		}
		v := SwitchingValue{Name: f.Name, Stated: f.Position(), At: nan, Low: 0, High: 1,
			Ends: &RangeText{Stated: f.Text, Low: f.Low, High: f.High}}
		low, high := figuresAt(0), figuresAt(1)
		v.AtLow, v.AtHigh = low.breakEven, high.breakEven
		if in.project.Investment != nil {
			v.AtLow, v.AtHigh = low.worth, high.worth
			if v.At = switchingPosition(func(at float64) float64 { return figuresAt(at).worth }, &v); v.inRange() {
				v.Ends.At = f.At(v.At)
			}
		}
		if failed != nil {
			return nil, failed
		}
		found = append(found, v)
	}
	return found, nil
}

// switchingPosition is where between what is stated and an end of its range a quantity makes a project worth nothing:
// of both the nearer; unknown where it does nowhere.
func switchingPosition(worth func(position float64) float64, v *SwitchingValue) float64 {
	var places []float64
	here := worth(v.Stated)
	if v.AtLow > 0 != (here > 0) {
		places = append(places, outlook.RootWithin(worth, v.Low, v.Stated))
	}
	if v.AtHigh > 0 != (here > 0) {
		places = append(places, outlook.RootWithin(worth, v.Stated, v.High))
	}
	return nearestOf(places, v.Stated)
}

// moves says whether the load of a year is another at an end of a range.
func (x *appraising) moves(ends *rangeEnds) bool {
	for _, moved := range ends.at {
		if moved.course != nil && !moved.course.Same(x.base.course) {
			return true
		}
	}
	return false
}

// growths are what is added to the growth of streams in every year.
func (x *appraising) growths() []switchable {
	years := x.scenario.Years
	if years == nil {
		return nil
	}
	var all []switchable
	for _, name := range slices.Sorted(maps.Keys(years.Streams)) {
		all = append(all, switchable{name: "years.streams." + name + ".growth", unit: "1", curved: true,
			least: -1 - lowest(&years.Streams[name].Growth),
			get:   func(*movedOutlook) float64 { return 0 },
			set:   func(in *inputs, v float64) { in.course = x.grown(name, v) }})
	}
	return all
}

// lowest is the least rate of a trend.
func lowest(t *scenario.Trend) float64 {
	by := t.By
	for _, later := range t.Then {
		by = min(by, later.By)
	}
	return by
}

// grown is the course of the load with so much more growth a year of a stream.
func (x *appraising) grown(stream string, more float64) *outlook.Course {
	years := *x.scenario.Years
	years.Streams = maps.Clone(years.Streams)
	changed := *years.Streams[stream]
	changed.Growth.By += more
	changed.Growth.Then = nil
	for _, later := range x.scenario.Years.Streams[stream].Growth.Then {
		changed.Growth.Then = append(changed.Growth.Then, &scenario.TrendFrom{From: later.From, By: later.By + more})
	}
	years.Streams[stream] = &changed
	course, err := outlook.NewCourse(x.scenario, &years, nil)
	if err != nil { // not of flows that could be scaled before
		return x.base.course
	}
	return course
}
