package syntax

// Indexed is a mapping that many keys are looked up in, added to and removed from, each in the same time however
// many there are.
type Indexed struct {
	tree *Tree
	at   map[string]int // nil as long as there are few
	gone int            // fields that were removed: they stand in the tree without a value until it is tidied
}

// IndexOf indexes a mapping, which is the index's from then on.
func IndexOf(t *Tree) *Indexed { return &Indexed{tree: t} }

// few is the number of fields up to which they are looked through.
const few = 16

// Index finds the field with a key; -1 where there is none.
func (x *Indexed) Index(name string) int {
	if x.at == nil && len(x.tree.Fields) > few {
		x.fill()
	}
	if x.at != nil {
		if at, ok := x.at[name]; ok {
			return at
		}
		return -1
	}
	for i := len(x.tree.Fields) - 1; i >= 0; i-- {
		if f := &x.tree.Fields[i]; f.Name == name && f.Value != nil {
			return i
		}
	}
	return -1
}

func (x *Indexed) fill() {
	x.at = make(map[string]int, 2*len(x.tree.Fields))
	for i := range x.tree.Fields {
		if f := &x.tree.Fields[i]; f.Value != nil {
			x.at[f.Name] = i
		}
	}
}

// Get gives the value under a key, or nil.
func (x *Indexed) Get(name string) *Tree {
	if at := x.Index(name); at >= 0 {
		return x.tree.Fields[at].Value
	}
	return nil
}

// Put replaces the value under a key, or adds the key.
func (x *Indexed) Put(f Field) {
	if at := x.Index(f.Name); at >= 0 {
		x.tree.Fields[at] = f
		return
	}
	if x.at != nil {
		x.at[f.Name] = len(x.tree.Fields)
	}
	x.tree.Fields = append(x.tree.Fields, f)
}

// Remove drops a key and tells whether there was one.
func (x *Indexed) Remove(name string) bool {
	at := x.Index(name)
	if at < 0 {
		return false
	}
	delete(x.at, name)
	x.tree.Fields[at] = Field{}
	x.gone++
	return true
}

// Tidy leaves out what was removed, and gives the tree. It is the end of the index.
func (x *Indexed) Tidy() *Tree {
	if x.gone == 0 {
		return x.tree
	}
	kept := x.tree.Fields[:0]
	for _, f := range x.tree.Fields {
		if f.Value != nil {
			kept = append(kept, f)
		}
	}
	x.tree.Fields = kept
	return x.tree
}

// Keys lists the keys of the mapping in the order of the file.
func (x *Indexed) Keys() []string {
	var names []string
	for _, f := range x.tree.Fields {
		if f.Value != nil {
			names = append(names, f.Name)
		}
	}
	return names
}
