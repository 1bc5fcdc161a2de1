package experiment

import (
	"slices"
	"testing"

	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// frontOf finds the front of points of which both numbers are given by replication.
func frontOf(largest [2]bool, points ...[2][]float64) []Standing {
	s := &Sweep{Model: &response.Model{Plan: &plan.Plan{Confidence: 0.95}}, Evaluations: make([]Evaluation, len(points))}
	mean := response.Response{Estimand: &response.Estimand{}}
	for i, point := range points {
		for _, values := range point {
			made := &ResponseEstimate{Response: mean, Values: values, Estimate: stats.Unknown(nan)}
			if values != nil {
				made.Estimate = stats.MeanInterval(values, 0.95)
			}
			s.Evaluations[i].Responses = append(s.Evaluations[i].Responses, made)
		}
	}
	return s.FindFront([2]int{0, 1}, largest).Points
}

// boundedFront is the front of a cheap point, of which the time is only a lower bound, and two dearer ones.
func boundedFront(cheap, fair, fast [2]float64, bounds [3]stats.Bound, growing bool) []Standing {
	s := &Sweep{Model: &response.Model{Plan: &plan.Plan{
		Confidence: 0.95, WarmUp: plan.Day, Window: 7 * plan.Day,
		Flows: []plan.Flow{{Name: "trucks", Parent: plan.None}},
	}}}
	mean := response.Response{Estimand: &response.Estimand{}}
	for i, point := range [][2]float64{cheap, fair, fast} {
		e := Evaluation{}
		for n, values := range [][]float64{slices.Repeat([]float64{point[0]}, 8), around(point[1], 0.1*float64(i))} {
			made := &ResponseEstimate{Response: mean, Values: values, Estimate: stats.MeanInterval(values, 0.95)}
			if n == 1 {
				made.Bound = bounds[i]
			}
			e.Responses = append(e.Responses, made)
		}
		if growing && i == 0 {
			e.drifts = map[string]backlogTrend{"trucks": {
				drift:   ResponseEstimate{Values: around(500, 1), Estimate: stats.MeanInterval(around(500, 1), 0.95)},
				arrived: ResponseEstimate{Values: around(700, 1), Estimate: stats.MeanInterval(around(700, 1), 0.95)},
			}}
		}
		s.Evaluations = append(s.Evaluations, e)
	}
	return s.FindFront([2]int{0, 1}, [2]bool{}).Points
}

// A lower bound decides where it exceeds what the other can be, and leaves open what it does not.
func TestAFrontWithBounds(t *testing.T) {
	for name, c := range map[string]struct {
		cheap, fair, fast [2]float64
		bounds            [3]stats.Bound
		growing           bool
		want              []Standing
	}{
		"a bound beyond the others": {[2]float64{1, 900}, [2]float64{2, 100}, [2]float64{3, 20},
			[3]stats.Bound{stats.AtLeast}, false, []Standing{OnFront, OnFront, OnFront}},
		"and dearer": {[2]float64{3, 900}, [2]float64{2, 100}, [2]float64{3, 20},
			[3]stats.Bound{stats.AtLeast}, false, []Standing{BehindFront, OnFront, OnFront}},
		"a bound below, as dear": {[2]float64{2, 20}, [2]float64{2, 100}, [2]float64{3, 20},
			[3]stats.Bound{stats.AtLeast}, false, []Standing{PerhapsFront, PerhapsFront, PerhapsFront}},
		"two bounds": {[2]float64{3, 900}, [2]float64{2, 100}, [2]float64{1, 200},
			[3]stats.Bound{stats.AtLeast, stats.AtLeast}, false, []Standing{BehindFront, PerhapsFront, OnFront}},
		"a range beyond the others": {[2]float64{3, 900}, [2]float64{2, 100}, [2]float64{1, 200},
			[3]stats.Bound{stats.Between}, false, []Standing{BehindFront, OnFront, OnFront}},
		"queues grow": {[2]float64{1, 10}, [2]float64{2, 100}, [2]float64{3, 20},
			[3]stats.Bound{stats.AtLeast}, true, []Standing{QueuesGrow, OnFront, OnFront}},
	} {
		if got := boundedFront(c.cheap, c.fair, c.fast, c.bounds, c.growing); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// around are values with a common luck, and a little of their own.
func around(mean, own float64) []float64 {
	values := []float64{-3, 5, -1, 0, 2, -4, 1, 0}
	for n := range values {
		values[n] += mean + own*float64(n%3-1)
	}
	return values
}

func TestAFrontIsOfPointsThatNoneBeats(t *testing.T) {
	fixed := func(value float64) []float64 { return slices.Repeat([]float64{value}, 8) }
	cheap := [2][]float64{fixed(1), around(20, 0)}
	fast := [2][]float64{fixed(3), around(10, 0)}
	for name, c := range map[string]struct {
		largest [2]bool
		points  [][2][]float64
		want    []Standing
	}{
		"one costs, one is fast": {points: [][2][]float64{cheap, fast}, want: []Standing{OnFront, OnFront}},
		"one is behind both": {points: [][2][]float64{cheap, fast, {fixed(3), around(21, 0.1)}},
			want: []Standing{OnFront, OnFront, BehindFront}},
		"as dear and no slower": {points: [][2][]float64{cheap, fast, {fixed(3), around(10, 0)}},
			want: []Standing{OnFront, OnFront, OnFront}},
		"dearer, and perhaps faster": {points: [][2][]float64{cheap, fast, {fixed(4), around(10, 0.1)}},
			want: []Standing{OnFront, OnFront, PerhapsFront}},
		"without a value": {points: [][2][]float64{cheap, {fixed(3), nil}}, want: []Standing{OnFront, NoStanding}},
		"the largest is best": {largest: [2]bool{false, true}, points: [][2][]float64{cheap, fast},
			want: []Standing{OnFront, BehindFront}},
	} {
		if got := frontOf(c.largest, c.points...); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}
