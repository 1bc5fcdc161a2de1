package scenario

import "karvon/sim/syntax"

// endsBounded checks the ends of a range against the min and max of its key: sensitivities stand there.
func (d *decoder) endsBounded(ends [2]float64, at place) bool {
	inner := at.under("range", at.constraint)
	for i, end := range ends {
		d.bounds(end, at.span.Items[i], inner)
	}
	return !d.Blamed(inner.path)
}

// lowEnd gives the low end of the range of a value, also of the assumption that it is; nil where it has none.
func (d *decoder) lowEnd(t *syntax.Tree) *syntax.Tree {
	for range len(d.assumptions) + 1 {
		if span := t.Get("range"); span != nil && span.Form == syntax.List && len(span.Items) == 2 {
			return span.Items[0]
		}
		name, ok := usedName(stated(t))
		if !ok || d.assumptions[name] == nil {
			break
		}
		t = d.assumptions[name].tree
	}
	return nil
}
