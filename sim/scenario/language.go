package scenario

import (
	"reflect"
	"sync"
)

// key is one key of a mapping, as the tags of a struct field and the comment above it define it.
type key struct {
	name     string
	field    int // index in the struct
	kind     reflect.Type
	required bool
	short    bool   // the key whose value may stand for the whole mapping
	initial  string // the value where none is given; empty for none
	decision bool   // its values are no knowledge of the world
	doc      string
	constraint
}

// constraint is what a key's tags say about the values under it.
type constraint struct {
	unit     string // the dimension of its quantities, or clock
	min, max string // bounds of numbers, both included
	isName   bool   // its text is a name
	isTitle  bool   // its text is a title: one line, which nobody needs to look up
	endless  string // what to do for a length of time that never ends
	auto     string // what finds the number, for whom writes auto
	positive string // what its distributions are of that must not always be zero
	sayings  string // the field that keeps its text in other languages, where it can be in several
}

// structure is the keys of a struct type in the order of their definition.
type structure struct {
	keys   []key
	byName map[string]*key
	short  *key
}

var structures sync.Map // reflect.Type to *structure

// structureOf reads the tags of a struct type.
func structureOf(t reflect.Type) *structure {
	if known, ok := structures.Load(t); ok {
		return known.(*structure)
	}
	s := &structure{byName: map[string]*key{}}
	for i := range t.NumField() {
		f := t.Field(i)
		name := f.Tag.Get("key")
		if name == "" || name == "-" {
			continue
		}
		s.keys = append(s.keys, key{
			name: name, field: i, kind: f.Type,
			required: f.Tag.Get("required") == "true",
			short:    f.Tag.Get("short") == "true",
			initial:  f.Tag.Get("default"),
			decision: f.Tag.Get("decision") == "true",
			doc:      keyDocs[t.Name()+"."+f.Name],
			constraint: constraint{
				unit: f.Tag.Get("unit"), min: f.Tag.Get("min"), max: f.Tag.Get("max"),
				isName: f.Tag.Get("name") == "true", endless: f.Tag.Get("endless"),
				isTitle: name == "title" && f.Type.Kind() == reflect.String,
				auto:    f.Tag.Get("auto"), positive: f.Tag.Get("positive"), sayings: f.Tag.Get("languages"),
			},
		})
	}
	for i := range s.keys {
		k := &s.keys[i]
		s.byName[k.name] = k
		if k.short {
			s.short = k
		}
	}
	known, _ := structures.LoadOrStore(t, s)
	return known.(*structure)
}

func (s *structure) names() []string {
	names := make([]string, len(s.keys))
	for i, k := range s.keys {
		names[i] = k.name
	}
	return names
}

// owns tells whether a type has a key of its own with this name.
func owns(t reflect.Type, name string) bool {
	t = pointee(t)
	if t.Kind() != reflect.Struct {
		return false
	}
	_, ok := structureOf(t).byName[name]
	return ok
}

// pointee is the type that a pointer type points to, or the type itself.
func pointee(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

// under gives the type of the value under a key of a type's mapping; nil where the type is written otherwise or
// does not know the key.
func under(t reflect.Type, name string) reflect.Type {
	if t == nil {
		return nil
	}
	t = pointee(t)
	switch {
	case t.Kind() == reflect.Map && isProvenance(name): // no name, but what is said of them all
		return nil
	case t.Kind() == reflect.Map:
		return t.Elem()
	case t.Kind() == reflect.Struct:
		if k := structureOf(t).byName[name]; k != nil {
			return k.kind
		}
	}
	return nil
}

// merges tells whether mappings of a type are merged key by key. A value whose notation is its own (a distribution,
// a queue's discipline) is replaced whole.
func merges(t reflect.Type) bool {
	if t == nil {
		return false
	}
	t = pointee(t)
	if t.Kind() == reflect.Map {
		return true
	}
	return t.Kind() == reflect.Struct && len(structureOf(t).keys) > 0
}
