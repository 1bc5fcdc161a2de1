package scenario

import (
	"reflect"

	"karvon/sim/syntax"
)

// merge lays a value over another of the same type: mappings key by key, all else whole. A key without a value
// removes the one beneath. Neither tree is changed.
func (c *composer) merge(base, over *syntax.Tree, t reflect.Type, path string) *syntax.Tree {
	if base == nil {
		return over
	}
	over, base, remarks := remarksLie(over, base, t, path)
	if base.Form != syntax.Mapping || over.Form != syntax.Mapping || replaces(base, over, t) {
		return over
	}
	if !remarks {
		base = withoutReplaced(base, over, t)
	}
	merged := *base
	if !remarks {
		merged.Pos, merged.Layer = over.Pos, over.Layer
	}
	merged.Fields = append(make([]syntax.Field, 0, len(base.Fields)+len(over.Fields)), base.Fields...)
	index := syntax.IndexOf(&merged)
	for _, f := range over.Fields {
		if !c.GoesOn() {
			break
		}
		beneath := index.Get(f.Name)
		switch {
		case remarks && isProvenance(f.Name) && f.Value.Form != syntax.Nothing:
			f.Value = f.Value.InLayer(spokenOf(base, t))
			index.Put(f)
		case remarks && f.Name == "value" && states(base, t):
			f.Value = c.merge(beneath, f.Value, t, path)
			index.Put(f)
		case f.Value.Form != syntax.Nothing:
			if beneath != nil {
				f.Value = c.merge(beneath, f.Value, under(t, f.Name), join(path, f.Name))
			}
			index.Put(f)
		case !index.Remove(f.Name):
			c.Add(NothingToRemove, f.Pos, join(path, f.Name), f.Name+
				" has no value, which removes the key, but there is none to remove", syntax.DidYouMean(f.Name, index.Keys()))
		}
		if other := inPlaceOf(f.Name); other != "" && f.Value.Form != syntax.Nothing && over.Get(other) == nil {
			index.Remove(other)
		}
	}
	return index.Tidy()
}

// replaces tells whether a mapping takes the place of another as a whole: because its type has a notation of its
// own, or because one of the two states a value with where it comes from, which must not speak for another value.
func replaces(base, over *syntax.Tree, t reflect.Type) bool {
	if onlySpeaks(over) {
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
