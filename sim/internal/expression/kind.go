package expression

import (
	"fmt"
	"math/big"
	"strings"

	"karvon/sim/unit"
)

// Kind is what a value is: a condition, a word, or a quantity with its dimensions.
type Kind struct {
	any         bool // it is not known what
	bare        bool // a quantity without a unit that goes together with any
	word, truth bool
	powers      powers
	share       bool // without dimensions, and written in percent
	Ratio       bool // without dimensions: a number that may serve as a share, as what is computed is
}

// powers are the exponents of the base dimensions of a quantity.
type powers struct{ time, length, money, mass, fuel int }

// The kinds of what is no quantity, and of a value of which nothing is known: it goes together with all others.
var (
	AnyKind       = Kind{any: true}
	WordKind      = Kind{word: true}
	ConditionKind = Kind{truth: true}
)

// BareKind is that of a quantity that bears no unit and goes together with all: nought, and what is kept without.
var BareKind = Kind{bare: true}

// basis says of a dimension which powers it has, and what its base unit is in seconds, metres, dollars, kilograms
// and litres.
var basis = map[unit.Dimension]struct {
	powers powers
	worth  *big.Rat
}{
	unit.Number:        {powers{}, big.NewRat(1, 1)},
	unit.Share:         {powers{}, big.NewRat(1, 1)},
	unit.Duration:      {powers{time: 1}, big.NewRat(1, 1)},
	unit.Rate:          {powers{time: -1}, big.NewRat(1, 1)},
	unit.Area:          {powers{length: 2}, big.NewRat(1, 1)},
	unit.Length:        {powers{length: 1}, big.NewRat(1, 1)},
	unit.Speed:         {powers{length: 1, time: -1}, big.NewRat(1, 1)},
	unit.Money:         {powers{money: 1}, big.NewRat(1, 1)},
	unit.CostRate:      {powers{money: 1, time: -1}, big.NewRat(1, 86_400)},
	unit.CostPerLength: {powers{money: 1, length: -1}, big.NewRat(1, 1000)},
	unit.FuelPrice:     {powers{money: 1, fuel: -1}, big.NewRat(1, 1)},
	unit.FuelRate:      {powers{fuel: 1, time: -1}, big.NewRat(1, 86_400)},
	unit.FuelUse:       {powers{fuel: 1, length: -1}, big.NewRat(1, 100_000)},
	unit.Emission:      {powers{mass: 1, fuel: -1}, big.NewRat(1, 1)},
	unit.Mass:          {powers{mass: 1}, big.NewRat(1, 1)},
	unit.MassRate:      {powers{mass: 1, time: -1}, big.NewRat(1, 86_400)},
}

// Of is the kind of the quantities of a dimension.
func Of(d unit.Dimension) Kind { return Kind{powers: basis[d].powers, share: d == unit.Share} }

// OfLiteral is the kind of a literal. Nought goes together with any.
func OfLiteral(n *Node) Kind {
	if n.Number == 0 && n.Dimension == unit.Number {
		return BareKind
	}
	return Of(n.Dimension)
}

// InExpression is the kind of a literal of a condition or expression, where a share is a number: 50% is 0.5.
func InExpression(n *Node) Kind {
	k := OfLiteral(n)
	k.Ratio = k.share
	return k
}

// Dimension finds the dimension whose quantities are of a kind.
func (k Kind) Dimension() (unit.Dimension, bool) {
	for d := unit.Number; int(d) < len(basis); d++ {
		if basis[d].powers == k.powers && (d == unit.Share) == k.share {
			return d, true
		}
	}
	return 0, false
}

// String names the kind with its article.
func (k Kind) String() string {
	switch {
	case k.any:
		return "a value"
	case k.word:
		return "a word"
	case k.truth:
		return "a condition"
	}
	if d, known := k.Dimension(); known {
		return d.String()
	}
	var parts []string
	for _, p := range []struct {
		symbol string
		power  int
	}{{"s", k.powers.time}, {"m", k.powers.length}, {"USD", k.powers.money}, {"kg", k.powers.mass}, {"l", k.powers.fuel}} {
		switch p.power {
		case 0:
		case 1:
			parts = append(parts, p.symbol)
		default:
			parts = append(parts, fmt.Sprintf("%s^%d", p.symbol, p.power))
		}
	}
	return "a quantity in " + strings.Join(parts, "·")
}

// Written shows how a quantity of the kind is written; empty where it cannot be.
func (k Kind) Written() string {
	if d, known := k.Dimension(); known {
		return d.String() + " is written like " + d.Example()
	}
	return ""
}

// Fits tells whether two values can be added, or be compared by size.
func (k Kind) Fits(other Kind) bool {
	if k.any || other.any || k.bare || other.bare {
		return true
	}
	return k.powers == other.powers && (k.share == other.share || k.Ratio || other.Ratio)
}

// IsOfTime tells whether a quantity bears no unit but that of time.
func (k Kind) IsOfTime() bool { return k.powers == powers{time: k.powers.time} }

// suits tells whether a value can stand where a condition, a word, a quantity or any value is wanted.
func (k Kind) suits(wanted Kind) bool {
	return k.truth == wanted.truth && (k.any || wanted.any || k.word == wanted.word)
}

// times gives the kind of a product, or of a quotient where the sign is -1. A share of a quantity is one of its
// kind; what has lost its dimensions counts as a number and as a share.
func (k Kind) times(other Kind, sign int) Kind {
	if k.any || other.any {
		return AnyKind
	}
	if k.bare || other.bare {
		return BareKind
	}
	p := k.powers
	p.time += sign * other.powers.time
	p.length += sign * other.powers.length
	p.money += sign * other.powers.money
	p.mass += sign * other.powers.mass
	p.fuel += sign * other.powers.fuel
	if p != (powers{}) {
		return Kind{powers: p}
	}
	return Kind{Ratio: sign < 0 || !k.isPlain() || !other.isPlain()}
}

// isPlain tells whether a quantity is a number, and no share.
func (k Kind) isPlain() bool { return k.powers == powers{} && !k.share && !k.Ratio }

// plus gives the kind of a sum or difference of two that fit.
func (k Kind) plus(other Kind) Kind {
	if k.Ratio || k.bare {
		return other
	}
	return k
}

// Value is an exact value: a word or a quantity.
type Value struct {
	Word   string
	Number *big.Rat // of a quantity, in seconds, metres, dollars, kilograms and litres
}

// ParseValue reads a quantity of a dimension.
func ParseValue(text string, d unit.Dimension) (Value, error) {
	exact, err := unit.ParseExact(text, d)
	if err != nil {
		return Value{}, err
	}
	return Value{Number: exact.Mul(exact, basis[d].worth)}, nil
}

// ValueOf is a number in the base unit of its dimension.
func ValueOf(number float64, d unit.Dimension) Value {
	exact := new(big.Rat).SetFloat64(number)
	return Value{Number: exact.Mul(exact, basis[d].worth)}
}

// Format writes a value of a kind for people.
func (v Value) Format(k Kind) string {
	if v.Number == nil {
		return v.Word
	}
	d, known := k.Dimension()
	if !known {
		number, _ := v.Number.Float64()
		return unit.Format(number, unit.Number)
	}
	return unit.Format(Quantity{k, v.Number}.In(d), d)
}
