package expression

import (
	"fmt"
	"math/big"

	"karvon/sim/unit"
)

// Quantity is an exact number of a kind, in seconds, metres, dollars, kilograms and litres.
type Quantity struct {
	Kind
	Number *big.Rat
}

// ParseQuantity reads a quantity of a dimension exactly.
func ParseQuantity(text string, d unit.Dimension) (Quantity, error) {
	v, err := ParseValue(text, d)
	return Quantity{Of(d), v.Number}, err
}

// In gives the number in the base unit of a dimension, rounded once.
func (q Quantity) In(d unit.Dimension) float64 {
	number, _ := new(big.Rat).Quo(q.Number, basis[d].worth).Float64()
	return number
}

// Compute gives what a text of numbers and names comes to. A name is known by what named gives; the text is shown in
// messages.
func Compute(n *Node, text string, named func(n *Node) (Quantity, *Error)) (Quantity, *Error) {
	c := computer{[]rune(text), named}
	return c.compute(n)
}

type computer struct {
	text  []rune
	named func(n *Node) (Quantity, *Error)
}

func (c *computer) compute(n *Node) (Quantity, *Error) {
	switch n.Op {
	case Literal:
		literal, _ := ParseQuantity(n.Text, n.Dimension) // the lexer has read it
		return literal, nil
	case Name:
		return c.named(n)
	case Plus, Minus, Times, Over, Negate:
		return c.arithmetic(n)
	}
	return Quantity{}, &Error{Column: n.Column, Message: c.written(n) + " is no quantity",
		Hint: "a quantity is computed from others by +, -, * and /"}
}

// written gives the part of the text that a node is made of.
func (c *computer) written(n *Node) string { return string(c.text[n.From:n.To]) }

func (c *computer) arithmetic(n *Node) (Quantity, *Error) {
	left, err := c.compute(n.Args[0])
	if err != nil {
		return Quantity{}, err
	}
	if n.Op == Negate {
		return Quantity{left.Kind, new(big.Rat).Neg(left.Number)}, nil
	}
	right, err := c.compute(n.Args[1])
	if err != nil {
		return Quantity{}, err
	}
	number := new(big.Rat)
	switch n.Op {
	case Times:
		return Quantity{left.times(right.Kind, 1), number.Mul(left.Number, right.Number)}, nil
	case Over:
		if right.Number.Sign() == 0 {
			return Quantity{}, &Error{Column: n.Column, Message: "division by zero: " + c.written(n.Args[1])}
		}
		return Quantity{left.times(right.Kind, -1), number.Quo(left.Number, right.Number)}, nil
	}
	if !left.Fits(right.Kind) {
		return Quantity{}, c.apart(n, left.Kind, right.Kind)
	}
	if n.Op == Plus {
		number.Add(left.Number, right.Number)
	} else {
		number.Sub(left.Number, right.Number)
	}
	return Quantity{left.plus(right.Kind), number}, nil
}

// apart says why two quantities are not added.
func (c *computer) apart(n *Node, left, right Kind) *Error {
	first, second := n.Args[0], n.Args[1]
	message := fmt.Sprintf("%s is %s and cannot be added to %s, which is %s", c.written(second), right, c.written(first),
		left)
	if n.Op == Minus {
		message = fmt.Sprintf("%s is %s and cannot be taken from %s, which is %s", c.written(second), right,
			c.written(first), left)
	}
	return &Error{Column: n.Column, Message: message, Hint: left.Written()}
}
