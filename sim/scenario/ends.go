package scenario

import (
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
const mostEnds = 4

// doubtEnds tells of what is computed from assumptions and cannot be at some ends of their ranges, where
// sensitivities stand and to which what is drawn comes near, and of servers, units and slots of which none is left
// there. Those that a tie moves as one are at one end together; of those that are drawn so that they add up not all
// ends can be, so that what hangs on several is left aside.
func (d *decoder) doubtEnds(found *Doubt) {
	e := endTrial{decoder: d, factors: map[string]*Factor{}, group: map[string]string{}, added: map[string]bool{},
		told: map[*syntax.Tree]bool{}}
	for i := range found.Factors {
		e.factors[found.Factors[i].Name] = &found.Factors[i]
	}
	for _, group := range found.Groups {
		for _, i := range group.Members {
			e.group[found.Factors[i].Name] = group.Name
		}
	}
	for _, total := range found.Totals {
		e.added[total.Whole.Name] = true
		for _, part := range total.Parts {
			e.added[part.Name] = true
		}
	}
	e.each(d.computations, e.doubtValue) // what a value is computed from comes before it
	e.each(d.capacities, e.doubtCapacity)
}

// endTrial tries values at the ends of the ranges of the assumptions that move them.
type endTrial struct {
	*decoder
	factors map[string]*Factor
	group   map[string]string // by the names of factors that a tie moves as one
	added   map[string]bool   // names of factors that are drawn so that they add up
	told    map[*syntax.Tree]bool
	known   map[string]*assumption // from which the value is computed
	moving  []string               // names of the factors that move it
}

// reach adds the assumptions from which a value is computed, and those behind each that is passed through.
func (e *endTrial) reach(t *syntax.Tree, through func(*assumption) bool, found map[string]*assumption) {
	t = stated(t)
	for _, mention := range mentionsIn(t.Text) {
		a := e.assumptions[strings.TrimPrefix(mention, "$")]
		if a == nil || found[a.name] != nil {
			continue
		}
		found[a.name] = a
		if through(a) {
			e.reach(a.tree, through, found)
		}
	}
	for _, f := range ownFields(t) {
		e.reach(f.Value, through, found)
	}
	for _, item := range t.Items {
		e.reach(item, through, found)
	}
}

// look finds from which assumptions a value is computed, and what moves it: its own range alone where it has one, or
// those of its parameters and of the assumptions, but for what stands behind an assumption that has a range.
func (e *endTrial) look(c computedValue) {
	e.known, e.moving = map[string]*assumption{}, nil
	e.reach(c.tree, func(*assumption) bool { return true }, e.known)
	met := map[string]*assumption{}
	e.reach(c.tree, func(a *assumption) bool { return e.factors[a.path()] == nil }, met)
	for _, a := range met {
		if e.factors[a.path()] != nil {
			e.moving = append(e.moving, a.path())
		}
	}
	if c.tree.Form == syntax.Mapping {
		for name := range e.factors {
			if within(name, c.at.path) {
				e.moving = append(e.moving, name)
			}
		}
	}
	slices.Sort(e.moving)
	if e.factors[c.at.path] != nil {
		e.moving = []string{c.at.path}
	}
}

// each tries the values that something moves, not too many at a time, and notes those that were told of. Those that
// are alike come to the same: where one can be at all ends, the others are not tried.
func (e *endTrial) each(all []computedValue, doubt func(computedValue) bool) {
	sound := map[alike]bool{}
	for _, c := range all {
		if e.sources.ctx.Err() != nil {
			return
		}
		e.look(c)
		if len(e.moving) == 0 || len(e.moving) > mostEnds || e.isTold(c) || e.isAdded() {
			continue
		}
		kind := alike{c.kind, c.at.constraint, c.tree.Text, strings.Join(e.moving, " ")}
		if single := c.tree.Form == syntax.Scalar; !single || !sound[kind] {
			e.told[c.tree] = doubt(c)
			sound[kind] = single && !e.told[c.tree]
		}
	}
}

// alike is what makes single values come to the same at the ends of what moves them.
type alike struct {
	kind reflect.Type
	constraint
	text, moving string
}

// isTold tells whether a value, or one from which it is computed, is told of already.
func (e *endTrial) isTold(c computedValue) bool {
	for _, a := range e.known {
		if e.told[stated(a.tree)] {
			return true
		}
	}
	return e.toldWithin(c.tree)
}

// toldWithin tells whether a value or a part of it is told of already.
func (e *endTrial) toldWithin(t *syntax.Tree) bool {
	return e.told[t] || slices.ContainsFunc(t.Items, e.toldWithin) ||
		slices.ContainsFunc(t.Fields, func(f syntax.Field) bool { return e.toldWithin(f.Value) })
}

// isAdded tells whether several of what moves a value are drawn so that they add up.
func (e *endTrial) isAdded() bool {
	count := 0
	for _, name := range e.moving {
		if e.added[name] {
			count++
		}
	}
	return count > 1
}
