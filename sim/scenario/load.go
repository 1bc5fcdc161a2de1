package scenario

import (
	"cmp"
	"context"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
)

// Library is the scenarios that can be loaded by name: files NAME.yaml.
type Library = fs.FS

// Options says what a load applies to the files as written.
type Options struct {
	Policies []string // names of policies, in the order in which they are applied
	Set      []string // single settings path=value, applied after the policies, in order

	// Positions moves quantities within their ranges: by the name of a Factor,
	// 0 for the low end and 1 for the high one.
	Positions map[string]float64
}

// Load reads a scenario: a name of the library, or the path of a file (which
// has a separator or ends in .yaml). It follows extends and include, applies
// policies and settings, decodes and checks the result.
//
// The error is an Errors with every mistake of the first phase that found any:
// reading and merging, policies and settings, decoding; or the context's where
// that is done.
func Load(ctx context.Context, library Library, name string, options Options) (*Scenario, error) {
	sources := newSources(ctx, library)
	composed, err := composeNamed(sources, name)
	if err != nil {
		return nil, err
	}
	applied, err := applyOptions(sources, composed, options)
	if err != nil {
		return nil, err
	}
	s, err := decodeScenario(sources, applied, baseName(name), options.Positions)
	if err != nil {
		return nil, err
	}
	s.Applied, s.Set = options.Policies, options.Set
	return s, nil
}

// CheckPolicies tries every policy of a scenario by itself, and every setting
// it makes. The error is an Errors with the mistakes of all policies.
func CheckPolicies(ctx context.Context, library Library, name string) error {
	sources := newSources(ctx, library)
	composed, err := composeNamed(sources, name)
	if err != nil {
		return err
	}
	all := collector{sources: sources}
	for _, policy := range policyNames(composed) {
		if err := ctx.Err(); err != nil {
			return err
		}
		applied, err := applyOptions(sources, composed, Options{Policies: []string{policy}})
		if err == nil {
			_, err = decodeScenario(sources, applied, baseName(name), nil)
		}
		if found, ok := err.(Errors); ok {
			all.errors = append(all.errors, found...)
		}
	}
	return all.result()
}

// IdleSettings finds the settings of a scenario's own policies that change nothing.
func IdleSettings(ctx context.Context, library Library, name string) (Errors, error) {
	sources := newSources(ctx, library)
	composed, err := composeNamed(sources, name)
	if err != nil {
		return nil, err
	}
	found := collector{sources: sources}
	before := hashOf(composed)
	for _, policy := range policyNames(composed) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		set := composed.get("policies").get(policy).get("set")
		if set == nil {
			continue
		}
		for _, f := range set.fields {
			p := newPatcher(sources, composed)
			p.set(setting{path: f.name, pos: f.pos, by: "policy " + policy, value: f.value.clone()})
			if len(p.errors) == 0 && f.pos.File == composed.pos.File && hashOf(p.root) == before {
				found.add(IdlePolicy, f.pos, join("policies."+policy+".set", f.name), "the policy sets what already holds", "")
			}
		}
	}
	return found.errors.Sort(), nil
}

// composeNamed reads and merges the files of a scenario.
func composeNamed(sources *sources, name string) (*tree, error) {
	c := newComposer(sources)
	composed := c.compose(mention{name: name, pos: Pos{File: name, Line: 1, Column: 1}})
	return composed, cmp.Or(sources.ctx.Err(), c.result()) // what was not read for the context is no mistake of the file
}

// applyOptions applies policies, then single settings.
func applyOptions(sources *sources, composed *tree, options Options) (*tree, error) {
	p := newPatcher(sources, composed)
	p.policies(options.Policies)
	p.settings(options.Set)
	return p.root, p.result()
}

// decodeScenario gives the merged text its meaning.
func decodeScenario(sources *sources, composed *tree, name string, positions map[string]float64) (*Scenario, error) {
	d := newDecoder(sources)
	d.positions = positions
	s, err := d.scenario(composed)
	err = cmp.Or(sources.ctx.Err(), err) // of the data files
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
