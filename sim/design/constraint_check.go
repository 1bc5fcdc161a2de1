package design

import (
	"fmt"
	"slices"
	"strings"

	"karvon/sim/internal/expression"
)

// variable is what a constraint can name: a factor.
type variable struct {
	name string
	path string // an input path, by the last keys of which it can be named too
	kind kind
	why  string // why a factor that is a word is no quantity; empty for policies
	// words are its levels, where it is a word.
	words []string
}

// newConstraint finds the factors that an expression names, and whether what it computes and compares goes
// together.
func newConstraint(text string, root *expression.Node, factors []variable) (*Constraint, *expression.Error) {
	c := &checker{text: []rune(text), factors: factors}
	typed := c.term(root)
	if c.err == nil && !typed.kind.truth {
		c.fail(root.From, fmt.Sprintf("the constraint is %s: it neither holds nor fails", typed.kind),
			"compare it with something, as in "+text+" <= ...")
	}
	if c.err == nil && !c.named {
		c.fail(root.From, "the constraint names no factor: it is the same at every point", "")
	}
	if c.err != nil {
		return nil, c.err
	}
	return &Constraint{text, typed}, nil
}

// term is a node with its kind.
type term struct {
	*expression.Node
	args   []*term
	kind   kind
	factor int   // of a name
	value  Value // of a literal or a word
}

// checker gives each node its kind.
type checker struct {
	text    []rune
	factors []variable
	named   bool              // whether a factor was found
	err     *expression.Error // the first mistake
}

func (c *checker) fail(column int, message, hint string) {
	if c.err == nil {
		c.err = &expression.Error{Column: column, Message: message, Hint: hint}
	}
}

// written gives the part of the text that a node is made of.
func (c *checker) written(n *term) string { return string(c.text[n.From:n.To]) }

func (c *checker) term(of *expression.Node) *term {
	n := &term{Node: of}
	for i, arg := range of.Args {
		if of.Op.Compares() && c.isBareWord(arg) && c.isWordFactor(of.Args[1-i]) {
			n.args = append(n.args, word(arg))
			continue
		}
		n.args = append(n.args, c.term(arg))
	}
	if c.err == nil {
		c.kind(n)
	}
	return n
}

// kind gives a node its kind by those of its operands.
func (c *checker) kind(n *term) {
	switch {
	case n.Op == expression.Literal:
		n.kind = of(n.Dimension)
		n.value, _ = parseQuantity(n.Text, n.Dimension) // the lexer has read it
	case n.Op == expression.Word:
		*n = *word(n.Node)
	case n.Op == expression.Name:
		c.name(n)
	case n.Op.Compares():
		c.comparison(n)
	case n.Op.Joins():
		for _, arg := range n.args {
			c.condition(arg, n.Op)
		}
		n.kind = truth
	default:
		c.arithmetic(n)
	}
}

// word makes a word of a node, with or without quotes.
func word(of *expression.Node) *term {
	n := *of
	n.Op = expression.Word
	return &term{Node: &n, kind: anyWord, value: Value{word: n.Text}}
}

// isBareWord tells whether a node is a name of no factor: beside a factor of words it is one of them, without
// quotes.
func (c *checker) isBareWord(n *expression.Node) bool {
	found, ambiguous := c.lookUp(n.Text)
	return n.Op == expression.Name && found < 0 && len(ambiguous) == 0
}

func (c *checker) isWordFactor(n *expression.Node) bool {
	found, ambiguous := c.lookUp(n.Text)
	return n.Op == expression.Name && found >= 0 && len(ambiguous) == 0 && c.factors[found].kind.word
}

// name finds the factor that a name means.
func (c *checker) name(n *term) {
	found, ambiguous := c.lookUp(n.Text)
	switch {
	case len(ambiguous) > 0:
		c.fail(n.Column, n.Text+" can be "+strings.Join(ambiguous, " or "), "name it by more keys of its path")
	case found < 0:
		c.fail(n.Column, "there is no factor "+n.Text, c.nameHint(n.Text))
	default:
		n.factor, n.kind, c.named = found, c.factors[found].kind, true
	}
}

