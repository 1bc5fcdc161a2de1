package scenario

import (
	"cmp"
	"context"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"karvon/sim/syntax"
)

// Library is the scenarios that can be loaded by name: files NAME.yaml.
type Library = fs.FS

// Options says what a load applies to the files as written.
type Options struct {
	Policies []string // names of policies, in the order in which they are applied
	Entries  []Entry  // of a table of inputs, applied after the policies
	Set      []string // single settings path=value, applied after the policies and the entries, in order
	Where    []string // conditions on responses, which are judged beside the scenario's thresholds
	AskedFor []string // names of responses that are asked for beside those of the scenario
	Cited    Citation

	// Positions moves quantities within their ranges: by the name of a Factor, 0 for the low end and 1 for the high
	// one.
	Positions map[string]float64
}

// Citation is the names under which messages cite what stands in no file. An empty name is policy, setting, condition
// or response.
type Citation struct{ Policies, Settings, Where, AskedFor string }

// Load reads a scenario: a name of the library, or the path of a file (which has a separator or ends in .yaml). It
// follows extends and include, applies policies and settings, decodes and checks the result.
//
// The error is a syntax.Errors with every mistake of the first phase that found any: reading and merging, policies
// and settings, decoding; or the context's where that is done.
func Load(ctx context.Context, library Library, name string, options Options) (*Scenario, error) {
	r, err := Read(ctx, library, name)
	if err != nil {
		return nil, err
	}
	return r.With(ctx, options)
}

// composeNamed reads and merges the files of a scenario, and says what is doubtful about their templates.
func composeNamed(sources *sources, name string) (*syntax.Tree, syntax.Errors, error) {
	c := newComposer(sources)
	composed := c.compose(mention{name: name, pos: syntax.Pos{File: name, Line: 1, Column: 1}})
	err := cmp.Or(sources.ctx.Err(), c.Result()) // what was not read for the context is no mistake of the file
	return composed, c.doubts.Found.Errors(), err
}

// applyOptions applies policies, then single settings, and says what is doubtful about these.
func applyOptions(sources *sources, composed *syntax.Tree, options Options) (*syntax.Tree, syntax.Errors, error) {
	p := newPatcher(sources, composed)
	p.policies(options.Policies, cmp.Or(options.Cited.Policies, "policy"))
	p.entries(options.Entries)
	p.settings(options.Set, cmp.Or(options.Cited.Settings, "setting"))
	return p.root, p.doubts.Found.Errors(), cmp.Or(sources.ctx.Err(), p.Result())
}

// named gives the merged text of a scenario its meaning.
func (d *decoder) named(composed *syntax.Tree, name string) (*Scenario, error) {
	s, err := d.scenario(composed)
	err = cmp.Or(d.sources.ctx.Err(), err) // of the data files
	if err == nil {
		err = d.unapplied()
	}
	if err != nil {
		return nil, err
	}
	s.Name = name
	return s, nil
}

// baseName is a file's name without folder and ending.
func baseName(name string) string {
	base := path.Base(filepath.ToSlash(name))
	return strings.TrimSuffix(strings.TrimSuffix(base, ".yaml"), ".yml")
}
