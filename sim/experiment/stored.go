package experiment

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"

	"karvon/sim/engine"
)

// storedVersion is the version of the stored form of outcomes and chunks of them. It is raised with every change of
// what stands in stored.go, stored_chunk.go, stored_stop.go and squeezed.go, and of the binary forms of histograms and
// pools: a test holds the bytes of one outcome and one chunk against it.
//
// The first version had no number and no stop, the second was not compressed; in the fourth there were no chunks.
const storedVersion = 5

// storedMagic begins every stored outcome, before its version and what was squeezed.
const storedMagic = "KOUT"

// errDamaged says that bytes are no outcome.
var errDamaged = errors.New("experiment: the bytes are no outcome of a replication")

// otherVersionError says that an outcome was stored by a karvon that stores them otherwise.
type otherVersionError struct{ version uint64 }

func (e *otherVersionError) Error() string {
	return fmt.Sprintf("the outcome of a replication is of version %d; this karvon reads version %d", e.version,
		storedVersion)
}

// marshalBinary writes the outcome with every bit of its values. Equal outcomes have equal bytes.
func (o *outcome) marshalBinary(by *squeezer) ([]byte, error) {
	body, err := o.appendBody(make([]byte, 0, 64+10*len(o.values)+len(o.probed)+o.sizeOfTimes()))
	if err != nil {
		return nil, err
	}
	return by.squeeze(storedHead(storedMagic), body), nil
}

// storedHead is what a stored form begins with, before what was squeezed.
func storedHead(magic string) []byte { return binary.AppendUvarint([]byte(magic), storedVersion) }

func (o *outcome) appendBody(to []byte) ([]byte, error) {
	to = o.form.appendTo(to)
	to = binary.AppendUvarint(to, uint64(len(o.values)))
	for i, value := range o.values {
		to = binary.LittleEndian.AppendUint64(to, math.Float64bits(value))
		to = binary.AppendUvarint(to, o.weights.at(i))
		to = binary.AppendUvarint(to, o.doubts.at(i))
	}
	for _, word := range []uint64{o.fingerprint, o.events, o.entities, o.probedBy} {
		to = binary.LittleEndian.AppendUint64(to, word)
	}
	to = binary.AppendUvarint(binary.AppendUvarint(to, uint64(o.memory)), uint64(o.observed))
	var stop []byte
	if o.stop != nil {
		var err error
		if stop, err = json.Marshal(storedStopOf(o.stop)); err != nil {
			return nil, err
		}
	}
	to = append(binary.AppendUvarint(to, uint64(len(stop))), stop...)
	to = append(binary.AppendUvarint(to, uint64(len(o.probed))), o.probed...)
	for _, times := range o.times {
		to = append(binary.AppendUvarint(to, uint64(len(times))), times...)
	}
	return to, nil
}

func (o *outcome) sizeOfTimes() int {
	size := 0
	for _, times := range o.times {
		size += len(times) + binary.MaxVarintLen32
	}
	return size
}

// appendTo writes what an outcome keeps.
func (f *form) appendTo(to []byte) []byte {
	to = append(to, 0)
	if f.all {
		to[len(to)-1] = 1
	}
	to = appendNumbers(appendNumbers(appendNumbers(to, f.responses), f.cohorts), f.tails)
	to = binary.AppendUvarint(to, uint64(len(f.limits)))
	for _, limit := range f.limits {
		to = binary.LittleEndian.AppendUint64(to, limit)
	}
	return to
}

// appendNumbers writes numbers, mostly ascending ones, by their distances.
func appendNumbers(to []byte, numbers []int) []byte {
	to = binary.AppendUvarint(to, uint64(len(numbers)))
	before := 0
	for _, number := range numbers {
		to = binary.AppendVarint(to, int64(number-before))
		before = number
	}
	return to
}

// unmarshalBinary reads what marshalBinary wrote.
func (o *outcome) unmarshalBinary(from []byte, by *squeezer) error {
	body, err := storedBody(from, storedMagic, by)
	if err != nil {
		return err
	}
	return o.readBody(body)
}

