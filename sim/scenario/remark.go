package scenario

import (
	"reflect"
	"slices"

	"karvon/sim/syntax"
)

// What a file, a policy or a setting says of a value that another wrote speaks for that value, as if it stood in the
// place of what was said there. Who writes the value takes away all that was said of the old one.

// onlySpeaks tells whether a mapping gives no value, but says something of values: of its own, or of parts of it.
func onlySpeaks(t *syntax.Tree) bool {
	return t.Form == syntax.Mapping && len(t.Fields) > 0 && !slices.ContainsFunc(t.Fields, func(f syntax.Field) bool {
		return !isProvenance(f.Name) && !onlySpeaks(f.Value)
	})
}

// remarksLie tells whether a mapping that gives no value but says something lies over the value of which it speaks. It
// gives the value as a mapping beside whose keys the rest can stand, and the rest so that its keys are those of the
// value.
func remarksLie(over, base *syntax.Tree, t reflect.Type, path string) (_, _ *syntax.Tree, lie bool) {
	if !onlySpeaks(over) {
		return over, base, false
	}
	switch {
	case base.Form == syntax.Mapping:
		return besideValue(over, base, t), base, true
	case base.Form == syntax.Nothing, !onlyProvenance(over), t != nil && owns(t, "value"), t == nil && isParameter(path):
		return over, base, false
	}
	return over, beneathRemarks(base), true
}

// besideValue puts what is said of parts of a value under the key value, where the value stands under it.
func besideValue(over, base *syntax.Tree, t reflect.Type) *syntax.Tree {
	parts := ownFields(over)
	if len(parts) == 0 || !states(base, t) || over.Get("value") != nil {
		return over
	}
	split := *over
	split.Fields = slices.DeleteFunc(slices.Clone(over.Fields), func(f syntax.Field) bool { return !isProvenance(f.Name) })
	split.Fields = append(split.Fields, syntax.Field{Name: "value", Pos: over.Pos,
		Value: &syntax.Tree{Form: syntax.Mapping, Pos: over.Pos, Layer: over.Layer, Fields: slices.Clone(parts)}})
	return &split
}

// inPlaceOf names what is said otherwise of a range that is said to be meant so; nothing where it is something else.
func inPlaceOf(name string) string {
	if at := slices.Index(doubtKeys, name); at >= 0 {
		return doubtKeys[1-at]
	}
	return ""
}

// beneathRemarks writes a value so that more can be said of it.
func beneathRemarks(value *syntax.Tree) *syntax.Tree {
	return &syntax.Tree{Form: syntax.Mapping, Pos: value.Pos, Layer: value.Layer,
		Fields: []syntax.Field{{Name: "value", Pos: value.Pos, Value: value}}}
}

// spokenOf is the layer of the value of which the remarks in a mapping speak.
func spokenOf(t *syntax.Tree, kind reflect.Type) string {
	if states(t, kind) {
		return t.Get("value").Layer
	}
	for _, f := range t.Fields {
		if holdsQuantity(kind, f.Name) {
			return f.Value.Layer
		}
	}
	return t.Layer
}

// holdsQuantity tells whether a key holds the quantity of which the range beside it speaks, as the shares of an
// attribute.
func holdsQuantity(kind reflect.Type, name string) bool {
	if kind == nil || pointee(kind) != reflect.TypeFor[Attribute]() {
		return false
	}
	inner := under(kind, name)
	return inner != nil && takesRange(pointee(inner), constraint{unit: "share"})
}

// withoutReplaced drops from a mapping what is said of the quantities that another, which is laid over it, gives anew.
// Of shares the others keep their ranges, which then speak for the shares as they come to be.
func withoutReplaced(base, over *syntax.Tree, kind reflect.Type) *syntax.Tree {
	left := base
	if words := replacing(over); len(words) > 0 && kind == sharesType && spansWords(base) {
		left = withoutRanges(left, namesOf(words)...)
	}
	for _, f := range over.Fields {
		if !holdsQuantity(kind, f.Name) || f.Value.Form == syntax.Mapping && (f.Value.IsLeaf() || onlySpeaks(f.Value)) {
			continue
		}
		var words []string
		if old := base.Get(f.Name); old != nil && old.Form == syntax.Mapping && f.Value.Form == syntax.Mapping &&
			!replaces(old, f.Value, under(kind, f.Name)) {
			words = namesOf(replacing(f.Value))
		}
		left = withoutRanges(left, words...)
	}
	if span := left.Get("range"); left != base && span != nil {
		left.Put(syntax.Field{Name: "range", Pos: span.Pos, Value: span.InLayer(over.Layer)})
	}
	return left
}

// sharesType is that of shares by words, which may have their ranges beside them.
var sharesType = reflect.TypeFor[map[string]float64]()

// spansWords tells whether a range stands in a mapping that is given word by word.
func spansWords(t *syntax.Tree) bool {
	span := t.Get("range")
	return span != nil && span.Form == syntax.Mapping
}

// replacing lists the parts of a mapping that are given anew, and not only spoken of.
func replacing(over *syntax.Tree) []syntax.Field {
	return slices.DeleteFunc(slices.Clone(ownFields(over)), func(f syntax.Field) bool { return onlySpeaks(f.Value) })
}

func namesOf(fields []syntax.Field) []string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.Name
	}
	return names
}

// withoutRanges drops what is said of a value that another takes the place of: of all of it, or of some words of it
// the ranges and what was said of them all.
func withoutRanges(t *syntax.Tree, words ...string) *syntax.Tree {
	span := t.Get("range").Without(words...)
	others := len(words) > 0 && span != nil && len(span.Fields) > 0
	left := *t
	left.Fields = slices.DeleteFunc(slices.Clone(t.Fields), func(f syntax.Field) bool {
		return isProvenance(f.Name) && !(others && isOfRange(f.Name))
	})
	if others {
		left.Fields[left.Index("range")].Value = span
	}
	return &left
}
