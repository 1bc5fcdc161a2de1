package stats

import (
	"fmt"
	"math"
	"math/bits"
)

const (
	binsPerOctaveLog2 = 8
	binsPerOctave     = 1 << binsPerOctaveLog2
	octaveCount       = 64 - binsPerOctaveLog2 // enough for every non-negative int64
)

// Histogram counts non-negative whole numbers, nanoseconds as a rule, in bins
// whose width is at most 2^-8 of their value: below 512 every number has a bin
// of its own, and each further octave [2^k, 2^(k+1)) is cut into 256 equal
// bins. Count, Sum, Min, Max and Zeros are exact; so is the sum, of 128 bits.
//
// Octaves are allocated when a value first falls into them: a response that
// spans milliseconds to days takes some 25 of them, 2 KiB each. After that Add
// allocates nothing.
//
// The zero value is an empty histogram. A Histogram must not be copied.
type Histogram struct {
	// One more than are ever allocated: negative values index the last, which
	// stays nil and so leads off the fast path without a test of its own.
	octaves  [octaveCount + 1]*[binsPerOctave]uint64
	count    uint64
	sum      Sum128
	maximum  int64
	shortage int64 // math.MaxInt64 - minimum, so that zero means "none yet"
}

// Add counts the value v. It panics if v is negative.
func (h *Histogram) Add(v int64) {
	octave, bin := position(v)
	counts := h.octaves[octave]
	if counts == nil {
		counts = h.allocate(octave, v)
	}
	counts[bin]++
	h.count++
	h.sum.Add(uint64(v))
	if v > h.maximum { // a branch costs less than a store: records are rare
		h.maximum = v
	}
	if shortage := math.MaxInt64 - v; shortage > h.shortage {
		h.shortage = shortage
	}
}

// position returns the octave that holds v and the bin within it. The values
// below 2·256 fill octaves 0 and 1 one by one; above, the eight bits that
// follow the leading one choose the bin.
func position(v int64) (octave, bin int) {
	shift := bits.Len64(uint64(v)|binsPerOctave) - (binsPerOctaveLog2 + 1)
	leading := int(uint64(v) >> shift)
	return shift + leading>>binsPerOctaveLog2, leading & (binsPerOctave - 1)
}

// bounds returns the values [lo, lo+width) that share a bin.
func bounds(octave, bin int) (lo, width int64) {
	if octave == 0 {
		return int64(bin), 1
	}
	shift := octave - 1
	return int64(binsPerOctave+bin) << shift, 1 << shift
}

func (h *Histogram) allocate(octave int, v int64) *[binsPerOctave]uint64 {
	if v < 0 {
		panic(fmt.Sprintf("stats: a histogram counts no negative values, but got %d", v))
	}
	counts := new([binsPerOctave]uint64)
	h.octaves[octave] = counts
	return counts
}

// Count returns the number of values counted.
func (h *Histogram) Count() uint64 { return h.count }

// Sum returns the exact sum of the values.
func (h *Histogram) Sum() Sum128 { return h.sum }

// Zeros returns how many of the values were exactly zero (customers who did
// not wait, say).
func (h *Histogram) Zeros() uint64 {
	if h.octaves[0] == nil {
		return 0
	}
	return h.octaves[0][0]
}

// Min returns the least value, and 0 if there is none.
func (h *Histogram) Min() int64 {
	if h.count == 0 {
		return 0
	}
	return math.MaxInt64 - h.shortage
}

// Max returns the greatest value, and 0 if there is none.
func (h *Histogram) Max() int64 { return h.maximum }

// Mean returns the mean of the values: the exact sum, rounded, over the count.
// It is NaN if there is none.
func (h *Histogram) Mean() float64 {
	if h.count == 0 {
		return math.NaN()
	}
	return h.sum.Float() / float64(h.count)
}

// Merge adds the values of other. The result does not depend on the order of
// merging.
func (h *Histogram) Merge(other *Histogram) {
	for octave, counts := range other.octaves {
		if counts != nil {
			h.mergeOctave(octave, counts)
		}
	}
	h.count += other.count
	h.sum.AddSum(other.sum)
	h.maximum = max(h.maximum, other.maximum)
	h.shortage = max(h.shortage, other.shortage)
}

func (h *Histogram) mergeOctave(octave int, counts *[binsPerOctave]uint64) {
	own := h.octaves[octave]
	if own == nil {
		own = h.allocate(octave, 0)
	}
	for bin, count := range counts {
		own[bin] += count
	}
}

// Reset empties the histogram and keeps its octaves, so that the values of
// the next replication find their bins allocated.
func (h *Histogram) Reset() {
	octaves := h.octaves
	for _, counts := range octaves {
		if counts != nil {
			clear(counts[:])
		}
	}
	*h = Histogram{octaves: octaves}
}

// Each calls yield for every bin that is not empty, in ascending order: count
// values v with lo <= v < hi. The bound hi of the last bin of all, 2^63, does
// not exist as an int64 and is given as math.MaxInt64.
func (h *Histogram) Each(yield func(lo, hi int64, count uint64)) {
	for octave, counts := range h.octaves {
		if counts == nil {
			continue
		}
		for bin, count := range counts {
			if count > 0 {
				lo, width := bounds(octave, bin)
				yield(lo, lo+min(width, math.MaxInt64-lo), count)
			}
		}
	}
}
