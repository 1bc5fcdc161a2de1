package scenario

import (
	"cmp"
	"reflect"
	"slices"

	"karvon/sim/syntax"
)

// scenario decodes a merged tree. The mistakes are a syntax.Errors.
func (d *decoder) scenario(t *syntax.Tree) (*Scenario, error) {
	s := &Scenario{sources: d.sources}
	d.collect(t)
	d.structure(reflect.ValueOf(s).Elem(), t, place{})
	slices.SortFunc(d.factors, byName)
	s.doubt.Factors, s.doubt.Totals = d.factors, d.totals()
	d.bind(s.Ties, &s.doubt)
	if err := cmp.Or(d.sources.ctx.Err(), d.Result()); err != nil {
		return nil, err
	}
	if d.doubtEnds(&s.doubt); d.sources.ctx.Err() != nil {
		return nil, d.sources.ctx.Err()
	}
	slices.SortFunc(d.values, func(a, b Value) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), a.Pos.Compare(b.Pos))
	})
	d.countPlaces()
	s.doubt, s.outlookDoubt = d.partDoubt(&s.doubt)
	s.unused, s.takes = d.unused(t), d.takenAs()
	d.partValues()
	s.Values, s.seeds = d.values, d.seeds
	s.factors = s.doubt.Factors
	s.tellDoubts()
	s.unsourced = d.unsourced
	s.composed = drawnIn(t, d.columns)
	s.settled = d.settledIn(t, s.composed)
	if !d.variant {
		s.Hash = hashOf(s.settled)
	}
	s.Warnings = slices.Concat(s.doubts(), d.doubts.Found.Errors()).Sort()
	return s, nil
}

// drawnIn gives a tree with the values of data files in the place of the files' names, so that the scenario stands
// by itself. What names none is shared.
func drawnIn(t *syntax.Tree, columns map[*syntax.Tree]*syntax.Tree) *syntax.Tree {
	if len(columns) == 0 {
		return t
	}
	if values, ok := columns[t]; ok {
		return drawnIn(values, columns) // which an assumption can have too
	}
	drawn := t
	copied := func() *syntax.Tree {
		if drawn == t {
			dup := *t
			dup.Items, dup.Fields = slices.Clone(t.Items), slices.Clone(t.Fields)
			drawn = &dup
		}
		return drawn
	}
	for i, item := range t.Items {
		if values := drawnIn(item, columns); values != item {
			copied().Items[i] = values
		}
	}
	for i, f := range t.Fields {
		if values := drawnIn(f.Value, columns); values != f.Value {
			copied().Fields[i].Value = values
		}
	}
	return drawn
}

// NewError makes an error about a part of the scenario, with the line in which it stood. The plan reports by it
// what only shows in relation to other parts.
func (s *Scenario) NewError(part Meta, code syntax.Code, message, hint string) syntax.Error {
	return syntax.Error{Code: code, Pos: part.Pos, Path: part.Path, Message: message, Hint: hint,
		Line: s.sources.line(part.Pos)}
}
