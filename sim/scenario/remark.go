package scenario

import (
	"reflect"
	"slices"

	"karvon/sim/syntax"
)

// What a file, a policy or a setting says of a value that another wrote speaks for that value, as if it stood in the
// place of what was said there. Who writes the value takes away all that was said of the old one.

// remarksLie tells whether a mapping that says nothing but where a value comes from lies over that value, and gives
// the value as a mapping beside whose keys the rest can stand.
func remarksLie(over, base *syntax.Tree, t reflect.Type) (*syntax.Tree, bool) {
	if over.Form != syntax.Mapping || !onlyProvenance(over) {
		return base, false
	}
	switch {
	case base.Form == syntax.Mapping:
		return base, true
	case base.Form == syntax.Nothing, t == nil, owns(t, "value"):
		return base, false
	}
	return beneathRemarks(base), true
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

// withoutRanges drops what is said of the doubt of a quantity that another takes the place of.
func withoutRanges(base, over *syntax.Tree, kind reflect.Type) *syntax.Tree {
	if !slices.ContainsFunc(over.Fields, func(f syntax.Field) bool { return holdsQuantity(kind, f.Name) }) {
		return base
	}
	return base.Without(append([]string{"range"}, doubtKeys...)...)
}
