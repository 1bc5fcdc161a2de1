//go:build !js

package records

import (
	"io"
	"slices"

	"github.com/parquet-go/parquet-go"
)

// Rows are handed over in batches, and kept in memory up to a row group.
const (
	batchRows = 1024
	groupRows = 1 << 18
)

// parquetWriter writes rows as Parquet.
type parquetWriter struct {
	to    *parquet.GenericWriter[any]
	names *names
	text  map[string]parquet.Value // names and words
	batch [batchRows]parquet.Row
	ids   [batchRows][16]byte // of the batch, in digits
	count int                 // rows in the batch
}

func newParquet(to io.Writer, n *names) (encoder, error) {
	return &parquetWriter{
		names: n, text: map[string]parquet.Value{},
		to: parquet.NewGenericWriter[any](to, schemaOf(n),
			parquet.MaxRowsPerRowGroup(groupRows),
			parquet.KeyValueMetadata("karvon.scenario", utf8Only(n.scenario.Name)),
			parquet.KeyValueMetadata("karvon.hash", n.scenario.Hash)),
	}, nil
}

// ordered is a group of columns in a given order: parquet.Group is a map, and puts them into the alphabet's.
type ordered struct {
	parquet.Group
	fields []parquet.Field
}

func (o *ordered) Fields() []parquet.Field { return o.fields }

// schemaOf says what the columns hold. Words repeat and are stored once a row group.
func schemaOf(n *names) *parquet.Schema {
	word := parquet.Encoded(parquet.String(), &parquet.RLEDictionary)
	number := parquet.Leaf(parquet.DoubleType)
	order := namesOf(withAttributes(n))
	group := parquet.Group{
		"replication": parquet.Leaf(parquet.Int32Type), "entity": parquet.String(),
		"flow": word, "class": word, "site": word, "at": word, "place": word, "kind": word,
		"in_window": parquet.Leaf(parquet.BooleanType),
		"arrive_s":  number, "start_s": parquet.Optional(number), "end_s": number,
	}
	for _, slot := range n.attributes {
		group[attributeColumn(slot)] = number
		if slot.Word {
			group[attributeColumn(slot)] = parquet.Optional(word)
		}
	}
	for name, node := range group {
		group[name] = parquet.Compressed(node, &parquet.Snappy)
	}
	fields := group.Fields()
	slices.SortFunc(fields, func(a, b parquet.Field) int {
		return slices.Index(order, a.Name()) - slices.Index(order, b.Name())
	})
	return parquet.NewSchema("visit", &ordered{group, fields})
}

func (w *parquetWriter) write(r *row) error {
	if w.count == batchRows {
		if err := w.flush(); err != nil {
			return err
		}
	}
	id := appendHex(w.ids[w.count][:0], r.Entity)
	values := rowValues(w.batch[w.count][:0])
	values.add(parquet.Int32Value(int32(r.replication)))
	values.add(parquet.ByteArrayValue(id))
	for _, text := range [...]string{
		w.names.flows[r.Flow], w.names.classes[r.Flow], w.names.sites[r.Site],
		r.Place.String(), w.names.places[r.Place][r.Index], r.Kind.String(),
	} {
		values.add(w.word(text))
	}
	values.add(parquet.BooleanValue(r.InWindow))
	values.add(seconds(r.Arrive))
	values.addOptional(seconds(r.Start), r.Start >= 0)
	values.add(seconds(r.End))
	for i, value := range r.Attributes {
		if !w.names.attributes[i].Word {
			values.add(parquet.DoubleValue(value))
			continue
		}
		word := w.names.words[int(value)]
		values.addOptional(w.word(word), word != "")
	}
	w.batch[w.count] = parquet.Row(values)
	w.count++
	return nil
}

// flush hands the batch over.
func (w *parquetWriter) flush() error {
	_, err := w.to.WriteRows(w.batch[:w.count])
	w.count = 0
	return err
}

func (w *parquetWriter) describe(about []entry) []column {
	describeParquet(w.to, about, withAttributes(w.names))
	return nil
}

// describeParquet puts into a file's metadata which run it is of, and what its columns are.
func describeParquet(to interface{ SetKeyValueMetadata(key, value string) }, about []entry, columns []column) {
	for _, e := range about {
		to.SetKeyValueMetadata(e.name, e.value)
	}
	for _, c := range columns {
		to.SetKeyValueMetadata("karvon.column."+c.Name, c.Description)
		if c.Unit != "" {
			to.SetKeyValueMetadata("karvon.unit."+c.Name, c.Unit)
		}
	}
}

func (w *parquetWriter) close() error {
	if err := w.flush(); err != nil {
		return err
	}
	return w.to.Close()
}

// word gives a name or word as the library takes it, without a copy a row.
func (w *parquetWriter) word(text string) parquet.Value {
	value, known := w.text[text]
	if !known {
		value = parquet.ByteArrayValue([]byte(text))
		w.text[text] = value
	}
	return value
}

// rowValues are the values of a row, each at the level of its column.
type rowValues parquet.Row

func (v *rowValues) add(value parquet.Value) { *v = append(*v, value.Level(0, 0, len(*v))) }

func (v *rowValues) addOptional(value parquet.Value, given bool) {
	if !given {
		v.add(parquet.NullValue())
		return
	}
	*v = append(*v, value.Level(0, 1, len(*v)))
}

// seconds gives a time in seconds, to the nearest double.
func seconds(nanoseconds int64) parquet.Value { return parquet.DoubleValue(float64(nanoseconds) / 1e9) }
