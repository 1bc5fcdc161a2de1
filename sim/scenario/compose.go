package scenario

import (
	"reflect"
	"slices"
	"strings"

	"karvon/sim/syntax"
)

// composer puts the files of a scenario together: each file is merged over the one it extends and over the elements
// of those it includes.
type composer struct {
	phase
	open []*source               // the files being composed, outermost first
	done map[string]*syntax.Tree // by the file's identity

	scopes   map[*syntax.Tree]templates // of composed files, by what they were composed to
	doubts   phase                      // about templates
	room     []syntax.Tree              // for further copies
	expanded int64                      // values, and
	spelled  int64                      // letters, that templates brought
	full     bool                       // whether they brought more than is allowed
}

func newComposer(sources *sources) *composer {
	return &composer{phase: newPhase(sources), doubts: newPhase(sources), done: map[string]*syntax.Tree{},
		scopes: map[*syntax.Tree]templates{}}
}

// mention is where a file is named: on the command line (with from nil) or in another file.
type mention struct {
	name string
	pos  syntax.Pos
	path string
	from *source
}

// compose reads a file and everything it names, and merges them: included elements lowest, then the file that is
// extended, then the file's own keys. The tree is nil where that failed.
func (c *composer) compose(m mention) *syntax.Tree {
	file, err := c.sources.open(m.name, m.from)
	if err != nil {
		code, message, hint := c.sources.openError(m.name, file, err)
		c.Add(code, m.pos, m.path, message, hint)
		return nil
	}
	if m.from == nil {
		c.sources.setHome(file)
	} else if !c.sources.declared(file.text) {
		c.noScenario(m)
		return nil
	}
	if c.cycle(file, m) {
		return nil
	}
	if known, ok := c.done[file.identity()]; ok {
		return known
	}
	c.sources.remember(file)
	c.open = append(c.open, file)
	composed := c.file(file, m)
	c.open = c.open[:len(c.open)-1]
	c.done[file.identity()] = composed
	return composed
}

// cycle reports a file that comes to name itself.
func (c *composer) cycle(file *source, m mention) bool {
	at := slices.IndexFunc(c.open, func(open *source) bool { return open.identity() == file.identity() })
	if at < 0 {
		return false
	}
	var chain []string
	for _, open := range c.open[at:] {
		chain = append(chain, open.display)
	}
	chain = append(chain, c.open[at].display)
	c.Add(FileCycle, m.pos, m.path, "the files name each other in a circle: "+strings.Join(chain, " -> "), "")
	return true
}

// file composes one file that has been read.
func (c *composer) file(file *source, m mention) *syntax.Tree {
	before := c.Found.Len()
	own := language.Parse(&c.Collector, syntax.Origin{File: file.display, Layer: file.display}, file.text)
	if m.from != nil && own != nil && c.Found.Len() == before && !declares(own) {
		c.noScenario(m) // its karvon: 1 goes on in the next line, or stands in a text
		return nil
	}
	if own == nil || c.Found.Len() > before || !c.wellFormed(own) {
		return nil
	}
	scope := templates{}
	base := c.included(own, file, scope)
	if extended := c.extended(own, file, scope); extended != nil {
		base = c.merge(base, extended, scenarioType, "")
	}
	composed := c.merge(base, c.templated(own, scope, m.from == nil), scenarioType, "")
	c.scopes[composed] = scope
	return composed
}

// templated reads the templates of a file into those that it sees, and puts them in place.
func (c *composer) templated(own *syntax.Tree, scope templates, first bool) *syntax.Tree {
	read := c.readTemplates(own, scope)
	expanded := c.expand(own.Without("templates"), usePlace{kind: scenarioType, scope: scope})
	if first {
		c.doubtTemplates(own, read)
	}
	return expanded
}

var scenarioType = reflect.TypeFor[Scenario]()

