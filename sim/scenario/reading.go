package scenario

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"karvon/sim/syntax"
)

// Reading is the files of a scenario, read and merged once, to be loaded in several configurations. It is not
// changed by that, and safe for use by many goroutines.
type Reading struct {
	name     string
	sources  *sources
	composed *syntax.Tree
	doubts   syntax.Errors // about templates
}

// Read reads a scenario, as Load does, and follows extends and include.
func Read(ctx context.Context, library Library, name string) (*Reading, error) {
	sources := newSources(ctx, library)
	composed, doubts, err := composeNamed(sources, name)
	if err != nil {
		return nil, err
	}
	return &Reading{name, sources, composed, doubts}, nil
}

// With is Load of what was read: it applies policies and settings, decodes and checks the result.
func (r *Reading) With(ctx context.Context, options Options) (*Scenario, error) {
	d := newDecoder(r.sources.fork(ctx))
	d.positions = options.Positions
	return r.load(d, options)
}

// Base is Load without options, of what then is to be loaded with some.
func (r *Reading) Base(ctx context.Context) (*Base, error) {
	d := newDecoder(r.sources.fork(ctx))
	if len(policyNames(r.composed)) > 0 {
		d.keep = decoded{}
	}
	s, err := r.load(d, Options{})
	if err != nil {
		return nil, err
	}
	return &Base{s, r, d.keep}, nil
}

// Base is a scenario as it stands, from which variants are made.
type Base struct {
	*Scenario
	files *Reading
	parts decoded
}

// Variant is the scenario under policies, to be compiled and no more: it has what the base has wherever they leave
// it alone, and neither policies nor sweeps, values, factors and a hash.
func (b *Base) Variant(ctx context.Context, policies ...string) (*Scenario, error) {
	d := newDecoder(b.files.sources.fork(ctx))
	d.variant, d.known, d.base = true, b.parts, b.files.composed
	s, err := b.files.load(d, Options{Policies: policies})
	if err != nil {
		return nil, err
	}
	s.without = b.files.composed
	return s, nil
}

func (r *Reading) load(d *decoder, options Options) (*Scenario, error) {
	applied, doubts, err := applyOptions(d.sources, r.composed, options)
	if err != nil {
		return nil, err
	}
	d.asWritten = len(options.Policies)+len(options.Entries)+len(options.Set)+len(options.Positions) == 0
	s, err := d.named(applied, baseName(r.name))
	if err != nil {
		return nil, entered(err, options.Entries)
	}
	s.Applied, s.Set = options.Policies, options.Set
	if len(options.Entries) > 0 {
		s.Set = nil
		for _, e := range options.Entries {
			s.Set = append(s.Set, e.Setting())
		}
		s.Set = append(s.Set, options.Set...)
	}
	s.Where = d.sources.conditions(options.Where, cmp.Or(options.Cited.Where, "condition"))
	s.AskedFor = d.sources.conditions(options.AskedFor, cmp.Or(options.Cited.AskedFor, "response"))
	s.Warnings = slices.Concat(s.Warnings, r.doubts, doubts).Sort()
	return s, nil
}

// fork copies what is known of files for a load of its own, which cites other arguments.
func (s *sources) fork(ctx context.Context) *sources {
	dup := *s
	dup.ctx, dup.byDisplay, dup.data = ctx, maps.Clone(s.byDisplay), map[syntax.Pos]*source{}
	return &dup
}
