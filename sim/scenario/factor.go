package scenario

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"

	"karvon/sim/bound"
	"karvon/sim/doubt"
	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// Factor is a quantity with a range: what an experiment can move.
type Factor struct {
	Name      string // its input path; of a share, with .word behind it
	Text      string // the value as written
	Low, High string // the ends of its range as written
	Counts    bool   // whether it counts things, so that it is a whole number wherever it is moved to

	Shape doubt.Shape // from which it is drawn

	part             doubt.Part // in base units
	quantity         string     // path of the value of which it is: of shares that of all of them
	interval, median string     // of ends that are quantiles
}

// Factors lists the quantities that have a range, sorted by name; not those of how the scenario is run, which are
// decisions.
func (s *Scenario) Factors() []Factor { return s.factors }

// factor notes that a value has a range.
func (d *decoder) factor(v float64, t *syntax.Tree, at place, ends [2]float64,
	parse func(string) (float64, error)) {
	if d.variant || strings.HasPrefix(at.path, "ties.") || strings.HasPrefix(at.path, "run.") || ends[0] == ends[1] ||
		at.word == "" && !canMove(t) {
		return
	}
	name := at.path
	text := withoutRemarks(t)
	if at.word != "" {
		name, text = join(at.path, at.word), unit.Format(v, unit.Share)
	}
	if ofAssumption(name) {
		if d.listed["range of "+name] {
			return
		}
		d.listed["range of "+name] = true
	}
	f := Factor{
		Name: name, Text: text, Low: at.span.Items[0].AsWritten(), High: at.span.Items[1].AsWritten(),
		Counts: at.counts(parse),
		Shape:  d.shape(v, at, ends, parse), part: doubt.Part{Name: name, Low: ends[0], Value: v, High: ends[1]},
		quantity: at.path,
	}
	f.tellFit(at, parse)
	d.factors = append(d.factors, f)
}

// canMove tells whether a value can be another: not a distribution of a table, whose mean is no quantity of it.
func canMove(t *syntax.Tree) bool {
	own := t.Without(provenanceKeys...)
	return t.Form != syntax.Mapping || len(own.Fields) == 1 && familyNamed(own.Fields[0].Name) != nil
}

// positioned replaces a value by one elsewhere in its range, where Options.Positions asks for it. A distribution
// gets another mean and keeps its shape; shares whose range says nothing of them fill up to 100% in proportion.
func (d *decoder) positioned(t *syntax.Tree, at place, kind reflect.Type) (*syntax.Tree, place) {
	if len(d.positions) == 0 || !leafWithRange(kind, at.constraint) {
		return t, at
	}
	span := at.span
	if span == nil && t.Form == syntax.Mapping {
		span = t.Get("range")
	}
	if span == nil {
		return t, at
	}
	var moved *syntax.Tree
	if kind == reflect.TypeFor[map[string]float64]() {
		moved = d.movedShares(t, at, span)
	} else if u, ok := d.positions[at.path]; ok {
		moved = d.moved(t, at, kind, span, u)
	}
	if moved == nil {
		return t, at
	}
	if moved != t {
		d.columns[t] = moved
	}
	at.span = nil
	return moved, at
}

// leafWithRange tells whether a type's range is of the value itself; that of an attribute is of what it is drawn
// by.
func leafWithRange(kind reflect.Type, c constraint) bool {
	return kind != reflect.TypeFor[Attribute]() && takesRange(kind, c)
}

// moved gives the value at a position of its range; nil where it cannot be moved.
func (d *decoder) moved(t *syntax.Tree, at place, kind reflect.Type, span *syntax.Tree, u float64) *syntax.Tree {
	c := at.constraint
	if name, ok := quantityAt(kind, c); ok {
		c.unit = name
	}
	low, high, ok := endsOf(span, c.parser())
	if !ok {
		return nil
	}
	value := between(low, high, u)
	if isWhole(kind) {
		value = math.Round(value)
	}
	if t.Form == syntax.Scalar {
		d.applied[at.path] = true
		return t.WithText(textFor(kind, value, dimensions[c.unit]))
	}
	scaled := d.scaledFamily(t, at, value)
	if scaled != nil {
		d.applied[at.path] = true
	}
	return scaled
}

