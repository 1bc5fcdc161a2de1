package scenario

import (
	"karvon/sim/syntax"
)

// One quantity has one range. Two can meet where a value lies in another: a share and the shares, the mean and its
// distribution, what an attribute is drawn by and the attribute. Each of them may come from another file, policy or
// setting.

// secondRange refuses the later of two ranges of one quantity.
func (d *decoder) secondRange(one, other *syntax.Tree, at place) {
	first, second := one, other
	if d.isLater(one.Pos, other.Pos) {
		first, second = other, one
	}
	d.fail(BadProvenance, second, at.under("range", constraint{}), "a second range of the same quantity",
		"the first stands at "+first.Pos.String()+"; keep one of them")
}

// isLater tells whether a position is read after another: that of a setting after all files, that of the file which
// is loaded after those that it names.
func (d *decoder) isLater(one, other syntax.Pos) bool {
	if one.File == other.File {
		return one.Line > other.Line || one.Line == other.Line && one.Column > other.Column
	}
	return d.layerOf(one) > d.layerOf(other)
}

// layerOf orders the files that are named by others, the file that is loaded, and settings.
func (d *decoder) layerOf(pos syntax.Pos) int {
	from := d.sources.byDisplay[pos.File]
	switch {
	case from == nil:
		return 0
	case from.place == "":
		return 2
	case from.named:
		return 1
	}
	return 0
}

// rangedTwice refuses a range by word of a share that has one itself, or is an assumption or computed from some, which
// no range beside it moves.
func (d *decoder) rangedTwice(share *syntax.Tree, word syntax.Field, at place) bool {
	own := share.Get("range")
	if states(share, nil) && own != nil {
		d.secondRange(own, word.Value, at.under(word.Name, at.constraint))
		return true
	}
	if !usesAssumption(share) {
		return false
	}
	hint := "give it with the share itself: {value: ..., range: ...}"
	if name, ok := usedName(stated(share)); ok && d.assumptions[name] != nil {
		hint = "give it with the assumption, at " + d.assumptions[name].tree.Pos.String()
	}
	d.fail(BadProvenance, word.Value, at.under("range", at.constraint), "a range stands beside the use of an assumption",
		hint)
	return true
}

// rangesWithin refuses ranges of a distribution's quantities where it has one itself, by which all of them are
// multiplied. What gives its shape alone, such as a cv, may have one, and so may an assumption, which is drawn for its
// other places.
func (d *decoder) rangesWithin(name string, written *syntax.Tree, at place) {
	f := familyNamed(name)
	if at.span == nil || f == nil {
		return
	}
	n := f.notation(written)
	if n == nil {
		return
	}
	for i, p := range n.names {
		parameter := written
		switch n.form {
		case syntax.List:
			parameter = written.Items[i]
		case syntax.Mapping:
			parameter = written.Get(p.name)
		}
		if p.kind == ofQuantity && parameter != nil && states(parameter, nil) && parameter.Get("range") != nil {
			d.secondRange(at.span, parameter.Get("range"), at)
			return
		}
	}
}
