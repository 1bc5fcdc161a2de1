package mutant

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// gentleWays often leave a file that still runs.
var gentleWays = []way{
	{"borrow", borrow}, {"borrow", borrow}, {"scale", scale}, {"scale", scale}, {"delete", remove}, {"double", double},
	{"adopt", adopt}, {"adopt", adopt}, {"refer", refer}, {"swap alike", swapAlike},
}

// roughWays mostly leave one that does not.
var roughWays = []way{
	{"extreme", extreme}, {"extreme", extreme}, {"swap", swap}, {"move", move}, {"graft", graft}, {"wrap", wrap},
	{"unwrap", unwrap}, {"merge", merge}, {"empty", empty}, {"rename key", renameKey}, {"rename", rename},
	{"repeat", repeat}, {"double key", doubleKey}, {"miss", miss},
}

// borrow replaces a subtree by one that stands under the same key elsewhere.
func borrow(l *litter) bool {
	p, ok := l.somewhere(anywhere)
	if !ok || len(l.breeder.vocabulary.values[p.kind]) == 0 {
		return false
	}
	p.put(clone(one(l.r, l.breeder.vocabulary.values[p.kind])))
	return true
}

// adopt gives a mapping an entry that others of its kind have.
func adopt(l *litter) bool {
	p, ok := l.somewhere(func(p place) bool {
		return p.node().Kind == yaml.MappingNode && len(l.breeder.vocabulary.entries[p.kind]) > 0
	})
	to, kind := l.root, ""
	if ok && l.r.IntN(8) > 0 {
		to, kind = p.node(), p.kind
	}
	known := l.breeder.vocabulary.entries[kind]
	if len(known) == 0 {
		return false
	}
	adopted := one(l.r, known)
	if find(to, adopted.key) != nil {
		return false
	}
	to.Content = append(to.Content, word(adopted.key), clone(adopted.value))
	return true
}

// remove deletes an entry or item.
func remove(l *litter) bool {
	p, ok := l.somewhere(anywhere)
	if ok {
		p.cut()
	}
	return ok
}

// double writes an entry twice, under another name, or an item.
func double(l *litter) bool {
	p, ok := l.somewhere(anywhere)
	if !ok {
		return false
	}
	copied := clone(p.node())
	if !p.entry() {
		p.parent.Content = slices.Insert(p.parent.Content, p.at, copied)
		return true
	}
	key := clone(p.key())
	key.Value += one(l.r, []string{"-2", "-b", "2"})
	if find(p.parent, key.Value) != nil {
		return false
	}
	p.parent.Content = slices.Insert(p.parent.Content, p.at+1, key, copied)
	return true
}

// doubleKey writes an entry twice under its own name.
func doubleKey(l *litter) bool {
	p, ok := l.somewhere(isEntry)
	if ok && l.r.IntN(3) == 0 {
		p.parent.Content = slices.Insert(p.parent.Content, p.at+1, clone(p.key()), clone(p.node()))
	}
	return ok
}

// repeat writes an item of a list many times.
func repeat(l *litter) bool {
	p, ok := l.somewhere(func(p place) bool { return p.parent.Kind == yaml.SequenceNode })
	if !ok {
		return false
	}
	for range 1 << l.r.IntN(8) {
		p.parent.Content = slices.Insert(p.parent.Content, p.at, clone(p.node()))
	}
	return true
}

func swap(l *litter) bool { return l.swapWith(anywhere) }

// swapAlike swaps two values of the same kind.
func swapAlike(l *litter) bool {
	first, ok := l.somewhere(anywhere)
	return ok && l.swapOf(first, func(p place) bool { return p.kind == first.kind })
}

func (l *litter) swapWith(fits func(place) bool) bool {
	first, ok := l.somewhere(fits)
	return ok && l.swapOf(first, fits)
}

func (l *litter) swapOf(first place, fits func(place) bool) bool {
	second, ok := l.somewhere(func(p place) bool { return fits(p) && !p.related(first) })
	if !ok {
		return false
	}
	one, other := first.node(), second.node()
	first.put(other)
	second.put(one)
	return true
}

