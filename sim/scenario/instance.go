package scenario

import (
	"slices"
	"strings"

	"karvon/sim/bound"
	"karvon/sim/syntax"
)

// givenKey keeps a mapping of a template's body in place only where an argument is given.
const givenKey = "given"

// instance is one use of a template: it copies the body with the arguments in the place of the parameters.
type instance struct {
	*composer
	use       *syntax.Use
	layer     string // of all that the use brings, as if a file of its own had written it
	arguments map[string]*syntax.Tree
}

// isNone tells whether an argument is nothing.
func isNone(t *syntax.Tree) bool { return t.Form == syntax.Scalar && t.Text == "none" }

// put copies a part of the body; nil where an argument that is none leaves it out.
func (i *instance) put(t *syntax.Tree) *syntax.Tree {
	if argument := i.whole(t); argument != nil {
		return i.copied(argument)
	}
	if !i.counts(1, i.use.At) {
		return nil
	}
	dup := i.copyOf(t)
	dup.Pos, dup.Layer = i.placed(t.Pos), i.layer
	switch t.Form {
	case syntax.Scalar:
		if text := i.text(t.Text, t.Pos); text != t.Text {
			dup.SetText(text)
			dup.Sum = isSum(t.Text)
		}
	case syntax.List:
		i.items(dup, t)
	case syntax.Mapping:
		if !i.given(t) {
			return nil
		}
		i.fields(dup, t)
	}
	return dup
}

// copyOf copies a value by itself. Room is made for many at once.
func (c *composer) copyOf(t *syntax.Tree) *syntax.Tree {
	if len(c.room) == 0 {
		c.room = make([]syntax.Tree, 64)
	}
	dup := &c.room[0]
	c.room = c.room[1:]
	*dup = *t
	return dup
}

// placed is a position of the body as one of this use.
func (i *instance) placed(pos syntax.Pos) syntax.Pos {
	pos.Use = i.use
	return pos
}

// whole gives the argument that a single value stands for as a whole; nil where it does not.
func (i *instance) whole(t *syntax.Tree) *syntax.Tree {
	if t.Form != syntax.Scalar || !strings.HasPrefix(t.Text, "$") {
		return nil
	}
	m, found := nextMention(t.Text)
	if !found || m.text != t.Text {
		return nil
	}
	return i.arguments[m.name]
}

// copied is an argument in its place: it keeps its position, since that is where it is written.
func (i *instance) copied(argument *syntax.Tree) *syntax.Tree {
	if isNone(argument) || !i.counts(1, i.use.At) {
		return nil
	}
	dup := i.copyOf(argument)
	dup.Layer = i.layer
	dup.Items = slices.Grow([]*syntax.Tree(nil), len(argument.Items))
	dup.Fields = slices.Grow([]syntax.Field(nil), len(argument.Fields))
	for _, item := range argument.Items {
		if inner := i.copied(item); inner != nil {
			dup.Items = append(dup.Items, inner)
		}
	}
	for _, f := range argument.Fields {
		if f.Value = i.copied(f.Value); f.Value != nil {
			dup.Fields = append(dup.Fields, f)
		}
	}
	return dup
}

// items puts the items of a list in place: those of a list that is the argument for an item one by one.
func (i *instance) items(list, t *syntax.Tree) {
	list.Items = slices.Grow([]*syntax.Tree(nil), len(t.Items))
	for _, item := range t.Items {
		inner := i.put(item)
		switch {
		case inner == nil:
		case inner.Form == syntax.List && i.whole(item) != nil:
			list.Items = append(list.Items, inner.Items...)
		default:
			list.Items = append(list.Items, inner)
		}
	}
}

