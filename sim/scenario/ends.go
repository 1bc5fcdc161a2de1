package scenario

import (
	"cmp"
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

// doubtEnds tells of what is computed from assumptions and cannot be at some ends of their ranges, where sensitivities
// stand and to which what is drawn comes near. Those that a tie moves as one are at one end together.
func (d *decoder) doubtEnds(groups []Group) {
	e := ends{decoder: d, factors: map[string]*Factor{}, group: map[string]string{}}
	for i := range d.factors {
		e.factors[d.factors[i].Name] = &d.factors[i]
	}
	for _, group := range groups {
		for _, i := range group.Members {
			e.group[d.factors[i].Name] = group.Name
		}
	}
	told := map[*syntax.Tree]bool{}
	for _, c := range d.computations {
		if told[c.tree] {
			continue
		}
		e.moving, e.seen = map[string]bool{}, map[*assumption]bool{}
		e.find(c.tree)
		if len(e.moving) > 0 && len(e.moving) <= mostEnds {
			told[c.tree] = e.doubtValue(c)
		}
	}
}

// ends are those of the assumptions that move a value.
type ends struct {
	*decoder
	factors map[string]*Factor
	group   map[string]string // by the names of factors that a tie moves as one
	moving  map[string]bool   // names of factors
	seen    map[*assumption]bool
}

// find collects the assumptions with ranges from which a value is computed, those behind others among them.
func (e *ends) find(t *syntax.Tree) {
	for _, mention := range mentionPattern.FindAllString(stated(t).Text, -1) {
		a := e.assumptions[strings.TrimPrefix(mention, "$")]
		switch {
		case e.seen[a]:
		case e.factors[a.path()] != nil:
			e.moving[a.path()] = true
		default:
			e.seen[a] = true
			e.find(a.tree)
		}
	}
}

// doubtValue tries a value at all ends of what moves it, and tells of the first at which it cannot be.
func (e *ends) doubtValue(c computedValue) bool {
	names := slices.Sorted(maps.Keys(e.moving))
	bits := map[string]int{} // of what moves by itself: an assumption, or a group
	for _, name := range names {
		if mover := cmp.Or(e.group[name], name); bits[mover] == 0 {
			bits[mover] = 1 << len(bits)
		}
	}
	for combination := range 1 << len(bits) {
		positions := make(map[string]float64, len(names))
		var given []string
		for _, name := range names {
			end := e.factors[name].Low
			positions[name] = 0
			if combination&bits[cmp.Or(e.group[name], name)] != 0 {
				positions[name], end = 1, e.factors[name].High
			}
			given = append(given, "$"+assumptionAt(name)+" at "+end)
		}
		scratch := e.scratch()
		scratch.positions = positions
		scratch.value(reflect.New(c.kind).Elem(), c.tree, c.at)
		if mistakes := scratch.Found.Errors(); len(mistakes) > 0 {
			e.doubts.Add(pastEnds, c.tree.Pos, c.at.path, "with "+syntax.Listed(given, "and")+": "+mistakes[0].Message,
				"a sensitivity stands at the ends, and what is drawn can come near: narrow them")
			return true
		}
	}
	return false
}
