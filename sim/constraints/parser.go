package constraints

import (
	"slices"
	"unicode/utf8"
)

// Expression is a constraint as written, of which the names are not known yet.
type Expression struct {
	text string
	root *node
}

// Text gives the constraint as written.
func (e *Expression) Text() string { return e.text }

// node is an operator with its operands, a name, a word or a quantity.
type node struct {
	token    // of the operator or of the leaf
	args     []*node
	from, to int // characters of the text that it is made of

	kind   Kind // known after the check
	factor int  // of a name
	value  Value
}

// Bounds on the text: of its length, and with it of how deep brackets nest.
const longestText = 500

// Parse reads a constraint. The mistake is an *Error.
func Parse(text string) (*Expression, error) {
	if utf8.RuneCountInString(text) > longestText {
		return nil, &Error{0, "the constraint is too long", "write several; all of them must hold"}
	}
	tokens, mistake := lex(text)
	if mistake != nil {
		return nil, mistake
	}
	p := parser{tokens: tokens}
	root := p.disjunction()
	if next := p.tokens[0]; p.err == nil && next.kind != endToken {
		p.unexpected(next)
	}
	if p.err != nil {
		return nil, p.err
	}
	return &Expression{text, root}, nil
}

// The operators of each level of precedence, from the loosest.
var (
	comparisons = []string{"==", "!=", "<", "<=", ">", ">="}
	sums        = []string{"+", "-"}
	products    = []string{"*", "/"}
	keywords    = []string{"and", "or", "not"}
)

// parser reads by recursive descent, one method a level of precedence.
type parser struct {
	tokens []token
	end    int    // characters up to the end of the token that was taken last
	err    *Error // the first mistake; later ones would follow from it
}

func (p *parser) fail(column int, message, hint string) {
	if p.err == nil {
		p.err = &Error{column, message, hint}
	}
}

func (p *parser) next() token {
	taken := p.tokens[0]
	if taken.kind != endToken {
		p.tokens = p.tokens[1:]
		p.end = taken.column + utf8.RuneCountInString(taken.text)
		if taken.kind == wordToken {
			p.end += 2
		}
	}
	return taken
}

// accept takes the token at hand if it is one of these operators.
func (p *parser) accept(operators ...string) (token, bool) {
	at := p.tokens[0]
	if at.kind != nameToken && at.kind != signToken || !slices.Contains(operators, at.text) {
		return token{}, false
	}
	return p.next(), true
}

func (p *parser) disjunction() *node { return p.leftToRight(p.conjunction, "or") }
func (p *parser) conjunction() *node { return p.leftToRight(p.negation, "and") }
func (p *parser) sum() *node         { return p.leftToRight(p.product, sums...) }
func (p *parser) product() *node     { return p.leftToRight(p.sign, products...) }

// leftToRight reads operands of a tighter level, joined by operators of one
// level.
func (p *parser) leftToRight(operand func() *node, operators ...string) *node {
	left := operand()
	for p.err == nil {
		operator, ok := p.accept(operators...)
		if !ok {
			break
		}
		left = p.joined(operator, left, operand())
	}
	return left
}

func (p *parser) joined(operator token, left, right *node) *node {
	return &node{token: operator, args: []*node{left, right}, from: left.from, to: right.to}
}

func (p *parser) negation() *node {
	operator, ok := p.accept("not")
	if !ok {
		return p.comparison()
	}
	inner := p.negation()
	return &node{token: operator, args: []*node{inner}, from: operator.column, to: inner.to}
}

func (p *parser) comparison() *node {
	left := p.sum()
	operator, ok := p.accept(comparisons...)
	if !ok || p.err != nil {
		return left
	}
	n := p.joined(operator, left, p.sum())
	if again, ok := p.accept(comparisons...); ok {
		p.fail(again.column, "comparisons do not follow each other", "write a < b and b < c")
	}
	return n
}

func (p *parser) sign() *node {
	operator, ok := p.accept("-")
	if !ok {
		return p.primary()
	}
	inner := p.sign()
	return &node{token: operator, args: []*node{inner}, from: operator.column, to: inner.to}
}

func (p *parser) primary() *node {
	at := p.next()
	switch {
	case at.kind == quantityToken, at.kind == wordToken, at.kind == nameToken && !slices.Contains(keywords, at.text):
		return &node{token: at, from: at.column, to: p.end}
	case at.kind == signToken && at.text == "(":
		inner := p.disjunction()
		if _, ok := p.accept(")"); !ok {
			p.fail(p.tokens[0].column, "expected ), found "+p.tokens[0].describe(), "")
		}
		inner.from, inner.to = at.column, p.end
		return inner
	}
	p.unexpected(at)
	return &node{token: at}
}

func (t token) describe() string {
	if t.kind == endToken {
		return "the end"
	}
	return t.text
}

func (p *parser) unexpected(at token) {
	if at.kind == endToken {
		p.fail(at.column, "the constraint ends too early", "")
		return
	}
	hint := ""
	if at.kind != signToken {
		hint = "an operator may be missing"
	}
	p.fail(at.column, "unexpected "+at.describe(), hint)
}
