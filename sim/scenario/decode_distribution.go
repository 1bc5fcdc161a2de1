package scenario

import (
	"fmt"
	"math"
	"reflect"
	"slices"

	"karvon/sim/dist"
	"karvon/sim/syntax"
	"karvon/sim/unit"
)

func expectedDistribution(c constraint) string {
	dimension := dimensions[c.unit]
	return dimension.String() + " such as " + dimension.Example() + ", or a distribution {family: parameters}"
}

// distribution reads a bare quantity, which is constant, or a mapping with one family.
func (d *decoder) distribution(target *Dist, t *syntax.Tree, at place) {
	target.Meta = at.meta(t)
	before := d.Found.Told()
	var found dist.Distribution
	switch t.Form {
	case syntax.Scalar:
		if _, err := parserOf(at.unit)(t.Text); err != nil && d.asDistribution(t, at) {
			return
		}
		found = d.constant(t, at)
	case syntax.Mapping:
		found = d.chosenFamily(t, at)
	default:
		d.wrongForm(t, at, expectedDistribution(at.constraint))
	}
	if found == nil || d.Found.Told() > before {
		return
	}
	if low, _ := found.Support(); low < 0 && at.unit != "number" {
		d.fail(BadDistribution, t, at, "the distribution reaches below zero, which "+dimensions[at.unit].String()+" cannot",
			"")
		return
	}
	if dimension := dimensions[at.unit]; math.Abs(found.Mean()) > dimension.Most() {
		_, most := dimension.Range()
		d.fail(OutOfRange, t, at, "the mean of the distribution is too large: "+unit.Format(found.Mean(), dimension),
			dimension.String()+" is at most "+most)
		return
	}
	if at.positive != "" && found.Mean() <= 0 {
		d.fail(OutOfRange, t, at, at.positive+" is always zero", "")
		return
	}
	if family, ok := familyAt(t); ok && at.positive != "" && familyNamed(family.Name) != nil && !d.variant {
		d.computations = append(d.computations, computedValue{reflect.TypeFor[Dist](), t, at}) // of its parameters
	}
	target.Distribution = found
}

func (d *decoder) constant(t *syntax.Tree, at place) dist.Distribution {
	v := d.quantity(t, at)
	found, err := dist.NewConstant(v)
	if err != nil {
		d.fail(BadDistribution, t, at, err.Error(), "")
		return nil
	}
	return found
}

// namesElsewhere are the keys under which other languages have the name of a family.
var namesElsewhere = []string{"type", "dist", "distribution", "family", "kind", "name"}

// chosenFamily reads the one family of a mapping.
func (d *decoder) chosenFamily(t *syntax.Tree, at place) dist.Distribution {
	own, at := d.beside(t, at, true)
	for _, f := range own {
		if f.Value.Form != syntax.Scalar || !slices.Contains(namesElsewhere, f.Name) {
			continue
		}
		if family := familyMeant(f.Value.Text); family != "" {
			d.Add(BadDistribution, f.Pos, join(at.path, f.Name), "the family of a distribution is the key itself",
				familyHint(family, nil, at.unit))
			return nil
		}
	}
	if len(own) != 1 {
		d.fail(BadDistribution, t, at, fmt.Sprintf("a distribution is one family, here are %d keys", len(own)),
			"one of "+syntax.Listed(familyNames(), "or"))
		return nil
	}
	before := d.Found.Told()
	name, written := own[0].Name, own[0].Value
	inner := at
	inner.path, inner.span, inner.silent, inner.positive = join(at.path, name), nil, true, ""
	var found dist.Distribution
	switch {
	case name == discreteFamily:
		found = d.discrete(written, inner)
	case name == empiricalFamily:
		found = d.empirical(written, inner)
	case familyNamed(name) != nil:
		found = d.family(familyNamed(name), written, inner)
		d.rangesWithin(name, written, at)
	default:
		hint := "one of " + syntax.Listed(familyNames(), "or")
		if near := familyMeant(name); near != "" {
			hint = "did you mean " + near + "?"
		}
		d.Add(BadDistribution, own[0].Pos, inner.path, "there is no family of distributions named "+syntax.Abbreviated(name),
			hint)
	}
	if found != nil && d.Found.Told() == before {
		d.recordQuantity(found.Mean(), t, at, parserOf(at.unit))
	}
	return found
}

// family reads the parameters of a family in the notation that was chosen.
func (d *decoder) family(f *family, t *syntax.Tree, at place) dist.Distribution {
	if f.numberOnly && at.unit != "number" {
		d.fail(BadDistribution, t, at, f.name+" gives numbers, here "+dimensions[at.unit].String()+" is due", "")
		return nil
	}
	notation := f.notation(t)
	if notation == nil {
		d.wrongForm(t, at, f.name+": "+f.doc)
		return nil
	}
	before := d.Found.Told()
	v := d.parameters(notation, t, at)
	if d.Found.Told() > before {
		return nil
	}
	return d.built(t, at, func() (dist.Distribution, error) { return notation.build(v) })
}

