package scenario

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// longestExpression bounds the text of an expression, and with it how deep its
// brackets can nest.
const longestExpression = 1000

// ParseCondition reads an expression that is true or false. The position is
// that of the text's first character; the nodes and the mistake, which is an
// *ExpressionError, are placed relative to it. Whether its names exist is for
// the plan to say.
func ParseCondition(text string, pos syntax.Pos) (*Node, error) {
	root, mistake := parseWholeExpression(text, pos)
	if mistake != nil {
		return nil, mistake
	}
	if !root.Op.logical() {
		hint := ""
		if root.Op == OpName {
			hint = "compare it, as in " + root.Name + " == word"
		}
		return nil, &ExpressionError{root.Pos, "the expression is not a condition: it is neither true nor false", hint}
	}
	return root, nil
}

// ParseExpression reads an expression that is a number or a word, on the terms
// of ParseCondition.
func ParseExpression(text string, pos syntax.Pos) (*Node, error) {
	root, mistake := parseWholeExpression(text, pos)
	if mistake != nil {
		return nil, mistake
	}
	if root.Op.logical() {
		return nil, &ExpressionError{root.Pos, "the expression is a condition, here a number or a word is due", ""}
	}
	return root, nil
}

// logical tells whether an operator's result is true or false.
func (op Op) logical() bool {
	switch op {
	case OpOr, OpAnd, OpNot:
		return true
	}
	return slices.Contains(comparisons, op)
}

var comparisons = []Op{OpEqual, OpNotEqual, OpLess, OpAtMost, OpMore, OpAtLeast}

// expressionParser reads by recursive descent, one method a level of
// precedence.
type expressionParser struct {
	tokens []token
	err    *ExpressionError // the first mistake; later ones would follow from it
}

func parseWholeExpression(text string, pos syntax.Pos) (*Node, *ExpressionError) {
	if len(text) > longestExpression {
		return nil, &ExpressionError{pos, "the expression is too long", ""}
	}
	tokens, err := lex(text, pos)
	if err != nil {
		return nil, err
	}
	p := expressionParser{tokens: tokens}
	root := p.disjunction()
	if next := p.tokens[0]; p.err == nil && next.kind != endToken {
		p.unexpected(next)
	}
	return root, p.err
}

func (p *expressionParser) fail(pos syntax.Pos, message, hint string) {
	if p.err == nil {
		p.err = &ExpressionError{pos, message, hint}
	}
}

// next takes the token at hand.
func (p *expressionParser) next() token {
	taken := p.tokens[0]
	if taken.kind != endToken {
		p.tokens = p.tokens[1:]
	}
	return taken
}

// accept takes the token at hand if it is one of these operators.
func (p *expressionParser) accept(ops ...Op) (token, bool) {
	at := p.tokens[0]
	if at.kind == numberToken || at.kind == endToken || !slices.Contains(ops, Op(at.text)) {
		return token{}, false
	}
	return p.next(), true
}

// binary builds a node from two operands, which must be conditions for and and
// or, and values for the others.
func (p *expressionParser) binary(operator token, left, right *Node) *Node {
	op := Op(operator.text)
	conditions := op == OpAnd || op == OpOr
	for _, operand := range []*Node{left, right} {
		p.operand(operand, conditions, operator.text)
	}
	return &Node{Op: op, Pos: operator.pos, Args: []*Node{left, right}}
}

func (p *expressionParser) operand(n *Node, condition bool, operator string) {
	if p.err != nil || n.Op.logical() == condition {
		return
	}
	if condition {
		p.fail(n.Pos, operator+" takes conditions, this is a value", "compare it, as in channel == red")
		return
	}
	p.fail(n.Pos, operator+" takes values, this is a condition", "join conditions by and, or")
}

func (p *expressionParser) disjunction() *Node { return p.leftToRight(p.conjunction, OpOr) }
func (p *expressionParser) conjunction() *Node { return p.leftToRight(p.negation, OpAnd) }
func (p *expressionParser) sum() *Node         { return p.leftToRight(p.product, OpPlus, OpMinus) }
func (p *expressionParser) product() *Node     { return p.leftToRight(p.sign, OpTimes, OpOver) }

