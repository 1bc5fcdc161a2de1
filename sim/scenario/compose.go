package scenario

import (
	"reflect"
	"slices"
	"strings"
)

// composer puts the files of a scenario together: each file is merged over the
// one it extends and over the elements of those it includes.
type composer struct {
	phase
	open []*source        // the files being composed, outermost first
	done map[string]*tree // by the file's identity
}

func newComposer(sources *sources) *composer {
	return &composer{phase: newPhase(sources), done: map[string]*tree{}}
}

// mention is where a file is named: on the command line (with from nil) or in
// another file.
type mention struct {
	name string
	pos  Pos
	path string
	from *source
}

// compose reads a file and everything it names, and merges them: included
// elements lowest, then the file that is extended, then the file's own keys.
// The tree is nil where that failed.
func (c *composer) compose(m mention) *tree {
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
func (c *composer) file(file *source, m mention) *tree {
	before := c.Found.Len()
	own := language.Parse(&c.Collector, Origin{File: file.display, Layer: file.display}, file.text)
	if m.from != nil && own != nil && c.Found.Len() == before && !declares(own) {
		c.noScenario(m) // its karvon: 1 goes on in the next line, or stands in a text
		return nil
	}
	if own == nil || c.Found.Len() > before || !c.wellFormed(own) {
		return nil
	}
	base := c.included(own, file)
	if extended := c.extended(own, file); extended != nil {
		base = c.merge(base, extended, scenarioType, "")
	}
	return c.merge(base, own, scenarioType, "")
}

var scenarioType = reflect.TypeFor[Scenario]()

// wellFormed checks what must hold before a file can be merged.
func (c *composer) wellFormed(t *tree) bool {
	if t.form != mapping {
		c.Add(WrongForm, t.pos, "", "a scenario is a mapping, here is "+t.form.String(), "it begins with karvon: 1")
		return false
	}
	version := t.get("karvon")
	switch {
	case version == nil:
		c.Add(WrongVersion, t.pos, "karvon", "the file does not say which version of the language it is written in", "begin it with karvon: 1")
		return false
	case version.text != "1":
		c.Add(WrongVersion, version.pos, "karvon", "this program does not read version "+abbreviated(version.asWritten())+" of the language", "it reads version 1")
		return false
	}
	// Checked here already, since merging drops the keys that an included file
	// does not bring.
	s := structureOf(scenarioType)
	for _, f := range t.fields {
		if s.byName[f.name] == nil {
			c.AddMeant(UnknownKey, f.pos, f.name, "a scenario has no key "+f.name, func() string { return placeHint(f.name, "", s.names()) })
		}
	}
	return true
}

// extended composes the file that a file extends; nil where there is none.
func (c *composer) extended(own *tree, file *source) *tree {
	named := own.get("extends")
	if named == nil {
		return nil
	}
	if named.form != scalar {
		c.Add(WrongForm, named.pos, "extends", "extends takes one file, here is "+named.form.String(), "")
		return nil
	}
	base := c.compose(mention{name: named.text, pos: named.pos, path: "extends", from: file})
	return base.without("extends", "include")
}

// includedSections are the parts of a scenario that include brings.
var includedSections = []string{"entities", "sites", "links", "crossings", "profiles", "calendars", "journeys", "flows", "disruptions", "policies"}

// included composes the files that a file includes, and joins their elements.
func (c *composer) included(own *tree, file *source) *tree {
	named := own.get("include")
	if named == nil {
		return nil
	}
	if named.form != list {
		c.Add(WrongForm, named.pos, "include", "include takes a list of files, here is "+named.form.String(), "write include: [name, name]")
		return nil
	}
	joined := &tree{form: mapping, pos: named.pos}
	for _, item := range named.items {
		if item.form != scalar {
			c.Add(WrongForm, item.pos, "include", "a file's name is a single text, here is "+item.form.String(), "")
			continue
		}
		if other := c.compose(mention{name: item.text, pos: item.pos, path: "include", from: file}); other != nil {
			c.join(joined, other)
		}
	}
	return joined
}

// join adds the elements of an included file to those of others.
func (c *composer) join(joined, other *tree) {
	for _, section := range includedSections {
		elements := other.get(section)
		if elements == nil {
			continue
		}
		if elements.form != mapping {
			c.Add(WrongForm, elements.pos, section, section+" is a mapping from names, here is "+elements.form.String(), "")
			continue
		}
		at := joined.get(section)
		if at == nil {
			at = &tree{form: mapping, pos: elements.pos, layer: elements.layer}
			joined.put(field{section, elements.pos, at})
		}
		index := indexOf(at)
		for _, f := range elements.fields {
			c.joinElement(index, section, f)
		}
	}
}

func (c *composer) joinElement(section *indexed, name string, f field) {
	known := section.get(f.name)
	if known == nil {
		section.put(f)
		return
	}
	if known.equal(f.value) {
		return
	}
	message := "two included files define " + f.name + " differently"
	path := name + "." + f.name
	c.Add(IncludeClash, f.pos, path, message, "the other stands at "+known.pos.String())
}
