package scenario

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"time"

	"karvon/sim/unit"
)

// Trace is recorded arrivals: a time and attributes of each. They are columns
// of a CSV file, or stand in the scenario itself.
type Trace struct {
	Meta
	File       Text              `key:"file" doc:"a CSV file with a line of headers, beside the scenario"`
	Time       Text              `key:"time" doc:"header of the column of arrival times"`
	Attributes map[string]Text   `key:"attributes" doc:"attributes that columns give: {attribute: header}"`
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
}

func (r *Trace) check(d *decoder, t *tree, at place) {
	if !d.exactlyOne(t, at, "file", "times") {
		return
	}
	before := len(d.errors)
	if t.get("file") != nil {
		r.read(d, t, at)
	}
	for _, key := range []string{"time", "attributes"} {
		if t.get(key) != nil && t.get("file") == nil {
			d.badArrivals(t, at, key, key+" goes with file alone", "beside times stand values")
		}
	}
	if t.get("values") != nil && t.get("times") == nil {
		d.badArrivals(t, at, "values", "values goes with times alone", "beside a file stand attributes")
	}
	if len(d.errors) > before || !d.sound(t, at, "file") && !d.sound(t, at, "times") {
		return
	}
	for _, text := range r.Times {
		r.Moments = append(r.Moments, d.moment(text))
	}
	r.Columns = map[string]*Column{}
	for _, name := range slices.Sorted(maps.Keys(r.Values)) {
		r.Columns[name] = d.recorded(name, r.Values[name], len(r.Times), at)
	}
}

// read fills in times and values from the file, and notes them as what stands
// in its place.
func (r *Trace) read(d *decoder, t *tree, at place) {
	if t.get("time") == nil {
		d.fail(MissingKey, t, at, "the key time is missing", "the header of the column of arrival times")
		return
	}
	file := d.dataFile(t.get("file"), at)
	if file == nil {
		return
	}
	texts := &tree{form: mapping, pos: t.pos, layer: t.layer}
	r.Times = d.cells(file, t.get("time"), at.under("time", constraint{}))
	texts.put(field{"times", t.pos, asTree(r.Times, t)})
	r.Values = map[string][]Text{}
	values := &tree{form: mapping, pos: t.pos, layer: t.layer}
	for _, f := range t.get("attributes").ownFields() {
		r.Values[f.name] = d.cells(file, f.value, at.under("attributes", constraint{}).under(f.name, constraint{}))
		values.put(field{f.name, t.pos, asTree(r.Values[f.name], t)})
	}
	texts.put(field{"values", t.pos, values})
	d.columns[t] = texts
}

func asTree(texts []Text, beside *tree) *tree {
	all := &tree{form: list, pos: beside.pos, layer: beside.layer}
	for _, text := range texts {
		all.items = append(all.items, &tree{form: scalar, pos: beside.pos, layer: beside.layer, text: text.Text})
	}
	return all
}

var momentPattern = regexp.MustCompile(`^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?)?$`)

// moment reads 4h30m, 2024-09-02 06:30 or 2024-09-02T06:30:15.
func (d *decoder) moment(text Text) Moment {
	m := Moment{Meta: text.Meta}
	if !momentPattern.MatchString(text.Text) {
		since, err := unit.ParseDuration(text.Text)
		if err != nil {
			d.add(BadTime, text.Pos, text.Path, fmt.Sprintf("%q is neither a time since the run's start nor a date with a time of day", abbreviated(text.Text)),
				"write it as 4h30m or as 2024-09-02 06:30")
		}
		m.Since = since
		return m
	}
	clock := text.Text[:10] + " " + text.Text[11:]
	layout := "2006-01-02 15:04"
	if len(clock) > len(layout) {
		layout = "2006-01-02 15:04:05"
	}
	local, err := time.Parse(layout, clock)
	if err != nil {
		d.add(BadTime, text.Pos, text.Path, text.Text+" is no date with a time of day", "write it as 2024-09-02 06:30")
	}
	m.Local = local
	return m
}

// recorded reads a column of words or numbers: words, unless each is a number.
func (d *decoder) recorded(name string, texts []Text, times int, at place) *Column {
	at = at.under("values", constraint{}).under(name, constraint{})
	c := &Column{}
	if len(texts) > 0 {
		c.Meta = texts[0].Meta
	}
	if len(texts) != times {
		d.add(BadArrivals, c.Pos, at.path, fmt.Sprintf("there are %d values for %d times", len(texts), times), "")
		return c
	}
	for _, text := range texts {
		number, err := unit.Parse(text.Text, unit.Number)
		if err != nil {
			c.Numbers = nil
			break
		}
		c.Numbers = append(c.Numbers, number)
	}
	if c.Numbers != nil {
		return c
	}
	for _, text := range texts {
		d.name(text.Text, text.Pos, text.Path)
		c.Words = append(c.Words, text.Text)
	}
	return c
}
