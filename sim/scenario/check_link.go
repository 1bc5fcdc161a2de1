package scenario

import "karvon/sim/syntax"

// checkRoom checks that a link's storage, lanes and space go together.
func (l *Link) checkRoom(d *decoder, t *syntax.Tree, at place) {
	storage, lanes, space := t.Get("storage"), t.Get("lanes"), t.Get("space")
	switch {
	case storage != nil && space != nil:
		d.fail(LinkRoom, storage, at.under("storage", constraint{}),
			"the link states its storage as well as the space that each class takes", "keep one of them")
	case lanes != nil && space == nil:
		d.fail(LinkRoom, lanes, at.under("lanes", constraint{}),
			"the link has lanes, but does not say what space each class takes", "add space, such as {truck: 20 m}")
	}
	for _, f := range ownFields(space) {
		if l.Space[f.Name] <= 0 && !d.Blamed(join(at.path, "space."+f.Name)) {
			d.fail(OutOfRange, f.Value, at.under("space."+f.Name, constraint{}), "an entity takes some space", "")
		}
	}
}
