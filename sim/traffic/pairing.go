package traffic

import "karvon/sim/plan"

// pairing says which indices of one kind are the same in two plans. It is one to one.
type pairing[T ~int32] struct {
	there []T // by those of the one, in the other; None where that is not known
	back  []T // by those of the other, in the one
	met   []T // those of the one that have been paired, in the order in which they were
}

func newPairing[T ~int32](ofOne, ofOther int) pairing[T] {
	nowhere := func(count int) []T {
		all := make([]T, count)
		for i := range all {
			all[i] = plan.None
		}
		return all
	}
	return pairing[T]{there: nowhere(ofOne), back: nowhere(ofOther)}
}

// pair pairs two indices, and says whether neither is another's. None is nobody's but its own.
func (p *pairing[T]) pair(one, other T) bool {
	if one == plan.None || other == plan.None {
		return one == other
	}
	if p.there[one] == plan.None && p.back[other] == plan.None {
		p.there[one], p.back[other] = other, one
		p.met = append(p.met, one)
	}
	return p.there[one] == other
}

// pairAll pairs the indices of two lists, and says whether all could be.
func (p *pairing[T]) pairAll(ones, others []T) bool {
	if len(ones) != len(others) {
		return false
	}
	for i := range ones {
		if !p.pair(ones[i], others[i]) {
			return false
		}
	}
	return true
}

// clear forgets all pairs.
func (p *pairing[T]) clear() {
	for _, one := range p.met {
		p.back[p.there[one]] = plan.None
		p.there[one] = plan.None
	}
	p.met = p.met[:0]
}

// moved gives what stands in the other plan for indices of the one, all of which have been paired.
func moved[T ~int32](p *pairing[T], ones []int32) []int32 {
	others := make([]int32, len(ones))
	for i, one := range ones {
		others[i] = int32(p.there[one])
	}
	return others
}
