package stats

import (
	"math"

	"karvon/sim/internal/precise"
)

// TestOfCounts is [Estimate.Test] for a mean of differences of two whole counts, as of who is inside at a window's end
// and at its start, in a unit of which one entity is so much.
//
// A number that is steady in truth, and is seen whole at two moments, differs by the rounding at each, which has the
// variance 1/12 of a uniform number: the difference has 1/6. Whole numbers can agree by chance though, [1, 1] of two
// replications, and then show no spread at all. So the interval is never narrower than rounding makes it. Where all
// replications agree, what is rounded can be the same in all of them, a timetable's trains; then no number of
// replications averages the rounding out, and the interval reaches one entity at least.
func (e Estimate) TestOfCounts(entity float64) (low, high float64) {
	low, high = e.Test()
	if e.N < 2 || math.IsNaN(low) || math.IsNaN(high) {
		return low, high
	}
	rounding := precise.StudentTQuantile((1+e.Confidence)/2, float64(e.N-1)) * entity / math.Sqrt(float64(6*e.N))
	if low == high {
		rounding = max(rounding, entity)
	}
	return min(low, e.Mean-rounding), max(high, e.Mean+rounding)
}
