package design

import (
	"errors"
	"fmt"
	"math/big"

	"karvon/sim/internal/expression"
)

// Constraint is a condition whose names and kinds are known.
type Constraint struct {
	text     string
	root     *expression.Term
	literals []expression.Value
}

// Text gives the constraint as written.
func (c *Constraint) Text() string { return c.text }

// errDivision says that a constraint divides by zero at a point.
var errDivision = errors.New("division by zero")

// Holds tells whether a point, by the factors of the check, meets the constraint. The error is errDivision.
func (c *Constraint) Holds(point []expression.Value) (bool, error) { return c.holds(c.root, point) }

func (c *Constraint) holds(n *expression.Term, point []expression.Value) (bool, error) {
	switch n.Op {
	case expression.And, expression.Or:
		first, err := c.holds(n.Args[0], point)
		if err != nil || first == (n.Op == expression.Or) {
			return first, err
		}
		return c.holds(n.Args[1], point)
	case expression.Not:
		inner, err := c.holds(n.Args[0], point)
		return !inner, err
	}
	left, err := c.at(n.Args[0], point)
	if err != nil {
		return false, err
	}
	right, err := c.at(n.Args[1], point)
	if err != nil {
		return false, err
	}
	return compares(n.Op, left, right), nil
}

func compares(operator expression.Op, left, right expression.Value) bool {
	if left.Number == nil || right.Number == nil {
		return (left.Word == right.Word) == (operator == expression.Equal)
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
func (c *Constraint) at(n *expression.Term, point []expression.Value) (expression.Value, error) {
	if len(n.Args) == 0 {
		switch n.Op {
		case expression.Name:
			return point[n.Index], nil
		case expression.Word:
			return expression.Value{Word: n.Text}, nil
		}
		return c.literals[n.Index], nil
	}
	left, err := c.at(n.Args[0], point)
	if err != nil {
		return expression.Value{}, err
	}
	result := new(big.Rat)
	if len(n.Args) == 1 {
		return expression.Value{Number: result.Neg(left.Number)}, nil
	}
	right, err := c.at(n.Args[1], point)
	if err != nil {
		return expression.Value{}, err
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
			return expression.Value{}, errDivision
		}
		result.Quo(left.Number, right.Number)
	}
	return expression.Value{Number: result}, nil
}

// Evidence says by what a point breaks the constraint: customs + gates is 17.
func (c *Constraint) Evidence(point []expression.Value) string {
	n := c.broken(c.root, point)
	if n == nil {
		return ""
	}
	left, errLeft := c.at(n.Args[0], point)
	right, errRight := c.at(n.Args[1], point)
	if errLeft != nil || errRight != nil {
		return errDivision.Error()
	}
	text := []rune(c.text)
	written := func(n *expression.Term) string { return string(text[n.From:n.To]) }
	evidence := fmt.Sprintf("%s is %s", written(n.Args[0]), left.Format(n.Args[0].Kind))
	if right := right.Format(n.Args[1].Kind); right != written(n.Args[1]) && n.Args[1].Op != expression.Word {
		evidence += fmt.Sprintf(", %s is %s", written(n.Args[1]), right)
	}
	return evidence
}

// broken finds a comparison that does not hold at a point; nil where the conditions around it make more of it than
// one.
func (c *Constraint) broken(n *expression.Term, point []expression.Value) *expression.Term {
	switch n.Op {
	case expression.Not:
		return nil
	case expression.And:
		if first, err := c.holds(n.Args[0], point); err != nil || !first {
			return c.broken(n.Args[0], point)
		}
		return c.broken(n.Args[1], point)
	case expression.Or:
		return c.broken(n.Args[0], point)
	}
	return n
}
