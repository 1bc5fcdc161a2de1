package scenario

import (
	"reflect"
	"slices"
	"strings"

	"karvon/sim/syntax"
)

// stated takes {value: ..., source: ...} apart.
func (d *decoder) stated(t *syntax.Tree, at place) (*syntax.Tree, place) {
	at = d.provenance(t, at)
	at = d.spanned(t, at)
	at.noted = true
	inner := t.Get("value")
	for _, f := range t.Fields {
		if f.Name != "value" && !isProvenance(f.Name) {
			d.unknownKey(f, at, append([]string{"value"}, provenanceKeys...))
		}
	}
	at.silent = at.silent && len(t.Fields) < 2
	return inner, at
}

// beside splits a mapping into its own keys and what says where it comes from. A range is taken where the mapping
// is a quantity, and left among the keys where it is not.
func (d *decoder) beside(t *syntax.Tree, at place, ranged bool) ([]syntax.Field, place) {
	at = d.provenance(t, at)
	if ranged && slices.ContainsFunc(t.Fields, func(f syntax.Field) bool { return isOfRange(f.Name) }) {
		at = d.spanned(t, at)
	}
	remark := func(f syntax.Field) bool { return isProvenance(f.Name) && (ranged || !isOfRange(f.Name)) }
	if !slices.ContainsFunc(t.Fields, remark) {
		return t.Fields, at
	}
	return slices.DeleteFunc(slices.Clone(t.Fields), remark), at
}

// provenance reads the source, confidence and note of a mapping.
func (d *decoder) provenance(t *syntax.Tree, at place) place {
	defer d.remarking()()
	if !speaks(t) && at.said().note == "" {
		return at
	}
	next := *at.said()
	source, layer := d.cited(t, at)
	if source.Given() {
		// A source of its own: what was said of another one no longer holds.
		next = provenance{layer: layer, source: source}
	}
	if confidence := d.remark(t, "confidence", at); confidence != nil {
		if confidence.Layer != next.layer {
			next = provenance{layer: confidence.Layer}
		}
		d.word(reflect.ValueOf(&next.confidence).Elem(), confidence, at.under("confidence", constraint{}))
		if next.confidence == Assumption {
			// The source that stands beside an assumption is the one it was reasoned from. An inherited one would make it
			// look known.
			next.source = source
		}
	}
	if note := d.remark(t, "note", at); note != nil {
		if note.Layer != next.layer {
			next = provenance{layer: note.Layer}
		}
		next.note = note.Text
	} else if !at.noted {
		next.note = ""
	}
	d.needsSource(t, next, at)
	d.borrowedMeasure(t.Get("confidence"), next, at)
	at.from = &next
	return at
}

// speaks tells whether a mapping says where its value comes from.
func speaks(t *syntax.Tree) bool {
	return slices.ContainsFunc(t.Fields, func(f syntax.Field) bool {
		return f.Name == "source" || f.Name == "confidence" || f.Name == "note"
	})
}

// remarking counts what is wrong with what is said of a value, which is so wherever the value stands.
func (d *decoder) remarking() func() {
	before := d.Found.Told()
	return func() {
		if d.Found.Told() > before {
			d.unproven++
		}
	}
}

// remark gives a text that stands beside a value, or nil.
func (d *decoder) remark(t *syntax.Tree, name string, at place) *syntax.Tree {
	remark := t.Get(name)
	if remark == nil {
		return nil
	}
	if remark.Form == syntax.Scalar && strings.TrimSpace(remark.Text) == "" {
		d.fail(MissingValue, remark, at.under(name, constraint{}), "the text is empty", "leave "+name+" out, or say it")
		return nil
	}
	if remark.Form != syntax.Scalar {
		d.wrongForm(remark, at.under(name, constraint{}), "a text")
		return nil
	}
	return remark
}

// needsSource refuses a value that is said to be known without saying from where.
func (d *decoder) needsSource(t *syntax.Tree, p provenance, at place) {
	confidence := t.Get("confidence")
	if confidence == nil || p.source.Given() {
		return
	}
	switch p.confidence {
	case Measured, Official, Planned, Handbook:
		d.Add(MissingSource, confidence.Pos, at.path, "confidence "+string(p.confidence)+" without a source",
			"add source: where it can be looked up")
	case Derived:
		if p.note == "" {
			d.Add(MissingSource, confidence.Pos, at.path, "confidence derived without a source or note",
				"add source, or note: what it is derived from")
		}
	}
}