// storedBody gives what was squeezed behind what a stored form begins with.
func storedBody(from []byte, magic string, by *squeezer) ([]byte, error) {
	if len(from) < len(magic) || string(from[:len(magic)]) != magic {
		return nil, errDamaged
	}
	version, length := binary.Uvarint(from[len(magic):])
	if length <= 0 {
		return nil, errDamaged
	}
	if version != storedVersion {
		return nil, &otherVersionError{version}
	}
	body, err := by.unsqueeze(from[len(magic)+length:])
	if err != nil {
		return nil, errors.Join(errDamaged, err)
	}
	return body, nil
}

func (o *outcome) readBody(body []byte) error {
	r := outcomeReader{from: body}
	o.form = r.form()
	count := r.varint()
	if r.damaged || count > uint64(len(r.from))/10 || !o.form.all && count != o.form.size() {
		return errDamaged
	}
	o.values = make([]float64, count)
	weights, doubts := make([]uint64, count), make([]uint64, count)
	for i := range o.values {
		o.values[i] = math.Float64frombits(r.word())
		weights[i], doubts[i] = r.varint(), r.varint()
	}
	o.weights, o.doubts = talliesOf(weights), talliesOf(doubts)
	o.fingerprint, o.events, o.entities, o.probedBy = r.word(), r.word(), r.word(), r.word()
	o.memory, o.observed = int64(r.varint()), int64(r.varint())
	if text := r.bytes(); len(text) > 0 {
		var err error
		if o.stop, err = readStop(text); err != nil {
			return err
		}
	}
	o.probed = r.bytes()
	for range len(o.form.cohorts) + len(o.form.tails) {
		o.times = append(o.times, r.bytes())
	}
	if r.damaged || len(r.from) > 0 {
		return errDamaged
	}
	return nil
}

// size is how many values an outcome has, that has not all.
func (f *form) size() uint64 { return uint64(len(f.responses) + len(f.limits)) }

// form reads what an outcome keeps.
func (r *outcomeReader) form() *form {
	f := &form{all: r.varint() == 1, responses: r.numbers(), cohorts: r.numbers(), tails: r.numbers()}
	count := r.varint()
	if r.damaged = r.damaged || count > uint64(len(r.from))/8; r.damaged {
		return f
	}
	for range count {
		f.limits = append(f.limits, r.word())
	}
	return f
}

// numbers reads what appendNumbers wrote.
func (r *outcomeReader) numbers() []int {
	count := r.varint()
	if r.damaged = r.damaged || count > uint64(len(r.from)); r.damaged {
		return nil
	}
	numbers := make([]int, count)
	before := int64(0)
	for i := range numbers {
		step, length := binary.Varint(r.from)
		before += step
		if r.damaged = length <= 0 || step > math.MaxInt32 || before < 0 || before > math.MaxInt32; r.damaged {
			return nil
		}
		r.from, numbers[i] = r.from[length:], int(before)
	}
	return numbers
}

// readStop reads why a replication was stopped.
func readStop(text []byte) (*engine.Stop, error) {
	var stored storedStop
	if err := json.Unmarshal(text, &stored); err != nil {
		return nil, errDamaged
	}
	return stored.stop()
}

// outcomeReader reads the parts of an outcome; after the first that is damaged all are 0.
type outcomeReader struct {
	from    []byte
	damaged bool
}

func (r *outcomeReader) word() uint64 {
	if r.damaged = r.damaged || len(r.from) < 8; r.damaged {
		return 0
	}
	value := binary.LittleEndian.Uint64(r.from)
	r.from = r.from[8:]
	return value
}

// bytes reads so many as are said before them.
func (r *outcomeReader) bytes() []byte {
	count := r.varint()
	if r.damaged = r.damaged || count > uint64(len(r.from)); r.damaged {
		return nil
	}
	value := r.from[:count:count]
	r.from = r.from[count:]
	return value
}

func (r *outcomeReader) varint() uint64 {
	value, length := binary.Uvarint(r.from)
	if r.damaged = r.damaged || length <= 0; r.damaged {
		return 0
	}
	r.from = r.from[length:]
	return value
}
