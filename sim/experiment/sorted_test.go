package experiment

import (
	"slices"
	"testing"

	"karvon/sim/stats"
)

// The best of a choice stands first, also where it is far down by what the others are sorted by.
func TestTheBestIsTabulatedFirst(t *testing.T) {
	s := &Sweep{}
	for point := range 20 {
		s.Evaluations = append(s.Evaluations, Evaluation{Responses: []*ResponseEstimate{
			{Estimate: stats.Unknown(float64(20 - point))},
		}})
	}
	for name, c := range map[string]struct {
		sorting *Sorting
		best    *Choice
		want    []int
	}{
		"as designed":      {nil, nil, []int{0, 1, 2}},
		"sorted":           {&Sorting{}, nil, []int{19, 18, 17}},
		"the best":         {nil, &Choice{Ending: OneBest, Best: []int{17, 2}}, []int{17, 2, 0}},
		"the best, sorted": {&Sorting{}, &Choice{Ending: OneBest, Best: []int{2}}, []int{2, 19, 18}},
		"not told apart":   {&Sorting{}, &Choice{Ending: NotToldApart, Best: []int{2, 5}}, []int{2, 5, 19}},
		"none":             {&Sorting{}, &Choice{Ending: NoneMeets}, []int{19, 18, 17}},
	} {
		s.Sorting, s.Best = c.sorting, c.best
		if got := s.Order(); len(got) != 20 || !slices.Equal(got[:3], c.want) {
			t.Errorf("%s: %d", name, got)
		}
	}
}
