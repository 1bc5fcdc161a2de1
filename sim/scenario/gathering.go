package scenario

import (
	"slices"

	"karvon/sim/syntax"
)

// gathering joins what several uses bring to one place.
type gathering struct {
	*composer
	tree  *syntax.Tree // all of it, whose mappings are the gathering's own
	own   *syntax.Tree // what stands beside the uses, and holds over them
	index map[*syntax.Tree]*syntax.Indexed
}

// add joins what one use brings: lists one behind the other, mappings key by key.
func (g *gathering) add(body *syntax.Tree, at usePlace, pos syntax.Pos) {
	switch {
	case g.tree == nil:
		g.tree = body
	case g.tree.Form == syntax.List && body.Form == syntax.List:
		g.tree.Items = append(g.tree.Items, body.Items...)
	case g.tree.Form == syntax.Mapping && body.Form == syntax.Mapping:
		g.join(g.tree, body, g.own, at)
	default:
		g.Add(templateClash, pos, at.path, "this brings "+body.Form.String()+" and another use "+g.tree.Form.String(), "")
	}
}

// join adds the keys of a mapping to another. What both have is the same, a part with keys of its own, or one of the
// lists to which each use adds.
func (g *gathering) join(all, body, own *syntax.Tree, at usePlace) {
	index := g.indexed(all)
	for _, f := range body.Fields {
		known, inner := index.Get(f.Name), at.under(body, f.Name)
		switch {
		case known == nil:
			index.Put(f)
		case merges(inner.kind) && known.Form == syntax.Mapping && f.Value.Form == syntax.Mapping &&
			!states(known, inner.kind) && !states(f.Value, inner.kind):
			g.join(known, f.Value, own.Get(f.Name), inner)
		case slices.Contains(joined, inner.path) && known.Form == syntax.List && f.Value.Form == syntax.List:
			index.Put(syntax.Field{Name: f.Name, Pos: f.Pos, Value: listOfBoth(known, f.Value)})
		case known.Equal(f.Value), own.Get(f.Name) != nil:
		default:
			g.Add(templateClash, f.Pos, inner.path, "two uses bring this differently", "the other brings it at "+
				known.Pos.String()+"; what a mapping says beside use holds over both")
		}
	}
}

func (g *gathering) indexed(t *syntax.Tree) *syntax.Indexed {
	if g.index == nil {
		g.index = map[*syntax.Tree]*syntax.Indexed{}
	}
	if g.index[t] == nil {
		g.index[t] = syntax.IndexOf(t)
	}
	return g.index[t]
}
