package engine

import (
	"math/bits"

	"karvon/sim/plan"
)

// bitset is a set of servers, by their numbers. The first of them from some number on is found without a look at
// each: every level has a bit for each word of the one below it that is not empty, so that a hundred thousand
// servers take three levels.
type bitset [][]uint64

// newBitset makes an empty set of numbers below a size.
func newBitset(size int) bitset {
	var m bitset
	for {
		size = (size + 63) / 64
		m = append(m, make([]uint64, size))
		if size <= 1 {
			return m
		}
	}
}

func (m bitset) clear() {
	for _, level := range m {
		clear(level)
	}
}

func (m bitset) add(k serverID) {
	for _, level := range m {
		level[k>>6] |= 1 << (k & 63)
		k >>= 6
	}
}

func (m bitset) remove(k serverID) {
	for _, level := range m {
		level[k>>6] &^= 1 << (k & 63)
		if level[k>>6] != 0 {
			return
		}
		k >>= 6
	}
}

// from gives the first of the set that is not below a number, or None.
func (m bitset) from(k serverID) serverID {
	for at := range m {
		word := k >> 6
		if int(word) >= len(m[at]) {
			return plan.None
		}
		if rest := m[at][word] >> (k & 63); rest != 0 {
			k += serverID(bits.TrailingZeros64(rest))
			for at--; at >= 0; at-- {
				k = k<<6 + serverID(bits.TrailingZeros64(m[at][k]))
			}
			return k
		}
		k = word + 1
	}
	return plan.None
}

// upTo gives the last of the set that is not above a number, or None.
func (m bitset) upTo(k serverID) serverID {
	for at := 0; at < len(m) && k >= 0; at++ {
		word := k >> 6
		if rest := m[at][word] << (63 - k&63); rest != 0 {
			k -= serverID(bits.LeadingZeros64(rest))
			for at--; at >= 0; at-- {
				k = k<<6 + 63 - serverID(bits.LeadingZeros64(m[at][k]))
			}
			return k
		}
		k = word - 1
	}
	return plan.None
}

// within gives the first of the set from a number on and before another, or None.
func (m bitset) within(k, last serverID) serverID {
	if k = m.from(k); k == plan.None || k >= last {
		return plan.None
	}
	return k
}
