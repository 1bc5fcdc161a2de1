package scenario

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"karvon/sim/syntax"
)

// templateKeys is a part of a scenario that is written once and put in place where it is used. Templates are done with
// when the files are merged: what is decoded has none.
type templateKeys struct {
	Meta
	// what it makes, in a line
	Title string `key:"title"`
	// what differs from use to use: names with their defaults; one without a default must be given; none is nothing
	Parameters map[string]Setting `key:"parameters"`
	// what is put in place: a mapping, or a list whose items are put in one by one; $name and $(name) stand for
	// arguments
	Body templateBody `key:"body" required:"true"`
}

// templateBody is what a template puts in place: any mapping or list, with parameters in it.
type templateBody struct{ Meta }

var bodyType = reflect.TypeFor[templateBody]()

// template is what templateKeys say, as written.
type template struct {
	name       string
	key        syntax.Pos // of its name
	parameters []syntax.Field
	body       *syntax.Tree
	scope      templates // the templates that its own text can name
	used       bool
}

// templates are those that a text can name.
type templates map[string]*template

func (ts templates) names() []string { return slices.Sorted(maps.Keys(ts)) }

// names lists the parameters in the order of the file.
func (t *template) names() []string { return (&syntax.Tree{Fields: t.parameters}).Keys() }

// readTemplates reads the templates of a file into those that it sees, whose place they take.
func (c *composer) readTemplates(own *syntax.Tree, scope templates) (read []*template) {
	section := own.Get("templates")
	if section == nil {
		return nil
	}
	if section.Form != syntax.Mapping {
		c.Add(syntax.WrongForm, section.Pos, "templates", "templates is a mapping from names, here is "+
			section.Form.String(), "")
		return nil
	}
	for _, f := range section.Fields {
		if t := c.readTemplate(f, scope); t != nil {
			read = append(read, t)
		}
	}
	for _, t := range read {
		scope[t.name] = t
	}
	return read
}

// readTemplate reads one template; nil where it has no body.
func (c *composer) readTemplate(f syntax.Field, scope templates) *template {
	path := join("templates", f.Name)
	if message, hint := notAName(f.Name); message != "" {
		c.Add(BadName, f.Pos, path, message, hint)
	}
	if f.Value.Form != syntax.Mapping {
		c.Add(syntax.WrongForm, f.Value.Pos, path, "a template is a mapping with parameters and a body, here is "+
			f.Value.Form.String(), "write {parameters: {name: }, body: {...}}")
		return nil
	}
	known := structureOf(templateType).names()
	for _, key := range f.Value.Fields {
		if !slices.Contains(known, key.Name) {
			c.AddMeant(UnknownKey, key.Pos, join(path, key.Name), "a template has no key "+syntax.Abbreviated(key.Name),
				func() string {
					return cmp.Or(syntax.Nearest(key.Name, known), "what is put in place stands under body")
				})
		}
	}
	t := &template{name: f.Name, key: f.Pos, body: f.Value.Get("body"), scope: scope}
	t.parameters = c.readParameters(f.Value.Get("parameters"), path)
	if t.body == nil || t.body.Form == syntax.Nothing {
		c.Add(MissingKey, f.Value.Pos, path, "the key body is missing", "what is put in place: a mapping, or a list")
		return nil
	}
	c.checkMentions(t)
	return t
}

func (c *composer) readParameters(section *syntax.Tree, path string) []syntax.Field {
	switch {
	case section == nil || section.Form == syntax.Nothing:
		return nil
	case section.Form != syntax.Mapping:
		c.Add(syntax.WrongForm, section.Pos, join(path, "parameters"), "parameters is a mapping from names to defaults, "+
			"here is "+section.Form.String(), "write {name: , lanes: 4}; one without a default must be given")
		return nil
	}
	for _, p := range section.Fields {
		if !IsName(p.Name) { // the words that are reserved for keys are free here
			c.Add(BadName, p.Pos, join(join(path, "parameters"), p.Name), strconv.Quote(syntax.Abbreviated(p.Name))+
				" is not a name", NameHint(p.Name))
		}
	}
	return section.Fields
}

// parameterMention is where a text names a parameter: $(name) in any text, or $name where the name may be an
// assumption's.
type parameterMention struct {
	text     string
	at       int    // its place in the text around
	name     string // empty of one in other brackets
	bare     bool   // $name
	brackets string // what stands in ${...}, which names nothing
}

