package scenario

import (
	"context"
	"maps"
	"sync"
)

// Reading is the files of a scenario, read and merged once, to be loaded in
// several configurations. It is not changed by that, and safe for use by many
// goroutines.
type Reading struct {
	name     string
	sources  *sources
	composed *tree

	inPolicies func() map[string]bool // what the settings of policies mention
}

// Read reads a scenario, as Load does, and follows extends and include.
func Read(ctx context.Context, library Library, name string) (*Reading, error) {
	sources := newSources(ctx, library)
	composed, err := composeNamed(sources, name)
	if err != nil {
		return nil, err
	}
	policies := composed.get("policies")
	return &Reading{name, sources, composed, sync.OnceValue(func() map[string]bool { return inPolicies(policies) })}, nil
}

// Load applies policies and settings to what was read, decodes and checks the
// result.
func (r *Reading) Load(ctx context.Context, options Options) (*Scenario, error) {
	return r.load(ctx, options, false)
}

// Variant is Load for a scenario that was loaded without options before: its
// policies and sweeps are not decoded again, and it has none.
func (r *Reading) Variant(ctx context.Context, options Options) (*Scenario, error) {
	return r.load(ctx, options, true)
}

func (r *Reading) load(ctx context.Context, options Options, variant bool) (*Scenario, error) {
	sources := r.sources.fork(ctx)
	applied, err := applyOptions(sources, r.composed, options)
	if err != nil {
		return nil, err
	}
	s, err := decodeScenario(sources, applied, baseName(r.name), options.Positions, variant)
	if err != nil {
		return nil, err
	}
	if variant {
		s.without = r.composed
	}
	if s.composed.get("policies") == r.composed.get("policies") {
		s.inPolicies = r.inPolicies
	}
	s.Applied, s.Set = options.Policies, options.Set
	return s, nil
}

// fork copies what is known of files for a load of its own, which cites other
// arguments.
func (s *sources) fork(ctx context.Context) *sources {
	dup := *s
	dup.ctx, dup.byDisplay = ctx, maps.Clone(s.byDisplay)
	return &dup
}

// IdleSettings finds the settings of the scenario's own policies that change
// nothing.
func (r *Reading) IdleSettings(ctx context.Context) (Errors, error) {
	sources := r.sources.fork(ctx)
	found := collector{sources: sources}
	for _, policy := range policyNames(r.composed) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		set := r.composed.get("policies").get(policy).get("set")
		if set == nil {
			continue
		}
		for _, f := range set.fields {
			p := newPatcher(sources, r.composed)
			p.set(setting{path: f.name, pos: f.pos, by: "policy " + policy, value: f.value.clone()})
			if p.found.Len() == 0 && f.pos.File == r.composed.pos.File && sameAnswers(p.root, r.composed) {
				found.add(IdlePolicy, f.pos, join("policies."+policy+".set", f.name), "the policy sets what already holds", "")
			}
		}
	}
	return found.found.Errors(), nil
}
