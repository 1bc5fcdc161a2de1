package fit

import (
	"cmp"
	"slices"

	"karvon/sim/internal/precise"
)

// item is an observation with how many there are of it, and the logarithm of an exact one.
type item struct {
	Observation
	weight float64
	log    float64
}

func (i item) exact() bool { return i.Low == i.High }

// sample is what a likelihood is of: items in ascending order of their ends.
type sample struct {
	items []item
	n     float64
	exact bool // all of them

	// Sums over the items, where all are exact.
	sum, squares, logs, logSquares float64
	least, greatest                float64 // the least low and the greatest finite end
	// All values lie beyond lowest or below highest at the furthest: the innermost that two ends can be.
	lowest, highest float64

	tolerance float64 // by which the logarithm of a likelihood may be below its greatest
}

// newSample sorts observations and counts equal ones together.
func newSample(observations []Observation) *sample {
	sorted := slices.Clone(observations)
	sortObservations(sorted)
	var items []item
	for _, o := range sorted {
		if last := len(items) - 1; last >= 0 && items[last].Observation == o {
			items[last].weight++
			continue
		}
		items = append(items, item{Observation: o, weight: 1})
	}
	return summed(items)
}

func sortObservations(observations []Observation) {
	slices.SortFunc(observations, func(a, b Observation) int {
		if order := cmp.Compare(a.Low, b.Low); order != 0 {
			return order
		}
		return cmp.Compare(a.High, b.High)
	})
}

// summed completes a sample of sorted items.
func summed(items []item) *sample {
	s := &sample{items: items, exact: true, tolerance: 1e-9, least: items[0].Low, greatest: items[0].Low,
		lowest: infinite, highest: items[len(items)-1].Low}
	for i := range items {
		it := &items[i]
		s.n += it.weight
		s.greatest = max(s.greatest, it.Low)
		s.lowest = min(s.lowest, it.High)
		if !it.exact() {
			s.exact = false
			if it.High < infinite {
				s.greatest = max(s.greatest, it.High)
			}
			continue
		}
		it.log = precise.Log(it.Low)
		s.sum += float64(it.weight * it.Low)
		s.squares += float64(it.weight * float64(it.Low*it.Low))
		s.logs += float64(it.weight * it.log)
		s.logSquares += float64(it.weight * float64(it.log*it.log))
	}
	return s
}

// condensed puts neighbours of a sample together until some cells are left, each with the mean of its values; tails
// stay as they are. Exact, rounded and unfinished values stay apart. Sums are those of the whole sample. A likelihood
// changes by less than a thousandth of what an interval is found by.
func (s *sample) condensed(cells int) *sample {
	if len(s.items) <= 2*cells {
		return s
	}
	var parts [3][]item
	for _, it := range s.items {
		switch {
		case it.exact():
			parts[0] = append(parts[0], it)
		case it.High < infinite:
			parts[1] = append(parts[1], it)
		default:
			parts[2] = append(parts[2], it)
		}
	}
	var items []item
	for _, part := range parts {
		items = append(items, condensedItems(part, s.n/float64(cells))...)
	}
	slices.SortStableFunc(items, func(a, b item) int {
		return cmp.Or(cmp.Compare(a.Low, b.Low), cmp.Compare(a.High, b.High))
	})
	c := summed(items)
	c.sum, c.squares, c.logs, c.logSquares = s.sum, s.squares, s.logs, s.logSquares
	c.least, c.greatest, c.lowest, c.highest = s.least, s.greatest, s.lowest, s.highest
	return c
}

// condensedItems makes cells of so many values each, but for a hundred items at both ends.
func condensedItems(all []item, share float64) []item {
	const tail = 100
	var items []item
	var weight, low, high float64
	for i, it := range all {
		weight += it.weight
		low += float64(it.weight * it.Low)
		high += float64(it.weight * it.High)
		if weight >= share || i < tail || i >= len(all)-tail {
			cell := Observation{low / weight, high / weight}
			if it.exact() {
				cell.High = cell.Low
			}
			items = append(items, item{Observation: cell, weight: weight})
			weight, low, high = 0, 0, 0
		}
	}
	return items
}

// point stands for an item where a plain number is due: its middle, or what has passed of it.
func (i item) point() float64 { return i.Observation.point() }

func (o Observation) point() float64 {
	if o.High == infinite {
		return o.Low
	}
	return o.Low + float64(0.5*(o.High-o.Low))
}

// moments gives mean and coefficient of variation of the points, from which a search begins.
func (s *sample) moments() (mean, cv float64) {
	var sum, squares float64
	for _, it := range s.items {
		sum += float64(it.weight * it.point())
	}
	mean = sum / s.n
	for _, it := range s.items {
		d := it.point() - mean
		squares += float64(it.weight * float64(d*d))
	}
	if !(mean > 0) {
		return s.greatest / 2, 1
	}
	return mean, root(squares/s.n) / mean
}