// wellFormed checks what must hold before a file can be merged.
func (c *composer) wellFormed(t *syntax.Tree) bool {
	if t.Form != syntax.Mapping {
		c.Add(syntax.WrongForm, t.Pos, "", "a scenario is a mapping, here is "+t.Form.String(), "it begins with karvon: 1")
		return false
	}
	version := t.Get(versionKey)
	switch {
	case version == nil:
		c.Add(wrongVersion, t.Pos, versionKey, "the file does not say which version of the language it is written in",
			"begin it with karvon: 1")
		return false
	case version.Text != "1":
		c.Add(wrongVersion, version.Pos, versionKey, "this program does not read version "+
			syntax.Abbreviated(version.AsWritten())+" of the language", "it reads version 1")
		return false
	}
	// Checked here already, since merging drops the keys that an included file does not bring.
	s := structureOf(scenarioType)
	for _, f := range t.Fields {
		if s.byName[f.Name] == nil && f.Name != useKey {
			c.AddMeant(UnknownKey, f.Pos, f.Name, "a scenario has no key "+f.Name,
				func() string { return placeHint(f.Name, "", s.names()) })
		}
	}
	return true
}

// extended composes the file that a file extends; nil where there is none.
func (c *composer) extended(own *syntax.Tree, file *source, scope templates) *syntax.Tree {
	named := own.Get("extends")
	if named == nil {
		return nil
	}
	if named.Form != syntax.Scalar {
		c.Add(syntax.WrongForm, named.Pos, "extends", "extends takes one file, here is "+named.Form.String(), "")
		return nil
	}
	base := c.compose(mention{name: named.Text, pos: named.Pos, path: "extends", from: file})
	c.see(scope, c.scopes[base], named, "extends")
	return base.Without("extends", "include")
}

// includedSections are the parts of a scenario that include brings.
var includedSections = []string{assumptionsKey, "entities", "sites", "links", "crossings", "agencies", "profiles",
	"calendars", "journeys", "flows", "disruptions", "ties", "policies"}

// included composes the files that a file includes, and joins their elements.
func (c *composer) included(own *syntax.Tree, file *source, scope templates) *syntax.Tree {
	named := own.Get("include")
	if named == nil {
		return nil
	}
	if named.Form != syntax.List {
		c.Add(syntax.WrongForm, named.Pos, "include", "include takes a list of files, here is "+named.Form.String(),
			"write include: [name, name]")
		return nil
	}
	joined := &syntax.Tree{Form: syntax.Mapping, Pos: named.Pos}
	for _, item := range named.Items {
		if item.Form != syntax.Scalar {
			c.Add(syntax.WrongForm, item.Pos, "include", "a file's name is a single text, here is "+item.Form.String(), "")
			continue
		}
		if other := c.compose(mention{name: item.Text, pos: item.Pos, path: "include", from: file}); other != nil {
			c.see(scope, c.scopes[other], item, "include")
			c.join(joined, other)
		}
	}
	return joined
}

// join adds the elements of an included file to those of others.
func (c *composer) join(joined, other *syntax.Tree) {
	for _, section := range includedSections {
		elements := other.Get(section)
		if elements == nil {
			continue
		}
		if elements.Form != syntax.Mapping {
			c.Add(syntax.WrongForm, elements.Pos, section, section+" is a mapping from names, here is "+elements.Form.String(),
				"")
			continue
		}
		at := joined.Get(section)
		if at == nil {
			at = &syntax.Tree{Form: syntax.Mapping, Pos: elements.Pos, Layer: elements.Layer}
			joined.Put(syntax.Field{Name: section, Pos: elements.Pos, Value: at})
		}
		index := syntax.IndexOf(at)
		for _, f := range elements.Fields {
			c.joinElement(index, section, f)
		}
	}
}

func (c *composer) joinElement(section *syntax.Indexed, name string, f syntax.Field) {
	known := section.Get(f.Name)
	if known == nil {
		section.Put(f)
		return
	}
	if known.Equal(f.Value) {
		return
	}
	message := "two included files define " + f.Name + " differently"
	path := name + "." + f.Name
	c.Add(IncludeClash, f.Pos, path, message, "the other stands at "+known.Pos.String())
}
