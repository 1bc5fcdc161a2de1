package scenario

import (
	"math"
	"math/big"
	"reflect"
	"slices"
	"strings"

	"karvon/sim/internal/expression"
	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// A quantity can be computed from assumptions: $weighing * 2 + 30s. It is computed exactly, and rounded once to the
// text that then stands in its place.

// isComputed tells whether a value is arithmetic on assumptions, or on the arguments of a template.
func isComputed(t *syntax.Tree) bool {
	if _, whole := usedName(t); whole || t.Form != syntax.Scalar {
		return false
	}
	dollar := strings.IndexByte(t.Text, '$')
	return t.Sum || dollar >= 0 && dollar+1 < len(t.Text) && IsName(t.Text[dollar+1:dollar+2])
}

// computed puts the quantity that arithmetic comes to in its place; false where there is a mistake.
func (d *decoder) computed(target reflect.Value, t *syntax.Tree, at place) (*syntax.Tree, place, bool) {
	name, ok := quantityAt(target.Type(), at.constraint)
	if !ok || !isComputed(t) {
		return t, at, true
	}
	if target.Kind() == reflect.Struct {
		mark(target, t, at)
	}
	q, ok := d.compute(t, at)
	if !ok {
		return nil, at, false
	}
	dimension := dimensions[name]
	if !q.Fits(expression.Of(dimension)) {
		d.fail(badArithmetic, t, at, t.Text+" is "+q.String()+", here "+dimension.String()+" is due",
			expression.Of(dimension).Written())
		return nil, at, false
	}
	if isWhole(target.Type()) && !d.wholeNumber(&q, t, at) {
		return nil, at, false
	}
	result := t.WithText(textFor(target.Type(), q.In(dimension), dimension))
	d.uses[t] = result
	if t.Sum && !strings.Contains(t.Text, "$") { // of numbers that were given as arguments: a file could not say it so
		d.columns[t] = result
		return result, at, true
	}
	d.written[result] = t.Text
	if !d.variant && at.span == nil {
		d.computations = append(d.computations, computedValue{target.Type(), t, at})
	}
	// What is computed is no knowledge of its own, unless it says so by a range or a name.
	at.silent = at.silent || at.span == nil && !ofAssumption(at.path)
	return result, at, true
}

// isWhole tells whether values of a type count things.
func isWhole(kind reflect.Type) bool {
	return kind.Kind() == reflect.Int || kind == reflect.TypeFor[Capacity]()
}

// wholeNumber refuses a part of a thing; where assumptions are moved within their ranges it is rounded.
func (d *decoder) wholeNumber(q *expression.Quantity, t *syntax.Tree, at place) bool {
	switch {
	case q.Number.IsInt():
	case len(d.positions) > 0:
		q.Number = new(big.Rat).SetFloat64(math.Round(q.In(unit.Number)))
	default:
		d.fail(badArithmetic, t, at, t.Text+" is "+unit.Format(q.In(unit.Number), unit.Number)+
			", which is no whole number", "it counts things")
		return false
	}
	return true
}

// compute gives what arithmetic comes to; false where there is a mistake.
func (d *decoder) compute(t *syntax.Tree, at place) (expression.Quantity, bool) {
	f := &Formula{Meta: at.meta(t), Start: t.TextPos(), Inline: t.Inline}
	root, mistake := expression.Parse(t.Text, expression.Arithmetic)
	if mistake != nil {
		d.misread(f, badArithmetic, mistake)
		return expression.Quantity{}, false
	}
	known := true
	q, mistake := expression.Compute(root, t.Text, func(n *expression.Node) (expression.Quantity, *expression.Error) {
		q, ok := d.operandOf(n, f, at)
		if !ok {
			known = false
			return expression.Quantity{}, &expression.Error{}
		}
		return q, nil
	})
	if known && mistake != nil {
		d.misread(f, badArithmetic, mistake)
	}
	return q, known && mistake == nil
}

// operandOf gives the quantity that a name in arithmetic stands for; false where there is a mistake.
func (d *decoder) operandOf(n *expression.Node, f *Formula, at place) (expression.Quantity, bool) {
	pos := f.At(n.Column)
	name, ok := strings.CutPrefix(n.Text, "$")
	if !ok || !IsName(name) {
		d.Add(badArithmetic, pos, at.path, n.Text+" is no quantity", "an assumption is written $name")
		return expression.Quantity{}, false
	}
	a := d.assumptions[name]
	if a == nil {
		d.unknownAssumption(pos, at.path, name)
		return expression.Quantity{}, false
	}
	mention := &syntax.Tree{Pos: pos, Text: n.Text}
	if d.inCircle(a, mention, at) {
		return expression.Quantity{}, false
	}
	if !d.valued(a) {
		if !a.noQuantity {
			return expression.Quantity{}, false // what is wrong is told where it is written
		}
		d.fail(badAssumption, mention, at, "the assumption "+name+" is no single quantity, of which others are computed",
			"it is written at "+a.tree.Pos.String())
		return expression.Quantity{}, false
	}
	dimension, _ := a.value.Dimension()
	return *a.value, d.usedAlike(a, dimension.String(), mention, at)
}

// valued computes the quantity that an assumption is, once; false where it is none.
func (d *decoder) valued(a *assumption) bool {
	if a.value != nil || a.failed || a.noQuantity {
		return a.value != nil
	}
	before := d.Found.Told()
	a.open = true
	defer func() { a.open = false }()
	name, ok := d.dimensionOf(a)
	if a.failed = a.misfit && ok || d.Found.Told() > before; a.failed {
		return false
	}
	if a.noQuantity = !ok; a.noQuantity {
		return false
	}
	var v float64
	d.value(reflect.ValueOf(&v).Elem(), a.tree, place{path: a.path(), constraint: constraint{unit: name}, from: a.from})
	q, err := expression.ParseQuantity(d.final(a.tree).Text, dimensions[name])
	if a.failed = err != nil || d.Found.Told() > before; a.failed {
		return false
	}
	q.Ratio = a.ratio
	a.value = &q
	return true
}

// dimensionOf finds of which dimension the quantity is that an assumption is written as, by its unit tag.
func (d *decoder) dimensionOf(a *assumption) (string, bool) {
	t := a.tree
	t = stated(t)
	if t.Form != syntax.Scalar {
		return "", false
	}
	if name, ok := usedName(t); ok || isComputed(t) {
		q, ok := d.computedBy(t, name, a)
		if !ok {
			return "", false
		}
		if a.ratio = q.Ratio; q.Ratio && inPercent(a.tree.Get("range")) {
			q.Kind = expression.Of(unit.Share)
		}
		dimension, ok := q.Dimension()
		return unitTag(dimension), ok && unitTag(dimension) != ""
	}
	for _, dimension := range expression.Quantities {
		if unit.Reads(t.Text, dimension) {
			return unitTag(dimension), unitTag(dimension) != ""
		}
	}
	return "", false
}

// inPercent tells whether a range has its ends in percent.
func inPercent(span *syntax.Tree) bool {
	return span != nil && slices.ContainsFunc(span.Items, func(end *syntax.Tree) bool {
		return strings.HasSuffix(end.Text, "%")
	})
}

// computedBy gives the quantity of an assumption that is another one, or computed from others.
func (d *decoder) computedBy(t *syntax.Tree, name string, a *assumption) (expression.Quantity, bool) {
	at := place{path: a.path()}
	if name == "" {
		return d.compute(t, at)
	}
	return d.operandOf(&expression.Node{Text: t.Text}, &Formula{Start: t.Pos}, at)
}

// unitTag is the unit tag of a dimension; empty where no key takes its quantities.
func unitTag(dimension unit.Dimension) string {
	for name, known := range dimensions {
		if known == dimension {
			return name
		}
	}
	return ""
}

// final follows what stands in the place of a value: what assumptions are, what is computed and what is moved.
func (d *decoder) final(t *syntax.Tree) *syntax.Tree {
	for {
		t = stated(t)
		next := d.uses[t]
		if next == nil {
			next = d.columns[t]
		}
		if next == nil {
			return t
		}
		t = next
	}
}

// usesAssumption tells whether a value is an assumption, or computed from some.
func usesAssumption(t *syntax.Tree) bool {
	t = stated(t)
	_, whole := usedName(t)
	return whole || isComputed(t)
}

// touch decodes the assumptions that a value uses, in whose place another one stands.
func (d *decoder) touch(t *syntax.Tree) {
	t = stated(t)
	if name, ok := usedName(t); ok && d.assumptions[name] != nil {
		d.valued(d.assumptions[name])
	} else if isComputed(t) {
		d.compute(t, place{})
	}
}

// madeOfOthers tells whether a value has nothing of its own: each part is an assumption, or the share that others
// leave.
func (d *decoder) madeOfOthers(t *syntax.Tree, at place) bool {
	return len(d.assumptions) > 0 && at.span == nil && !ofAssumption(at.path) && !t.IsLeaf() && ownsNothing(t)
}

func ownsNothing(t *syntax.Tree) bool {
	if t.IsLeaf() {
		return t.Form == syntax.Scalar && (usesAssumption(t) || isRest(t))
	}
	for _, item := range t.Items {
		if !ownsNothing(item) {
			return false
		}
	}
	for _, f := range t.Fields {
		if !isProvenance(f.Name) && !ownsNothing(f.Value) {
			return false
		}
	}
	return true
}
