package fit

import (
	"math"

	"karvon/sim/internal/precise"
)

// How far a statistic must go to be said, so that of clean samples less than one in a hundred says anything.
const (
	driftAt  = 3.5  // standard deviations of a correlation
	stepAt   = 1.95 // of the greatest departure of sums: 0.1% (Kolmogorov)
	memoryAt = 3.5  // standard deviations of an autocorrelation
	groupsAt = 5e-4 // chance of a difference between groups
)

// ofOrder says what time does to the values.
func (p *prepared) ofOrder(r *Fits) []Trouble {
	s, known := p.series()
	if !known {
		return nil
	}
	if s.starts == nil && sorted(s.values) {
		return []Trouble{trouble(sortedByValue, Remark)}
	}
	c := courseOf(s.ranks)
	r.Autocorrelation = neighbours(s.ranks)
	var all []Trouble
	if moved, yes := s.moves(c); yes {
		all = append(all, moved)
	}
	n := float64(len(s.values))
	if c.memory*root(n) > memoryAt && c.memory > 0.05 {
		gravity := Doubt
		if c.memory > 0.7 {
			gravity = Meaningless
		}
		worth := n * (1 - c.memory) / (1 + c.memory)
		all = append(all, trouble(autocorrelated, gravity, ratio("correlation", c.memory), count("n", len(s.values)),
			count("worth", int(max(1, worth)))))
	}
	if s.starts != nil {
		all = append(all, s.ofCalendar(c)...)
		if cut, yes := p.cutAtClock(); yes {
			all = append(all, cut)
		}
	}
	return all
}

// moves says whether the level drifts, or changes at once.
func (s series) moves(c course) (Trouble, bool) {
	n := float64(len(s.values))
	line := math.Abs(c.line)*root(n/c.inflation) > driftAt
	step := c.cusum/root(c.inflation) > stepAt
	switch {
	case !line && !step:
		return Trouble{}, false
	case c.step > 1.1*float64(c.line*c.line) && step:
		before, after := medianOf(s.values[:c.at]), medianOf(s.values[c.at:])
		when := count("when", c.at+1)
		if s.starts != nil {
			when = day("when", math.Floor(s.starts[c.at]/86400))
		}
		return trouble(levelChange, gravityOf(before, after), when, quantity("before", before),
			quantity("after", after)), true
	}
	quarter := max(1, len(s.values)/4)
	first, last := medianOf(s.values[:quarter]), medianOf(s.values[len(s.values)-quarter:])
	return trouble(drifts, gravityOf(first, last), quantity("first", first), quantity("last", last)), true
}

// gravityOf a change: a quarter more or less is another thing.
func gravityOf(before, after float64) Gravity {
	if after > 1.25*before || before > 1.25*after {
		return Meaningless
	}
	return Doubt
}

// groups are values by what they belong to.
type groups struct {
	of     []int // the group of each value
	number int
}

// differ compares the mean ranks of groups (Kruskal and Wallis 1952). The share is of the variation that they explain
// beyond chance.
func (g groups) differ(values []float64) (share, p float64) {
	ranks := ranksOf(values)
	sums, counts := make([]float64, g.number), make([]float64, g.number)
	for i, k := range g.of {
		sums[k] += ranks[i]
		counts[k]++
	}
	h, freedom, n := 0.0, -1.0, float64(len(values))
	for k := range sums {
		if counts[k] > 0 {
			h += float64(sums[k]*sums[k]) / counts[k]
			freedom++
		}
	}
	variance := 0.0
	for _, x := range ranks {
		variance += float64(x*x) / n
	}
	if freedom < 1 || variance == 0 || n < freedom+2 {
		return 0, 1
	}
	h /= variance
	return max(0, (h-freedom)/(n-1-freedom)), 1 - precise.GammaRegularized(float64(0.5*freedom), float64(0.5*h))
}

// medians are those of each group; NaN of an empty one.
func (g groups) medians(values []float64) (medians []float64, least, most int) {
	members := make([][]float64, g.number)
	for i, k := range g.of {
		members[k] = append(members[k], values[i])
	}
	least, most = -1, -1
	for k, m := range members {
		medians = append(medians, medianOf(m))
		if len(m) < 5 {
			continue
		}
		if least < 0 || medians[k] < medians[least] {
			least = k
		}
		if most < 0 || medians[k] > medians[most] {
			most = k
		}
	}
	return medians, max(0, least), max(0, most)
}