// baseUnits explains the numbers that a constructor quotes.
var baseUnits = map[string]string{"duration": "in seconds", "speed": "in metres a second"}

// built reports what a constructor finds wrong with its parameters.
func (d *decoder) built(t *syntax.Tree, at place, build func() (dist.Distribution, error)) dist.Distribution {
	found, err := build()
	if err != nil {
		hint := baseUnits[at.unit]
		if dist.IsBare(err) {
			hint = ""
		}
		d.fail(BadDistribution, t, at, err.Error(), hint)
		return nil
	}
	return found
}

// notation picks the notation that the text follows: of several mappings, the one with the most keys in common.
func (f *family) notation(t *syntax.Tree) *parameters {
	var best *parameters
	most := -1
	for i := range f.notations {
		n := &f.notations[i]
		if n.form != t.Form || n.form == syntax.List && len(n.names) != len(t.Items) {
			continue
		}
		if common := n.common(t); common > most {
			best, most = n, common
		}
	}
	return best
}

func (n *parameters) common(t *syntax.Tree) int {
	count := 0
	for _, p := range n.names {
		if t.Get(p.name) != nil {
			count++
		}
	}
	return count
}

func (n *parameters) keys() []string {
	names := make([]string, len(n.names))
	for i, p := range n.names {
		names[i] = p.name
	}
	return names
}

// parameters reads the values of a notation, in its order.
func (d *decoder) parameters(n *parameters, t *syntax.Tree, at place) []float64 {
	v := make([]float64, len(n.names))
	for i, p := range n.names {
		switch n.form {
		case syntax.Scalar:
			v[i] = d.parameter(p, t, at)
		case syntax.List:
			v[i] = d.parameter(p, t.Items[i], at.under(p.name, at.constraint))
		default:
			v[i] = d.namedParameter(p, t, at)
		}
	}
	if n.form == syntax.Mapping {
		for _, f := range t.Fields {
			if !slices.Contains(n.keys(), f.Name) {
				d.unknownKey(f, at, n.keys())
			}
		}
	}
	return v
}

func (d *decoder) namedParameter(p parameter, t *syntax.Tree, at place) float64 {
	written := t.Get(p.name)
	switch {
	case written != nil:
		return d.parameter(p, written, at.under(p.name, at.constraint))
	case !p.optional(at.constraint):
		d.fail(MissingKey, t, at, "the parameter "+p.name+" is missing", "")
	}
	return p.open
}

// parameter reads one parameter, which may say where it comes from.
func (d *decoder) parameter(p parameter, t *syntax.Tree, at place) float64 {
	var v float64
	switch p.kind {
	case ofQuantity:
		d.value(reflect.ValueOf(&v).Elem(), t, at)
	case ofNumber:
		at.constraint = constraint{unit: "number"}
		d.value(reflect.ValueOf(&v).Elem(), t, at)
	case ofRatio:
		at.constraint = constraint{unit: ratioUnit(d.settled(t))}
		d.value(reflect.ValueOf(&v).Elem(), t, at)
	case ofWhole:
		var n int
		at.constraint = constraint{min: "1"}
		d.value(reflect.ValueOf(&n).Elem(), t, at)
		v = float64(n)
	}
	return v
}

// ratioUnit tells a ratio written as a share from one written as a number.
func ratioUnit(t *syntax.Tree) string {
	if states(t, nil) {
		t = t.Get("value")
	}
	if _, err := unit.Parse(t.Text, unit.Share); err == nil {
		return "share"
	}
	return "number"
}

// discrete reads {5m: 30%, 10m: 70%}.
func (d *decoder) discrete(t *syntax.Tree, at place) dist.Distribution {
	if t.Form != syntax.Mapping || len(t.Fields) == 0 {
		d.wrongForm(t, at, "a mapping from values to shares, such as {5m: 30%, 10m: 70%}")
		return nil
	}
	before := d.Found.Told()
	parts := d.sharesOf(t.Fields, at.of(constraint{unit: "share"}))
	var values, shares []float64
	whole := sumOf{whole: addend{value: 1}, exact: true}
	for _, f := range t.Fields {
		value, err := parserOf(at.unit)(f.Name)
		if err != nil {
			d.badQuantity(&syntax.Tree{Pos: f.Pos}, at, err)
		}
		var share float64
		d.value(reflect.ValueOf(&share).Elem(), f.Value, at.under(f.Name, constraint{unit: "share"}))
		values, shares = append(values, value), append(shares, share)
		if !isRest(f.Value) {
			whole.parts = append(whole.parts, addend{d.sourceOf(f.Value, join(at.path, f.Name)), share})
		} else {
			whole.exact = false
		}
	}
	d.adds(whole)
	if d.Found.Told() == before {
		d.fillLiterals(parts, shares)
	}
	if d.Found.Told() > before || !d.sharesSum(shares, t, at) {
		return nil
	}
	return d.built(t, at, func() (dist.Distribution, error) { return dist.NewDiscrete(values, shares) })
}
