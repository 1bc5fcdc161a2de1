package scenario

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"karvon/sim/dist"
)

// empirical reads {values: [...]} or {file: times.csv, column: name}.
func (d *decoder) empirical(t *tree, at place) dist.Distribution {
	if t.form != mapping {
		d.wrongForm(t, at, "{values: [...]} or {file: name.csv, column: name}")
		return nil
	}
	before := len(d.errors)
	var values []float64
	switch {
	case t.get("values") != nil:
		d.onlyKeys(t, at, "values")
		d.value(reflect.ValueOf(&values).Elem(), t.get("values"), at.under("values", at.constraint))
	case t.get("file") != nil:
		d.onlyKeys(t, at, "file", "column")
		values = d.column(t, at)
	default:
		d.fail(MissingKey, t, at, "neither values nor file is given", "write {values: [...]} or {file: name.csv, column: name}")
	}
	if len(d.errors) > before {
		return nil
	}
	return d.built(t, at, func() (dist.Distribution, error) { return dist.NewEmpirical(values) })
}

func (d *decoder) onlyKeys(t *tree, at place, names ...string) {
	for _, f := range t.fields {
		if !slices.Contains(names, f.name) {
			d.unknownKey(f, at, names)
		}
	}
}

// column reads the quantities of one column of a CSV file, whose path is
// relative to the file that names it.
func (d *decoder) column(t *tree, at place) []float64 {
	header := t.get("column")
	if header == nil {
		d.fail(MissingKey, t, at, "the key column is missing", "the header of the column to read")
		return nil
	}
	file := d.dataFile(t.get("file"), at)
	if file == nil {
		return nil
	}
	var values []float64
	texts := &tree{form: list, pos: header.pos, layer: header.layer}
	for _, cell := range d.cells(file, header, at) {
		v, err := parserOf(at.unit)(cell.Text)
		if err != nil {
			d.badQuantity(&tree{pos: cell.Pos}, at, err)
			continue
		}
		values = append(values, v)
		texts.items = append(texts.items, &tree{form: scalar, pos: header.pos, layer: header.layer, text: cell.Text})
	}
	d.columns[t] = &tree{form: mapping, pos: t.pos, layer: t.layer, fields: []field{{"values", t.pos, texts}}}
	return values
}

// dataFile reads a file of data that is named beside the scenario; nil where
// it cannot.
func (d *decoder) dataFile(name *tree, at place) *source {
	path, ok := d.single(name, at.under("file", constraint{}), "the path of a CSV file")
	if !ok {
		return nil
	}
	file, err := d.sources.read(d.sources.beside(path, d.sources.byDisplay[name.pos.File]))
	if err != nil {
		code, message, hint := d.sources.openError(path, file, err)
		d.fail(code, name, at, message, hint)
		return nil
	}
	d.sources.remember(file)
	return file
}

// cells gives what stands in a column of a CSV file, each with its position.
func (d *decoder) cells(file *source, header *tree, at place) []Text {
	reader := csv.NewReader(bytes.NewReader(file.text))
	headers, err := reader.Read()
	if err != nil {
		d.csvError(file, at, err)
		return nil
	}
	for i := range headers {
		headers[i] = strings.TrimSpace(headers[i])
	}
	index := slices.Index(headers, header.text)
	if index < 0 {
		d.fail(BadData, header, at, file.display+" has no column "+abbreviated(header.text), didYouMean(header.text, headers))
		return nil
	}
	var cells []Text
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return cells
		}
		if err != nil {
			d.csvError(file, at, err)
			return nil
		}
		line, column := reader.FieldPos(index)
		meta := Meta{Pos: Pos{file.display, line, characters(file, line, column)}, Path: at.path}
		cells = append(cells, Text{meta, strings.TrimSpace(record[index])})
	}
}

// csvError places a mistake in a data file.
func (d *decoder) csvError(file *source, at place, err error) {
	var found *csv.ParseError
	pos, message := Pos{file.display, 1, 1}, "the file holds nothing"
	switch {
	case errors.As(err, &found):
		pos.Line, pos.Column = found.Line, characters(file, found.Line, found.Column)
		message = found.Err.Error()
	case !errors.Is(err, io.EOF):
		message = err.Error()
	}
	d.add(BadData, pos, at.path, fmt.Sprintf("not CSV: %s", message), "")
}

// characters turns a byte column, as the CSV reader counts, into characters.
func characters(file *source, line, column int) int {
	if line < 1 || line > len(file.lines) {
		return max(1, column)
	}
	text := file.lines[line-1]
	return len([]rune(text[:min(max(0, column-1), len(text))])) + 1
}
