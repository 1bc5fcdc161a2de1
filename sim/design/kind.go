package design

import (
	"math/big"

	"karvon/sim/internal/quantity"
	"karvon/sim/unit"
)

// kind is what a value is: a word, or a quantity.
type kind struct {
	word, truth bool
	quantity.Kind
}

// Word is the kind of policies and of other levels that are no quantities.
var Word = kind{word: true}

var truth = kind{truth: true}

// of is the kind of the quantities of a dimension.
func of(d unit.Dimension) kind { return kind{Kind: quantity.Of(d)} }

// String names the kind with its article.
func (k kind) String() string {
	switch {
	case k.word:
		return "a word"
	case k.truth:
		return "a condition"
	}
	return k.Kind.String()
}

// written shows how a quantity of the kind is written; empty where it cannot be.
func (k kind) written() string {
	if k.word || k.truth {
		return ""
	}
	return k.Written()
}

// fits tells whether two values can be added, or be compared by size.
func (k kind) fits(other kind) bool {
	return !k.word && !other.word && !k.truth && !other.truth && k.Fits(other.Kind)
}

// times gives the kind of a product, or of a quotient where the sign is -1.
func (k kind) times(other kind, sign int) kind { return kind{Kind: k.Times(other.Kind, sign)} }

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
	return Value{Number: exact.Mul(exact, quantity.Worth(d))}, nil
}

// rounded is a number in the base unit of its dimension.
func rounded(number float64, d unit.Dimension) Value {
	exact := new(big.Rat).SetFloat64(number)
	return Value{Number: exact.Mul(exact, quantity.Worth(d))}
}

// format writes a value of a kind for people.
func (v Value) format(k kind) string {
	if v.Number == nil {
		return v.word
	}
	d, known := k.Dimension()
	if !known {
		number, _ := v.Number.Float64()
		return unit.Format(number, unit.Number)
	}
	number, _ := new(big.Rat).Quo(v.Number, quantity.Worth(d)).Float64()
	return unit.Format(number, d)
}