// textFor writes a quantity that was computed for a place: what the clock counts is in whole nanoseconds.
func textFor(kind reflect.Type, value float64, dimension unit.Dimension) string {
	if kind.Kind() == reflect.Int64 && dimension == unit.Duration && value >= 0 {
		if nanoseconds := bound.Nanoseconds(value); nanoseconds < bound.Never {
			return unit.FormatDuration(nanoseconds)
		}
	}
	return unit.Format(value, dimension)
}

// between gives the value at a position between two ends; at 1 it is exactly the high one. The position is rounded
// first: where this is inlined it may be a product.
func between(low, high, u float64) float64 {
	return float64((1-float64(u))*low) + float64(float64(u)*high)
}

// endsOf reads the ends of a range.
func endsOf(span *syntax.Tree, parse func(string) (float64, error)) (low, high float64, ok bool) {
	if span.Form != syntax.List || len(span.Items) != 2 {
		return 0, 0, false
	}
	low, errLow := parse(span.Items[0].Text)
	high, errHigh := parse(span.Items[1].Text)
	return low, high, errLow == nil && errHigh == nil
}

// scaledFamily gives a distribution with another mean and the same shape: each of its quantities is multiplied. Nil
// where that cannot be done.
func (d *decoder) scaledFamily(t *syntax.Tree, at place, target float64) *syntax.Tree {
	scratch := d.scratch()
	mean, ok := scratch.meanOf(t, at)
	if t.Form != syntax.Mapping || !ok || mean <= 0 {
		return nil
	}
	if !canMove(t) {
		return nil
	}
	own := t.Without(provenanceKeys...)
	f := own.Fields[0]
	notation := familyNamed(f.Name).notation(f.Value)
	if notation == nil {
		return nil
	}
	parameters := f.Value.Clone()
	for i, p := range notation.names {
		stated, at := f.Value, parameters
		switch notation.form {
		case syntax.List:
			stated, at = f.Value.Items[i], parameters.Items[i]
		case syntax.Mapping:
			stated, at = f.Value.Get(p.name), parameters.Get(p.name)
		}
		if p.kind != ofQuantity || at == nil {
			continue
		}
		d.touch(stated)
		if !scaleText(at, scratch.final(stated).Text, target/mean) {
			return nil
		}
	}
	own.Fields = []syntax.Field{{Name: f.Name, Pos: f.Pos, Value: parameters}}
	own.Layer = t.Layer
	return own
}

// scaleText puts a quantity as written, multiplied, in a place.
func scaleText(at *syntax.Tree, text string, factor float64) bool {
	at = stated(at)
	for _, dimension := range []unit.Dimension{unit.Number, unit.Duration, unit.Speed, unit.Rate, unit.Length, unit.Area,
		unit.Money} {
		if v, err := unit.Parse(text, dimension); err == nil && at.Form == syntax.Scalar {
			at.SetText(unit.Format(float64(v*factor), dimension))
			return true
		}
	}
	return false
}

// meanOf decodes a distribution, for its mean.
func (d *decoder) meanOf(t *syntax.Tree, at place) (float64, bool) {
	at.span = nil
	var found Dist
	d.distribution(&found, t.Without(provenanceKeys...), at)
	if found.Distribution == nil {
		return 0, false
	}
	return found.Mean(), true
}

// unapplied names a position that no quantity took.
func (d *decoder) unapplied() error {
	var names []string
	for name := range d.positions {
		if !d.applied[name] {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return nil
	}
	slices.Sort(names)
	return fmt.Errorf("no quantity with a range that can be moved is named %s", names[0])
}