// nextMention finds the first mention of a text.
func nextMention(text string) (m parameterMention, found bool) {
	for at := strings.IndexByte(text, '$'); at >= 0; {
		rest := text[at+1:]
		if in, length := bracketed(rest, '(', ')'); length > 0 {
			return parameterMention{text: text[at : at+1+length], at: at, name: in}, true
		}
		if in, length := bracketed(rest, '{', '}'); length > 0 {
			return parameterMention{text: text[at : at+1+length], at: at, brackets: in}, true
		}
		if length := nameLength(rest); length > 0 {
			return parameterMention{text: text[at : at+1+length], at: at, name: rest[:length], bare: true}, true
		}
		next := strings.IndexByte(rest, '$')
		if next < 0 {
			break
		}
		at += 1 + next
	}
	return parameterMention{}, false
}

// bracketed gives what stands in the brackets with which a text begins, and their length; 0 where it begins otherwise,
// or where there are others within.
func bracketed(text string, open, close byte) (in string, length int) {
	if text == "" || text[0] != open {
		return "", 0
	}
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case open:
			return "", 0
		case close:
			return text[1:i], i + 1
		}
	}
	return "", 0
}

// nameLength counts the letters of the name with which a text begins.
func nameLength(text string) int {
	length := 0
	for length < len(text) {
		c := text[length]
		if (c < 'a' || c > 'z') && (length == 0 || (c < '0' || c > '9') && c != '-') {
			break
		}
		length++
	}
	return length
}

// checkMentions looks at the parameters that a template names: they are there, and all of them are named.
func (c *composer) checkMentions(t *template) {
	mentioned := map[string]bool{}
	names := t.names()
	look := func(text string, pos syntax.Pos, known []string) {
		if !strings.Contains(text, "$") {
			return
		}
		for m, found := nextMention(text); found; m, found = nextMention(text) {
			name := m.name
			text = text[m.at+len(m.text):]
			mentioned[name] = true
			switch {
			case m.brackets != "":
				c.Add(unknownParameter, pos, join("templates", t.name), m.text+" is no parameter", "write $("+m.brackets+")")
			case slices.Contains(known, name):
			case slices.Contains(names, name):
				c.Add(unknownParameter, pos, join("templates", t.name), "the default names "+name+", which is not known yet",
					"a default can name the parameters before it")
			case !m.bare:
				c.AddMeant(unknownParameter, pos, join("templates", t.name), "the template has no parameter "+
					syntax.Abbreviated(name), func() string { return syntax.DidYouMean(name, known) })
			}
		}
	}
	eachText(t.body, func(text string, pos syntax.Pos) { look(text, pos, names) })
	// A default can name the parameters before its own.
	for i, p := range t.parameters {
		eachText(p.Value, func(text string, pos syntax.Pos) { look(text, pos, names[:i]) })
	}
	for _, p := range t.parameters {
		if !mentioned[p.Name] {
			c.doubts.Add(Unused, p.Pos, join(join("templates", t.name)+".parameters", p.Name),
				"the template's body does not name this parameter", "")
		}
	}
}

// eachText visits the keys and the single values of a tree.
func eachText(t *syntax.Tree, visit func(text string, pos syntax.Pos)) {
	if t.Form == syntax.Scalar {
		visit(t.Text, t.Pos)
	}
	for _, item := range t.Items {
		eachText(item, visit)
	}
	for _, f := range t.Fields {
		visit(f.Name, f.Pos)
		eachText(f.Value, visit)
	}
}

// see makes the templates of a file that another names known to that other; between two files that are included
// they must not differ.
func (c *composer) see(scope, other templates, by *syntax.Tree, path string) {
	for _, name := range other.names() {
		t := other[name]
		known := scope[name]
		if path == "include" && known != nil && known != t && !known.body.Equal(t.body) {
			c.Add(IncludeClash, by.Pos, path, "two included files define the template "+name+" differently",
				"they stand at "+known.key.String()+" and "+t.key.String())
			continue
		}
		scope[name] = t
	}
}

// doubtTemplates tells of templates of the scenario's own file that nobody uses, and of parameters that hide an
// assumption.
func (c *composer) doubtTemplates(own *syntax.Tree, read []*template) {
	assumptions := own.Get("assumptions")
	for _, t := range read {
		if !t.used {
			c.doubts.Add(Unused, t.key, join("templates", t.name), "nothing uses this template", "")
		}
		for _, p := range t.parameters {
			if assumptions.Get(p.Name) != nil {
				c.doubts.Add(MisleadingName, p.Pos, join(join("templates", t.name)+".parameters", p.Name),
					"an assumption has the name of this parameter, which takes its place in the template", "")
			}
		}
	}
}
