package scenario

import (
	"reflect"
	"slices"

	"karvon/sim/dist"
	"karvon/sim/internal/sheet"
	"karvon/sim/syntax"
)

// empirical reads {values: [...]} or {file: times.csv, column: name}.
func (d *decoder) empirical(t *syntax.Tree, at place) dist.Distribution {
	if t.Form != syntax.Mapping {
		d.wrongForm(t, at, "{values: [...]} or {file: name.csv, column: name}")
		return nil
	}
	before := d.Found.Told()
	var values []float64
	switch {
	case t.Get("values") != nil:
		d.onlyKeys(t, at, "values")
		d.value(reflect.ValueOf(&values).Elem(), t.Get("values"), at.under("values", at.constraint))
	case t.Get("file") != nil:
		values = d.observed(t, at)
	default:
		d.fail(MissingKey, t, at, "neither values nor file is given",
			"write {values: [...]} or {file: name.csv, column: name}")
	}
	if d.Found.Told() > before {
		return nil
	}
	return d.built(t, at, func() (dist.Distribution, error) { return dist.NewEmpirical(values) })
}

func (d *decoder) onlyKeys(t *syntax.Tree, at place, names ...string) {
	for _, f := range t.Fields {
		if !slices.Contains(names, f.Name) {
			d.unknownKey(f, at, names)
		}
	}
}

// observations are quantities that stand in a column of a CSV file.
type observations struct {
	Meta
	// a CSV file with a line of headers, beside the scenario
	File Text `key:"file" required:"true"`
	// header of the column to read
	Column Text `key:"column" required:"true"`
	// how the file is encoded, where it has no byte order mark; utf-8 by default
	Encoding sheet.Encoding `key:"encoding"`
	// what separates the columns; by default what does so in the line of headers
	Separator sheet.Separator `key:"separator"`
	// what stands before the decimals of a number
	Decimal sheet.Decimal `key:"decimal" default:"."`
}

// observed reads the quantities of one column of a CSV file, whose path is relative to the file that names it.
func (d *decoder) observed(t *syntax.Tree, at place) []float64 {
	var from observations
	before := d.Found.Told()
	d.structure(reflect.ValueOf(&from).Elem(), t, at)
	if d.Found.Told() > before {
		return nil
	}
	format := sheet.Format{Encoding: from.Encoding, Separator: from.Separator, Decimal: from.Decimal}
	header := t.Get("column")
	file := d.openData(t.Get("file"), at, format, header)
	if file == nil {
		return nil
	}
	cells, _ := d.column(file, header, at)
	var values []float64
	texts := &syntax.Tree{Form: syntax.List, Pos: header.Pos, Layer: header.Layer}
	for _, cell := range cells {
		text, value := file.quantity(cell, at.unit)
		values = append(values, value)
		texts.Items = append(texts.Items, &syntax.Tree{Form: syntax.Scalar, Pos: header.Pos, Layer: header.Layer, Text: text})
	}
	if !d.tell(file.tally) {
		return nil
	}
	d.columns[t] = &syntax.Tree{Form: syntax.Mapping, Pos: t.Pos, Layer: t.Layer,
		Fields: []syntax.Field{{Name: "values", Pos: t.Pos, Value: texts}}}
	return values
}
