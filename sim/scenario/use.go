package scenario

import (
	"reflect"
	"slices"

	"karvon/sim/bound"
	"karvon/sim/syntax"
)

// useKey puts templates in place, in any mapping.
const useKey = "use"

// templateType is the type whose tags say what a template is.
var templateType = reflect.TypeFor[templateKeys]()

// joined are the lists of a scenario to which each use adds.
var joined = []string{"thresholds", "primary", "tolerances"}

// usePlace is where templates are put in place: what the language expects there, and which templates can be named.
type usePlace struct {
	kind   reflect.Type // nil inside of a notation of its own
	path   string
	scope  templates
	inside *nest
	depth  int64 // of values in each other
}

// nest is the templates in each other's bodies, innermost first.
type nest struct {
	template *template
	outer    *nest
	depth    int64
}

// under is the place of the value under a key.
func (at usePlace) under(t *syntax.Tree, name string) usePlace {
	inner := at
	inner.depth++
	switch inner.path = join(at.path, name); {
	case name == "value" && states(t, at.kind):
		inner.path = at.path
	case at.kind != nil && pointee(at.kind).Kind() == reflect.Map && pointee(at.kind).Elem() == settingType:
		inner.kind, inner.path = kindOf(name).kind, name
	default:
		inner.kind = under(at.kind, name)
	}
	return inner
}

// item is the place of an item of a list.
func (at usePlace) item() usePlace {
	at.depth++
	switch kind := at.kind; {
	case kind == nil:
	case pointee(kind).Kind() == reflect.Slice:
		at.kind = pointee(kind).Elem()
	case pointee(kind) == reflect.TypeFor[ChooseStep]():
		at.kind = reflect.TypeFor[*Branch]()
	default:
		at.kind = nil
	}
	return at
}

// expand puts templates in place wherever a tree uses them. What uses none is shared.
func (c *composer) expand(t *syntax.Tree, at usePlace) *syntax.Tree {
	if !c.GoesOn() || c.full {
		return t
	}
	switch {
	case !bound.Nesting.Allows(at.depth):
		c.Add(syntax.TooDeep, t.Pos, at.path, "with its templates put in place the file nests values too deep: "+
			bound.Nesting.String(), "")
		c.full = true
		return t
	case t.Form == syntax.List:
		return c.expandList(t, at)
	case t.Form != syntax.Mapping:
		return t
	case t.Get(useKey) != nil:
		return c.expandUse(t, at)
	}
	return c.expandFields(t, at)
}

func (c *composer) expandFields(t *syntax.Tree, at usePlace) *syntax.Tree {
	expanded := t
	deeper := bound.Nesting.Allows(at.depth + 1)
	for i, f := range t.Fields {
		if deeper && f.Value.IsLeaf() {
			continue
		}
		value := c.expand(f.Value, at.under(t, f.Name))
		if value == f.Value {
			continue
		}
		if expanded == t {
			dup := *t
			dup.Fields = slices.Clone(t.Fields)
			expanded = &dup
		}
		expanded.Fields[i].Value = value
	}
	return expanded
}

// expandList expands the items of a list. One that is a use alone is replaced by what that brings: by each item of a
// list.
func (c *composer) expandList(t *syntax.Tree, at usePlace) *syntax.Tree {
	var items []*syntax.Tree // nil as long as nothing differs
	for i, item := range t.Items {
		value := c.expand(item, at.item())
		if value != item && items == nil {
			items = slices.Clone(t.Items[:i])
		}
		switch alone := item.Get(useKey) != nil && len(item.Fields) == 1; {
		case value == item && items == nil:
		case alone && value.Form == syntax.List:
			items = append(items, value.Items...)
		case alone && value.Form == syntax.Mapping && len(value.Fields) == 0: // of no template
		default:
			items = append(items, value)
		}
	}
	if items == nil {
		return t
	}
	dup := *t
	dup.Items = items
	return &dup
}

// expandUse lays a mapping's own keys over what the templates bring that it uses.
func (c *composer) expandUse(t *syntax.Tree, at usePlace) *syntax.Tree {
	own := c.expandFields(t.Without(useKey), at)
	all := gathering{composer: c, own: own}
	for _, use := range c.calls(t.Get(useKey), join(at.path, useKey)) {
		if body := c.instantiate(use, at); body != nil {
			all.add(body, at, use.pos)
		}
	}
	brought := all.tree
	switch {
	case brought == nil:
		return own
	case len(own.Fields) == 0:
		return brought
	}
	own, brought, _ = remarksLie(own, brought, at.kind, at.path)
	switch {
	case states(own, at.kind) && states(brought, at.kind):
		return own // what the template says of its value does not hold of another
	case brought.Form != syntax.Mapping:
		c.Add(syntax.WrongForm, t.Get(useKey).Pos, at.path, "the template brings "+brought.Form.String()+
			", beside which no keys can stand", "")
		return own
	}
	return c.lay(brought, own, at)
}

// lay puts a mapping's own keys over those that templates bring, as a file's over those of one that it extends.
func (c *composer) lay(brought, own *syntax.Tree, at usePlace) *syntax.Tree {
	if at.path == "" {
		own = withLists(own, brought)
	}
	if at.kind != nil && pointee(at.kind) != settingsType &&
		(onlySpeaks(own) || merges(at.kind) && !replaces(brought, own, at.kind)) {
		return c.merge(brought, own, at.kind, at.path)
	}
	laid := *brought
	laid.Pos, laid.Layer, laid.Fields = own.Pos, own.Layer, slices.Clone(brought.Fields)
	for _, f := range own.Fields {
		laid.Put(f)
	}
	return &laid
}

var settingsType = reflect.TypeFor[map[string]Setting]()

// withLists adds to those lists of a scenario to which each use adds.
func withLists(first, second *syntax.Tree) *syntax.Tree {
	all := *first
	all.Fields = slices.Clone(first.Fields)
	for _, name := range joined {
		one, other := first.Get(name), second.Get(name)
		if one != nil && other != nil && one.Form == syntax.List && other.Form == syntax.List {
			all.Fields[all.Index(name)].Value = listOfBoth(one, other)
		}
	}
	return &all
}

// listOfBoth is a list with the items of another behind its own.
func listOfBoth(one, other *syntax.Tree) *syntax.Tree {
	dup := *one
	dup.Items = slices.Clone(one.Items)
	for _, item := range other.Items {
		if !slices.ContainsFunc(one.Items, item.Equal) {
			dup.Items = append(dup.Items, item)
		}
	}
	return &dup
}
