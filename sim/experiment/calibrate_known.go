package experiment

import (
	"cmp"
	"math"
	"slices"

	"karvon/sim/internal/precise"
	"karvon/sim/scenario"
)

// Calibrated is what the data tell of an assumption, or of several that are one ignorance.
type Calibrated struct {
	Name    string // of a tie that of the tie
	Members []CalibratedMember
	// Narrowed is the width of the 95% interval as a part of that of the doubt before, both by the logarithm where the
	// assumption is above zero and its range is wide.
	Narrowed   float64
	Identified bool // whether it is at most NotIdentified, or KnownAlone of one in a combination
	End        int  // -1 where the data ask for the low end of the range, 1 for the high one
	IsSet      bool // whether the values found are to be set: identified, or known together with another
}

// CalibratedMember is one assumption. Positions are in its range as stated, 0 to 1.
type CalibratedMember struct {
	scenario.Factor
	PriorLow, PriorHigh float64 // the middle 95% of what it can be
	Low, Best, High     float64 // the interval after, and the value that goes with those of the others

	// DrawnLow and DrawnHigh are the range from which it is drawn again: the interval, but of one that alone Carries what
	// is known of a combination, while the others in it are Held at their best values, that in which the combination is
	// as it is known.
	DrawnLow, DrawnHigh float64
	Held, Carries       bool
}

// KnownAlone is the part of the width before up to which one is identified by itself whose combination with others is
// known better.
const KnownAlone = 0.5

// NotIdentified is the part of the width before above which an interval says hardly anything new.
const NotIdentified = 0.8

// endTail is the part of the doubt before that is an end of a range, where half of the posterior lies in it.
const endTail = 0.05

// Operation is how assumptions are combined.
type Operation string

// The operations.
const (
	Product Operation = "product" // with Ratio signs: those that divide have -1
	Sum     Operation = "sum"     // with signs: those that are taken away have -1
)

// KnownCombination is a combination of assumptions that the data tell, while they do not tell the assumptions apart.
type KnownCombination struct {
	Operation Operation
	Members   []int // by their place among the assumptions
	Signs     []int // 1 or -1 for each
	// Low, Middle and High are the combination as a multiple of what it is as stated.
	Low, Middle, High float64
	// Narrowed is the width of its interval as a part of that before.
	Narrowed float64
	// Correlation is that of the ranks with which a pair is drawn again, each from its interval, so that the combination
	// is as narrow as it is known; 0 where one of a combination carries it alone.
	Correlation float64
}

// tell says what the posterior is.
func (x *calibrating) tell(p *particles, l *likelihood) {
	for j := range x.moved {
		x.Assumptions = append(x.Assumptions, x.calibratedOf(p, j))
	}
	x.Combined = x.combinations(p)
	for i := range x.Combined {
		for _, j := range x.Combined[i].Members {
			c := &x.Assumptions[j]
			c.IsSet, c.Identified = true, c.Narrowed <= KnownAlone
		}
	}
	best, square := x.best(p, l)
	if x.Reached = x.isReached(p, l, square); !x.Reached {
		x.Combined, best = nil, x.nearestSimulated()
		for j := range x.Assumptions {
			x.Assumptions[j].IsSet = true
		}
	}
	x.place(best)
	x.keepCombined()
}

// column gives one score of all draws, in order.
func column(scores [][]float64, j int) []float64 {
	values := make([]float64, len(scores))
	for i := range scores {
		values[i] = scores[i][j]
	}
	slices.Sort(values)
	return values
}

// quantileOf is a quantile of values in order.
func quantileOf(sorted []float64, p float64) float64 {
	at := float64(p * float64(len(sorted)-1))
	below := int(at)
	above := min(below+1, len(sorted)-1)
	part := at - float64(below)
	return float64((1-part)*sorted[below]) + float64(part*sorted[above])
}

// calibratedOf sums up the draws of one group.
func (x *calibrating) calibratedOf(p *particles, j int) Calibrated {
	group, axis := &x.moved[j], &x.axes[j]
	scores := column(p.scores, j)
	low, middle, high := quantileOf(scores, outerTail), quantileOf(scores, 0.5), quantileOf(scores, 1-outerTail)
	c := Calibrated{Name: group.Name}
	for _, f := range group.Single() {
		at := func(probability float64) float64 { return wholly(&f, f.Shape.Position(probability)) }
		after := func(score float64) float64 { return at(precise.NormalCDF(score)) }
		c.Members = append(c.Members, CalibratedMember{Factor: f, PriorLow: at(outerTail), PriorHigh: at(1 - outerTail),
			Low: after(low), Best: after(middle), High: after(high)})
	}
	before := precise.NormalQuantile(1 - outerTail)
	c.Narrowed = (axis.at(high) - axis.at(low)) / (axis.at(before) - axis.at(-before))
	c.Identified = c.Narrowed <= NotIdentified
	c.IsSet = c.Identified
	switch end := precise.NormalQuantile(1 - endTail); {
	case middle <= -end:
		c.End = -1
	case middle >= end:
		c.End = 1
	}
	return c
}

// wholly gives the position that a value is moved to: that of a whole number where it counts things.
func wholly(f *scenario.Factor, position float64) float64 {
	if f.Counts {
		return f.Rounded(position)
	}
	return position
}

// combination is one that is looked at: a row of the weights of the assumptions in it.
type combination struct {
	operation Operation
	members   []int
	signs     []int
	narrowed  float64
}

// apart is the part of the narrowest of its parts that a combination is at the most, to be named.
const apart = 0.5

