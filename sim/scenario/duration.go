package scenario

import (
	"reflect"

	"karvon/sim/internal/expression"
	"karvon/sim/syntax"
)

// Duration is a distribution of durations that can depend on the entity's attributes. Scaled or ByWord is given, or
// the distribution alone.
type Duration struct {
	Dist
	Scaled *ScaledDuration
	ByWord *DurationByWord
}

// ScaledDuration is a draw times a number.
type ScaledDuration struct {
	Meta
	// an expression that the draw is multiplied by, such as pallets or 1 + axles / 4; never below zero
	Scale *Expr `key:"scale" required:"true"`
	// what is drawn, once a visit or delay
	Of *Duration `key:"of" unit:"duration" required:"true"`
}

// DurationByWord is a duration for each word of an attribute.
type DurationByWord struct {
	Meta
	// a word attribute
	By Text `key:"by" required:"true"`
	// a duration for each of its words
	Cases map[string]*Duration `key:"cases" unit:"duration" required:"true"`
	// the duration for the words without a case; required where there are any
	Otherwise *Duration `key:"otherwise" unit:"duration"`
}

const expectedDuration = "a duration such as 90s, a distribution {family: parameters}, {scale: expression, of: " +
	"duration} or {by: attribute, cases: {word: duration}}"

func (s *ScaledDuration) check(d *decoder, t *syntax.Tree, at place) {
	if s.Scale == nil { // its absence is reported
		return
	}
	if root := s.Scale.Root; root != nil && root.Op == expression.Negate && root.Args[0].Op == expression.Literal {
		d.fail(OutOfRange, t.Get("scale"), at.under("scale", constraint{}), "the duration would be below zero",
			"the draw is multiplied by it")
	}
}

// duration reads a distribution, or one of the two forms that depend on attributes: they are told apart by their
// keys.
func (d *decoder) duration(target *Duration, t *syntax.Tree, at place) {
	target.Meta = at.meta(t)
	switch {
	case t.Form == syntax.Mapping && (t.Get("scale") != nil || t.Get("of") != nil):
		target.Scaled = &ScaledDuration{}
		d.dependent(reflect.ValueOf(target.Scaled).Elem(), t, at)
	case t.Form == syntax.Mapping && (t.Get("by") != nil || t.Get("cases") != nil):
		target.ByWord = &DurationByWord{}
		d.dependent(reflect.ValueOf(target.ByWord).Elem(), t, at)
	default:
		d.distribution(&target.Dist, t, at)
	}
}

// dependent reads a form that depends on attributes. It has no range: the durations in it have theirs.
func (d *decoder) dependent(target reflect.Value, t *syntax.Tree, at place) {
	if at.span != nil {
		d.fail(BadProvenance, at.span, at, "a range stands beside a duration that depends on attributes",
			"give it with the durations inside")
		at.span = nil
	}
	at.constraint = constraint{}
	d.structure(target, t, at)
}

// durationSchema allows a distribution and the two forms that depend on attributes.
func durationSchema(w *schemaWriter, c constraint) object {
	return w.define("Duration", func() object {
		scaled := w.value(reflect.TypeFor[ScaledDuration](), constraint{})
		byWord := w.value(reflect.TypeFor[DurationByWord](), constraint{})
		return either(distributionSchema(w, c), scaled, byWord, w.stated(either(scaled, byWord)))
	})
}
