package design

import (
	"fmt"
	"math/big"
	"strings"

	"karvon/sim/unit"
)

// kind is what a value is: a word, or a quantity with its dimensions.
type kind struct {
	word, truth bool
	powers      powers
	share       bool // without dimensions, and written in percent
	ratio       bool // without dimensions, and computed: a number or a share
}

// powers are the exponents of the base dimensions of a quantity.
type powers struct{ time, length, money, mass, fuel int }

// anyWord is the kind of policies and of other levels that are no quantities.
var anyWord = kind{word: true}

var truth = kind{truth: true}

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

// of is the kind of the quantities of a dimension.
func of(d unit.Dimension) kind { return kind{powers: basis[d].powers, share: d == unit.Share} }

// dimension finds the dimension whose quantities are of a kind.
func (k kind) dimension() (unit.Dimension, bool) {
	for d := unit.Number; int(d) < len(basis); d++ {
		if basis[d].powers == k.powers && (d == unit.Share) == k.share {
			return d, true
		}
	}
	return 0, false
}

// String names the kind with its article.
func (k kind) String() string {
	switch {
	case k.word:
		return "a word"
	case k.truth:
		return "a condition"
	}
	if d, known := k.dimension(); known {
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

// written shows how a quantity of the kind is written; empty where it cannot be.
func (k kind) written() string {
	if d, known := k.dimension(); known && !k.word && !k.truth {
		return d.String() + " is written like " + d.Example()
	}
	return ""
}

// fits tells whether two values can be added, or be compared by size.
func (k kind) fits(other kind) bool {
	if k.word || other.word || k.truth || other.truth {
		return false
	}
	return k.powers == other.powers && (k.share == other.share || k.ratio || other.ratio)
}

// times gives the kind of a product, or of a quotient where the sign is -1. A share of a quantity is one of its
// kind; what has lost its dimensions counts as a number and as a share.
func (k kind) times(other kind, sign int) kind {
	p := k.powers
	p.time += sign * other.powers.time
	p.length += sign * other.powers.length
	p.money += sign * other.powers.money
	p.mass += sign * other.powers.mass
	p.fuel += sign * other.powers.fuel
	if p != (powers{}) {
		return kind{powers: p}
	}
	plain := func(k kind) bool { return k.powers == powers{} && !k.share && !k.ratio }
	return kind{ratio: sign < 0 || !plain(k) || !plain(other)}
}

// Value is what a factor is at a point.
type Value struct {
	word   string
	Number *big.Rat // of a quantity, in seconds, metres, dollars, kilograms and litres
}

// parseQuantity reads a quantity of a dimension exactly.
func parseQuantity(text string, d unit.Dimension) (Value, error) {
	exact, err := unit.ParseExact(text, d)
	if err != nil {
		return Value{}, err
	}
	return Value{Number: exact.Mul(exact, basis[d].worth)}, nil
}

// quantity is a number in the base unit of its dimension.
func quantity(number float64, d unit.Dimension) Value {
	exact := new(big.Rat).SetFloat64(number)
	return Value{Number: exact.Mul(exact, basis[d].worth)}
}

// format writes a value of a kind for people.
func (v Value) format(k kind) string {
	if v.Number == nil {
		return v.word
	}
	d, known := k.dimension()
	if !known {
		number, _ := v.Number.Float64()
		return unit.Format(number, unit.Number)
	}
	number, _ := new(big.Rat).Quo(v.Number, basis[d].worth).Float64()
	return unit.Format(number, d)
}
