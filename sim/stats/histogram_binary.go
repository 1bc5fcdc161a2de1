package stats

import (
	"encoding/binary"
	"errors"
)

// AppendBinary appends the histogram in a form that [Pool.MergeBinary] reads: its exact
// sum and count, then each bin that is not empty with its least and greatest value, all as varints. It never fails.
func (h *Histogram) AppendBinary(to []byte) []byte {
	count, sum := h.Count(), h.Sum()
	to = binary.AppendUvarint(to, count)
	if count == 0 {
		return to
	}
	to = binary.AppendUvarint(to, sum.hi)
	to = binary.AppendUvarint(to, sum.Lo)
	previous := -1
	for at, b := range h.numbered {
		to = b.appendBinary(to, at, previous)
		previous = at
	}
	return binary.AppendUvarint(to, 0) // a step that no bin takes
}

// appendBinary appends a bin, by its distance from the one before.
func (b *bin) appendBinary(to []byte, at, previous int) []byte {
	lo, _ := bounds(at>>binsPerOctaveLog2, at&(binsPerOctave-1))
	to = binary.AppendUvarint(to, uint64(at-previous))
	to = binary.AppendUvarint(to, b.count)
	to = binary.AppendUvarint(to, uint64(b.least()-lo))
	if b.count > 1 {
		to = binary.AppendUvarint(to, b.span)
	}
	return to
}

// mergeBinary adds a histogram that AppendBinary wrote, as Merge would, and returns the bytes behind it. After an
// error the histogram is of no use.
func (h *Histogram) mergeBinary(from []byte) (rest []byte, err error) {
	begin := func(_ uint64, sum Sum128) { h.sum.AddSum(sum) }
	return decode(from, begin, func(at int, b bin) { h.mergeBin(at, &b) })
}

// errDamaged says that bytes are no histogram.
var errDamaged = errors.New("stats: the bytes are no histogram")

// mostDecoded is the number of values beyond which bytes are taken for damaged: sums over replications of squares
// of smaller ones stay within 128 bits.
const mostDecoded = 1 << 48

// decode reads what AppendBinary wrote: it says how many values there are and what they sum up to, then calls yield
// for each bin, in ascending order. It returns the bytes behind.
func decode(from []byte, begin func(count uint64, sum Sum128), yield func(number int, b bin)) (rest []byte, err error) {
	r := varints{from: from}
	count := r.next()
	if count > mostDecoded {
		return nil, errDamaged
	}
	if count == 0 {
		begin(0, Sum128{})
		return r.from, r.err
	}
	begin(count, Sum128{r.next(), r.next()})
	bins := binReader{varints: &r, at: -1, left: count}
	for {
		at, b, more := bins.next()
		if !more {
			return r.from, r.err
		}
		yield(at, b)
	}
}

// binReader reads bins in ascending order, of which so many values are left.
type binReader struct {
	*varints
	at   int
	left uint64
}

// next gives a bin and its number. Behind the last one, where all values are in bins, and behind what is damaged, which
// err tells, there is no more.
func (r *binReader) next() (at int, b bin, more bool) {
	step := r.varints.next()
	if step == 0 {
		if r.left > 0 && r.err == nil {
			r.err = errDamaged
		}
		return 0, bin{}, false
	}
	if step > octaveCount<<binsPerOctaveLog2 || r.at+int(step) >= octaveCount<<binsPerOctaveLog2 {
		r.err = errDamaged
		return 0, bin{}, false
	}
	r.at += int(step)
	lo, width := bounds(r.at>>binsPerOctaveLog2, r.at&(binsPerOctave-1))
	count := r.varints.next()
	offset, spread := r.varints.next(), uint64(0)
	if count > 1 {
		spread = r.varints.next()
	}
	if r.err != nil || count == 0 || count > r.left || offset >= uint64(width) || spread >= uint64(width)-offset {
		r.err = errDamaged
		return 0, bin{}, false
	}
	r.left -= count
	return r.at, bin{count, lo + int64(offset), spread}, true
}

// varints reads unsigned varints; after the first that is damaged all are 0.
type varints struct {
	from []byte
	err  error
}

func (v *varints) next() uint64 {
	if v.err != nil {
		return 0
	}
	value, length := binary.Uvarint(v.from)
	if length <= 0 {
		v.err = errDamaged
		return 0
	}
	v.from = v.from[length:]
	return value
}
