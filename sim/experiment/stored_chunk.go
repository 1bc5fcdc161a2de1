package experiment

import (
	"encoding/binary"
	"math"

	"karvon/sim/experiment/journal"
)

// chunkMagic begins every stored chunk of more than one replication, before the version of stored forms and what was
// squeezed.
const chunkMagic = "KCHK"

// marshalBinary writes a chunk of more than one replication. Of each response the values of all replications stand
// together, as they are alike. Equal chunks have equal bytes.
func (c *chunk) marshalBinary(by *squeezer) []byte {
	return by.squeeze(storedHead(chunkMagic), c.appendBody(make([]byte, 0, c.sizeOfBody())))
}

// sizeOfBody is about what the chunk takes before it is squeezed; the most is twice as much.
func (c *chunk) sizeOfBody() int64 {
	size := c.size()*(14*len(c.rows[0].values)+2*fewestBytes) + binary.MaxVarintLen64*c.form.numbers()
	for _, times := range c.times {
		size += len(times) + binary.MaxVarintLen32
	}
	return int64(size)
}

// numbers is how many numbers a form has.
func (f *form) numbers() int {
	return len(f.responses) + len(f.cohorts) + len(f.tails) + len(f.limits) + 8
}

func (c *chunk) appendBody(to []byte) []byte {
	to = c.form.appendTo(to)
	to = binary.AppendUvarint(binary.AppendUvarint(to, uint64(c.level)), uint64(c.first))
	to = appendRows(binary.AppendUvarint(to, uint64(len(c.rows[0].values))), c.rows)
	for _, times := range c.times {
		to = append(binary.AppendUvarint(to, uint64(len(times))), times...)
	}
	return to
}

// appendRows writes what replications leave but their histograms, all of as many values.
func appendRows(to []byte, rows []*outcome) []byte {
	for i := range rows[0].values {
		for _, row := range rows {
			to = binary.LittleEndian.AppendUint64(to, math.Float64bits(row.values[i]))
		}
		for _, row := range rows {
			to = binary.AppendUvarint(to, row.weights.at(i))
		}
		for _, row := range rows {
			to = binary.AppendUvarint(to, row.doubts.at(i))
		}
	}
	for _, row := range rows {
		for _, word := range []uint64{row.fingerprint, row.events, row.entities} {
			to = binary.LittleEndian.AppendUint64(to, word)
		}
		to = binary.AppendUvarint(binary.AppendUvarint(to, uint64(row.memory)), uint64(row.observed))
	}
	return to
}

// unmarshalBinary reads what marshalBinary wrote under a key.
func (c *chunk) unmarshalBinary(from []byte, key journal.Key, by *squeezer) error {
	body, err := storedBody(from, chunkMagic, by)
	if err != nil {
		return err
	}
	if err := c.readBody(body); err != nil {
		return err
	}
	if c.level != key.Level || c.first != int(key.First) {
		return &misplacedError{key, journal.Key{First: uint64(c.first), Level: c.level}}
	}
	return nil
}

// fewestBytes is what a row takes at least besides its values.
const fewestBytes = 3*8 + 2

func (c *chunk) readBody(body []byte) error {
	r := outcomeReader{from: body}
	c.form = r.form()
	level, first, count := r.varint(), r.varint(), r.varint()
	if r.damaged || level == 0 || level > 40 || first > math.MaxInt64 || first%(1<<level) != 0 ||
		count > uint64(len(r.from)) || !c.form.all && count != c.form.size() {
		return errDamaged
	}
	if rows := uint64(len(r.from)) / (10*count + fewestBytes); 1<<level > rows {
		return errDamaged
	}
	c.level, c.first = uint8(level), int(first)
	c.rows = make([]*outcome, c.size())
	r.rows(c, int(count))
	for range len(c.form.cohorts) + len(c.form.tails) {
		c.times = append(c.times, r.bytes())
	}
	if r.damaged || len(r.from) > 0 {
		return errDamaged
	}
	return nil
}

// rows reads what each replication of a chunk leaves.
func (r *outcomeReader) rows(c *chunk, count int) {
	size := len(c.rows)
	values := make([]float64, size*count)
	weights, doubts := tallyTable{rows: size, size: count}, tallyTable{rows: size, size: count}
	for i := range count {
		for n := range size {
			values[n*count+i] = math.Float64frombits(r.word())
		}
		for n := range size {
			weights.set(n, i, r.varint())
		}
		for n := range size {
			doubts.set(n, i, r.varint())
		}
	}
	for n := range c.rows {
		o := &outcome{form: c.form, values: values[n*count : (n+1)*count : (n+1)*count], weights: weights.row(n),
			doubts: doubts.row(n)}
		o.fingerprint, o.events, o.entities = r.word(), r.word(), r.word()
		o.memory, o.observed = int64(r.varint()), int64(r.varint())
		c.rows[n] = o
	}
}

// misplacedError says that a record holds other replications than its key says.
type misplacedError struct{ key, holds journal.Key }

func (e *misplacedError) Error() string {
	return "the record of " + e.key.String() + " holds " + e.holds.String() + ": the run directory is damaged"
}
