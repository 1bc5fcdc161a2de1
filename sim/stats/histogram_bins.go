package stats

import (
	"math/bits"
	"reflect"
)

const (
	binsPerOctaveLog2 = 8
	binsPerOctave     = 1 << binsPerOctaveLog2
	octaveCount       = 64 - binsPerOctaveLog2 // enough for every non-negative int64
)

// position returns the octave that holds v and the bin within it. The values below 2·256 fill octaves 0 and 1 one
// by one; above, the eight bits that follow the leading one choose the bin.
func position(v int64) (octave, bin int) {
	shift := bits.Len64(uint64(v)|binsPerOctave) - (binsPerOctaveLog2 + 1)
	leading := int(uint64(v) >> shift)
	return shift + leading>>binsPerOctaveLog2, leading & (binsPerOctave - 1)
}

// numberOf gives the number of the bin that holds v, which is octave·256 and its place there.
func numberOf(v int64) int {
	octave, bin := position(v)
	return octave<<binsPerOctaveLog2 | bin
}

// bounds returns the values [lo, lo+width) that share a bin.
func bounds(octave, bin int) (lo, width int64) {
	if octave == 0 {
		return int64(bin), 1
	}
	shift := octave - 1
	return int64(binsPerOctave+bin) << shift, 1 << shift
}

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

// table holds bins that are not empty, in the order in which they had their first values: those that many values fall
// into stand close together. Its zero value is empty.
type table struct {
	octaves [octaveCount]*octave // nil where no value has been
	bins    []bin
	used    int // octaves with values
}

// octave gives for each of its bins where that stands in the table, from 1 on; 0 where it is empty.
type octave struct {
	at   [binsPerOctave]uint16
	bins int // that are not empty
}

// add counts values, one after the other without anything between, and gives their sum.
func (t *table) add(values []int64) Sum128 {
	var high, low, carry uint64
	bins := t.bins
	for _, v := range values {
		low, carry = bits.Add64(low, uint64(v), 0)
		high += carry
		octave, number := position(v)
		if o := t.octaves[octave]; o != nil {
			if at := uint(o.at[number]) - 1; at < uint(len(bins)) { // what is empty has none
				bins[at].add(v)
				continue
			}
		}
		t.first(octave, number, bin{count: 1, from: v})
		bins = t.bins
	}
	return Sum128{high, low}
}

// merge adds the values of a bin by its number.
func (t *table) merge(number int, b *bin) {
	octave, number := number>>binsPerOctaveLog2, number&(binsPerOctave-1)
	if o := t.octaves[octave]; o != nil && o.at[number] != 0 {
		t.bins[o.at[number]-1].merge(b)
		return
	}
	t.first(octave, number, *b)
}

// first makes a bin of its first values.
func (t *table) first(at, number int, b bin) {
	if t.octaves[at] == nil {
		t.octaves[at] = new(octave)
	}
	o := t.octaves[at]
	if o.bins == 0 {
		t.used++
	}
	o.bins++
	t.bins = append(t.bins, b)
	o.at[number] = uint16(len(t.bins))
}

// reset empties the table and keeps its memory.
func (t *table) reset() {
	for _, o := range t.octaves {
		if o != nil && o.bins > 0 {
			*o = octave{}
		}
	}
	t.bins, t.used = t.bins[:0], 0
}

// bytes gives what the values take that were counted since the last reset.
func (t *table) bytes() int64 { return sizeOfOctave*int64(t.used) + sizeOfBin*int64(len(t.bins)) }

var (
	sizeOfBin    = int64(reflect.TypeFor[bin]().Size())
	sizeOfOctave = int64(reflect.TypeFor[octave]().Size())
)

// numbered calls yield for every bin, with its number, in ascending order, until it says no.
func (t *table) numbered(yield func(number int, b *bin) bool) {
	for octave, o := range t.octaves {
		if o == nil || o.bins == 0 {
			continue
		}
		for number, at := range &o.at {
			if at != 0 && !yield(octave<<binsPerOctaveLog2|number, &t.bins[at-1]) {
				return
			}
		}
	}
}
