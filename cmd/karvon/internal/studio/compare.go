package studio

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// mostCompared is how many configurations stand side by side.
const mostCompared = 6

// compared makes the work of a comparison, the base first. Configurations of one scenario that differ from a plain base
// in policies alone are what karvon compare has by itself; others are written out, each as a file of its own with all
// that is set in it.
func (s *Session) compared(ctx context.Context, ids []string, options map[string]json.RawMessage) (*Work, error) {
	if len(ids) < 2 || len(ids) > mostCompared {
		return nil, wrongf("%d configurations; 2 to %d are compared", len(ids), mostCompared)
	}
	var all []*configuration
	for i, id := range ids {
		c, err := s.configuration(id)
		if err != nil {
			return nil, err
		}
		if slices.Contains(ids[:i], id) {
			return nil, wrongf("%s is named twice", id)
		}
		all = append(all, c)
	}
	return s.comparison(ctx, all, options)
}

// comparison makes the work of a comparison of configurations, whether they are open or not.
func (s *Session) comparison(ctx context.Context, all []*configuration, options map[string]json.RawMessage) (*Work,
	error) {
	flags, err := optionsOf("compare", options)
	if err != nil {
		return nil, err
	}
	var states []state
	var names []string
	files := map[string]string{}
	for _, c := range all {
		name, text, st, err := s.writtenOut(ctx, c)
		if err != nil {
			return nil, err
		}
		file := name + ".yaml"
		for n := 2; slices.Contains(names, file); n++ {
			file = fmt.Sprintf("%s-%d.yaml", name, n)
		}
		states, names = append(states, st), append(names, file)
		files[file] = text
	}
	run, err := states[0].run.arguments()
	if err != nil {
		return nil, err
	}
	arguments := slices.Concat([]string{"compare"}, names)
	if policies, ok := byPolicies(states); ok {
		arguments = []string{"compare", states[0].file}
		for _, p := range policies {
			arguments = append(arguments, "--policy", p)
		}
		files = states[0].files()
	}
	return &Work{Arguments: slices.Concat(arguments, run, flags), Files: files}, nil
}

// writtenOut gives a configuration as one file, with all that is set in it, and a name for it.
func (s *Session) writtenOut(ctx context.Context, c *configuration) (name, text string, of state, err error) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	found, err := s.load(ctx, c, c.now())
	if err != nil {
		return "", "", state{}, err
	}
	return ownName(c.name), string(found.scenario.Resolved()), *c.now(), nil
}

// byPolicies gives the policies of configurations that differ from a plain base in these alone.
func byPolicies(states []state) (policies []string, ok bool) {
	for i := range states {
		of := &states[i]
		if of.source != states[0].source || len(of.settings) > 0 || (len(of.policies) == 0) != (i == 0) {
			return nil, false
		}
		if i > 0 {
			policies = append(policies, strings.Join(of.policies, "+"))
		}
	}
	return policies, true
}