func (i *instance) fields(mapping, t *syntax.Tree) {
	mapping.Fields = make([]syntax.Field, 0, len(t.Fields))
	var seen *syntax.Indexed // nil as long as keys are those of the body, which differ
	for _, f := range t.Fields {
		if f.Name == givenKey {
			continue
		}
		name := i.key(f)
		value := i.put(f.Value)
		if name == "" || value == nil {
			continue
		}
		made := syntax.Field{Name: name, Pos: i.placed(f.Pos), Value: value}
		if seen == nil && name == f.Name {
			mapping.Fields = append(mapping.Fields, made)
			continue
		}
		if seen == nil {
			seen = syntax.IndexOf(mapping)
		}
		if first := seen.Index(name); first >= 0 {
			i.Add(syntax.DuplicateKey, made.Pos, name, syntax.Abbreviated(name)+" stands twice",
				"first at "+mapping.Fields[first].Pos.String())
			continue
		}
		seen.Put(made)
	}
}

// key gives a key with its arguments; empty where the key is left out.
func (i *instance) key(f syntax.Field) string {
	if !strings.Contains(f.Name, "$") {
		return f.Name
	}
	if argument := i.whole(&syntax.Tree{Text: f.Name}); argument != nil && isNone(argument) {
		return ""
	}
	return i.text(f.Name, f.Pos)
}

// given tells whether a mapping stays: the argument under its key given is there.
func (i *instance) given(t *syntax.Tree) bool {
	condition := t.Get(givenKey)
	if condition == nil {
		return true
	}
	argument := i.whole(condition)
	if argument == nil {
		i.Add(syntax.WrongForm, i.placed(condition.Pos), givenKey, "given takes a parameter of the template",
			"write given: $name")
		return true
	}
	return !isNone(argument) && !(argument.Form == syntax.Scalar && argument.Text == "false")
}

// text puts arguments into a text.
func (i *instance) text(text string, pos syntax.Pos) string {
	if !strings.Contains(text, "$") {
		return text
	}
	var out strings.Builder
	rest := text
	for m, found := nextMention(rest); found; m, found = nextMention(rest) {
		out.WriteString(rest[:m.at])
		part := i.part(m, pos)
		if !i.counts(0, i.use.At) || !i.spells(len(part), i.use.At) {
			return text
		}
		out.WriteString(part)
		rest = rest[m.at+len(m.text):]
	}
	out.WriteString(rest)
	return out.String()
}

// part gives what stands for a mention within a text: the mention itself where it is no parameter's.
func (i *instance) part(m parameterMention, pos syntax.Pos) string {
	argument := i.arguments[m.name]
	switch {
	case argument == nil:
		return m.text
	case argument.Form != syntax.Scalar:
		i.Add(syntax.WrongForm, i.placed(pos), "", "the argument for "+m.name+" is "+argument.Form.String()+
			", which cannot stand within a text", "it is written at "+argument.Pos.String())
		return m.text
	case isNone(argument):
		return ""
	case m.bare && isSum(argument.Text):
		return "(" + argument.Text + ")"
	}
	return argument.Text
}

// isSum tells whether a text is arithmetic, which keeps together by parentheses within other arithmetic.
func isSum(text string) bool {
	for _, sign := range []string{" + ", " - ", " * ", " / "} {
		if strings.Contains(text, sign) {
			return true
		}
	}
	return false
}

// counts says whether templates may bring so many values more.
func (c *composer) counts(values int, at syntax.Pos) bool {
	c.expanded += int64(values)
	return c.within(&bound.Expanded, c.expanded, at)
}

// spells says whether templates may bring so many letters more.
func (c *composer) spells(letters int, at syntax.Pos) bool {
	c.spelled += int64(letters)
	return c.within(&bound.Spelled, c.spelled, at)
}

func (c *composer) within(b *bound.Bound, count int64, at syntax.Pos) bool {
	if b.Allows(count) && !c.full {
		return c.GoesOn()
	}
	if !c.full {
		c.Add(syntax.TooMany, at, "", "with this use the templates bring too much: "+b.String(), "")
	}
	c.full = true
	return false
}
