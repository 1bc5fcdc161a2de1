package scenario

import (
	"reflect"
	"strings"

	"karvon/sim/design/grammar"
	"karvon/sim/unit"
)

// pathKind is what the language says of the value at an input path.
type pathKind struct {
	kind reflect.Type // nil within a notation of its own, such as a distribution
	constraint
}

// kindOf walks along the types of an input path that is known to exist.
func kindOf(path string) pathKind {
	at := pathKind{kind: scenarioType}
	for segment := range strings.SplitSeq(path, ".") {
		at = at.under(segment)
	}
	return at
}

// under is the kind of what lies under a key, or of the labelled step of a list.
func (p pathKind) under(segment string) pathKind {
	if p.kind == nil || segment == "value" {
		return p
	}
	kind := pointee(p.kind)
	switch kind.Kind() {
	case reflect.Map:
		return pathKind{kind.Elem(), p.constraint}
	case reflect.Slice:
		return pathKind{kind.Elem(), p.constraint}
	case reflect.Struct:
		if k := structureOf(kind).byName[segment]; k != nil {
			return pathKind{k.kind, k.constraint}
		}
		if short := structureOf(kind).short; short != nil {
			return pathKind{short.kind, short.constraint}.under(segment)
		}
	}
	return pathKind{nil, p.constraint}
}

// levels says how levels of the kind are read.
func (p pathKind) levels() grammar.LevelKind {
	dimension, known := dimensions[p.unit]
	switch {
	case p.kind == nil, p.kind == reflect.TypeFor[*namedValue]():
		kind := grammar.AnyLevel
		if known { // a mean, or something else of the distribution
			kind.Dimensions = append([]unit.Dimension{dimension}, kind.Dimensions...)
		}
		return kind
	case p.isWhole():
		return grammar.LevelKind{Dimensions: []unit.Dimension{unit.Number}, Whole: true}
	case p.isWord():
		return grammar.LevelKind{Words: true}
	case known:
		return grammar.LevelKind{Dimensions: []unit.Dimension{dimension}}
	}
	return grammar.AnyLevel
}

// isWhole tells whether the value counts something.
func (p pathKind) isWhole() bool {
	kind := pointee(p.kind)
	return isWhole(kind) || kind.Kind() == reflect.Uint64
}

// isWord tells whether the value is a word, or a part of the file with keys of its own.
func (p pathKind) isWord() bool {
	switch kind := pointee(p.kind); {
	case kind == reflect.TypeFor[Count](), kind == reflect.TypeFor[Operand](), kind == reflect.TypeFor[Expr]():
		return false
	case notations[kind].decode != nil:
		return p.unit == ""
	default:
		return kind.Kind() == reflect.String || kind.Kind() == reflect.Bool || kind.Kind() == reflect.Struct ||
			kind.Kind() == reflect.Slice ||
			kind.Kind() == reflect.Map || p.unit == clock
	}
}
