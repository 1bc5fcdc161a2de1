package design

import (
	"errors"
	"fmt"
	"math/big"

	"karvon/sim/internal/expression"
)

// Constraint is a condition whose names and kinds are known.
type Constraint struct {
	text string
	root *term
}

// Text gives the constraint as written.
func (c *Constraint) Text() string { return c.text }

// errDivision says that a constraint divides by zero at a point.
var errDivision = errors.New("division by zero")

// Holds tells whether a point, by the factors of the check, meets the constraint. The error is errDivision.
func (c *Constraint) Holds(point []Value) (bool, error) { return c.root.holds(point) }

func (n *term) holds(point []Value) (bool, error) {
	switch n.Op {
	case expression.And, expression.Or:
		first, err := n.args[0].holds(point)
		if err != nil || first == (n.Op == expression.Or) {
			return first, err
		}
		return n.args[1].holds(point)
	case expression.Not:
		inner, err := n.args[0].holds(point)
		return !inner, err
	}
	left, err := n.args[0].at(point)
	if err != nil {
		return false, err
	}
	right, err := n.args[1].at(point)
	if err != nil {
		return false, err
	}
	return compares(n.Op, left, right), nil
}

func compares(operator expression.Op, left, right Value) bool {
	if left.Number == nil || right.Number == nil {
		return (left.word == right.word) == (operator == expression.Equal)
	}
	order := left.Number.Cmp(right.Number)
	switch operator {
	case expression.Equal:
		return order == 0
	case expression.NotEqual:
		return order != 0
	case expression.Less:
		return order < 0
	case expression.AtMost:
		return order <= 0
	case expression.More:
		return order > 0
	}
	return order >= 0
}

// at gives the value of a node at a point.
func (n *term) at(point []Value) (Value, error) {
	if len(n.args) == 0 {
		if n.Op == expression.Name {
			return point[n.factor], nil
		}
		return n.value, nil
	}
	left, err := n.args[0].at(point)
	if err != nil {
		return Value{}, err
	}
	result := new(big.Rat)
	if len(n.args) == 1 {
		return Value{Number: result.Neg(left.Number)}, nil
	}
	right, err := n.args[1].at(point)
	if err != nil {
		return Value{}, err
	}
	switch n.Op {
	case expression.Plus:
		result.Add(left.Number, right.Number)
	case expression.Minus:
		result.Sub(left.Number, right.Number)
	case expression.Times:
		result.Mul(left.Number, right.Number)
	default:
		if right.Number.Sign() == 0 {
			return Value{}, errDivision
		}
		result.Quo(left.Number, right.Number)
	}
	return Value{Number: result}, nil
}

// Evidence says by what a point breaks the constraint: customs + gates is 17.
func (c *Constraint) Evidence(point []Value) string {
	n := c.root.broken(point)
	if n == nil {
		return ""
	}
	left, errLeft := n.args[0].at(point)
	right, errRight := n.args[1].at(point)
	if errLeft != nil || errRight != nil {
		return errDivision.Error()
	}
	text := []rune(c.text)
	written := func(n *term) string { return string(text[n.From:n.To]) }
	evidence := fmt.Sprintf("%s is %s", written(n.args[0]), left.format(n.args[0].kind))
	if right := right.format(n.args[1].kind); right != written(n.args[1]) && n.args[1].Op != expression.Word {
		evidence += fmt.Sprintf(", %s is %s", written(n.args[1]), right)
	}
	return evidence
}

// broken finds a comparison that does not hold at a point; nil where the conditions around it make more of it than
// one.
func (n *term) broken(point []Value) *term {
	switch n.Op {
	case expression.Not:
		return nil
	case expression.And:
		if first := n.args[0]; !met(first, point) {
			return first.broken(point)
		}
		return n.args[1].broken(point)
	case expression.Or:
		return n.args[0].broken(point)
	}
	return n
}

func met(n *term, point []Value) bool {
	holds, err := n.holds(point)
	return err == nil && holds
}
