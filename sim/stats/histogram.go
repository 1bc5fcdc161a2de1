package stats

import (
	"fmt"
	"math"
	"math/bits"
	"reflect"
)

const (
	binsPerOctaveLog2 = 8
	binsPerOctave     = 1 << binsPerOctaveLog2
	octaveCount       = 64 - binsPerOctaveLog2 // enough for every non-negative int64

	binsPerBlockLog2 = 6
	binsPerBlock     = 1 << binsPerBlockLog2
	blocksPerOctave  = binsPerOctave / binsPerBlock
)

// Histogram counts non-negative whole numbers, nanoseconds as a rule, in bins whose width is at most 2^-8 of their
// value: below 512 every number has a bin of its own, and each further octave [2^k, 2^(k+1)) is cut into 256 equal
// bins. Count, Sum, Min, Max and Zeros are exact; so is the sum, of 128 bits. Each bin keeps its least and its
// greatest value, so that a value which many share (a fixed service, a timetable) is found again exactly. Values
// are counted exactly against the limits of [Histogram.Watch].
//
// Blocks of 64 bins, a quarter of an octave, are allocated when a value first falls into them, 1.5 KiB each: most
// responses lie in a few octaves. After that Add allocates nothing.
//
// The zero value is an empty histogram. A Histogram must not be copied.
type Histogram struct {
	// One octave more than is ever allocated: negative values index the last, which stays nil and so leads off the
	// fast path without a test of its own.
	blocks  [(octaveCount + 1) * blocksPerOctave]*block
	count   uint64
	sum     Sum128
	watched []watched
	used    int // blocks since the last reset

	// kept are the empty blocks of before the last reset, where they were.
	kept [(octaveCount + 1) * blocksPerOctave]*block
}

// block holds bins that follow each other.
type block [binsPerBlock]bin

// bin is what is kept of the values of a bin.
type bin struct {
	count uint64
	from  int64  // the least; 0 for none
	span  uint64 // the greatest less the least
}

func (b *bin) least() int64    { return b.from }
func (b *bin) greatest() int64 { return b.from + int64(b.span) }

// add counts a value. That it is within the span is asked by one comparison, as records are rare; a first value is
// outside, unless it is 0, which an empty bin has already.
func (b *bin) add(v int64) {
	if uint64(v-b.from) > b.span {
		b.widen(v)
	}
	b.count++
}

//go:noinline
func (b *bin) widen(v int64) {
	switch {
	case b.count == 0:
		b.from = v
	case v < b.from:
		b.span += uint64(b.from - v)
		b.from = v
	default:
		b.span = uint64(v - b.from)
	}
}

// watched counts the values up to a limit.
type watched struct {
	limit         int64
	below, atMost uint64
}

// Watch has values counted against limits from now on, exactly and not by bins: [Histogram.Below] and
// [Histogram.AtMost] then know these limits.
func (h *Histogram) Watch(limits ...int64) {
	h.watched = nil
	for _, limit := range limits {
		h.watched = append(h.watched, watched{limit: limit})
	}
}

// Below returns how many values are less than a limit that is watched. It panics where the limit is not.
func (h *Histogram) Below(limit int64) uint64 { return h.against(limit).below }

// AtMost returns how many values are no more than a limit that is watched. It panics where the limit is not.
func (h *Histogram) AtMost(limit int64) uint64 { return h.against(limit).atMost }

func (h *Histogram) against(limit int64) *watched {
	for i := range h.watched {
		if h.watched[i].limit == limit {
			return &h.watched[i]
		}
	}
	panic(fmt.Sprintf("stats: no values were counted against %d", limit))
}

// Add counts the value v. It panics if v is negative.
func (h *Histogram) Add(v int64) {
	octave, bin := position(v)
	at := octave<<binsPerOctaveLog2 | bin
	bins := h.blocks[at>>binsPerBlockLog2]
	if bins == nil {
		bins = h.allocate(at>>binsPerBlockLog2, v)
	}
	bins[at&(binsPerBlock-1)].add(v)
	h.count++
	h.sum.Add(uint64(v))
	if h.watched != nil {
		h.watch(v)
	}
}

// AddUncounted counts the value v as [Histogram.Add] does, but as one that is beyond all limits that are watched.
func (h *Histogram) AddUncounted(v int64) {
	limits := h.watched
	h.watched = nil
	h.Add(v)
	h.watched = limits
}

