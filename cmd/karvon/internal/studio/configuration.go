package studio

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode"

	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// configuration is a scenario as a page changes it.
type configuration struct {
	id string

	mutex   sync.Mutex
	name    string // that people gave it
	states  []state
	at      int // the state that holds
	reading *scenario.Reading
	read    source // of the reading
	plain   *scenario.Scenario
	current *loaded
}

// state is what a configuration was at some time. States share what they do not change, and are never changed.
type state struct {
	label string // what made it
	source
	policies []string
	settings []setting
	run      Run
}

// source is where a scenario comes from: the library, or an own text.
type source struct {
	file string // a name of the library, or the path of an own file
	text string // of an own scenario; nothing of one of the library
}

// setting is a value in the place of what stands in the file.
type setting struct {
	path, value string
	label       string // the value in words
}

// Run is how a configuration is run; what is 0, or null of the seed, is the scenario's.
type Run struct {
	Replications int     `json:"replications"`
	Seed         *uint64 `json:"seed"`
	Days         int     `json:"days"`
}

// loaded is a state that was read and compiled.
type loaded struct {
	state    *state
	scenario *scenario.Scenario
	model    *response.Model
}

// own says whether a scenario is own: one whose text was given.
func (s source) own() bool { return s.text != "" }

// arguments are the parts of a command line that make a state of its scenario.
func (s *state) arguments() []string {
	var all []string
	for _, policy := range s.policies {
		all = append(all, "--policy", policy)
	}
	for _, set := range s.settings {
		all = append(all, "--set", set.path+"="+set.value)
	}
	return all
}

func (s *state) options() scenario.Options {
	o := scenario.Options{Policies: s.policies}
	for _, set := range s.settings {
		o.Set = append(o.Set, set.path+"="+set.value)
	}
	return o
}

// files are the own files of a scenario, by name.
func (s source) files() map[string]string {
	if !s.own() {
		return nil
	}
	return map[string]string{s.file: s.text}
}

// now is the state that holds; the configuration's mutex is held.
func (c *configuration) now() *state { return &c.states[c.at] }

// load reads and compiles a state, but for the tables that only a run asks for, which is another program's work; the
// configuration's mutex is held. The mistakes of a scenario are syntax.Errors.
func (s *Session) load(ctx context.Context, c *configuration, of *state) (*loaded, error) {
	if c.current != nil && c.current.state == of {
		return c.current, nil
	}
	if c.reading == nil || c.read != of.source {
		reading, err := scenario.Read(ctx, &Overlay{s.library, of.files()}, of.file)
		if err != nil {
			return nil, err
		}
		plain, err := reading.With(ctx, scenario.Options{})
		if err != nil {
			return nil, err
		}
		c.reading, c.read, c.plain = reading, of.source, plain
	}
	read := c.plain
	if len(of.policies)+len(of.settings) > 0 {
		var err error
		if read, err = c.reading.With(ctx, of.options()); err != nil {
			return nil, err
		}
	}
	model, err := response.Outline(ctx, read, c.like())
	if err != nil {
		return nil, err
	}
	return &loaded{of, read, model}, nil
}

// become makes a state the one that holds, behind the one that held, if it can be loaded; the configuration's mutex
// is held. Where it cannot the mistakes say why, and nothing changes.
func (s *Session) become(ctx context.Context, c *configuration, next state) ([]Mistake, error) {
	reading, read, plain := c.reading, c.read, c.plain
	found, err := s.load(ctx, c, &next)
	if err != nil {
		c.reading, c.read, c.plain = reading, read, plain
		return mistakesOf(err)
	}
	c.states = append(slices.Clip(c.states[:c.at+1]), next)
	for len(c.states) > mostStates || len(c.states) > 2 && c.texts() > mostTexts {
		c.states = slices.Delete(c.states, 1, 2)
	}
	c.at = len(c.states) - 1
	found.state = c.now()
	c.current = found
	return nil, nil
}

// like is a model that most likely differs in little from the one that is made next; nil where there is none.
func (c *configuration) like() *response.Model {
	if c.current == nil {
		return nil
	}
	return c.current.model
}

