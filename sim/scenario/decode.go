package scenario

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"

	"karvon/sim/syntax"
)

// decoder gives a merged tree its meaning, by the tags of the types it decodes into.
type decoder struct {
	phase
	values []Value
	// values beneath a source, or what else is said, of another layer; so that it does not speak for them
	unsourced map[*syntax.Tree]bool
	// what names a data file, and the values that stand in it; a value that is moved, and what it becomes
	columns map[*syntax.Tree]*syntax.Tree

	assumptions map[string]*assumption
	uses        map[*syntax.Tree]*syntax.Tree // of assumptions, and what each stands for
	used        int64                         // uses of assumptions so far
	unproven    int                           // mistakes of ranges so far, those that were told before too
	listed      map[string]bool               // the values of assumptions that are in values
	seeds       map[string]seed               // of values by path, how they are written
	written     map[*syntax.Tree]string       // of what is computed, its text in the file

	variant bool         // whether another load of the same files has decoded what only designs of experiments ask for
	known   decoded      // by that load
	base    *syntax.Tree // what that load decoded
	keep    decoded      // for variants; nil where there are to be none

	factors      []Factor
	asWritten    bool    // nothing is changed of the files
	sums         []sumOf // of quantities, some of which may be factors
	doubts       phase   // of what is legal but probably not meant
	computations []computedValue
	capacities   []computedValue    // that may be moved: by assumptions, or within a range of their own
	positions    map[string]float64 // in their ranges, of the factors that are moved
	applied      map[string]bool
}

func newDecoder(sources *sources) *decoder {
	return &decoder{
		phase: newPhase(sources), columns: map[*syntax.Tree]*syntax.Tree{}, applied: map[string]bool{},
		unsourced: map[*syntax.Tree]bool{}, uses: map[*syntax.Tree]*syntax.Tree{}, listed: map[string]bool{},
		seeds:  map[string]seed{},
		doubts: newPhase(sources), written: map[*syntax.Tree]string{},
	}
}

// place is where a value is decoded and what is known of it from outside.
type place struct {
	path string
	constraint
	from   *provenance  // nil where nothing is said
	span   *syntax.Tree // the value's range as written; nil where none
	ranged *syntax.Tree // the mapping in which the range stands, with what is said of it
	word   string       // of the share that the range is about
	silent bool         // part of a larger quantity, or a default: not listed by itself
	noted  bool         // the note that stands beside the value, if any, is of just this value
}

// under is the place of a key's value.
func (at place) under(name string, c constraint) place {
	at.path, at.constraint, at.span, at.ranged, at.noted = join(at.path, name), c, nil, nil, false
	return at
}

// said is what is known of where the values of a place come from.
func (at *place) said() *provenance {
	if at.from == nil {
		return &nothingSaid
	}
	return at.from
}

var nothingSaid provenance

// same tells whether the same value is decoded to the same at another place.
func (at place) same(other place) bool {
	if *at.said() != *other.said() {
		return false
	}
	at.from, other.from = nil, nil
	return at == other
}

// of is the same place under other constraints.
func (at place) of(c constraint) place {
	at.constraint = c
	return at
}

// meta says where a value stood.
func (at place) meta(t *syntax.Tree) Meta { return Meta{Pos: t.Pos, Path: at.path} }

func (d *decoder) fail(code syntax.Code, t *syntax.Tree, at place, message, hint string) {
	if code == BadProvenance {
		d.unproven++
	}
	d.Add(code, t.Pos, at.path, message, hint)
}

// wrongForm reports a value that is written in another form than expected.
func (d *decoder) wrongForm(t *syntax.Tree, at place, expected string) {
	if t.Form == syntax.Nothing {
		d.fail(MissingValue, t, at, "the key has no value", "expected "+expected)
		return
	}
	found := t.Form.String()
	switch t.Form {
	case syntax.Scalar:
		found = syntax.Abbreviated(t.Text)
	case syntax.List:
		found = fmt.Sprintf("a list of %d", len(t.Items))
	}
	d.fail(syntax.WrongForm, t, at, "expected "+expected+", found "+found, "")
}

