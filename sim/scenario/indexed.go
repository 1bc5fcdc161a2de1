package scenario

// indexed is a mapping that many keys are looked up in, added to and removed
// from, each in the same time however many there are.
type indexed struct {
	tree *tree
	at   map[string]int
	gone int // fields that were removed: they stand in the tree without a value until it is tidied
}

func indexOf(t *tree) *indexed {
	x := &indexed{t, make(map[string]int, len(t.fields)), 0}
	for i, f := range t.fields {
		x.at[f.name] = i
	}
	return x
}

func (x *indexed) get(name string) *tree {
	if at, ok := x.at[name]; ok {
		return x.tree.fields[at].value
	}
	return nil
}

// put replaces the value under a key, or adds the key.
func (x *indexed) put(f field) {
	if at, ok := x.at[f.name]; ok {
		x.tree.fields[at] = f
		return
	}
	x.at[f.name] = len(x.tree.fields)
	x.tree.fields = append(x.tree.fields, f)
}

// remove drops a key and tells whether there was one.
func (x *indexed) remove(name string) bool {
	at, ok := x.at[name]
	if ok {
		delete(x.at, name)
		x.tree.fields[at] = field{}
		x.gone++
	}
	return ok
}

// tidy leaves out what was removed, and gives the tree. It is the end of the
// index.
func (x *indexed) tidy() *tree {
	if x.gone == 0 {
		return x.tree
	}
	kept := x.tree.fields[:0]
	for _, f := range x.tree.fields {
		if f.value != nil {
			kept = append(kept, f)
		}
	}
	x.tree.fields = kept
	return x.tree
}

// keys lists the keys of the mapping in the order of the file.
func (x *indexed) keys() []string {
	var names []string
	for _, f := range x.tree.fields {
		if f.value != nil {
			names = append(names, f.name)
		}
	}
	return names
}