// watch counts a value against the limits.
func (h *Histogram) watch(v int64) {
	for i := range h.watched {
		w := &h.watched[i]
		if v < w.limit {
			w.below++
		}
		if v <= w.limit {
			w.atMost++
		}
	}
}

// position returns the octave that holds v and the bin within it. The values below 2·256 fill octaves 0 and 1 one
// by one; above, the eight bits that follow the leading one choose the bin.
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

func (h *Histogram) allocate(at int, v int64) *block {
	if v < 0 {
		panic(fmt.Sprintf("stats: a histogram counts no negative values, but got %d", v))
	}
	bins := h.kept[at]
	if h.kept[at] = nil; bins == nil {
		bins = new(block)
	}
	h.blocks[at] = bins
	h.used++
	return bins
}

// bin gives a bin by its number, octave·256 and its place there.
func (h *Histogram) bin(at int) *bin {
	bins := h.blocks[at>>binsPerBlockLog2]
	if bins == nil {
		bins = h.allocate(at>>binsPerBlockLog2, 0)
	}
	return &bins[at&(binsPerBlock-1)]
}

// Bytes returns what the values take that were counted since the last reset.
func (h *Histogram) Bytes() int64 { return int64(h.used) * sizeOfBlock }

var sizeOfBlock = int64(reflect.TypeFor[block]().Size())

// Count returns the number of values counted.
func (h *Histogram) Count() uint64 { return h.count }

// Sum returns the exact sum of the values.
func (h *Histogram) Sum() Sum128 { return h.sum }

// Zeros returns how many of the values were exactly zero (customers who did not wait, say).
func (h *Histogram) Zeros() uint64 {
	if h.blocks[0] == nil {
		return 0
	}
	return h.blocks[0][0].count
}

// Min returns the least value, and 0 if there is none.
func (h *Histogram) Min() int64 {
	least := int64(0)
	h.bins(func(b *bin) bool {
		least = b.least()
		return false
	})
	return least
}

// Max returns the greatest value, and 0 if there is none.
func (h *Histogram) Max() int64 {
	for i := len(h.blocks) - 1; i >= 0; i-- {
		bins := h.blocks[i]
		if bins == nil {
			continue
		}
		for at := binsPerBlock - 1; at >= 0; at-- {
			if bins[at].count > 0 {
				return bins[at].greatest()
			}
		}
	}
	return 0
}

// Mean returns the mean of the values: the exact sum, rounded, over the count. It is NaN if there is none.
func (h *Histogram) Mean() float64 {
	if h.count == 0 {
		return math.NaN()
	}
	return h.sum.Float() / float64(h.count)
}

// Merge adds the values of other. The result does not depend on the order of merging. What other has counted
// against limits is not taken over.
func (h *Histogram) Merge(other *Histogram) {
	for number, b := range other.numbered {
		h.bin(number).merge(b)
	}
	h.count += other.count
	h.sum.AddSum(other.sum)
}

func (b *bin) merge(other *bin) {
	switch {
	case other.count == 0:
		return
	case b.count == 0:
		*b = *other
		return
	}
	least, greatest := min(b.from, other.from), max(b.greatest(), other.greatest())
	*b = bin{b.count + other.count, least, uint64(greatest - least)}
}

// Reset empties the histogram and keeps its blocks and its limits, so that the values of the next replication find
// their bins allocated.
func (h *Histogram) Reset() {
	for i, bins := range h.blocks {
		if bins != nil {
			clear(bins[:])
			h.blocks[i], h.kept[i] = nil, bins
		}
	}
	h.count, h.sum, h.used = 0, Sum128{}, 0
	for i := range h.watched {
		h.watched[i].below, h.watched[i].atMost = 0, 0
	}
}

// bins calls yield for every bin that is not empty, in ascending order, until it says no.
func (h *Histogram) bins(yield func(*bin) bool) {
	h.numbered(func(_ int, b *bin) bool { return yield(b) })
}

// numbered calls yield for every bin that is not empty, with its number.
func (h *Histogram) numbered(yield func(number int, b *bin) bool) {
	for i, bins := range h.blocks {
		if bins == nil {
			continue
		}
		for at := range bins {
			if bins[at].count > 0 && !yield(i<<binsPerBlockLog2|at, &bins[at]) {
				return
			}
		}
	}
}

// each calls yield for every bin that is not empty, in ascending order: count values from least to greatest, both
// of which were counted.
func (h *Histogram) each(yield func(least, greatest int64, count uint64)) {
	for b := range h.bins {
		yield(b.least(), b.greatest(), b.count)
	}
}