// value decodes a tree into a variable.
func (d *decoder) value(target reflect.Value, t *syntax.Tree, at place) {
	if !d.GoesOn() {
		return
	}
	if target.Kind() == reflect.Pointer {
		d.pointed(target, t, at)
		return
	}
	kind := target.Type()
	for states(t, kind) { // more than once where an argument of a template says something too
		t, at = d.stated(t, at)
	}
	if t.Form == syntax.Nothing && kind != settingType {
		mark(target, t, at)
		d.wrongForm(t, at, expectation(kind, at.constraint))
		return
	}
	if kind == reflect.TypeFor[Capacity]() && !d.variant && !ofAssumption(at.path) &&
		(at.span != nil || usesAssumption(t)) {
		d.capacities = append(d.capacities, computedValue{kind, t, at})
	}
	if d.assumed(target, t, at) {
		return
	}
	t, at = d.restAt(t, at)
	t, at, computed := d.computed(target, t, at)
	if !computed {
		return
	}
	if at.span != nil && at.span.Layer != t.Layer {
		// The range was given for a value that another layer has replaced.
		at.span = nil
	}
	if at.span != nil && kind != settingType && !takesRange(kind, at.constraint) {
		d.fail(BadProvenance, at.span, at, "a range stands beside a value that is no quantity", rangeHint(kind))
		at.span = nil
	}
	t, at = d.positioned(t, at, kind)
	if n, ok := notations[kind]; ok {
		n.decode(d, target, t, at)
		return
	}
	switch kind.Kind() {
	case reflect.Struct:
		d.structure(target, t, at)
	case reflect.Map:
		d.mapping(target, t, at)
	case reflect.Slice:
		d.list(target, t, at)
	default:
		d.scalar(target, t, at)
	}
}

// rangeHint says where a range belongs.
func rangeHint(kind reflect.Type) string {
	if kind.Kind() == reflect.Struct {
		if short := structureOf(kind).short; short != nil {
			return "write {" + short.name + ": {value: ..., range: ...}}: a value by itself stands for that key"
		}
	}
	return "write {value: ..., range: ...} for the quantity itself"
}

// designSections are the parts of a scenario that are the same under each of its policies.
var designSections = []string{"policies", "sweeps", "years", "appraisal", "options", "indicators"}

// mark says where a value stood, whatever becomes of it: who speaks of it later needs its place.
func mark(target reflect.Value, t *syntax.Tree, at place) {
	if stood, ok := target.Addr().Interface().(interface{ stood(Meta) }); ok {
		stood.stood(at.meta(t))
	}
}

// structure decodes a mapping into the fields that its keys name.
func (d *decoder) structure(target reflect.Value, t *syntax.Tree, at place) {
	s := structureOf(target.Type())
	mark(target, t, at)
	if s.short != nil && t.Form == syntax.Scalar {
		d.short(target, s, t, at)
		return
	}
	if t.Form != syntax.Mapping {
		d.wrongForm(t, at, expectation(target.Type(), at.constraint))
		return
	}
	fields, at := d.beside(t, at, takesRange(target.Type(), at.constraint))
	for _, f := range fields {
		k := s.byName[f.Name]
		if k == nil {
			d.unknownKey(f, at, s.names())
			continue
		}
		if d.variant && slices.Contains(designSections, k.name) {
			continue
		}
		inner := at.under(k.name, k.constraint)
		inner.silent = inner.silent || k.decision
		if takesRange(pointee(k.kind), k.constraint) {
			inner.span, inner.ranged = at.span, at.ranged
		}
		value := f.Value
		if k.isTitle && states(value, k.kind) {
			d.wrongForm(value, inner, expectation(k.kind, k.constraint))
			continue
		}
		if k.sayings != "" {
			value = d.inLanguages(target.FieldByName(k.sayings), value, inner)
		}
		d.value(target.Field(k.field), value, inner)
	}
	if d.Ended() {
		return // what was not decoded is not to be checked
	}
	d.absent(target, s, t, at)
	if checked, ok := target.Addr().Interface().(checker); ok {
		checked.check(d, t, at)
	}
}

// short decodes a single value that stands for a mapping with one key.
func (d *decoder) short(target reflect.Value, s *structure, t *syntax.Tree, at place) {
	shorthand := &syntax.Tree{Form: syntax.Mapping, Pos: t.Pos, Layer: t.Layer}
	d.value(target.Field(s.short.field), t, at.under(s.short.name, s.short.constraint))
	shorthand.Fields = []syntax.Field{{Name: s.short.name, Pos: t.Pos, Value: t}}
	d.absent(target, s, shorthand, at)
}

