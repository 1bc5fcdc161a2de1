package scenario

import (
	"reflect"
	"slices"
)

// merge lays a value over another of the same type: mappings key by key, all
// else whole. A key without a value removes the one beneath. Neither tree is
// changed.
func (c *composer) merge(base, over *tree, t reflect.Type, path string) *tree {
	if base == nil {
		return over
	}
	if base.form != mapping || over.form != mapping || replaces(base, over, t) {
		return over
	}
	merged := *base
	merged.pos, merged.layer = over.pos, over.layer
	merged.fields = slices.Clone(base.fields)
	index := indexOf(&merged)
	for _, f := range over.fields {
		if !c.GoesOn() {
			break
		}
		at := join(path, f.name)
		beneath := index.get(f.name)
		switch {
		case f.value.form != nothing:
			f.value = c.merge(beneath, f.value, under(t, f.name), at)
			index.put(f)
		case !index.remove(f.name):
			c.Add(NothingToRemove, f.pos, at, f.name+" has no value, which removes the key, but there is none to remove",
				didYouMean(f.name, index.keys()))
		}
	}
	return index.tidy()
}

// replaces tells whether a mapping takes the place of another as a whole:
// because its type has a notation of its own, or because one of the two states
// a value with where it comes from, which must not speak for another value.
func replaces(base, over *tree, t reflect.Type) bool {
	if onlyProvenance(over) {
		return false
	}
	return !merges(t) || states(base, t) || states(over, t)
}

// join adds a key to an input path.
func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
