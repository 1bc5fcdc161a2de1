package traffic

import (
	"context"
	"math"

	"karvon/sim/plan"
)

// blockSize is the number of demands that are added up together: theirs of one state fill a line of the cache.
const blockSize = 4

// amounts are what adds up of the demands of one block.
type amounts [blockSize]plan.Bounds

// totals gives bounds of what a flow's entity, with all that it sends out, asks on average of each demand, where each
// state asks an amount that is known within bounds. In a choice of which it is not known how it is made, the way that
// adds least makes the lower bound, the one that adds most the upper one.
func (c *chain) totals(ctx context.Context, asked *demands, order []nodeID, looped bool) []plan.Bounds {
	totals := make([]plan.Bounds, len(asked.kinds))
	c.findBelow(asked, order)
	for first := 0; first < len(totals) && ctx.Err() == nil; first += blockSize {
		sums := extremes{chain: c, asked: asked, first: first, mark: markOf(first), values: c.added}
		if looped {
			clear(c.added)
		}
		sums.solve(order, looped)
		copy(totals[first:], sums.total[:])
	}
	return totals
}

// markOf is the bit of the block of a demand. Blocks may share one: then some states are looked at in vain.
func markOf(kind int) uint64 { return 1 << (kind / blockSize % 64) }

// findBelow notes which blocks of demands there are at each state and behind it, and makes room for their sums.
func (c *chain) findBelow(asked *demands, order []nodeID) {
	below := zeros(&c.below, len(c.nodes))
	for changed := true; changed; {
		changed = false
		for i := len(order) - 1; i >= 0; i-- {
			at := order[i]
			marks := below[at]
			for _, one := range asked.of(&c.nodes[at]) {
				marks |= markOf(one.kind)
			}
			for _, e := range c.edgesOf(at) {
				marks |= below[e.to]
			}
			changed = changed || marks != below[at]
			below[at] = marks
		}
	}
	zeros(&c.added, len(c.nodes))
}

// extremes is the least and the most that can add up of the demands of a block, behind each state and in total.
type extremes struct {
	*chain
	asked  *demands
	first  int    // of the demands
	mark   uint64 // of the block
	values []amounts
	total  amounts
}

// solve adds up from the last states to the first; of chains with loops until nothing changes, each bound for itself.
func (x *extremes) solve(order []nodeID, looped bool) {
	var settled settlement
	for iteration := 0; iteration < mostIterations && (iteration == 0 || looped && !settled.all()); iteration++ {
		settled = x.pass(order, looped, settled)
	}
	for _, s := range x.starts {
		if x.asks(s.node) {
			x.total = x.total.plus(x.values[s.node].times(plan.Exactly(s.share)))
		}
	}
	for i := range x.total {
		if !settled[i].high || x.opaque {
			x.total[i].High = math.Inf(1)
		}
	}
}

// settlement says which bounds of a block change no more.
type settlement [blockSize]struct{ low, high bool }

func (s *settlement) all() bool {
	for i := range s {
		if !s[i].low || !s[i].high {
			return false
		}
	}
	return true
}

// asks says whether anything of the block is asked at a state or behind it.
func (x *extremes) asks(at nodeID) bool { return x.below[at]&x.mark != 0 }

// pass adds up once, but for the bounds that have settled.
func (x *extremes) pass(order []nodeID, looped bool, settled settlement) settlement {
	now := settlement{}
	for i := range now {
		now[i].low, now[i].high = true, true
	}
	for i := len(order) - 1; i >= 0; i-- {
		at := order[i]
		if !x.asks(at) {
			continue
		}
		sum := x.own(at).plus(x.rest(at))
		for i := range sum {
			value := &x.values[at][i]
			if !settled[i].low {
				now[i].low = now[i].low && closes(value.Low, sum[i].Low, looped)
				value.Low = sum[i].Low
			}
			if !settled[i].high {
				now[i].high = now[i].high && closes(value.High, sum[i].High, looped)
				value.High = sum[i].High
			}
		}
	}
	return now
}

// own gives what a state itself asks.
func (x *extremes) own(at nodeID) (sum amounts) {
	for _, one := range x.asked.of(&x.nodes[at]) {
		if i := one.kind - x.first; i >= 0 && i < blockSize {
			sum[i] = sum[i].Plus(one.amount(x.chain, int(at)))
		}
	}
	return sum
}

// rest gives what adds up after a state.
func (x *extremes) rest(at nodeID) (sum amounts) {
	choice := x.nodes[at].choice
	for i, e := range x.edgesOf(at) {
		value := amounts{}
		if x.asks(e.to) {
			value = x.values[e.to].times(e.weight)
		}
		switch {
		case i == 0:
			sum = value
		case choice:
			sum = sum.hull(value)
		default:
			sum = sum.plus(value)
		}
	}
	return sum
}

func (a amounts) plus(others amounts) amounts {
	for i := range a {
		a[i] = a[i].Plus(others[i])
	}
	return a
}

func (a amounts) times(factor plan.Bounds) amounts {
	if factor == always {
		return a
	}
	for i := range a {
		a[i] = a[i].Times(factor)
	}
	return a
}

// hull gives the least and the most of two ways.
func (a amounts) hull(other amounts) amounts {
	for i := range a {
		a[i] = a[i].Hull(other[i])
	}
	return a
}
