package scenario

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"karvon/sim/internal/sheet"
	"karvon/sim/syntax"
)

// Trace is recorded arrivals: a time and attributes of each. They are columns of a CSV file, or stand in the
// scenario itself.
type Trace struct {
	Meta
	// a CSV file with a line of headers, beside the scenario
	File Text `key:"file"`
	// header of the column of arrival times
	Time Text `key:"time"`
	// attributes that columns give: {attribute: header}
	Attributes map[string]Text `key:"attributes"`
	// how the file is encoded, where it has no byte order mark; utf-8 by default
	Encoding sheet.Encoding `key:"encoding"`
	// what separates the columns; by default what does so in the line of headers
	Separator sheet.Separator `key:"separator"`
	// what stands before the decimals of a number; a point by default
	Decimal sheet.Decimal `key:"decimal"`
	// which comes first in a date as 03/04/2025; needed where dates leave it in doubt
	Dates sheet.Dates `key:"dates"`
	// the arrival times themselves, instead of a file
	Times []Text `key:"times"`
	// attributes that stand beside times: {attribute: [a word or number for each]}
	Values map[string][]Text `key:"values"`

	// Moments are the times, and Columns the attributes of each.
	Moments []Moment           `key:"-"`
	Columns map[string]*Column `key:"-"`
}

// Moment is a time since the run's start, or a local date and time of day.
type Moment struct {
	Meta
	Since int64
	Local time.Time // as if in UTC; zero where Since holds
}

// Column is a recorded attribute: words, or numbers where there are no words.
type Column struct {
	Meta
	Words   []string
	Numbers []float64

	texts []Text // as a scenario has them
}

func (r *Trace) check(d *decoder, t *syntax.Tree, at place) {
	if !d.exactlyOne(t, at, "file", "times") {
		return
	}
	before := d.Found.Told()
	for _, key := range []string{"time", "attributes", "encoding", "separator", "decimal", "dates"} {
		if t.Get(key) != nil && t.Get("file") == nil {
			d.badArrivals(t, at, key, key+" goes with file alone", "beside times stand values")
		}
	}
	if t.Get("values") != nil && t.Get("times") == nil {
		d.badArrivals(t, at, "values", "values goes with times alone", "beside a file stand attributes")
	}
	switch {
	case t.Get("file") != nil:
		r.readFile(d, t, at)
	case d.Found.Told() == before && d.sound(t, at, "times"):
		r.readLists(d, at)
	}
}

// readLists reads the times and values that stand in the scenario.
func (r *Trace) readLists(d *decoder, at place) {
	all := &tally{}
	r.Moments = all.moments(r.Times)
	r.Columns = map[string]*Column{}
	for _, name := range slices.Sorted(maps.Keys(r.Values)) {
		texts, inner := r.Values[name], at.under("values", constraint{}).under(name, constraint{})
		if d.Blamed(inner.path) {
			continue
		}
		if len(texts) != len(r.Times) {
			pos := r.Pos
			if len(texts) > 0 {
				pos = texts[0].Pos
			}
			d.Add(BadArrivals, pos, inner.path, fmt.Sprintf("there are %d values for %d times", len(texts), len(r.Times)), "")
			continue
		}
		r.Columns[name] = all.column(texts, sheet.Verbatim)
	}
	d.tell(all)
}

// readFile reads times and values from the file, and notes them as what stands in its place.
func (r *Trace) readFile(d *decoder, t *syntax.Tree, at place) {
	if t.Get("time") == nil {
		d.fail(MissingKey, t, at, "the key time is missing", "the header of the column of arrival times")
		return
	}
	wanted := []*syntax.Tree{t.Get("time")}
	for _, f := range ownFields(t.Get("attributes")) {
		wanted = append(wanted, f.Value)
	}
	format := sheet.Format{Encoding: r.Encoding, Separator: r.Separator, Decimal: r.Decimal, Dates: r.Dates}
	for _, key := range []string{"encoding", "separator", "decimal", "dates"} {
		if t.Get(key) != nil && !d.sound(t, at, key) {
			return
		}
	}
	file := d.openData(t.Get("file"), at, format, wanted...)
	if file == nil {
		return
	}
	times, _ := d.column(file, t.Get("time"), at.under("time", constraint{}))
	times = file.moments(times)
	r.Moments = file.tally.moments(times)
	r.Columns = map[string]*Column{}
	values := &syntax.Tree{Form: syntax.Mapping, Pos: t.Pos, Layer: t.Layer}
	for _, f := range ownFields(t.Get("attributes")) {
		cells, ok := d.column(file, f.Value, at.under("attributes", constraint{}).under(f.Name, constraint{}))
		if !ok {
			continue
		}
		column := file.tally.column(cells, file.plain)
		r.Columns[f.Name] = column
		values.Put(syntax.Field{Name: f.Name, Pos: t.Pos, Value: asTree(column.texts, t)})
	}
	if d.tell(file.tally) {
		texts := &syntax.Tree{Form: syntax.Mapping, Pos: t.Pos, Layer: t.Layer}
		texts.Put(syntax.Field{Name: "times", Pos: t.Pos, Value: asTree(times, t)})
		texts.Put(syntax.Field{Name: "values", Pos: t.Pos, Value: values})
		d.columns[t] = texts
	}
}

func asTree(texts []Text, beside *syntax.Tree) *syntax.Tree {
	all := &syntax.Tree{Form: syntax.List, Pos: beside.Pos, Layer: beside.Layer}
	for _, text := range texts {
		all.Items = append(all.Items,
			&syntax.Tree{Form: syntax.Scalar, Pos: beside.Pos, Layer: beside.Layer, Text: text.Text})
	}
	return all
}