// absent fills in the defaults of keys that are not given, and reports those that are required.
func (d *decoder) absent(target reflect.Value, s *structure, t *syntax.Tree, at place) {
	if at.path == "" && isPart(t) {
		d.fail(MissingKey, t, at, "this is a part of scenarios and none of its own: it has no run, entities, sites and flows",
			"check and run a scenario that names it under include")
		return
	}
	for i := range s.keys {
		k := &s.keys[i]
		if t.Get(k.name) != nil {
			continue
		}
		switch {
		case k.required:
			d.fail(MissingKey, t, at, "the key "+k.name+" is missing", k.doc)
		case k.initial != "":
			d.assume(target, k, &syntax.Tree{Form: syntax.Scalar, Pos: t.Pos, Layer: t.Layer, Text: k.initial}, at)
		case k.kind.Kind() == reflect.Struct && merges(k.kind):
			d.assume(target, k, &syntax.Tree{Form: syntax.Mapping, Pos: t.Pos, Layer: t.Layer}, at)
		}
	}
}

// assume decodes what holds of a key that is not given.
func (d *decoder) assume(target reflect.Value, k *key, t *syntax.Tree, at place) {
	inner := at.under(k.name, k.constraint)
	inner.silent = true
	d.value(target.Field(k.field), t, inner)
}

func (d *decoder) unknownKey(f syntax.Field, at place, known []string) {
	hint := func() string { return placeHint(f.Name, at.path, known) }
	if isOfRange(f.Name) {
		hint = func() string { return "a range stands beside a quantity: {value: ..., range: [low, high]}" }
	}
	d.AddMeant(UnknownKey, f.Pos, join(at.path, f.Name), "there is no key "+syntax.Abbreviated(f.Name)+" here", hint)
}

// mapping decodes a mapping from names.
func (d *decoder) mapping(target reflect.Value, t *syntax.Tree, at place) {
	if t.Form != syntax.Mapping {
		d.wrongForm(t, at, expectation(target.Type(), at.constraint))
		return
	}
	whole := takesRange(target.Type(), at.constraint)
	fields, at := d.beside(t, at, whole)
	target.Set(reflect.MakeMapWithSize(target.Type(), len(fields)))
	elements := at
	elements.silent = at.silent || whole
	var shares []share
	if whole {
		shares = d.sharesOf(fields, elements)
	}
	for _, f := range fields {
		switch {
		case f.Name == useKey: // of a setting: those of files are done with
			d.Add(BadName, f.Pos, join(at.path, f.Name), "use puts a template in place and is no name", "choose another name")
		case target.Type().Elem() != settingType:
			d.name(f.Name, f.Pos, join(at.path, f.Name))
		}
		element := reflect.New(target.Type().Elem()).Elem()
		d.value(element, f.Value, elements.under(f.Name, at.constraint))
		target.SetMapIndex(reflect.ValueOf(f.Name), element)
	}
	if whole {
		d.filled(target, shares, fields, at.span)
		d.record(t, at)
		d.spanByWord(target, t, at)
	}
}

// list decodes a list item by item.
func (d *decoder) list(target reflect.Value, t *syntax.Tree, at place) {
	if t.Form != syntax.List {
		d.wrongForm(t, at, expectation(target.Type(), at.constraint))
		return
	}
	numbers := isNumber(target.Type().Elem())
	items := at
	items.silent = at.silent || numbers
	target.Set(reflect.MakeSlice(target.Type(), len(t.Items), len(t.Items)))
	for i, item := range t.Items {
		inner := items.under("", at.constraint)
		inner.path = itemPath(at.path, i, item)
		d.value(target.Index(i), item, inner)
	}
	if numbers {
		d.record(t, at)
	}
}

// itemPath is the input path of an item of a list: a step's label, or its number counted from 1.
func itemPath(path string, i int, item *syntax.Tree) string {
	if item.Form == syntax.Mapping {
		if label := item.Get("label"); label != nil && label.Form == syntax.Scalar {
			return join(path, label.Text)
		}
	}
	return path + "[" + strconv.Itoa(i+1) + "]"
}

// expectation says in words how a type is written.
func expectation(kind reflect.Type, c constraint) string {
	kind = pointee(kind)
	if n, ok := notations[kind]; ok {
		return n.expected(c)
	}
	switch kind.Kind() {
	case reflect.Struct:
		keys := structureOf(kind).names()
		if short := structureOf(kind).short; short != nil {
			return fmt.Sprintf("a %s or a mapping with the keys %s", short.name, syntax.Listed(keys, "and"))
		}
		return "a mapping with the keys " + syntax.Listed(firstFew(keys), "and")
	case reflect.Map:
		return "a mapping from names"
	case reflect.Slice:
		return "a list"
	}
	return expectedScalar(kind, c)
}

func firstFew(words []string) []string {
	const few = 8
	if len(words) <= few {
		return words
	}
	return append(slices.Clone(words[:few]), "others")
}
