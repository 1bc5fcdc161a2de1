package experiment

import (
	"math"
	"slices"
)

// tallies are counts in as little memory as they take: none where all are 0, and hardly ever more than four bytes each.
type tallies struct {
	small []uint32
	large []uint64
}

// talliesOf keeps counts.
func talliesOf(counts []uint64) tallies {
	most := uint64(0)
	for _, count := range counts {
		most = max(most, count)
	}
	switch {
	case most == 0:
		return tallies{}
	case most > math.MaxUint32:
		return tallies{large: slices.Clone(counts)}
	}
	small := make([]uint32, len(counts))
	for i, count := range counts {
		small[i] = uint32(count)
	}
	return tallies{small: small}
}

// at gives a count.
func (t *tallies) at(i int) uint64 {
	switch {
	case t.small != nil:
		return uint64(t.small[i])
	case t.large != nil:
		return t.large[i]
	}
	return 0
}