// leftToRight reads operands of a tighter level, joined by operators of one
// level.
func (p *expressionParser) leftToRight(operand func() *Node, ops ...Op) *Node {
	left := operand()
	for p.err == nil {
		operator, ok := p.accept(ops...)
		if !ok {
			break
		}
		left = p.binary(operator, left, operand())
	}
	return left
}

func (p *expressionParser) negation() *Node {
	operator, ok := p.accept(OpNot)
	if !ok {
		return p.comparison()
	}
	inner := p.negation()
	p.operand(inner, true, "not")
	return &Node{Op: OpNot, Pos: operator.pos, Args: []*Node{inner}}
}

func (p *expressionParser) comparison() *Node {
	left := p.sum()
	operator, ok := p.accept(comparisons...)
	if !ok || p.err != nil {
		return left
	}
	n := p.binary(operator, left, p.sum())
	if again, ok := p.accept(comparisons...); ok {
		p.fail(again.pos, "comparisons do not follow each other", "write a < b and b < c")
	}
	return n
}

func (p *expressionParser) sign() *Node {
	operator, ok := p.accept(OpMinus)
	if !ok {
		return p.primary()
	}
	inner := p.sign()
	p.operand(inner, false, "-")
	return &Node{Op: OpNegate, Pos: operator.pos, Args: []*Node{inner}}
}

func (p *expressionParser) primary() *Node {
	at := p.next()
	switch {
	case at.kind == numberToken:
		return p.number(at)
	case at.kind == nameToken && !isKeyword(at.text):
		if _, ok := p.accept("("); ok {
			return p.call(at)
		}
		if strings.Contains(at.text, ".") {
			p.fail(at.pos, at.text+" is not an attribute", "what stands at a site is asked for by a function, such as queue("+at.text+")")
		}
		return &Node{Op: OpName, Pos: at.pos, Name: at.text}
	case at.kind == signToken && at.text == "(":
		inner := p.disjunction()
		p.closing()
		return inner
	}
	p.unexpected(at)
	return &Node{Op: OpNumber, Pos: at.pos}
}

func isKeyword(text string) bool {
	switch Op(text) {
	case OpAnd, OpOr, OpNot:
		return true
	}
	return false
}

// number reads a plain number, a share or a duration, in SI units.
func (p *expressionParser) number(at token) *Node {
	for _, dimension := range []unit.Dimension{unit.Number, unit.Share, unit.Duration} {
		v, err := unit.Parse(at.text, dimension)
		if err == nil {
			return &Node{Op: OpNumber, Pos: at.pos, Number: v}
		}
		if mistake := (*unit.Error)(nil); errors.As(err, &mistake) && mistake.Beyond {
			p.fail(at.pos, mistake.Message, mistake.Hint)
		}
	}
	p.fail(at.pos, at.text+" is neither a number, nor a share such as 20%, nor a duration such as 5m", "")
	return &Node{Op: OpNumber, Pos: at.pos}
}

// call reads the argument of a function, of which the bracket is taken.
func (p *expressionParser) call(name token) *Node {
	function, known := functions[name.text]
	if !known {
		p.fail(name.pos, "there is no function "+name.text, syntax.DidYouMean(name.text, slices.Sorted(maps.Keys(functions))))
	}
	n := &Node{Op: OpCall, Pos: name.pos, Name: name.text}
	if function.target {
		target := p.next()
		if target.kind != nameToken || isKeyword(target.text) {
			p.fail(target.pos, name.text+" takes the name of a station, zone or resource", "as in "+name.text+"(site.name)")
		}
		n.Target = target.text
	}
	p.closing()
	return n
}

func (p *expressionParser) closing() {
	if _, ok := p.accept(")"); !ok {
		at := p.tokens[0]
		p.fail(at.pos, "expected ), found "+at.describe(), "")
	}
}

func (t token) describe() string {
	if t.kind == endToken {
		return "the end"
	}
	return t.text
}

func (p *expressionParser) unexpected(at token) {
	if at.kind == endToken {
		p.fail(at.pos, "the expression ends too early", "")
		return
	}
	hint := ""
	if at.kind == nameToken || at.kind == numberToken {
		hint = "an operator may be missing; a minus between two names needs spaces around it"
	}
	p.fail(at.pos, "unexpected "+at.describe(), hint)
}
