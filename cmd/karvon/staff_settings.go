package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"karvon/sim/scenario"
	"karvon/sim/staffing"
	"karvon/sim/syntax"
)

// staffedSetting is a value of a policy.
type staffedSetting struct {
	path  string
	value *syntax.Tree
}

// staffedSettings lists what was set for the test of a plan: by policies, by settings and by the plan itself, in this
// order.
func staffedSettings(ctx context.Context, plain *scenario.Scenario, flags *staffFlags, plan []staffing.Setting) (
	[]staffedSetting, error) {
	var texts []string
	for _, set := range plan {
		texts = append(texts, set.Path+"="+set.Value)
	}
	return settingsWith(ctx, plain, &flags.change, flags.seedGiven(), texts)
}

// settingsWith lists what policies, settings, a seed and further settings set, in this order. A policy sets each path
// once and none within another, so that of these one setting is made.
func settingsWith(ctx context.Context, plain *scenario.Scenario, change *changeFlags, seed *uint64, further []string) (
	[]staffedSetting, error) {
	var all []staffedSetting
	add := func(path string, value *syntax.Tree) (err error) {
		all, err = settingOver(all, staffedSetting{path, value})
		return err
	}
	written, err := parsedTree(ctx, string(plain.Resolved()))
	if err != nil {
		return nil, err
	}
	for _, name := range change.policies {
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
	texts := slices.Clone(change.settings)
	if seed != nil {
		texts = append(texts, fmt.Sprintf("run.seed=%d", *seed))
	}
	for _, text := range append(texts, further...) {
		path, value, _ := strings.Cut(text, "=")
		tree, err := parsedTree(ctx, value)
		if err == nil {
			err = add(path, tree)
		}
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// parsedTree reads a text that was read before.
func parsedTree(ctx context.Context, text string) (*syntax.Tree, error) {
	language := &syntax.Language{Noun: "setting", Begins: "a value", Called: func(string) string { return "" }}
	c := syntax.NewCollector(ctx, nil)
	tree := language.Parse(&c, syntax.Origin{}, []byte(text))
	return tree, c.Result()
}

// settingOver adds a setting to others that were made before: what it sets anew goes, and what is within a value that
// they set is put there.
func settingOver(all []staffedSetting, s staffedSetting) ([]staffedSetting, error) {
	all = slices.DeleteFunc(all, func(other staffedSetting) bool {
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
			return nil, fmt.Errorf("the plan cannot be written as a policy: %s is set within %s; write what is set into a "+
				"file that extends the scenario, and ask of that", s.path, other.path)
		}
		at.Put(syntax.Field{Name: keys[len(keys)-1], Value: s.value})
		return all, nil
	}
	return append(all, s), nil
}
