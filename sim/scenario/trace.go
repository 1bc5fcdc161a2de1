package scenario

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"karvon/sim/sheet"
)

// Trace is recorded arrivals: a time and attributes of each. They are columns
// of a CSV file, or stand in the scenario itself.
type Trace struct {
	Meta
	File       Text              `key:"file" doc:"a CSV file with a line of headers, beside the scenario"`
	Time       Text              `key:"time" doc:"header of the column of arrival times"`
	Attributes map[string]Text   `key:"attributes" doc:"attributes that columns give: {attribute: header}"`
	Encoding   sheet.Encoding    `key:"encoding" doc:"how the file is encoded, where it has no byte order mark; utf-8 by default"`
	Separator  sheet.Separator   `key:"separator" doc:"what separates the columns; by default what does so in the line of headers"`
	Decimal    sheet.Decimal     `key:"decimal" doc:"what stands before the decimals of a number; a point by default"`
	Dates      sheet.Dates       `key:"dates" doc:"which comes first in a date as 03/04/2025; needed where dates leave it in doubt"`
	Times      []Text            `key:"times" doc:"the arrival times themselves, instead of a file"`
	Values     map[string][]Text `key:"values" doc:"attributes that stand beside times: {attribute: [a word or number for each]}"`

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

func (r *Trace) check(d *decoder, t *tree, at place) {
	if !d.exactlyOne(t, at, "file", "times") {
		return
	}
	before := d.Found.Len()
	for _, key := range []string{"time", "attributes", "encoding", "separator", "decimal", "dates"} {
		if t.get(key) != nil && t.get("file") == nil {
			d.badArrivals(t, at, key, key+" goes with file alone", "beside times stand values")
		}
	}
	if t.get("values") != nil && t.get("times") == nil {
		d.badArrivals(t, at, "values", "values goes with times alone", "beside a file stand attributes")
	}
	switch {
	case t.get("file") != nil:
		r.readFile(d, t, at)
	case d.Found.Len() == before && d.sound(t, at, "times"):
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

// readFile reads times and values from the file, and notes them as what stands
// in its place.
func (r *Trace) readFile(d *decoder, t *tree, at place) {
	if t.get("time") == nil {
		d.fail(MissingKey, t, at, "the key time is missing", "the header of the column of arrival times")
		return
	}
	wanted := []*tree{t.get("time")}
	for _, f := range ownFields(t.get("attributes")) {
		wanted = append(wanted, f.value)
	}
	format := sheet.Format{Encoding: r.Encoding, Separator: r.Separator, Decimal: r.Decimal, Dates: r.Dates}
	for _, key := range []string{"encoding", "separator", "decimal", "dates"} {
		if t.get(key) != nil && !d.sound(t, at, key) {
			return
		}
	}
	file := d.openData(t.get("file"), at, format, wanted...)
	if file == nil {
		return
	}
	times, _ := d.column(file, t.get("time"), at.under("time", constraint{}))
	times = file.moments(times)
	r.Moments = file.tally.moments(times)
	r.Columns = map[string]*Column{}
	values := &tree{form: mapping, pos: t.pos, layer: t.layer}
	for _, f := range ownFields(t.get("attributes")) {
		cells, ok := d.column(file, f.value, at.under("attributes", constraint{}).under(f.name, constraint{}))
		if !ok {
			continue
		}
		column := file.tally.column(cells, file.plain)
		r.Columns[f.name] = column
		values.put(field{f.name, t.pos, asTree(column.texts, t)})
	}
	if d.tell(file.tally) {
		texts := &tree{form: mapping, pos: t.pos, layer: t.layer}
		texts.put(field{"times", t.pos, asTree(times, t)})
		texts.put(field{"values", t.pos, values})
		d.columns[t] = texts
	}
}

func asTree(texts []Text, beside *tree) *tree {
	all := &tree{form: list, pos: beside.pos, layer: beside.layer}
	for _, text := range texts {
		all.items = append(all.items, &tree{form: scalar, pos: beside.pos, layer: beside.layer, text: text.Text})
	}
	return all
}
