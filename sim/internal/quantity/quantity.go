package quantity

import (
	"fmt"
	"math/big"

	"karvon/sim/internal/expression"
	"karvon/sim/unit"
)

// Quantity is an exact number of a kind, in seconds, metres, dollars, kilograms and litres.
type Quantity struct {
	Kind
	Number *big.Rat
}

// Parse reads a quantity of a dimension exactly.
func Parse(text string, d unit.Dimension) (Quantity, error) {
	exact, err := unit.ParseExact(text, d)
	if err != nil {
		return Quantity{}, err
	}
	return Quantity{Of(d), exact.Mul(exact, basis[d].worth)}, nil
}

// In gives the number in the base unit of a dimension, rounded once.
func (q Quantity) In(d unit.Dimension) float64 {
	number, _ := new(big.Rat).Quo(q.Number, basis[d].worth).Float64()
	return number
}

// Compute gives what a text of numbers and names comes to. A name is known by what named gives; the text is shown in
// messages.
func Compute(n *expression.Node, text string, named func(n *expression.Node) (Quantity, *expression.Error)) (Quantity,
	*expression.Error) {
	c := computer{[]rune(text), named}
	return c.compute(n)
}

type computer struct {
	text  []rune
	named func(n *expression.Node) (Quantity, *expression.Error)
}

func (c *computer) compute(n *expression.Node) (Quantity, *expression.Error) {
	switch n.Op {
	case expression.Literal:
		literal, _ := Parse(n.Text, n.Dimension) // the lexer has read it
		return literal, nil
	case expression.Name:
		return c.named(n)
	case expression.Plus, expression.Minus, expression.Times, expression.Over, expression.Negate:
		return c.arithmetic(n)
	}
	return Quantity{}, &expression.Error{Column: n.Column, Message: c.written(n) + " is no quantity",
		Hint: "a quantity is computed from others by +, -, * and /"}
}

// written gives the part of the text that a node is made of.
func (c *computer) written(n *expression.Node) string { return string(c.text[n.From:n.To]) }

func (c *computer) arithmetic(n *expression.Node) (Quantity, *expression.Error) {
	left, err := c.compute(n.Args[0])
	if err != nil {
		return Quantity{}, err
	}
	if n.Op == expression.Negate {
		return Quantity{left.Kind, new(big.Rat).Neg(left.Number)}, nil
	}
	right, err := c.compute(n.Args[1])
	if err != nil {
		return Quantity{}, err
	}
	number := new(big.Rat)
	switch n.Op {
	case expression.Times:
		return Quantity{left.Times(right.Kind, 1), number.Mul(left.Number, right.Number)}, nil
	case expression.Over:
		if right.Number.Sign() == 0 {
			return Quantity{}, &expression.Error{Column: n.Column, Message: "division by zero: " + c.written(n.Args[1])}
		}
		return Quantity{left.Times(right.Kind, -1), number.Quo(left.Number, right.Number)}, nil
	}
	if !left.Fits(right.Kind) {
		return Quantity{}, c.apart(n, left.Kind, right.Kind)
	}
	if n.Op == expression.Plus {
		number.Add(left.Number, right.Number)
	} else {
		number.Sub(left.Number, right.Number)
	}
	return Quantity{left.Plus(right.Kind), number}, nil
}

// apart says why two quantities are not added.
func (c *computer) apart(n *expression.Node, left, right Kind) *expression.Error {
	first, second := n.Args[0], n.Args[1]
	message := fmt.Sprintf("%s is %s and cannot be added to %s, which is %s", c.written(second), right, c.written(first),
		left)
	if n.Op == expression.Minus {
		message = fmt.Sprintf("%s is %s and cannot be taken from %s, which is %s", c.written(second), right,
			c.written(first), left)
	}
	return &expression.Error{Column: n.Column, Message: message, Hint: left.Written()}
}
