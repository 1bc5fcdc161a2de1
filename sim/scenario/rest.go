package scenario

import (
	"math/big"
	"reflect"
	"slices"

	"karvon/sim/internal/expression"
	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// restWord is the share that the others leave.
const restWord = "rest"

// isRest tells whether a share is what the others leave.
func isRest(t *syntax.Tree) bool {
	t = stated(t)
	return t.Form == syntax.Scalar && t.Text == restWord
}

// share is one of the parts of a whole.
type share struct {
	tree *syntax.Tree
	at   place
}

// settleRest computes the share that the others leave, before they are decoded: exactly, so that it is as if it had
// been written.
func (d *decoder) settleRest(shares []share) {
	rest := -1
	for i, s := range shares {
		switch {
		case !isRest(s.tree):
		case rest >= 0:
			d.fail(SharesSum, s.tree, s.at, "a second share is the rest", "the first stands at "+
				shares[rest].tree.Pos.String())
			d.putRest(s.tree, new(big.Rat))
		default:
			rest = i
		}
	}
	if rest < 0 {
		return
	}
	left, ok := d.leftBy(shares)
	if !ok {
		left = new(big.Rat) // what is wrong with the others is reported where they are decoded
	}
	if left.Sign() < 0 {
		if over, _ := left.Float64(); over < -sharesTolerance {
			d.fail(SharesSum, shares[rest].tree, shares[rest].at, "nothing is left: the other shares sum to "+percent(1-over),
				"they must not exceed 100%")
		}
		left = new(big.Rat)
	}
	d.putRest(shares[rest].tree, left)
}

// sharesOf lists the shares of a mapping, with the one that is left.
func (d *decoder) sharesOf(fields []syntax.Field, at place) []share {
	shares := make([]share, len(fields))
	for i, f := range fields {
		shares[i] = share{f.Value, at.under(f.Name, at.constraint)}
	}
	d.settleRest(shares)
	return shares
}

// filled puts shares that fill up to 100% into a mapping.
func (d *decoder) filled(target reflect.Value, shares []share, fields []syntax.Field, span *syntax.Tree) {
	values := make([]float64, len(shares))
	for i, f := range fields {
		values[i] = target.MapIndex(reflect.ValueOf(f.Name)).Float()
	}
	d.fillLiterals(shares, values)
	d.addShares(shares, values, span)
	for i, f := range fields {
		target.SetMapIndex(reflect.ValueOf(f.Name), reflect.ValueOf(values[i]))
	}
}

// leftBy gives what shares leave of the whole; false where one is wrong.
func (d *decoder) leftBy(shares []share) (*big.Rat, bool) {
	left := big.NewRat(1, 1)
	scratch := d.scratch()
	for _, s := range shares {
		if isRest(s.tree) {
			continue
		}
		var value float64
		s.at.constraint = constraint{unit: "share"}
		scratch.value(reflect.ValueOf(&value).Elem(), s.tree, s.at)
		exact, err := expression.ParseQuantity(scratch.final(s.tree).Text, unit.Share)
		if err != nil || slices.ContainsFunc(scratch.Found.Errors(), mistakesValue) {
			return nil, false
		}
		left.Sub(left, exact.Number)
	}
	return left, true
}

// mistakesValue says whether a mistake is in a value. One in what is said beside it, such as a range that does not hold
// it, leaves the value as it is.
func mistakesValue(mistake syntax.Error) bool { return mistake.Code != BadProvenance }

// putRest puts a share in the place of the word rest.
func (d *decoder) putRest(t *syntax.Tree, left *big.Rat) {
	t = stated(t)
	value, _ := left.Float64()
	d.uses[t] = t.WithText(unit.Format(value, unit.Share))
}

// restAt gives the share that stands in the place of the word rest, and any other value as it is.
func (d *decoder) restAt(t *syntax.Tree, at place) (*syntax.Tree, place) {
	settled := d.uses[t]
	if settled == nil || !isRest(t) {
		return t, at
	}
	if at.span != nil {
		d.fail(BadProvenance, at.span, at, "a range stands beside the share that is left", "give ranges to the others")
		at.span = nil
	}
	at.silent = true
	return settled, at
}

// fillLiterals has the shares that stand in their places fill up to 100% in proportion, where assumptions beside them
// are moved.
func (d *decoder) fillLiterals(shares []share, values []float64) {
	if len(d.positions) == 0 {
		return
	}
	fixed := make([]bool, len(shares))
	some, sum, others := false, 0.0, 0.0
	for i, s := range shares {
		switch {
		case isRest(s.tree):
			return
		case usesAssumption(s.tree):
			some, fixed[i] = true, true
			sum += values[i]
		default:
			others += values[i]
		}
	}
	if !some || others == 0 || sum > 1 {
		return
	}
	for i, s := range shares {
		if !fixed[i] {
			values[i] *= (1 - sum) / others
			literal := d.final(s.tree)
			d.columns[literal] = literal.WithText(unit.Format(values[i], unit.Share))
		}
	}
}
