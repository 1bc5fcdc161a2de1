package scenario

import (
	"reflect"

	"karvon/sim/syntax"
)

// Evidence is where a value can be looked up, and what stands there. Its zero value is no source.
type Evidence struct {
	// the publication and the place in it, as a text by itself says it
	Of string `key:"of" required:"true"`
	// when it was published, or of when the figure is: 2021, 2021-04 or 2021-04-10; of several years the last
	Date PublishedDate `key:"date"`
	// the figure as it was published, with its unit, such as 5,000 trucks a day both ways
	Published string `key:"published"`
	// where the figure is not this post's or not this quantity's own: whose it is
	Borrowed string `key:"borrowed"`
}

var evidenceType = reflect.TypeFor[Evidence]()

// Given tells whether there is a source.
func (e Evidence) Given() bool { return e.Of != "" }

// String writes a source in one line: a text as it stands.
func (e Evidence) String() string {
	line := e.Of
	if e.Date.Given() {
		line += ", " + e.Date.String()
	}
	if e.Published != "" {
		line += ": " + e.Published
	}
	if e.Borrowed != "" {
		line += "; borrowed from " + e.Borrowed
	}
	return line
}

// cited reads the source that stands in a mapping beside other keys: a text, or a mapping that says what stands
// there.
func (d *decoder) cited(t *syntax.Tree, at place) (found Evidence, layer string) {
	written := t.Get("source")
	switch {
	case written == nil:
		return Evidence{}, ""
	case written.Form == syntax.Mapping:
		return d.partedEvidence(written, at.under("source", constraint{})), written.Layer
	case written.Form != syntax.Scalar:
		d.wrongForm(written, at.under("source", constraint{}), "a text or a mapping with the keys "+
			syntax.Listed(structureOf(evidenceType).names(), "and"))
		return Evidence{}, ""
	}
	if text := d.remark(t, "source", at); text != nil {
		return Evidence{Of: text.Text}, text.Layer
	}
	return Evidence{}, ""
}

// partedEvidence reads a source that is a mapping.
func (d *decoder) partedEvidence(t *syntax.Tree, at place) Evidence {
	keys := structureOf(evidenceType)
	for _, f := range t.Fields {
		if keys.byName[f.Name] == nil {
			d.unknownKey(f, at, keys.names())
		}
	}
	var e Evidence
	d.absent(reflect.ValueOf(&e).Elem(), keys, t, at)
	read := func(name string) string {
		if text := d.remark(t, name, at); text != nil {
			return text.Text
		}
		return ""
	}
	e.Of, e.Published, e.Borrowed = read("of"), read("published"), read("borrowed")
	if date := d.remark(t, "date", at); date != nil {
		var ok bool
		if e.Date, ok = ParsePublishedDate(date.Text); !ok {
			d.fail(BadTime, date, at.under("date", constraint{}), syntax.Abbreviated(date.Text)+" is not a date",
				"write the year, the month or the day: 2021, 2021-04 or 2021-04-10; of several years the last")
		}
	}
	return e
}

// borrowedMeasure doubts that a figure was measured here which is another one's. What is measured says itself so.
func (d *decoder) borrowedMeasure(confidence *syntax.Tree, p provenance, at place) {
	if confidence != nil && p.confidence == Measured && p.source.Borrowed != "" {
		d.doubts.Add(borrowedMeasured, confidence.Pos, at.path, "the figure is said to be measured, and is borrowed from "+
			syntax.Abbreviated(p.source.Borrowed), "what is measured elsewhere is an assumption here: confidence: assumption "+
			"keeps its source")
	}
}

// evidenceSchema is that of a source: a text, or a mapping.
func (w *schemaWriter) evidenceSchema() object {
	text := object{"type": "string", "description": "where the value can be looked up"}
	properties := object{}
	for _, k := range structureOf(evidenceType).keys {
		properties[k.name] = object{"type": []string{"string", "number"}, "description": k.doc}
	}
	date := object{"type": []string{"string", "integer"}, "pattern": publishedPattern}
	date["description"] = properties["date"].(object)["description"]
	properties["date"] = date
	parts := object{"type": "object", "properties": properties, "required": []string{"of"}, "additionalProperties": false}
	schema := either(text, parts)
	schema["description"] = "where the value can be looked up: a text, or what stands there"
	return schema
}
