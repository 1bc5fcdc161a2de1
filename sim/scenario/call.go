package scenario

import (
	"karvon/sim/bound"
	"karvon/sim/syntax"
)

// call is one use of a template, as written.
type call struct {
	name      string
	pos       syntax.Pos
	layer     string
	path      string
	arguments *syntax.Tree // nil where there are none
}

// calls reads the value of use: a name, a mapping from names to arguments, or a list of those.
func (c *composer) calls(use *syntax.Tree, path string) (all []call) {
	switch use.Form {
	case syntax.Scalar:
		return []call{{name: use.Text, pos: use.Pos, layer: use.Layer, path: path}}
	case syntax.Mapping:
		for _, f := range use.Fields {
			if one := (call{f.Name, f.Pos, use.Layer, join(path, f.Name), f.Value}); c.hasArguments(&one) {
				all = append(all, one)
			}
		}
		return all
	case syntax.List:
		for _, item := range use.Items {
			if item.Form == syntax.List {
				c.wrongUse(item, path)
				continue
			}
			all = append(all, c.calls(item, path)...)
		}
		return all
	}
	c.wrongUse(use, path)
	return nil
}

func (c *composer) wrongUse(t *syntax.Tree, path string) {
	c.Add(syntax.WrongForm, t.Pos, path, "use takes a template's name, {name: {parameter: value}}, or a list of those, "+
		"here is "+t.Form.String(), "")
}

// hasArguments checks the form of the arguments.
func (c *composer) hasArguments(one *call) bool {
	switch one.arguments.Form {
	case syntax.Nothing:
		one.arguments = nil
	case syntax.Mapping:
	default:
		c.Add(syntax.WrongForm, one.arguments.Pos, one.path, "arguments are a mapping from parameters to values, here is "+
			one.arguments.Form.String(), "write {parameter: value}")
		return false
	}
	return true
}

// instantiate gives what a use brings; nil where it cannot.
func (c *composer) instantiate(one call, at usePlace) *syntax.Tree {
	t := at.scope[one.name]
	switch {
	case t == nil:
		c.AddMeant(unknownTemplate, one.pos, one.path, "there is no template "+shownName(one.name),
			func() string { return templateMeant(one.name, at.scope) })
		return nil
	case c.circle(t, one, at.inside):
		return nil
	}
	t.used = true
	inside := &nest{template: t, outer: at.inside, depth: 1}
	if at.inside != nil {
		inside.depth += at.inside.depth
	}
	if !bound.Templates.Allows(inside.depth) {
		c.Add(syntax.TooDeep, one.pos, one.path, "templates use each other too deep: "+bound.Templates.String(), "")
		return nil
	}
	made := &instance{composer: c, use: &syntax.Use{Template: one.name, At: one.pos}, arguments: map[string]*syntax.Tree{},
		layer: one.layer + " template " + one.name}
	if !made.take(t, one, at) {
		return nil
	}
	made.use.Arguments = made.single(t)
	body := made.put(t.body)
	if body == nil {
		return nil
	}
	return c.expand(body, usePlace{at.kind, at.path, t.scope, inside, at.depth})
}

func templateMeant(name string, scope templates) string {
	if len(scope) == 0 {
		return "a template is defined under templates, in this file or in one that it extends or includes"
	}
	return syntax.DidYouMean(name, scope.names())
}

// circle reports a template that comes to use itself.
func (c *composer) circle(t *template, one call, inside *nest) bool {
	chain := t.name
	for n := inside; n != nil; n = n.outer {
		chain = n.template.name + " -> " + chain
		if n.template == t {
			c.Add(templateCycle, one.pos, one.path, "the templates use each other in a circle: "+chain, "")
			return true
		}
	}
	return false
}

// single are the arguments that are single values, by which the mistakes of two uses differ.
func (i *instance) single(t *template) (all []syntax.Argument) {
	for _, p := range t.parameters {
		if given := i.arguments[p.Name]; given != nil && given.Form == syntax.Scalar {
			all = append(all, syntax.Argument{Parameter: p.Name, Text: given.Text})
		}
	}
	return all
}

// take gives each parameter its argument or its default, and tells whether it has all that are required.
func (i *instance) take(t *template, one call, at usePlace) bool {
	complete := i.known(t, one)
	for _, p := range t.parameters {
		argument := one.arguments.Get(p.Name)
		switch {
		case argument != nil && argument.Form == syntax.Nothing:
			i.Add(MissingValue, argument.Pos, join(one.path, p.Name), "the parameter has no value",
				"write none for nothing, or leave it out for the default")
			complete = false
		case argument != nil:
			argument = i.expand(argument, usePlace{nil, join(one.path, p.Name), at.scope, at.inside, at.depth})
		case p.Value.Form != syntax.Nothing:
			argument = i.standard(p.Value)
		default:
			i.Add(missingArgument, one.pos, one.path, "the template "+one.name+" needs its parameter "+p.Name,
				"it stands at "+p.Pos.String()+", without a default")
			complete = false
		}
		i.arguments[p.Name] = argument
	}
	return complete
}

// standard is the default of a parameter, which can name those before it.
func (i *instance) standard(value *syntax.Tree) *syntax.Tree {
	if made := i.put(value); made != nil {
		return made
	}
	return &syntax.Tree{Form: syntax.Scalar, Pos: i.placed(value.Pos), Layer: i.layer, Text: "none"}
}

// known checks that the template has the parameters that a use gives.
func (i *instance) known(t *template, one call) bool {
	if one.arguments == nil {
		return true
	}
	all := true
	for _, f := range one.arguments.Fields {
		if (&syntax.Tree{Fields: t.parameters}).Index(f.Name) >= 0 {
			continue
		}
		all = false
		i.AddMeant(unknownParameter, f.Pos, join(one.path, f.Name), "the template "+one.name+" has no parameter "+
			syntax.Abbreviated(f.Name), func() string { return syntax.DidYouMean(f.Name, t.names()) })
	}
	return all
}
