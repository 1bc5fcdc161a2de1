package scenario

// checkRoom checks that a link's storage, lanes and space go together.
func (l *Link) checkRoom(d *decoder, t *tree, at place) {
	storage, lanes, space := t.get("storage"), t.get("lanes"), t.get("space")
	switch {
	case storage != nil && space != nil:
		d.fail(LinkRoom, storage, at.under("storage", constraint{}), "the link states its storage as well as the space that each class takes", "keep one of them")
	case lanes != nil && space == nil:
		d.fail(LinkRoom, lanes, at.under("lanes", constraint{}), "the link has lanes, but does not say what space each class takes", "add space, such as {truck: 20 m}")
	}
	for _, f := range ownFields(space) {
		if l.Space[f.name] <= 0 && !d.Blamed(join(at.path, "space."+f.name)) {
			d.fail(OutOfRange, f.value, at.under("space."+f.name, constraint{}), "an entity takes some space", "")
		}
	}
}
