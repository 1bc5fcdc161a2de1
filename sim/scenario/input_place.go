package scenario

import (
	"slices"
	"strconv"
	"strings"

	"karvon/sim/syntax"
)

// Where an input stands, as settings can name it: lists are set as a whole.

// settable is where a value stands in what a setting gives.
type settable struct {
	path string // of the setting
	root *syntax.Tree
	way  []int // from the root to the value, with what is said beside it
}

// settableAt finds the place of a value; nil where no setting reaches it.
func (s *Scenario) settableAt(path string, of seed) *settable {
	if _, fixed := unsettable[strings.SplitN(path, ".", 2)[0]]; fixed {
		return nil
	}
	outer, inner, listed := strings.Cut(path, "[")
	root := s.composed
	way, ok := wayTo(root, outer, func(t *syntax.Tree) bool { return listed || t == of.tree })
	if !ok {
		return nil
	}
	at := &settable{path: outer, root: follow(root, withoutWrapper(root, way))}
	if !listed {
		return at
	}
	if at.way, ok = wayTo(at.root, "["+inner, func(t *syntax.Tree) bool { return t == of.tree }); !ok {
		return nil
	}
	if at.way = withoutWrapper(at.root, at.way); strings.HasSuffix(inner, ".value") && isBlockAt(at) {
		at.way = append(at.way, follow(at.root, at.way).Index("value"))
	}
	return at
}

// wayTo finds a tree by the rest of an input path, over what is said beside values on the way.
func wayTo(t *syntax.Tree, rest string, is func(*syntax.Tree) bool) (way []int, ok bool) {
	if rest == "" && is(t) {
		return nil, true
	}
	deeper := func(at int, within *syntax.Tree, rest string) bool {
		if found, there := wayTo(within, rest, is); there {
			way, ok = append([]int{at}, found...), true
		}
		return ok
	}
	for i, f := range t.Fields {
		after, fits := strings.CutPrefix(rest, f.Name)
		switch {
		case fits && (after == "" || after[0] == '[') && deeper(i, f.Value, after):
		case fits && after != "" && after[0] == '.' && deeper(i, f.Value, after[1:]):
		case f.Name == "value" && deeper(i, f.Value, rest):
		default:
			continue
		}
		return way, true
	}
	if rest == "" || rest[0] != '[' {
		return nil, false
	}
	index, after, found := strings.Cut(strings.TrimPrefix(rest, "["), "]")
	number, err := strconv.Atoi(index)
	if !found || err != nil || number < 1 || number > len(t.Items) {
		return nil, false
	}
	deeper(number-1, t.Items[number-1], strings.TrimPrefix(after, "."))
	return way, ok
}

// withoutWrapper shortens a way by the step from a mapping {value: ..., source: ...} to the value in it.
func withoutWrapper(root *syntax.Tree, way []int) []int {
	for len(way) > 0 {
		above := follow(root, way[:len(way)-1])
		last := way[len(way)-1]
		if above.Form != syntax.Mapping || above.Fields[last].Name != "value" || !onlyRemarksBeside(above) {
			break
		}
		way = way[:len(way)-1]
	}
	return way
}

// isBlockAt tells whether a way leads to a block of a schedule, which says nothing but how many are there.
func isBlockAt(at *settable) bool {
	if len(at.way) == 0 {
		return false
	}
	return follow(at.root, at.way[:len(at.way)-1]).Form == syntax.List
}

// onlyRemarksBeside tells whether nothing but where it comes from stands beside a value.
func onlyRemarksBeside(t *syntax.Tree) bool {
	return !slices.ContainsFunc(t.Fields, func(f syntax.Field) bool { return f.Name != "value" && !isProvenance(f.Name) })
}

func follow(t *syntax.Tree, way []int) *syntax.Tree {
	for _, at := range way {
		if t.Form == syntax.List {
			t = t.Items[at]
		} else {
			t = t.Fields[at].Value
		}
	}
	return t
}

// replaced copies a tree with another in the place to which a way leads.
func replaced(t *syntax.Tree, way []int, by *syntax.Tree) *syntax.Tree {
	if len(way) == 0 {
		return by
	}
	dup := *t
	dup.Items, dup.Fields = slices.Clone(t.Items), slices.Clone(t.Fields)
	if t.Form == syntax.List {
		dup.Items[way[0]] = replaced(t.Items[way[0]], way[1:], by)
	} else {
		dup.Fields[way[0]].Value = replaced(t.Fields[way[0]].Value, way[1:], by)
	}
	return &dup
}
