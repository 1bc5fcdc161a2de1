package syntax

import (
	"slices"
	"strings"
)

// Form is how a value is written.
type Form uint8

// The forms of values.
const (
	Scalar Form = iota
	List
	Mapping
	Nothing // a key without a value, or null
)

func (f Form) String() string {
	return [...]string{"a single value", "a list", "a mapping", "nothing"}[f]
}

// Tree is a value as written: the syntax of a file before its meaning is known. Scalars stay the text that stands
// in the file, so that it is the expected type, not the look of the text, that says how they are read.
type Tree struct {
	Form   Form
	Inline bool  // the scalar's characters stand in the file as in text
	Sum    bool  // the scalar is arithmetic, though it names nothing: arguments took the place of all names
	lead   uint8 // characters between pos and the text: its quote
	Pos    Pos
	// Layer names what wrote the value: a file, or what was laid over it.
	Layer  string
	Text   string  // of a scalar
	Items  []*Tree // of a list
	Fields []Field // of a mapping, in the order of the file
}

// Field is a key with its value.
type Field struct {
	Name  string
	Pos   Pos // of the key
	Value *Tree
}

// Get gives the value under a key, or nil; so it does of nothing.
func (t *Tree) Get(name string) *Tree {
	if t == nil {
		return nil
	}
	if at := t.Index(name); at >= 0 {
		return t.Fields[at].Value
	}
	return nil
}

// Index finds the field with a key; -1 where there is none.
func (t *Tree) Index(name string) int {
	for i := range t.Fields {
		if t.Fields[i].Name == name {
			return i
		}
	}
	return -1
}

// Keys lists the keys of a mapping in the order of the file.
func (t *Tree) Keys() []string {
	names := make([]string, len(t.Fields))
	for i, f := range t.Fields {
		names[i] = f.Name
	}
	return names
}

// Put replaces the value under a key, or adds the key.
func (t *Tree) Put(f Field) {
	if at := t.Index(f.Name); at >= 0 {
		t.Fields[at] = f
		return
	}
	t.Fields = append(t.Fields, f)
}

// Remove drops a key and tells whether there was one.
func (t *Tree) Remove(name string) bool {
	at := t.Index(name)
	if at < 0 {
		return false
	}
	t.Fields = slices.Delete(t.Fields, at, at+1)
	return true
}

// Clone copies a tree in depth, so that a patch does not reach others that share it.
func (t *Tree) Clone() *Tree {
	dup := *t
	dup.Items, dup.Fields = make([]*Tree, len(t.Items)), make([]Field, len(t.Fields))
	for i, item := range t.Items {
		dup.Items[i] = item.Clone()
	}
	for i, f := range t.Fields {
		dup.Fields[i] = Field{f.Name, f.Pos, f.Value.Clone()}
	}
	return &dup
}

// InLayer marks a copy of a tree as written by a layer.
func (t *Tree) InLayer(layer string) *Tree {
	dup := t.Clone()
	dup.mark(layer)
	return dup
}

func (t *Tree) mark(layer string) {
	t.Layer = layer
	for _, item := range t.Items {
		item.mark(layer)
	}
	for _, f := range t.Fields {
		f.Value.mark(layer)
	}
}

// Equal tells whether two trees say the same, whatever their order of keys and their positions.
func (t *Tree) Equal(other *Tree) bool {
	return t == other || t.canonical() == other.canonical()
}

// canonical writes a tree in one line with sorted keys.
func (t *Tree) canonical() string {
	var text strings.Builder
	(&flow{to: &text, sorted: true}).write(t)
	return text.String()
}

// WriteCanonical writes a tree in one line with sorted keys, without those that are silent; where they leave a mapping
// the key value alone, the value stands in its place.
func (t *Tree) WriteCanonical(to Writer, silent func(key string) bool) {
	(&flow{to: to, sorted: true, silent: silent}).write(t)
}

// AsWritten writes a tree in one line, keys in the order of the file.
func (t *Tree) AsWritten() string {
	var text strings.Builder
	(&flow{to: &text}).write(t)
	return text.String()
}

// Without copies a mapping, leaving out some keys; nil stays nil.
func (t *Tree) Without(names ...string) *Tree {
	if t == nil {
		return nil
	}
	dup := *t
	dup.Fields = slices.DeleteFunc(slices.Clone(t.Fields), func(f Field) bool { return slices.Contains(names, f.Name) })
	return &dup
}

// IsLeaf tells whether a tree is without others inside.
func (t *Tree) IsLeaf() bool { return len(t.Fields)+len(t.Items) == 0 }

// FieldLike gives the value under a key, nil where there is none: quickly where the key has the same place as in
// the tree that was patched.
func (t *Tree) FieldLike(at int, name string) *Tree {
	switch {
	case t == nil:
		return nil
	case at < len(t.Fields) && t.Fields[at].Name == name:
		return t.Fields[at].Value
	}
	return t.Get(name)
}

// WithText copies a single value with another text.
func (t *Tree) WithText(text string) *Tree {
	dup := *t
	dup.SetText(text)
	return &dup
}

// SetText gives a single value a text that does not stand in the file.
func (t *Tree) SetText(text string) { t.Text, t.Inline, t.Sum = text, false, false }

// TextPos is where the first character of a text stands.
func (t *Tree) TextPos() Pos {
	if t.Inline {
		return t.Pos.Right(int(t.lead))
	}
	return t.Pos
}