// move puts an entry or item where others stand.
func move(l *litter) bool {
	from, ok := l.somewhere(anywhere)
	if !ok {
		return false
	}
	to, ok := l.somewhere(func(p place) bool { return len(p.node().Content) > 0 && !p.related(from) })
	if !ok {
		return false
	}
	key, value, target := word("moved"), from.node(), to.node()
	if from.entry() {
		key = from.key()
	}
	from.cut()
	if target.Kind == yaml.MappingNode {
		target.Content = append(target.Content, key, value)
	} else {
		target.Content = append(target.Content, value)
	}
	return true
}

// graft puts a subtree of any kind of any file somewhere.
func graft(l *litter) bool {
	p, ok := l.somewhere(anywhere)
	values := l.breeder.vocabulary.values[one(l.r, l.breeder.vocabulary.kinds)]
	if !ok || len(values) == 0 {
		return false
	}
	p.put(clone(one(l.r, values)))
	return true
}

// wrap makes a value a list, or a mapping of it.
func wrap(l *litter) bool {
	p, ok := l.somewhere(anywhere)
	if !ok {
		return false
	}
	n := p.node()
	switch l.r.IntN(4) {
	case 0:
		p.put(sequence(n))
	case 1:
		p.put(mapping(word("value"), n))
	case 2:
		p.put(mapping(word(one(l.r, l.breeder.vocabulary.kinds)), n))
	default:
		p.put(sequence(n, clone(n)))
	}
	return true
}

// unwrap puts a part of a value in its place.
func unwrap(l *litter) bool {
	p, ok := l.somewhere(func(p place) bool { return len(p.node().Content) > 0 })
	if ok {
		p.put(one(l.r, p.node().Content))
	}
	return ok
}

// merge adds another file to this one; of what both have, this one's stays or the other's.
func merge(l *litter) bool {
	other := clone(l.breeder.trees[l.breeder.pick(l.r)])
	thin(l.r, other)
	l.mergeInto(l.root, other, l.r.IntN(2) == 0)
	return true
}

func (l *litter) mergeInto(to, from *yaml.Node, keep bool) {
	for i := 0; i+1 < len(from.Content); i += 2 {
		key, value := from.Content[i], from.Content[i+1]
		own := find(to, key.Value)
		switch {
		case own == nil:
			to.Content = append(to.Content, key, value)
		case own.Kind == yaml.MappingNode && value.Kind == yaml.MappingNode:
			l.mergeInto(own, value, keep)
		case !keep:
			*own = *value
		}
	}
}

// empty leaves nothing of a value.
func empty(l *litter) bool {
	p, ok := l.somewhere(anywhere)
	if ok {
		quoted := &yaml.Node{Kind: yaml.ScalarNode, Style: yaml.DoubleQuotedStyle}
		p.put(one(l.r, []*yaml.Node{word(""), word("null"), mapping(), sequence(), quoted}))
	}
	return ok
}

// refer puts a name of the file where another stands.
func refer(l *litter) bool {
	known := names(l.root)
	p, ok := l.somewhere(func(p place) bool { return p.scalar() && slices.Contains(known, p.node().Value) })
	if ok {
		p.put(word(one(l.r, known)))
	}
	return ok
}

// miss has some of the names in values lead to nothing.
func miss(l *litter) bool {
	known := names(l.root)
	for range 1 + l.r.IntN(6) {
		p, ok := l.somewhere(func(p place) bool { return p.scalar() && slices.Contains(known, p.node().Value) })
		if !ok {
			return false
		}
		p.put(word("nowhere"))
	}
	return true
}

// rename replaces a name wherever it stands, also in texts, by another of the file.
func rename(l *litter) bool {
	known := names(l.root)
	if len(known) < 2 {
		return false
	}
	from, to := one(l.r, known), one(l.r, known)
	var walk func(*yaml.Node)
	walk = func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode {
			n.Value = strings.ReplaceAll(n.Value, from, to)
		}
		for _, child := range n.Content {
			walk(child)
		}
	}
	walk(l.root)
	return true
}

// renameKey writes another word of the language, or a name, for a key.
func renameKey(l *litter) bool {
	p, ok := l.somewhere(isEntry)
	if !ok {
		return false
	}
	words := append(names(l.root), l.breeder.vocabulary.kinds...)
	p.key().Value = one(l.r, words)
	return true
}
