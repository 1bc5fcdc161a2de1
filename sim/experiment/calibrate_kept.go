package experiment

import (
	"math"
	"slices"

	"karvon/sim/design"
	"karvon/sim/doubt"
)

// keepCombined says how what is known together stays known where the values found are drawn again: the two of a pair
// are drawn with a correlation of their ranks by which their combination is as narrow as it is known; and where that
// cannot be, all but one of those in a combination stay at their best values, and that one has the range that the
// combination leaves it.
func (x *calibrating) keepCombined() {
	for j := range x.Assumptions {
		for k := range x.Assumptions[j].Members {
			m := &x.Assumptions[j].Members[k]
			m.DrawnLow, m.DrawnHigh = math.Min(m.Low, m.Best), math.Max(m.High, m.Best)
		}
	}
	done := map[int]bool{}
	for i := range x.Combined {
		k := &x.Combined[i]
		if x.isPair(i) && x.correlate(k) {
			continue
		}
		x.holdAllBut(k, done)
	}
}

// isPair says whether a combination is of two that stand in no other, count nothing and have no correlation stated.
func (x *calibrating) isPair(i int) bool {
	members := x.Combined[i].Members
	if len(members) != 2 {
		return false
	}
	for other := range x.Combined {
		shares := func(j int) bool { return slices.Contains(x.Combined[other].Members, j) }
		if other != i && slices.ContainsFunc(members, shares) {
			return false
		}
	}
	for _, j := range members {
		m := &x.Assumptions[j].Members[0]
		named := func(column int) bool { return x.options.Doubt.Factors[column].Name == m.Name }
		if m.Counts || slices.ContainsFunc(x.options.Doubt.Columns, named) {
			return false
		}
	}
	return true
}

// What a combination is drawn as has a width and a middle that differ from what is known of it by no more than these
// parts of the width known.
const (
	keptWidth  = 0.25
	keptMiddle = 0.25
	keptDraws  = 400
)

// correlate finds the correlation of the ranks of a pair; false where none keeps what is known.
func (x *calibrating) correlate(k *KnownCombination) bool {
	low, high := -mostCorrelated, mostCorrelated
	against := 1.0 // whether a larger correlation makes the combination wider
	if k.Signs[0] != k.Signs[1] {
		against = -1
	}
	for range 20 {
		middle := (low + high) / 2
		from, _, to := x.drawnAs(k, against*middle)
		if to-from > k.High-k.Low {
			high = middle
		} else {
			low = middle
		}
	}
	found := float64(against * math.Round(float64(1000*(low+high)/2)) / 1000)
	from, middle, to := x.drawnAs(k, found)
	width := k.High - k.Low
	if math.Abs(to-from-width) > keptWidth*width || math.Abs(middle-k.Middle) > keptMiddle*width {
		return false
	}
	k.Correlation = found
	return true
}

const mostCorrelated = 0.999

// drawnAs gives the 95% interval and the median of a pair as a multiple of what is stated, where both are drawn with
// their intervals and a correlation of their ranks.
func (x *calibrating) drawnAs(k *KnownCombination, correlation float64) (low, middle, high float64) {
	points := design.LatinHypercube(keptDraws, 2, x.Seed)
	correlation = doubt.NormalCorrelation(correlation)
	doubt.Correlate(points, []int{0, 1}, [][]float64{{1, correlation}, {correlation, 1}})
	var shapes [2]doubt.Shape
	var ends [2][2]float64
	for i, j := range k.Members {
		m := &x.Assumptions[j].Members[0]
		ends[i] = [2]float64{m.ValueAt(m.DrawnLow), m.ValueAt(m.DrawnHigh)}
		shapes[i] = doubt.Fit(doubt.Stated{Low: ends[i][0], Value: m.ValueAt(m.Best), High: ends[i][1],
			Level: 1 - 2*outerTail, Least: 0, Most: math.MaxFloat64})
	}
	values := make([]float64, len(points))
	for n, at := range points {
		drawn := func(i int) float64 { return positioned(ends[i], shapes[i].Position(at[i])) }
		values[n] = x.multipleOf(k, drawn(0), drawn(1))
	}
	slices.Sort(values)
	return quantileOf(values, outerTail), quantileOf(values, 0.5), quantileOf(values, 1-outerTail)
}

func positioned(ends [2]float64, position float64) float64 {
	return ends[0] + float64(position*(ends[1]-ends[0]))
}

// multipleOf is what a combination of values is, as a multiple of what it is as stated.
func (x *calibrating) multipleOf(k *KnownCombination, values ...float64) float64 {
	stated := make([]float64, len(k.Members))
	for i, j := range k.Members {
		m := &x.Assumptions[j].Members[0]
		stated[i] = m.ValueAt(m.Position())
	}
	return k.of(values) / k.of(stated)
}

// of combines values.
func (k *KnownCombination) of(values []float64) float64 {
	total := values[0]
	for i := 1; i < len(values); i++ {
		switch {
		case k.Operation == Sum:
			total += float64(float64(k.Signs[i]) * values[i])
		case k.Signs[i] < 0:
			total /= values[i]
		default:
			total *= values[i]
		}
	}
	return total
}

// holdAllBut holds those in a combination at their best values but the one that is known best of those that no other
// combination speaks of and that count nothing: that one has the range which the combination leaves it.
func (x *calibrating) holdAllBut(k *KnownCombination, done map[int]bool) {
	carrier := -1
	for i, j := range k.Members {
		c := &x.Assumptions[j]
		if done[j] || c.Members[0].Counts {
			continue
		}
		if carrier < 0 || c.Narrowed < x.Assumptions[k.Members[carrier]].Narrowed {
			carrier = i
		}
	}
	if slices.ContainsFunc(k.Members, func(j int) bool { return done[j] }) {
		carrier = -1 // one that stands in a narrower combination has its range from that
	}
	for i, j := range k.Members {
		if m := &x.Assumptions[j].Members[0]; i != carrier && !done[j] {
			m.DrawnLow, m.DrawnHigh, m.Held = m.Best, m.Best, true
		}
	}
	if carrier >= 0 {
		x.carry(k, carrier)
	}
	for _, j := range k.Members {
		done[j] = true
	}
}

// carry gives one of a combination the range in which the combination is as it is known, the others being at their
// best.
func (x *calibrating) carry(k *KnownCombination, carrier int) {
	m := &x.Assumptions[k.Members[carrier]].Members[0]
	m.Carries = true
	values := make([]float64, len(k.Members))
	for i, j := range k.Members {
		other := &x.Assumptions[j].Members[0]
		values[i] = other.ValueAt(other.Best)
	}
	multiple := func(position float64) float64 {
		values[carrier] = m.ValueAt(position)
		return x.multipleOf(k, values...)
	}
	rises := multiple(1) > multiple(0)
	at := func(wanted float64) float64 {
		low, high := 0.0, 1.0
		for range 50 {
			middle := (low + high) / 2
			if multiple(middle) > wanted == rises {
				high = middle
			} else {
				low = middle
			}
		}
		return (low + high) / 2
	}
	one, other := at(k.Low), at(k.High)
	m.DrawnLow, m.DrawnHigh = min(one, other, m.Best), max(one, other, m.Best)
}
