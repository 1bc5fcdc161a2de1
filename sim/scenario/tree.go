package scenario

import (
	"slices"
	"strings"
)

// form is how a value is written.
type form uint8

const (
	scalar form = iota
	list
	mapping
	nothing // a key without a value, or null
)

func (f form) String() string {
	return [...]string{"a single value", "a list", "a mapping", "nothing"}[f]
}

// tree is a value as written: the syntax of a scenario before its meaning is
// known. Scalars stay the text that stands in the file, so that it is the
// expected type, not the look of the text, that says how they are read.
type tree struct {
	form form
	pos  Pos
	// layer names what wrote the value: a file, a policy or a setting. A source
	// speaks for values of its own layer only.
	layer  string
	text   string  // of a scalar
	inline bool    // the scalar's characters stand in the file as in text
	lead   int     // characters between pos and the text: its quote
	items  []*tree // of a list
	fields []field // of a mapping, in the order of the file
}

// field is a key with its value.
type field struct {
	name  string
	pos   Pos // of the key
	value *tree
}

// get gives the value under a key, or nil; so it does of nothing.
func (t *tree) get(name string) *tree {
	if t == nil {
		return nil
	}
	if at := t.index(name); at >= 0 {
		return t.fields[at].value
	}
	return nil
}

func (t *tree) index(name string) int {
	return slices.IndexFunc(t.fields, func(f field) bool { return f.name == name })
}

// keys lists the keys of a mapping in the order of the file.
func (t *tree) keys() []string {
	names := make([]string, len(t.fields))
	for i, f := range t.fields {
		names[i] = f.name
	}
	return names
}

// put replaces the value under a key, or adds the key.
func (t *tree) put(f field) {
	if at := t.index(f.name); at >= 0 {
		t.fields[at] = f
		return
	}
	t.fields = append(t.fields, f)
}

// remove drops a key and tells whether there was one.
func (t *tree) remove(name string) bool {
	at := t.index(name)
	if at < 0 {
		return false
	}
	t.fields = slices.Delete(t.fields, at, at+1)
	return true
}

// clone copies a tree in depth, so that a patch does not reach others that
// share it.
func (t *tree) clone() *tree {
	dup := *t
	dup.items, dup.fields = make([]*tree, len(t.items)), make([]field, len(t.fields))
	for i, item := range t.items {
		dup.items[i] = item.clone()
	}
	for i, f := range t.fields {
		dup.fields[i] = field{f.name, f.pos, f.value.clone()}
	}
	return &dup
}

// inLayer marks a copy of a tree as written by a layer.
func (t *tree) inLayer(layer string) *tree {
	dup := t.clone()
	dup.mark(layer)
	return dup
}

func (t *tree) mark(layer string) {
	t.layer = layer
	for _, item := range t.items {
		item.mark(layer)
	}
	for _, f := range t.fields {
		f.value.mark(layer)
	}
}

// equal tells whether two trees say the same, whatever their order of keys
// and their positions.
func (t *tree) equal(other *tree) bool {
	return t == other || t.canonical() == other.canonical()
}

// canonical writes a tree in one line with sorted keys.
func (t *tree) canonical() string {
	var text strings.Builder
	writeFlow(&text, t, true)
	return text.String()
}

// asWritten writes a tree in one line, keys in the order of the file.
func (t *tree) asWritten() string {
	var text strings.Builder
	writeFlow(&text, t, false)
	return text.String()
}

// without copies a mapping, leaving out some keys; nil stays nil.
func (t *tree) without(names ...string) *tree {
	if t == nil {
		return nil
	}
	dup := *t
	dup.fields = slices.DeleteFunc(slices.Clone(t.fields), func(f field) bool { return slices.Contains(names, f.name) })
	return &dup
}

// isLeaf tells whether a tree is without others inside.
func (t *tree) isLeaf() bool { return len(t.fields)+len(t.items) == 0 }

// fieldLike gives the value under a key, nil where there is none: quickly where
// the key has the same place as in the tree that was patched.
func (t *tree) fieldLike(at int, name string) *tree {
	switch {
	case t == nil:
		return nil
	case at < len(t.fields) && t.fields[at].name == name:
		return t.fields[at].value
	}
	return t.get(name)
}

// withText copies a single value with another text.
func (t *tree) withText(text string) *tree {
	dup := *t
	dup.setText(text)
	return &dup
}

// setText gives a single value a text that does not stand in the file.
func (t *tree) setText(text string) { t.text, t.inline = text, false }

// textPos is where the first character of a text stands.
func (t *tree) textPos() Pos {
	if t.inline {
		return t.pos.right(t.lead)
	}
	return t.pos
}
