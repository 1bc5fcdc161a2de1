package fit

import (
	"math"
	"slices"
)

// tailed are the families whose tails are tried on the longest values.
var tailed = []string{"lognormal", "weibull", "gamma", "hyperexponential"}

// mostOutliers is how many values may be outliers; more are a mode.
const mostOutliers = 5

// outliers looks for values so long that no family that fits the rest would have one of them in a thousand samples.
func (f *fitting) outliers() (Trouble, bool) {
	items := f.whole.items
	rare := 1e-3
	if f.whole.n < 50 {
		rare = 1e-4
	}
	taken, outside, next := 0.0, 0.0, 0.0
	for k := 1; k <= mostOutliers && k < len(items)-5; k++ {
		taken += items[len(items)-k].weight
		if taken > max(1, 0.05*f.whole.n) || items[len(items)-k].High == infinite {
			break
		}
		nearest, below := items[len(items)-k].point(), items[len(items)-k-1].point()
		rest := summed(slices.Clone(items[:len(items)-k])).condensed(300)
		if nearest > 1.5*below && rest.n*survivalBeyond(rest, nearest) < rare {
			outside, next = taken, below
		}
	}
	last := items[len(items)-1].point()
	switch {
	case outside == 0:
		return Trouble{}, false
	case f.sixtyTimes(int(outside)):
		return unitsMixed(int(outside), last/f.observed.at(0.5), f.observed.at(0.5), last), true
	}
	return trouble(outliers, Doubt, count("count", int(outside)), quantity("greatest", last), quantity("next", next)), true
}

// survivalBeyond is the chance of more than x, by the family with the heaviest tail of those that fit a sample well.
func survivalBeyond(s *sample, x float64) float64 {
	least, laws, criteria := infinite, []law{}, []float64{}
	for _, name := range tailed {
		for i := range smoothFamilies {
			family := &smoothFamilies[i]
			if family.name != name || !family.applies(s) {
				continue
			}
			if values, ok := family.estimate(s); ok {
				if l := family.law(values); l != nil {
					aic := float64(2*family.free) - 2*likelihood(l, s)
					least = min(least, aic)
					laws, criteria = append(laws, l), append(criteria, aic)
				}
			}
		}
	}
	heaviest := 0.0
	for i, l := range laws {
		if criteria[i] <= least+6 {
			_, above := tailsOf(l, x)
			heaviest = max(heaviest, above)
		}
	}
	if len(laws) == 0 {
		return 1
	}
	return heaviest
}

// sixtyTimes says whether the longest values are sixty times what most are.
func (f *fitting) sixtyTimes(longest int) bool {
	low, high := f.observed.at(0.05), f.observed.at(0.95)
	items := f.whole.items
	for i := len(items) - 1; i >= 0 && longest > 0; i-- {
		if x := items[i].point() / 60; x < 0.7*low || x > 1.4*high {
			return false
		}
		longest -= int(items[i].weight)
	}
	return low < infinite && 4*low > high // narrow enough for sixty to be no chance
}

// truncatedBelow says whether families of which the part below the least value is missing explain the values better
// than any whole one.
func (f *fitting) truncatedBelow(aic float64) (Trouble, bool) {
	s := f.whole.condensed(300)
	at := s.least
	if !(at > 0.02*f.observed.at(0.5)) || s.n < 50 {
		return Trouble{}, false
	}
	best, missing := infinite, 0.0
	for _, of := range []func(*sample) (*notation, func([]float64) []float64){
		exponentialNotation, gammaNotation, lognormalNotation, shapeAndScale,
	} {
		n, _ := of(s)
		start := s.start()
		if n.names[0].name == "shape" {
			start = []float64{0, start[0]}
		}
		found, value := climb(func(x []float64) float64 { return n.above(s, x, at) }, start[:len(n.names)], 0.2, 1e-3)
		l := n.law(found)
		if l == nil || math.IsInf(value, 0) {
			continue
		}
		if criterion := float64(2*(len(found)+1)) - 2*value; criterion < best {
			best = criterion
			missing, _ = tailsOf(l, at)
		}
	}
	if !(best < aic-6) || missing < 0.03 {
		return Trouble{}, false
	}
	return trouble(truncatedBelow, Doubt, quantity("least", at), portion("share", missing)), true
}

// above is the likelihood of values of which only those above a limit were seen.
func (n *notation) above(s *sample, coordinates []float64, limit float64) float64 {
	for _, x := range coordinates {
		if !(x >= n.limits[0] && x <= n.limits[1]) {
			return math.Inf(-1)
		}
	}
	l := n.law(coordinates)
	if l == nil {
		return math.Inf(-1)
	}
	_, above := tailsOf(l, limit)
	if above < 0.02 { // the law is then of what was not seen
		return math.Inf(-1)
	}
	return likelihood(l, s) - float64(s.n*logProbability(above))
}
