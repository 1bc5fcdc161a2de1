// Package quantity computes with quantities exactly: what their products and quotients are, which of them can be added
// or compared, and how much they come to.
package quantity

import (
	"fmt"
	"math/big"
	"strings"

	"karvon/sim/unit"
)

// Kind is what a quantity is, by its dimensions.
type Kind struct {
	powers
	share bool // without dimensions, and written in percent
	Ratio bool // without dimensions, and computed: a number or a share
}

// powers are the exponents of the base dimensions of a quantity.
type powers struct{ time, length, money, mass, fuel int }

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

// Worth is what the base unit of a dimension is in seconds, metres, dollars, kilograms and litres. It is not to be
// changed.
func Worth(d unit.Dimension) *big.Rat { return basis[d].worth }

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
	if d, known := k.Dimension(); known {
		return d.String()
	}
	var parts []string
	for _, p := range []struct {
		symbol string
		power  int
	}{{"s", k.time}, {"m", k.length}, {"USD", k.money}, {"kg", k.mass}, {"l", k.fuel}} {
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

// Fits tells whether two quantities can be added, or be compared by size.
func (k Kind) Fits(other Kind) bool {
	return k.powers == other.powers && (k.share == other.share || k.Ratio || other.Ratio)
}

// Times gives the kind of a product, or of a quotient where the sign is -1. A share of a quantity is one of its
// kind; what has lost its dimensions counts as a number and as a share.
func (k Kind) Times(other Kind, sign int) Kind {
	p := k.powers
	p.time += sign * other.time
	p.length += sign * other.length
	p.money += sign * other.money
	p.mass += sign * other.mass
	p.fuel += sign * other.fuel
	if p != (powers{}) {
		return Kind{powers: p}
	}
	plain := func(k Kind) bool { return k.powers == powers{} && !k.share && !k.Ratio }
	return Kind{Ratio: sign < 0 || !plain(k) || !plain(other)}
}

// Plus gives the kind of a sum or difference of two that fit.
func (k Kind) Plus(other Kind) Kind {
	if k.Ratio {
		return other
	}
	return k
}