// combinations finds pairs, and triples of assumptions in no pair, whose product, ratio, sum or difference is known at
// least twice as well as any of their parts.
func (x *calibrating) combinations(p *particles) []KnownCombination {
	var found []combination
	paired := map[int]bool{}
	n := len(x.moved)
	for i := range n {
		for j := range i {
			if c, ok := x.nearest(p, [][]int{{j, i}}); ok {
				found = append(found, c)
				paired[i], paired[j] = true, true
			}
		}
	}
	var triples [][]int
	for i := range n {
		for j := range i {
			for k := range j {
				if n <= mostTripled && !paired[i] && !paired[j] && !paired[k] {
					triples = append(triples, []int{k, j, i})
				}
			}
		}
	}
	for _, triple := range triples {
		if c, ok := x.nearest(p, [][]int{triple}); ok {
			found = append(found, c)
		}
	}
	slices.SortStableFunc(found, func(a, b combination) int { return cmp.Compare(a.narrowed, b.narrowed) })
	var known []KnownCombination
	for _, c := range found[:min(len(found), mostCombined)] {
		known = append(known, x.knownAs(p, &c))
	}
	return known
}

const (
	mostTripled  = 15
	mostCombined = 6
)

// signings lists the signs that combinations of so many have: the first is always added.
func signings(n int) [][]int {
	all := [][]int{{1}}
	for range n - 1 {
		var longer [][]int
		for _, signs := range all {
			longer = append(longer, append(slices.Clone(signs), 1), append(slices.Clone(signs), -1))
		}
		all = longer
	}
	return all
}

// nearest finds the best known combination of members, where it is known much better than any part of it.
func (x *calibrating) nearest(p *particles, sets [][]int) (combination, bool) {
	var best combination
	ok := false
	for _, members := range sets {
		for _, operation := range []Operation{Product, Sum} {
			if !x.combines(members, operation) {
				continue
			}
			for _, signs := range signings(len(members)) {
				c := combination{operation: operation, members: members, signs: signs}
				c.narrowed = x.narrowedBy(p, &c)
				if c.narrowed > float64(apart*x.partsOf(p, &c)) || ok && c.narrowed >= best.narrowed {
					continue
				}
				best, ok = c, true
			}
		}
	}
	return best, ok
}

// partsOf is how far the best known part of a combination is narrowed.
func (x *calibrating) partsOf(p *particles, c *combination) float64 {
	least := math.Inf(1)
	for drop := range c.members {
		part := combination{operation: c.operation}
		if len(c.members) == 2 {
			part.members, part.signs = c.members[drop:drop+1], []int{1}
		} else {
			part.members = slices.Delete(slices.Clone(c.members), drop, drop+1)
			part.signs = slices.Delete(slices.Clone(c.signs), drop, drop+1)
		}
		least = math.Min(least, x.narrowedBy(p, &part))
		if len(c.members) > 2 {
			single := combination{operation: c.operation, members: c.members[drop : drop+1], signs: []int{1}}
			least = math.Min(least, x.narrowedBy(p, &single))
		}
	}
	return least
}

// combines says whether an operation makes sense of some assumptions: products of what is above zero, sums of what has
// one unit.
func (x *calibrating) combines(members []int, operation Operation) bool {
	for _, j := range members {
		f := &x.axes[j].factor
		switch {
		case len(x.moved[j].Together) > 1:
			return false
		case operation == Product && !(f.ValueAt(f.Shape.Position(precise.NormalCDF(-furthestScore))) > 0):
			return false
		case operation == Sum && f.UnitKind() != x.axes[members[0]].factor.UnitKind():
			return false
		}
	}
	return true
}

// narrowedBy is the width of a combination's 95% interval as a part of that before.
func (x *calibrating) narrowedBy(p *particles, c *combination) float64 {
	after, before := x.combined(p.scores, c), x.combined(x.priors, c)
	return (quantileOf(after, 1-outerTail) - quantileOf(after, outerTail)) /
		(quantileOf(before, 1-outerTail) - quantileOf(before, outerTail))
}

// combined gives a combination of all draws, in order: of a product its logarithm.
func (x *calibrating) combined(scores [][]float64, c *combination) []float64 {
	values := make([]float64, len(scores))
	for i := range scores {
		values[i] = x.combinedAt(scores[i], c)
	}
	slices.Sort(values)
	return values
}

func (x *calibrating) combinedAt(scores []float64, c *combination) float64 {
	total := 0.0
	for k, j := range c.members {
		a := &x.axes[j]
		value := a.centre + float64(a.half*a.at(scores[j]))
		switch {
		case c.operation == Product && !a.logarithmic:
			value = precise.Log(value)
		case c.operation == Sum && a.logarithmic:
			value = precise.Exp(value)
		}
		total += float64(float64(c.signs[k]) * value)
	}
	return total
}

// knownAs gives a combination as a multiple of what it is as stated.
func (x *calibrating) knownAs(p *particles, c *combination) KnownCombination {
	after := x.combined(p.scores, c)
	stated := x.combinedAt(x.stated(), c)
	multiple := func(probability float64) float64 {
		v := quantileOf(after, probability)
		if c.operation == Product {
			return precise.Exp(v - stated)
		}
		return v / stated
	}
	k := KnownCombination{Operation: c.operation, Members: c.members, Signs: c.signs, Narrowed: c.narrowed,
		Low: multiple(outerTail), Middle: multiple(0.5), High: multiple(1 - outerTail)}
	if k.Low > k.High {
		k.Low, k.High = k.High, k.Low
	}
	return k
}
