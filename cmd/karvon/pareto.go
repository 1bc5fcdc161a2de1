package main

import (
	"strings"

	"karvon/sim/experiment"
	"karvon/sim/response"
)

// front is what --pareto asks for.
type front struct {
	places  [2]int
	largest [2]bool
}

// parseFront reads two responses, RESPONSE,RESPONSE, each with :max where the largest is best; nil where it is not
// asked for. They are tabulated too.
func parseFront(text string, m *response.Model, responses *[]int) (*front, error) {
	if text == "" {
		return nil, nil
	}
	parts := strings.Split(text, ",")
	if len(parts) != 2 {
		return nil, wrongf("--pareto %s: it is of two responses, as cost.total,flow.trucks.time.p95; :max behind one of "+
			"which the largest is best", text)
	}
	f := &front{}
	for i, part := range parts {
		by, err := parseRanked("pareto", part, "min", "max")
		if err != nil {
			return nil, err
		}
		if f.places[i], err = placeOf(m, "pareto", by.name, responses); err != nil {
			return nil, err
		}
		f.largest[i] = by.descending
	}
	if f.places[0] == f.places[1] {
		return nil, wrongf("--pareto %s names one response twice", text)
	}
	return f, nil
}

// find finds the front of a sweep, where it is asked for.
func (f *front) find(s *experiment.Sweep) {
	if f != nil {
		s.Front = s.FindFront(f.places, f.largest)
	}
}
