package scenario

import (
	"reflect"

	"karvon/sim/syntax"
)

// decoded is the parts of a scenario by the trees that they were decoded from. A variant shares the trees that its
// settings leave alone, and the parts with them. Parts are not changed once they are decoded.
type decoded map[*syntax.Tree]part

// part is what a tree was decoded to, and where.
type part struct {
	value reflect.Value // a pointer
	at    place
}

// pointed decodes into a pointer; in a variant it takes over what the scenario without settings has.
func (d *decoder) pointed(target reflect.Value, t *syntax.Tree, at place) {
	if known, ok := d.known[t]; ok && known.value.Type() == target.Type() && known.at.same(at) {
		target.Set(known.value)
		return
	}
	target.Set(reflect.New(target.Type().Elem()))
	opened := d.sources.opened
	d.value(target.Elem(), t, at)
	if d.keep != nil && !t.IsLeaf() && d.sources.opened == opened { // a file is read again, so that messages can cite it
		d.keep[t] = part{target, at}
	}
}
