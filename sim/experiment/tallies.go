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

// tallyTable is the counts of many replications, of so many each, which are set in any order. Those that are not set
// are 0.
type tallyTable struct {
	rows, size int
	small      []uint32 // nil while all are 0
	large      []uint64 // all of them, once there is one that small cannot hold
}

// set sets a count of a replication.
func (t *tallyTable) set(row, i int, count uint64) {
	if count == 0 {
		return
	}
	if t.small == nil {
		t.small = make([]uint32, t.rows*t.size)
	}
	if count > math.MaxUint32 && t.large == nil {
		t.large = make([]uint64, t.rows*t.size)
		for at, small := range t.small {
			t.large[at] = uint64(small)
		}
	}
	if t.large != nil {
		t.large[row*t.size+i] = count
		return
	}
	t.small[row*t.size+i] = uint32(count)
}

// row gives the counts of a replication, as talliesOf does.
func (t *tallyTable) row(row int) tallies {
	from, to := row*t.size, (row+1)*t.size
	switch {
	case t.large != nil:
		return talliesOf(t.large[from:to])
	case t.small == nil:
		return tallies{}
	}
	own := t.small[from:to:to]
	if !slices.ContainsFunc(own, func(count uint32) bool { return count > 0 }) {
		return tallies{}
	}
	return tallies{small: own}
}
