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