// record lists a quantity with where it comes from.
func (d *decoder) record(t *syntax.Tree, at place) {
	if d.variant || at.silent || at.path == versionKey || strings.HasPrefix(at.path, "run.") || isSpot(at.path) {
		// In what language a scenario is written and how it is run are decisions, not knowledge of the world; where its
		// places lie changes no answer.
		return
	}
	if d.madeOfOthers(t, at) {
		return
	}
	if ofAssumption(at.path) {
		if d.listed[at.path] {
			return
		}
		d.listed[at.path] = true
	}
	v := Value{Meta: at.meta(t), Text: withoutRemarks(t), Confidence: Assumption}
	if written, ok := d.written[t]; ok { // arithmetic on what is listed by itself
		v.Text, v.Confidence = written+" = "+v.Text, Derived
	}
	if at.span != nil {
		v.Range = at.span.AsWritten()
	}
	// A source speaks for what was written with it, not for what another file, a policy or a setting put in its place.
	if at.said().layer == t.Layer {
		v.Source, v.Note = at.said().source, at.said().note
		if v.Source.Given() || at.said().confidence != "" {
			v.Confidence = at.said().confidence
		}
	} else if at.said().source.Given() || at.said().confidence != "" {
		d.unsourced[at.statedBy(t)] = true
	}
	d.values = append(d.values, v)
	d.seeds[at.path] = seed{t, at.span, at.ranged, at.unit}
}

// statedBy gives the mapping that says of a value how far it can be from it, or the value.
func (at place) statedBy(t *syntax.Tree) *syntax.Tree {
	if at.ranged != nil && at.ranged.Get("value") == t {
		return at.ranged
	}
	return t
}

// withoutRemarks writes a quantity as it stands, without what is said of it.
func withoutRemarks(t *syntax.Tree) string {
	if t.Form == syntax.Scalar {
		return t.Text
	}
	return t.Without(provenanceKeys...).AsWritten()
}

// recordQuantity lists a single number, and checks its range.
func (d *decoder) recordQuantity(v float64, t *syntax.Tree, at place, parse func(string) (float64, error)) {
	d.spanContains(v, t, at, parse)
	d.record(t, at)
}

// spanContains checks that a range is well formed and contains its value.
func (d *decoder) spanContains(v float64, t *syntax.Tree, at place, parse func(string) (float64, error)) {
	if at.span == nil {
		return
	}
	inner := at.under("range", at.constraint)
	if at.span.Form != syntax.List || len(at.span.Items) != 2 {
		d.wrongForm(at.span, inner, "a list of two, [low, high]")
		return
	}
	var ends [2]float64
	for i, item := range at.span.Items {
		if item.Form != syntax.Scalar {
			d.wrongForm(item, inner, "a single value")
			return
		}
		end, err := parse(item.Text)
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
		d.fail(BadProvenance, at.span, inner, "the range "+at.span.AsWritten()+" does not contain the value",
			"the range says between which bounds the value may lie")
	case d.endsBounded(ends, at):
		d.factor(v, t, at, ends, parse)
	}
}

// spanByWord checks the ranges of shares, which are given word by word.
func (d *decoder) spanByWord(shares reflect.Value, t *syntax.Tree, at place) {
	if at.span == nil {
		return
	}
	inner := at.under("range", at.constraint)
	if at.span.Form != syntax.Mapping {
		d.wrongForm(at.span, inner, "a mapping from words to [low, high]")
		return
	}
	for _, f := range at.span.Fields {
		share := shares.MapIndex(reflect.ValueOf(f.Name))
		if !share.IsValid() {
			d.Add(BadProvenance, f.Pos, inner.path, "there is no share of "+syntax.Abbreviated(f.Name),
				syntax.DidYouMean(f.Name, t.Keys()))
			continue
		}
		if isRest(t.Get(f.Name)) {
			d.Add(BadProvenance, f.Pos, inner.path, "a range stands beside the share that is left",
				"give ranges to the others")
			continue
		}
		if d.rangedTwice(t.Get(f.Name), f, at) {
			continue
		}
		word := at
		word.span, word.word = f.Value, f.Name
		d.spanContains(share.Float(), t, word, parserOf(at.unit))
	}
}

// takesRange tells whether a value of a type can have a range.
func takesRange(kind reflect.Type, c constraint) bool {
	switch kind {
	case reflect.TypeFor[Dist](), reflect.TypeFor[Duration](), reflect.TypeFor[Capacity](), reflect.TypeFor[Count](),
		reflect.TypeFor[Operand](), reflect.TypeFor[Attribute]():
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
