package stats

import (
	"encoding/binary"
	"errors"
	"math"
)

// AppendBinary appends the histogram in a form that [Histogram.MergeBinary]
// adds to another: its exact figures, then each bin that is not empty, all as
// varints. It never fails.
func (h *Histogram) AppendBinary(to []byte) []byte {
	to = binary.AppendUvarint(to, h.count)
	if h.count == 0 {
		return to
	}
	to = binary.AppendUvarint(to, h.sum.Hi)
	to = binary.AppendUvarint(to, h.sum.Lo)
	to = binary.AppendUvarint(to, uint64(h.maximum))
	to = binary.AppendUvarint(to, uint64(h.Min()))
	previous := -1
	for octave, counts := range h.octaves {
		if counts == nil {
			continue
		}
		for bin, count := range counts {
			if count == 0 {
				continue
			}
			at := octave<<binsPerOctaveLog2 | bin
			to = binary.AppendUvarint(to, uint64(at-previous))
			to = binary.AppendUvarint(to, count)
			previous = at
		}
	}
	return binary.AppendUvarint(to, 0) // a step that no bin takes
}

// errDamaged says that bytes are no histogram.
var errDamaged = errors.New("stats: the bytes are no histogram")

// MergeBinary adds a histogram that AppendBinary wrote, as Merge would, and
// returns the bytes behind it. After an error the histogram is of no use.
func (h *Histogram) MergeBinary(from []byte) (rest []byte, err error) {
	r := varints{from: from}
	count := r.next()
	if count == 0 {
		return r.from, r.err
	}
	other := Histogram{count: count, sum: Sum128{r.next(), r.next()}}
	other.maximum = int64(r.next())
	least := int64(r.next())
	if r.err != nil || least < 0 || other.maximum < least {
		return nil, errDamaged
	}
	at := -1
	for {
		step := r.next()
		if step == 0 {
			break
		}
		at += int(step)
		octave := at >> binsPerOctaveLog2
		if r.err != nil || octave < 0 || octave >= octaveCount {
			return nil, errDamaged
		}
		if h.octaves[octave] == nil {
			h.allocate(octave, 0)
		}
		h.octaves[octave][at&(binsPerOctave-1)] += r.next()
	}
	other.shortage = math.MaxInt64 - least
	h.Merge(&other)
	return r.from, r.err
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
