package scenario

import (
	"reflect"
	"slices"
	"strings"
)

// stated takes {value: ..., source: ...} apart.
func (d *decoder) stated(t *tree, at place) (*tree, place) {
	at = d.provenance(t, at)
	at.span = t.get("range")
	inner := t.get("value")
	for _, f := range t.fields {
		if f.name != "value" && !isProvenance(f.name) {
			d.unknownKey(f, at, append([]string{"value"}, provenanceKeys...))
		}
	}
	at.silent = at.silent && len(t.fields) < 2
	return inner, at
}

// beside splits a mapping into its own keys and what says where it comes from.
// A range is taken where the mapping is a quantity, and left among the keys
// where it is not.
func (d *decoder) beside(t *tree, at place, ranged bool) ([]field, place) {
	at = d.provenance(t, at)
	if span := t.get("range"); ranged && span != nil {
		at.span = span
	}
	own := slices.DeleteFunc(slices.Clone(t.fields), func(f field) bool {
		return isProvenance(f.name) && (ranged || f.name != "range")
	})
	return own, at
}

// provenance reads the source, confidence and note of a mapping.
func (d *decoder) provenance(t *tree, at place) place {
	next := at.from
	if source := d.remark(t, "source", at); source != nil {
		// A source of its own: what was said of another one no longer holds.
		next = provenance{layer: source.layer, source: source.text}
	}
	if confidence := d.remark(t, "confidence", at); confidence != nil {
		if confidence.layer != next.layer {
			next = provenance{layer: confidence.layer}
		}
		d.word(reflect.ValueOf(&next.confidence).Elem(), confidence, at.under("confidence", constraint{}))
		if next.confidence == Assumption {
			next.source = ownSource(t)
		}
	}
	if note := d.remark(t, "note", at); note != nil {
		if note.layer != next.layer {
			next = provenance{layer: note.layer}
		}
		next.note = note.text
	} else {
		next.note = ""
	}
	d.needsSource(t, next, at)
	at.from = next
	return at
}

// ownSource is the source that stands beside an assumption: the one it was
// reasoned from. An inherited one would make the assumption look known.
func ownSource(t *tree) string {
	if source := t.get("source"); source != nil {
		return source.text
	}
	return ""
}

// remark gives a text that stands beside a value, or nil.
func (d *decoder) remark(t *tree, name string, at place) *tree {
	remark := t.get(name)
	if remark == nil {
		return nil
	}
	if remark.form == scalar && strings.TrimSpace(remark.text) == "" {
		d.fail(MissingValue, remark, at.under(name, constraint{}), "the text is empty", "leave "+name+" out, or say it")
		return nil
	}
	if remark.form != scalar {
		d.wrongForm(remark, at.under(name, constraint{}), "a text")
		return nil
	}
	return remark
}

// needsSource refuses a value that is said to be known without saying from
// where.
func (d *decoder) needsSource(t *tree, p provenance, at place) {
	confidence := t.get("confidence")
	if confidence == nil || p.source != "" {
		return
	}
	switch p.confidence {
	case Measured, Official, Planned, Handbook:
		d.Add(MissingSource, confidence.pos, at.path, "confidence "+string(p.confidence)+" without a source", "add source: where it can be looked up")
	case Derived:
		if p.note == "" {
			d.Add(MissingSource, confidence.pos, at.path, "confidence derived without a source or note", "add source, or note: what it is derived from")
		}
	}
}

// record lists a quantity with where it comes from.
func (d *decoder) record(t *tree, at place) {
	if d.variant || at.silent || strings.HasPrefix(at.path, "run.") {
		// How a scenario is run is a decision, not knowledge of the world.
		return
	}
	v := Value{Meta: at.meta(t), Text: withoutRemarks(t), Confidence: Assumption}
	if at.span != nil {
		v.Range = at.span.asWritten()
	}
	// A source speaks for what was written with it, not for what another file,
	// a policy or a setting put in its place.
	if at.from.layer == t.layer {
		v.Source, v.Note = at.from.source, at.from.note
		if v.Source != "" || at.from.confidence != "" {
			v.Confidence = at.from.confidence
		}
	}
	d.values = append(d.values, v)
}

// withoutRemarks writes a quantity as it stands, without what is said of it.
func withoutRemarks(t *tree) string {
	if t.form == scalar {
		return t.text
	}
	return t.without(provenanceKeys...).asWritten()
}

// recordQuantity lists a single number, and checks its range.
func (d *decoder) recordQuantity(v float64, t *tree, at place, parse func(string) (float64, error)) {
	d.spanContains(v, t, at, parse)
	d.record(t, at)
}

// spanContains checks that a range is well formed and contains its value.
func (d *decoder) spanContains(v float64, t *tree, at place, parse func(string) (float64, error)) {
	if at.span == nil {
		return
	}
	inner := at.under("range", at.constraint)
	if at.span.form != list || len(at.span.items) != 2 {
		d.wrongForm(at.span, inner, "a list of two, [low, high]")
		return
	}
	var ends [2]float64
	for i, item := range at.span.items {
		if item.form != scalar {
			d.wrongForm(item, inner, "a single value")
			return
		}
		end, err := parse(item.text)
		if err != nil {
			d.badQuantity(item, inner, err)
			return
		}
		ends[i] = end
	}
	switch {
	case ends[0] > ends[1]:
		d.fail(BadProvenance, at.span, inner, "the range's low end is above its high end", "")
	case v < ends[0] || v > ends[1]:
		d.fail(BadProvenance, at.span, inner, "the range "+at.span.asWritten()+" does not contain the value", "the range says between which bounds the value may lie")
	default:
		d.factor(v, t, at, ends)
	}
}

// spanByWord checks the ranges of shares, which are given word by word.
func (d *decoder) spanByWord(shares reflect.Value, t *tree, at place) {
	if at.span == nil {
		return
	}
	inner := at.under("range", at.constraint)
	if at.span.form != mapping {
		d.wrongForm(at.span, inner, "a mapping from words to [low, high]")
		return
	}
	for _, f := range at.span.fields {
		share := shares.MapIndex(reflect.ValueOf(f.name))
		if !share.IsValid() {
			d.Add(BadProvenance, f.pos, inner.path, "there is no share of "+abbreviated(f.name), didYouMean(f.name, t.keys()))
			continue
		}
		word := at
		word.span, word.word = f.value, f.name
		d.spanContains(share.Float(), t, word, parserOf(at.unit))
	}
}

// takesRange tells whether a value of a type can have a range.
func takesRange(kind reflect.Type, c constraint) bool {
	switch kind {
	case reflect.TypeFor[Dist](), reflect.TypeFor[Duration](), reflect.TypeFor[Capacity](), reflect.TypeFor[Count](), reflect.TypeFor[Operand](), reflect.TypeFor[Attribute]():
		return true
	case reflect.TypeFor[map[string]float64]():
		return c.unit == "share"
	}
	return c.unit != clock && isNumber(kind)
}

func isNumber(kind reflect.Type) bool {
	switch kind.Kind() {
	case reflect.Int, reflect.Int64, reflect.Float64:
		return true
	}
	return false
}
