package scenario

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"karvon/sim/syntax"
)

// computedValue is a value that arithmetic came to.
type computedValue struct {
	kind reflect.Type
	tree *syntax.Tree
	at   place
}

// mostEnds is the number of assumptions up to which a value is computed at all their ends: two to the power of it.
const mostEnds = 6

// doubtEnds tells of what is computed from assumptions and cannot be at some ends of their ranges: what draws them can
// come near, and then fails.
func (d *decoder) doubtEnds() {
	factors := map[string]*Factor{}
	for i := range d.factors {
		factors[d.factors[i].Name] = &d.factors[i]
	}
	told := map[*syntax.Tree]bool{}
	for _, c := range d.computations {
		moving := map[string]*Factor{}
		d.movedBy(c.tree, factors, moving)
		if told[c.tree] || len(moving) == 0 || len(moving) > mostEnds {
			continue
		}
		told[c.tree] = d.doubtEndsOf(c, slices.Sorted(maps.Keys(moving)), factors)
	}
}

// movedBy finds the assumptions with ranges from which a value is computed, those that they are computed from among
// them.
func (d *decoder) movedBy(t *syntax.Tree, factors, moving map[string]*Factor) {
	t = stated(t)
	for _, mention := range mentionPattern.FindAllString(t.Text, -1) {
		a := d.assumptions[strings.TrimPrefix(mention, "$")]
		if f := factors[a.path()]; f != nil {
			moving[f.Name] = f
		} else {
			d.movedBy(a.tree, factors, moving)
		}
	}
}

// doubtEndsOf tries a value at all ends of the assumptions that move it, and tells of the first at which it cannot be.
func (d *decoder) doubtEndsOf(c computedValue, names []string, factors map[string]*Factor) bool {
	for ends := range 1 << len(names) {
		positions := make(map[string]float64, len(names))
		var given []string
		for i, name := range names {
			end := factors[name].Low
			if ends>>i&1 == 1 {
				positions[name], end = 1, factors[name].High
			} else {
				positions[name] = 0
			}
			given = append(given, "$"+assumptionAt(name)+" at "+end)
		}
		scratch := d.scratch()
		scratch.positions = positions
		scratch.value(reflect.New(c.kind).Elem(), c.tree, c.at)
		if mistakes := scratch.Found.Errors(); len(mistakes) > 0 {
			d.doubts.Add(pastEnds, c.tree.Pos, c.at.path, "with "+syntax.Listed(given, "and")+": "+mistakes[0].Message,
				"what draws from the ranges can come near to that: narrow them")
			return true
		}
	}
	return false
}
