package policyfile

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// Setting is a value of a policy.
type Setting struct {
	path  string
	value *syntax.Tree
}

// Settings lists what policies of a scenario and settings after them, as path=value, set, in this order. A policy sets
// each path once and none within another, so that of these one setting is made. The scenario is the plain one, without
// them.
func Settings(ctx context.Context, plain *scenario.Scenario, policies, settings []string) ([]Setting, error) {
	var all []Setting
	add := func(path string, value *syntax.Tree) (err error) {
		all, err = over(all, Setting{path, value})
		return err
	}
	written, err := Tree(ctx, string(plain.Resolved()))
	if err != nil {
		return nil, err
	}
	for _, name := range policies {
		policy := written.Get("policies").Get(name).Get("set")
		if policy == nil { // the one that every scenario has: all-stay
			policy = &syntax.Tree{Form: syntax.Mapping, Fields: []syntax.Field{{Name: "run.all-stay",
				Value: &syntax.Tree{Form: syntax.Scalar, Text: "true"}}}}
		}
		for _, f := range policy.Fields {
			if err := add(f.Name, f.Value); err != nil {
				return nil, err
			}
		}
	}
	for _, text := range settings {
		path, value, _ := strings.Cut(text, "=")
		tree, err := Tree(ctx, value)
		if err == nil {
			err = add(path, tree)
		}
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// Tree reads a text that was read before.
func Tree(ctx context.Context, text string) (*syntax.Tree, error) {
	language := &syntax.Language{Noun: "setting", Begins: "a value", Called: func(string) string { return "" }}
	c := syntax.NewCollector(ctx, nil)
	tree := language.Parse(&c, syntax.Origin{}, []byte(text))
	return tree, c.Result()
}

// over adds a setting to others that were made before: what it sets anew goes, and what is within a value that
// they set is put there.
func over(all []Setting, s Setting) ([]Setting, error) {
	all = slices.DeleteFunc(all, func(other Setting) bool {
		return other.path == s.path || strings.HasPrefix(other.path, s.path+".")
	})
	for _, other := range all {
		rest, within := strings.CutPrefix(s.path, other.path+".")
		if !within {
			continue
		}
		at, keys := other.value, strings.Split(rest, ".")
		for _, key := range keys[:len(keys)-1] {
			if at = at.Get(key); at == nil {
				break
			}
		}
		if at == nil || at.Form != syntax.Mapping {
			return nil, fmt.Errorf("this cannot be written as a policy: %s is set within %s; write what is set into a "+
				"file that extends the scenario, and ask of that", s.path, other.path)
		}
		at.Put(syntax.Field{Name: keys[len(keys)-1], Value: s.value})
		return all, nil
	}
	return append(all, s), nil
}
