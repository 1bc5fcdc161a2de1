package scenario

import (
	"cmp"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"

	"karvon/sim/unit"
)

// Factor is a quantity with a range: what an experiment can move.
type Factor struct {
	Name       string  // its input path; of a share, with .word behind it
	Text       string  // the value as written
	Low, High  string  // the ends of its range as written
	Position   float64 // of the value in the range: 0 at the low end, 1 at the high one
	Confidence Confidence
}

// Factors lists the quantities that have a range, sorted by name; not those of
// how the scenario is run, which are decisions.
func (s *Scenario) Factors() []Factor { return s.factors }

// factor notes that a value has a range.
func (d *decoder) factor(v float64, t *tree, at place, ends [2]float64) {
	if d.variant || strings.HasPrefix(at.path, "run.") || ends[0] == ends[1] {
		return
	}
	name := at.path
	text := withoutRemarks(t)
	if at.word != "" {
		name, text = join(at.path, at.word), unit.Format(v, unit.Share)
	}
	d.factors = append(d.factors, Factor{
		Name: name, Text: text, Low: at.span.items[0].asWritten(), High: at.span.items[1].asWritten(),
		Position: (v - ends[0]) / (ends[1] - ends[0]), Confidence: cmp.Or(at.from.confidence, Assumption),
	})
}

// positioned replaces a value by one elsewhere in its range, where
// Options.Positions asks for it. A distribution gets another mean and keeps its
// shape; shares whose range says nothing of them fill up to 100% in proportion.
func (d *decoder) positioned(t *tree, at place, kind reflect.Type) (*tree, place) {
	if len(d.positions) == 0 || !leafWithRange(kind, at.constraint) {
		return t, at
	}
	span := at.span
	if span == nil && t.form == mapping {
		span = t.get("range")
	}
	if span == nil {
		return t, at
	}
	var moved *tree
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

// leafWithRange tells whether a type's range is of the value itself; that of an
// attribute is of what it is drawn by.
func leafWithRange(kind reflect.Type, c constraint) bool {
	return kind != reflect.TypeFor[Attribute]() && takesRange(kind, c)
}

// moved gives the value at a position of its range; nil where it cannot be
// moved.
func (d *decoder) moved(t *tree, at place, kind reflect.Type, span *tree, u float64) *tree {
	c := at.constraint
	whole := kind.Kind() == reflect.Int || kind == reflect.TypeFor[Capacity]()
	if kind == reflect.TypeFor[Count]() || kind == reflect.TypeFor[Operand]() || whole {
		c.unit = "number"
	}
	low, high, ok := endsOf(span, parserOf(c.unit))
	if !ok {
		return nil
	}
	value := between(low, high, u)
	if whole {
		value = math.Round(value)
	}
	if t.form == scalar {
		d.applied[at.path] = true
		return t.withText(unit.Format(value, dimensions[c.unit]))
	}
	scaled := d.scaledFamily(t, at, value)
	if scaled != nil {
		d.applied[at.path] = true
	}
	return scaled
}

// between gives the value at a position between two ends; at 1 it is exactly
// the high one.
func between(low, high, u float64) float64 {
	return float64((1-u)*low) + float64(u*high)
}

// endsOf reads the ends of a range.
func endsOf(span *tree, parse func(string) (float64, error)) (low, high float64, ok bool) {
	if span.form != list || len(span.items) != 2 {
		return 0, 0, false
	}
	low, errLow := parse(span.items[0].text)
	high, errHigh := parse(span.items[1].text)
	return low, high, errLow == nil && errHigh == nil
}

// scaledFamily gives a distribution with another mean and the same shape: each
// of its quantities is multiplied. Nil where that cannot be done.
func (d *decoder) scaledFamily(t *tree, at place, target float64) *tree {
	mean, ok := d.meanOf(t, at)
	if t.form != mapping || !ok || mean <= 0 {
		return nil
	}
	own := t.without(provenanceKeys...)
	if len(own.fields) != 1 || familyNamed(own.fields[0].name) == nil {
		return nil
	}
	f := own.fields[0]
	notation := familyNamed(f.name).notation(f.value)
	if notation == nil {
		return nil
	}
	parameters := f.value.clone()
	for i, p := range notation.names {
		at := parameters
		switch notation.form {
		case list:
			at = parameters.items[i]
		case mapping:
			at = parameters.get(p.name)
		}
		if p.kind == ofQuantity && at != nil && !scaleText(at, target/mean) {
			return nil
		}
	}
	own.fields = []field{{f.name, f.pos, parameters}}
	own.layer = t.layer
	return own
}

// scaleText multiplies a quantity as written.
func scaleText(at *tree, factor float64) bool {
	if states(at, nil) {
		at = at.get("value")
	}
	for _, dimension := range []unit.Dimension{unit.Number, unit.Duration, unit.Speed, unit.Rate, unit.Length, unit.Area, unit.Money} {
		if v, err := unit.Parse(at.text, dimension); err == nil && at.form == scalar {
			at.setText(unit.Format(float64(v*factor), dimension))
			return true
		}
	}
	return false
}

// meanOf decodes a distribution by itself, for its mean.
func (d *decoder) meanOf(t *tree, at place) (float64, bool) {
	scratch := newDecoder(d.sources)
	at.span = nil
	var found Dist
	scratch.distribution(&found, t.without(provenanceKeys...), at)
	if found.Distribution == nil {
		return 0, false
	}
	return found.Mean(), true
}

// movedShares gives shares some of which are moved; nil where none is.
func (d *decoder) movedShares(t *tree, at place, span *tree) *tree {
	if t.form != mapping || span.form != mapping {
		return nil
	}
	parse := parserOf("share")
	own := t.without(provenanceKeys...).clone()
	shares := make([]float64, len(own.fields))
	fixed := make([]bool, len(own.fields))
	some, sum, rest := false, 0.0, 0.0
	for i, f := range own.fields {
		stated := f.value
		if states(stated, nil) {
			stated = stated.get("value")
		}
		share, err := parse(stated.text)
		if err != nil {
			return nil
		}
		shares[i] = share
		name := join(at.path, f.name)
		if u, ok := d.positions[name]; ok && span.get(f.name) != nil {
			low, high, ok := endsOf(span.get(f.name), parse)
			if !ok {
				return nil
			}
			shares[i], fixed[i], some = between(low, high, u), true, true
			d.applied[name] = true
			sum += shares[i]
			continue
		}
		rest += share
	}
	if !some {
		return nil
	}
	fill(shares, fixed, sum, rest)
	for i := range own.fields {
		own.fields[i].value = own.fields[i].value.withText(unit.Format(shares[i], unit.Share))
		own.fields[i].value.form, own.fields[i].value.fields = scalar, nil
	}
	own.layer = t.layer
	return own
}

// fill makes shares sum to 1: those that are not fixed keep their proportions;
// where there are none, or the fixed ones leave them nothing, all do.
func fill(shares []float64, fixed []bool, sum, rest float64) {
	for i := range shares {
		switch {
		case rest > 0 && sum <= 1:
			if !fixed[i] {
				shares[i] *= (1 - sum) / rest
			}
		case fixed[i]:
			shares[i] /= sum
		default:
			shares[i] = 0
		}
	}
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
