package expression

import (
	"slices"
	"unicode/utf8"

	"karvon/sim/unit"
)

// longest bounds the characters of a text, and with it how deep brackets nest.
const longest = 1000

// Parse reads a text. Whether its names exist and what it compares goes together is for those who know the names.
func Parse(text string, d *Dialect) (*Node, *Error) {
	if utf8.RuneCountInString(text) > longest {
		return nil, &Error{0, d.the() + " is too long", d.tooLong}
	}
	tokens, err := d.lex(text)
	if err != nil {
		return nil, err
	}
	p := parser{Dialect: d, tokens: tokens}
	root := p.disjunction()
	if next := p.tokens[0]; p.err == nil && next.kind != endToken {
		p.unexpected(next)
	}
	if p.err != nil {
		return nil, p.err
	}
	return root, nil
}

// parser reads by recursive descent, one method a level of precedence.
type parser struct {
	*Dialect
	tokens []token
	before token  // the one that was taken last
	err    *Error // the first mistake; later ones would follow from it
}

func (p *parser) fail(column int, message, hint string) {
	if p.err == nil {
		p.err = &Error{column, message, hint}
	}
}

// next takes the token at hand.
func (p *parser) next() token {
	taken := p.tokens[0]
	p.before = taken
	if taken.kind != endToken {
		p.tokens = p.tokens[1:]
	}
	return taken
}

// accept takes the token at hand if it is one of these operators or brackets.
func (p *parser) accept(ops ...Op) (token, bool) {
	at := p.tokens[0]
	if at.kind != nameToken && at.kind != signToken || !slices.Contains(ops, Op(at.text)) {
		return token{}, false
	}
	return p.next(), true
}

func (p *parser) disjunction() *Node { return p.leftToRight(p.conjunction, Or) }
func (p *parser) conjunction() *Node { return p.leftToRight(p.negation, And) }
func (p *parser) sum() *Node         { return p.leftToRight(p.product, Plus, Minus) }
func (p *parser) product() *Node     { return p.leftToRight(p.sign, Times, Over) }

// leftToRight reads operands of a tighter level, joined by operators of one level.
func (p *parser) leftToRight(operand func() *Node, ops ...Op) *Node {
	left := operand()
	for p.err == nil {
		operator, ok := p.accept(ops...)
		if !ok {
			break
		}
		left = binary(operator, left, operand())
	}
	return left
}

func binary(operator token, left, right *Node) *Node {
	return &Node{Op: Op(operator.text), Column: operator.from, From: left.From, To: right.To, Args: []*Node{left, right}}
}

func unary(op Op, operator token, inner *Node) *Node {
	return &Node{Op: op, Column: operator.from, From: operator.from, To: inner.To, Args: []*Node{inner}}
}

func (p *parser) negation() *Node {
	if operator, ok := p.accept(Not); ok {
		return unary(Not, operator, p.negation())
	}
	return p.comparison()
}

func (p *parser) comparison() *Node {
	left := p.sum()
	operator, ok := p.accept(comparisons...)
	if !ok || p.err != nil {
		return left
	}
	n := binary(operator, left, p.sum())
	if again, ok := p.accept(comparisons...); ok {
		p.fail(again.from, "comparisons do not follow each other", "write a < b and b < c")
	}
	return n
}

func (p *parser) sign() *Node {
	if operator, ok := p.accept(Minus); ok {
		return unary(Negate, operator, p.sign())
	}
	return p.primary()
}

func (p *parser) primary() *Node {
	at := p.next()
	n := &Node{Text: at.text, Column: at.from, From: at.from, To: at.to}
	switch {
	case at.kind == quantityToken:
		n.Op, n.Dimension = Literal, at.dimension
		n.Number, _ = unit.Parse(at.text, at.dimension) // the lexer has read it
	case at.kind == wordToken:
		n.Op = Word
	case at.kind == nameToken && !Op(at.text).joins():
		n.Op = Name
		p.call(n)
	case at.kind == signToken && at.text == "(":
		n = p.disjunction()
		n.From, n.To = at.from, p.closing()
	default:
		p.unexpected(at)
	}
	return n
}

// call makes a function of a name with brackets behind it.
func (p *parser) call(n *Node) {
	if p.Function == nil {
		return
	}
	if _, ok := p.accept("("); !ok {
		return
	}
	takesTarget, mistake := p.Function(n.Text)
	if mistake != nil {
		p.fail(n.Column, mistake.Message, mistake.Hint)
	}
	n.Op = Call
	if takesTarget {
		target := p.next()
		if target.kind != nameToken || Op(target.text).joins() {
			p.fail(target.from, n.Text+" takes the name of a station, zone or resource", "as in "+n.Text+"(site.name)")
		}
		n.Target = target.text
	}
	n.To = p.closing()
}

// closing takes a closing bracket, and tells where it ends.
func (p *parser) closing() int {
	bracket, ok := p.accept(")")
	if !ok {
		p.fail(p.tokens[0].from, "expected ), found "+p.tokens[0].describe(), p.metres(p.tokens[0]))
	}
	return bracket.to
}

// metres is the hint for an m behind a number and a space, by which minutes are meant; empty where there is none.
func (p *parser) metres(at token) string {
	number := p.before.text
	if at.text != "m" || p.before.kind != quantityToken || p.before.dimension != unit.Number {
		return ""
	}
	return "m after a space is metres; minutes are written " + number + " min, or " + number + "m without a space"
}

func (t token) describe() string {
	if t.kind == endToken {
		return "the end"
	}
	return t.text
}

func (p *parser) unexpected(at token) {
	if at.kind == endToken {
		p.fail(at.from, p.the()+" ends too early", "")
		return
	}
	hint := p.metres(at)
	switch {
	case hint != "":
	case at.kind != signToken:
		hint = "an operator may be missing; a minus between two names needs spaces around it"
	}
	p.fail(at.from, "unexpected "+at.describe(), hint)
}
