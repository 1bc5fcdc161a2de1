package syntax

// Indexed is a mapping that many keys are looked up in, added to and removed from, each in the same time however
// many there are.
type Indexed struct {
	tree *Tree
	at   map[string]int
	gone int // fields that were removed: they stand in the tree without a value until it is tidied
}

// IndexOf indexes a mapping, which is the index's from then on.
func IndexOf(t *Tree) *Indexed {
	x := &Indexed{t, make(map[string]int, len(t.Fields)), 0}
	for i, f := range t.Fields {
		x.at[f.Name] = i
	}
	return x
}

// Get gives the value under a key, or nil.
func (x *Indexed) Get(name string) *Tree {
	if at, ok := x.at[name]; ok {
		return x.tree.Fields[at].Value
	}
	return nil
}

// Put replaces the value under a key, or adds the key.
func (x *Indexed) Put(f Field) {
	if at, ok := x.at[f.Name]; ok {
		x.tree.Fields[at] = f
		return
	}
	x.at[f.Name] = len(x.tree.Fields)
	x.tree.Fields = append(x.tree.Fields, f)
}

// Remove drops a key and tells whether there was one.
func (x *Indexed) Remove(name string) bool {
	at, ok := x.at[name]
	if ok {
		delete(x.at, name)
		x.tree.Fields[at] = Field{}
		x.gone++
	}
	return ok
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