// lookUp finds a factor by its name, its path, or the last keys of its path.
func (c *checker) lookUp(name string) (found int, ambiguous []string) {
	found = slices.IndexFunc(c.factors, func(f variable) bool { return f.name == name || f.path == name })
	if found >= 0 {
		return found, nil
	}
	for i := range c.factors {
		if strings.HasSuffix(c.factors[i].path, "."+name) {
			found, ambiguous = i, append(ambiguous, c.factors[i].path)
		}
	}
	if len(ambiguous) == 1 {
		ambiguous = nil
	}
	return found, ambiguous
}

func (c *checker) nameHint(name string) string {
	if before, after, hyphen := strings.Cut(name, "-"); hyphen {
		left, _ := c.lookUp(before)
		right, _ := c.lookUp(after)
		if left >= 0 && right >= 0 {
			return "a minus has spaces around it: " + before + " - " + after
		}
	}
	var names []string
	for i := range c.factors {
		names = append(names, c.factors[i].name)
	}
	return "factors are " + strings.Join(names, ", ")
}

// condition refuses a value where a condition is due.
func (c *checker) condition(n *term, operator expression.Op) {
	if !n.kind.truth {
		c.fail(n.From, fmt.Sprintf("%s takes conditions, %s is %s", operator, c.written(n), n.kind),
			"compare it with something")
	}
}

// quantity refuses what cannot be computed with, and tells whether it can.
func (c *checker) quantity(n *term, operator expression.Op) bool {
	switch {
	case n.kind.truth:
		c.fail(n.From, fmt.Sprintf("%s takes quantities, %s is a condition", operator.Sign(), c.written(n)),
			"join conditions by and, or")
	case n.kind.word:
		hint := "words are compared by == and !="
		if n.Op == expression.Name && c.factors[n.factor].why != "" {
			hint = c.factors[n.factor].why
		}
		c.fail(n.From, fmt.Sprintf("%s takes quantities, %s is a word", operator.Sign(), c.written(n)), hint)
	}
	return c.err == nil
}

func (c *checker) arithmetic(n *term) {
	for _, arg := range n.args {
		if !c.quantity(arg, n.Op) {
			return
		}
	}
	left := n.args[0].kind
	switch {
	case len(n.args) == 1:
		n.kind = left
	case n.Op == expression.Times:
		n.kind = left.times(n.args[1].kind, 1)
	case n.Op == expression.Over:
		n.kind = left.times(n.args[1].kind, -1)
	default:
		verb := map[expression.Op]string{expression.Plus: "added to", expression.Minus: "taken from"}[n.Op]
		c.together(n, verb)
		n.kind = left
		if left.ratio {
			n.kind = n.args[1].kind
		}
	}
}

// together checks that both operands are of one kind.
func (c *checker) together(n *term, verb string) {
	left, right := n.args[0], n.args[1]
	if !n.Op.Compares() { // the right one is added or taken
		left, right = right, left
	}
	if left.kind.fits(right.kind) {
		return
	}
	hint := right.kind.written()
	if right.Op == expression.Literal && left.Op != expression.Literal {
		hint = left.kind.written()
	}
	c.fail(n.Column, fmt.Sprintf("%s is %s and cannot be %s %s, which is %s",
		c.written(left), left.kind, verb, c.written(right), right.kind), hint)
}

func (c *checker) comparison(n *term) {
	n.kind = truth
	left, right := n.args[0], n.args[1]
	switch {
	case n.Op != expression.Equal && n.Op != expression.NotEqual, !left.kind.word && !right.kind.word:
		if c.quantity(left, n.Op) && c.quantity(right, n.Op) {
			c.together(n, "compared with")
		}
	case !left.kind.word || !right.kind.word:
		c.fail(n.Column, fmt.Sprintf("%s is %s and cannot be compared with %s, which is %s",
			c.written(left), left.kind, c.written(right), right.kind), c.whyWord(left, right))
	default:
		c.level(left, right)
		c.level(right, left)
	}
}

// whyWord says why a factor that is compared with a quantity is a word.
func (c *checker) whyWord(sides ...*term) string {
	for _, n := range sides {
		if n.kind.word && n.Op == expression.Name {
			return c.factors[n.factor].why
		}
	}
	return ""
}

// level checks that a word is a level of the factor that it is compared with.
func (c *checker) level(n, factor *term) {
	if n.Op != expression.Word || factor.Op != expression.Name {
		return
	}
	if words := c.factors[factor.factor].words; !slices.Contains(words, n.value.word) {
		c.fail(n.Column, fmt.Sprintf("%s has no level %s", factor.Text, n.value.word),
			"its levels are "+strings.Join(words, ", "))
	}
}
