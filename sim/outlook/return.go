package outlook

import (
	"math"
	"slices"
)

// Returns gives the rates a year at which amounts by year are worth nothing in all, ascending: the internal rates of
// return. Where amounts change their sign once there is one at most (Descartes); where they do so more often there can
// be several, or none. They are looked for from -99% to 10,000%.
func Returns(amounts []float64) []float64 {
	worth := func(growth float64) float64 { return worthAt(amounts, growth) }
	var found []float64
	low, at := 0.0, leastGrowth
	before, here := 0.0, worth(at)
	for at < mostGrowth {
		next := float64(at * growthStep)
		there := worth(next)
		switch {
		case here == 0:
			found = append(found, at-1)
		case here > 0 && there < 0 || here < 0 && there > 0:
			found = append(found, rootWithin(worth, at, next)-1)
		case low > 0 && turns(before, here, there):
			if middle := nearest(worth, low, next); worth(middle) == 0 || (worth(middle) > 0) != (here > 0) {
				found = append(found, rootWithin(worth, low, middle)-1, rootWithin(worth, middle, next)-1)
			}
		}
		low, at, before, here = at, next, here, there
	}
	if !slices.ContainsFunc(amounts, func(a float64) bool { return a != 0 }) {
		return nil // at any rate
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// What a year grows by, between which returns are looked for, and the step of the first look.
const leastGrowth, mostGrowth, growthStep = 0.01, 101.0, 1.004

// worthAt has the sign of the present value of amounts where a year grows by a factor, and is no number too large.
func worthAt(amounts []float64, growth float64) float64 {
	sum := 0.0
	if growth >= 1 { // the value in the first year
		for _, amount := range slices.Backward(amounts) {
			sum = sum/growth + amount
		}
		return sum
	}
	for _, amount := range amounts { // the value in the last year
		sum = float64(sum*growth) + amount
	}
	return sum
}

// turns says whether of three values of a sign the middle one is the nearest to nought.
func turns(a, b, c float64) bool {
	return math.Abs(b) <= math.Abs(a) && math.Abs(b) <= math.Abs(c)
}

// nearest looks for where a function that does not change its sign at both ends is nearest to nought, or beyond it.
func nearest(f func(float64) float64, low, high float64) float64 {
	sign := 1.0
	if f(low) < 0 {
		sign = -1
	}
	for range 100 {
		one, other := low+(high-low)/3, high-(high-low)/3
		if float64(sign*f(one)) < float64(sign*f(other)) {
			high = other
		} else {
			low = one
		}
	}
	return low + (high-low)/2
}

// rootWithin finds where a function is nought between two places at which its signs differ, to the last digit.
func rootWithin(f func(float64) float64, low, high float64) float64 {
	atLow := f(low) > 0
	for {
		middle := low + (high-low)/2
		if middle <= low || middle >= high {
			return middle
		}
		value := f(middle)
		if value == 0 {
			return middle
		}
		if (value > 0) == atLow {
			low = middle
		} else {
			high = middle
		}
	}
}
