package experiment

import (
	"cmp"
	"math"
	"slices"
)

// Sorting is the order in which points are tabulated.
type Sorting struct {
	Response   int // place in the sweep's
	Descending bool
}

// Order lists the points in the order in which they are tabulated: first those that a choice of the best left, the
// best before all; then in the order of the design, or by a response. Then equal ones keep the order of the design,
// and points without a value are last.
func (s *Sweep) Order() []int {
	var first []int
	if s.Best.Names() {
		first = s.Best.Best
	}
	behind := slices.DeleteFunc(s.sorted(), func(point int) bool { return slices.Contains(first, point) })
	return slices.Concat(first, behind)
}

// sorted lists the points in the order of the design, or by a response.
func (s *Sweep) sorted() []int {
	order := make([]int, len(s.Evaluations))
	for i := range order {
		order[i] = i
	}
	if s.Sorting == nil {
		return order
	}
	value := func(point int) float64 { return s.Evaluations[point].Value(s.Sorting.Response) }
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := value(a), value(b)
		switch {
		case math.IsNaN(x) && math.IsNaN(y):
			return 0
		case math.IsNaN(x) || math.IsNaN(y):
			return firstIf(math.IsNaN(y))
		case s.Sorting.Descending:
			return cmp.Compare(y, x)
		}
		return cmp.Compare(x, y)
	})
	return order
}