// texts counts the bytes of the own texts that its states have, each once where states follow one another with it.
func (c *configuration) texts() int {
	bytes := 0
	for i := range c.states {
		if i == 0 || c.states[i].text != c.states[i-1].text {
			bytes += len(c.states[i].text)
		}
	}
	return bytes
}

// move makes an earlier or later state the one that holds.
func (s *Session) move(ctx context.Context, c *configuration, by int) error {
	to := c.at + by
	if to < 0 || to >= len(c.states) {
		return nil
	}
	reading, read, plain := c.reading, c.read, c.plain
	found, err := s.load(ctx, c, &c.states[to])
	if err != nil {
		c.reading, c.read, c.plain = reading, read, plain
		return err
	}
	c.at, c.current = to, found
	return nil
}

// open begins a configuration of a scenario of the library, or of an own text.
func (s *Session) open(ctx context.Context, file, text, label string) (*configuration, []Mistake, error) {
	if len(text) > mostText {
		return nil, nil, wrongf("the scenario has %d bytes; %d are the most", len(text), mostText)
	}
	if text == "" {
		listed, err := fs.Glob(s.library, "*.yaml") // and no file of a folder beside it
		if err != nil || !slices.Contains(listed, file+".yaml") {
			return nil, nil, missingf("there is no scenario %q in the library", file)
		}
	}
	c := &configuration{name: s.freeName(strings.TrimSuffix(path.Base(file), ".yaml"), nil),
		states: []state{{label: label, source: source{file, text}}}}
	found, err := s.load(ctx, c, c.now())
	if err != nil {
		mistakes, err := mistakesOf(err)
		return nil, mistakes, err
	}
	c.current = found
	return c, nil, s.add(c)
}

// ownPath gives the path of an own file by the name that somebody gave it.
func ownPath(name string) (string, error) {
	file := path.Clean(strings.ReplaceAll(name, "\\", "/"))
	if !strings.HasSuffix(file, ".yaml") {
		file += ".yaml"
	}
	control := func(r rune) bool { return unicode.IsControl(r) }
	if len(file) > mostName || !fs.ValidPath(file) || strings.HasPrefix(file, "-") ||
		path.Base(file) == ".yaml" || strings.ContainsFunc(file, control) {
		return "", wrongf("%q is no name of a file of yours, such as my-post.yaml", name)
	}
	return file, nil
}

// ownName makes the name of a scenario of a file's.
func ownName(file string) string {
	name := strings.ToLower(strings.TrimSuffix(path.Base(strings.ReplaceAll(file, "\\", "/")), ".yaml"))
	var to strings.Builder
	for _, r := range name {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9' && to.Len() > 0:
			to.WriteRune(r)
		case to.Len() > 0 && !strings.HasSuffix(to.String(), "-"):
			to.WriteByte('-')
		}
	}
	if name = strings.Trim(to.String(), "-"); name == "" {
		return "scenario"
	}
	return name
}

// Mistake is something wrong in a scenario, or something doubtful.
type Mistake struct {
	File      string `json:"file"`
	Line      int    `json:"line"` // from 1; 0 of what stands in no file
	Column    int    `json:"column"`
	EndColumn int    `json:"endColumn"` // behind its last character
	Path      string `json:"path"`
	Message   string `json:"message"`
	Hint      string `json:"hint"`
	Code      string `json:"code"`
}

// mistakesOf gives the mistakes of a scenario; other errors stay what they are.
func mistakesOf(err error) ([]Mistake, error) {
	var all syntax.Errors
	if !errors.As(err, &all) {
		return nil, err
	}
	return listed(all), nil
}

func listed(all syntax.Errors) []Mistake {
	list := []Mistake{}
	for _, e := range all {
		if e.More > 0 {
			continue
		}
		m := Mistake{File: e.Pos.File, Line: e.Pos.Line, Column: e.Pos.Column, Path: e.Path, Message: e.Message,
			Hint: e.Hint, Code: string(e.Code)}
		m.EndColumn = m.Column + wordAt(e.Line, m.Column)
		list = append(list, m)
	}
	return list
}

// wordAt counts the characters of the word that begins in a column of a line, at least one.
func wordAt(line string, column int) int {
	runes := []rune(line)
	end := column - 1
	for end >= 0 && end < len(runes) && !strings.ContainsRune(" ,:{}[]", runes[end]) {
		end++
	}
	return max(1, end-column+1)
}
