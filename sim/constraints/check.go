package constraints

import (
	"fmt"
	"slices"
	"strings"
)

// Factor is what a constraint can name.
type Factor struct {
	Name string
	Path string // an input path, by the last keys of which it can be named too
	Kind Kind
	Why  string // why a factor that is a word is no quantity; empty for policies
	// Words are its levels, where it is a word.
	Words []string
}

// Constraint is a condition whose names and kinds are known.
type Constraint struct {
	Expression
	root *node
}

// Check finds the factors that the expression names, and whether what it
// computes and compares goes together. The mistake is an *Error.
func (e *Expression) Check(factors []Factor) (*Constraint, error) {
	c := &checker{text: []rune(e.text), factors: factors}
	root := c.node(e.root)
	if c.err == nil && !root.kind.truth {
		c.fail(root.from, fmt.Sprintf("the constraint is %s: it neither holds nor fails", root.kind), "compare it with something, as in "+e.text+" <= ...")
	}
	if c.err == nil && !c.named {
		c.fail(root.from, "the constraint names no factor: it is the same at every point", "")
	}
	if c.err != nil {
		return nil, c.err
	}
	return &Constraint{*e, root}, nil
}

// checker gives each node its kind. It copies the nodes: an expression can be
// checked against other factors again.
type checker struct {
	text    []rune
	factors []Factor
	named   bool // whether a factor was found
	err     *Error
}

func (c *checker) fail(column int, message, hint string) {
	if c.err == nil {
		c.err = &Error{column, message, hint}
	}
}

// written gives the part of the text that a node is made of.
func (c *checker) written(n *node) string { return string(c.text[n.from:n.to]) }

func (c *checker) node(of *node) *node {
	n := *of
	n.args = make([]*node, len(of.args))
	if len(of.args) == 2 && slices.Contains(comparisons, of.text) {
		c.comparison(&n, of)
		return &n
	}
	for i := range of.args {
		n.args[i] = c.node(of.args[i])
	}
	if c.err != nil {
		return &n
	}
	switch {
	case len(n.args) == 0:
		c.leaf(&n)
	case slices.Contains(keywords, n.text):
		for _, arg := range n.args {
			c.condition(arg, n.text)
		}
		n.kind = truth
	default:
		c.arithmetic(&n)
	}
	return &n
}

func (c *checker) leaf(n *node) {
	switch n.token.kind {
	case quantityToken:
		n.kind = Of(n.dimension)
		n.value, _ = ParseQuantity(n.text, n.dimension) // the lexer has read it
	case wordToken:
		n.kind, n.value.Word = Word, n.text
	default:
		c.name(n)
	}
}

// name finds the factor that a name means.
func (c *checker) name(n *node) {
	found, ambiguous := c.lookUp(n.text)
	switch {
	case len(ambiguous) > 0:
		c.fail(n.column, n.text+" can be "+strings.Join(ambiguous, " or "), "name it by more keys of its path")
	case found < 0:
		c.fail(n.column, "there is no factor "+n.text, c.nameHint(n.text))
	default:
		n.factor, n.kind, c.named = found, c.factors[found].Kind, true
	}
}

// lookUp finds a factor by its name, its path, or the last keys of its path.
func (c *checker) lookUp(name string) (found int, ambiguous []string) {
	found = slices.IndexFunc(c.factors, func(f Factor) bool { return f.Name == name || f.Path == name })
	if found >= 0 {
		return found, nil
	}
	for i := range c.factors {
		if strings.HasSuffix(c.factors[i].Path, "."+name) {
			found, ambiguous = i, append(ambiguous, c.factors[i].Path)
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
		names = append(names, c.factors[i].Name)
	}
	return "factors are " + strings.Join(names, ", ")
}

// condition refuses a value where a condition is due.
func (c *checker) condition(n *node, operator string) {
	if !n.kind.truth {
		c.fail(n.from, fmt.Sprintf("%s takes conditions, %s is %s", operator, c.written(n), n.kind), "compare it with something")
	}
}

// quantity refuses what cannot be computed with, and tells whether it can.
func (c *checker) quantity(n *node, operator string) bool {
	switch {
	case n.kind.truth:
		c.fail(n.from, fmt.Sprintf("%s takes quantities, %s is a condition", operator, c.written(n)), "join conditions by and, or")
	case n.kind.word:
		hint := "words are compared by == and !="
		if n.token.kind == nameToken && c.factors[n.factor].Why != "" {
			hint = c.factors[n.factor].Why
		}
		c.fail(n.from, fmt.Sprintf("%s takes quantities, %s is a word", operator, c.written(n)), hint)
	}
	return c.err == nil
}

func (c *checker) arithmetic(n *node) {
	for _, arg := range n.args {
		if !c.quantity(arg, n.text) {
			return
		}
	}
	left := n.args[0].kind
	switch {
	case len(n.args) == 1:
		n.kind = left
	case n.text == "*":
		n.kind = left.times(n.args[1].kind, 1)
	case n.text == "/":
		n.kind = left.times(n.args[1].kind, -1)
	default:
		verb := map[string]string{"+": "added to", "-": "taken from"}[n.text]
		c.together(n, verb)
		n.kind = left
		if left.ratio {
			n.kind = n.args[1].kind
		}
	}
}

// together checks that both operands are of one kind.
func (c *checker) together(n *node, verb string) {
	left, right := n.args[0], n.args[1]
	if n.text == "-" {
		left, right = right, left
	} else if n.text == "+" {
		left, right = right, left
	}
	if left.kind.fits(right.kind) {
		return
	}
	hint := right.kind.written()
	if right.token.kind == quantityToken && left.token.kind != quantityToken {
		hint = left.kind.written()
	}
	c.fail(n.column, fmt.Sprintf("%s is %s and cannot be %s %s, which is %s",
		c.written(left), left.kind, verb, c.written(right), right.kind), hint)
}

// comparison checks both sides, of which one can be a word without quotes.
func (c *checker) comparison(n, of *node) {
	for i, side := range of.args {
		other := of.args[1-i]
		if c.isBareWord(side) && !c.isBareWord(other) && other.token.kind == nameToken {
			n.args[i] = side
			continue
		}
		n.args[i] = c.node(side)
	}
	for i, side := range of.args {
		if c.err == nil && n.args[i] == side {
			n.args[i] = c.bareWord(side, n.args[1-i])
		}
	}
	if c.err != nil {
		return
	}
	n.kind = truth
	left, right := n.args[0], n.args[1]
	switch {
	case n.text != "==" && n.text != "!=", !left.kind.word && !right.kind.word:
		if c.quantity(left, n.text) && c.quantity(right, n.text) {
			c.together(n, "compared with")
		}
	case !left.kind.word || !right.kind.word:
		c.fail(n.column, fmt.Sprintf("%s is %s and cannot be compared with %s, which is %s",
			c.written(left), left.kind, c.written(right), right.kind), c.whyWord(left, right))
	default:
		c.level(left, right)
		c.level(right, left)
	}
}

// whyWord says why a factor that is compared with a quantity is a word.
func (c *checker) whyWord(sides ...*node) string {
	for _, n := range sides {
		if n.kind.word && n.token.kind == nameToken {
			return c.factors[n.factor].Why
		}
	}
	return ""
}

// isBareWord tells whether a node is a name of no factor.
func (c *checker) isBareWord(n *node) bool {
	if n.token.kind != nameToken || len(n.args) > 0 {
		return false
	}
	found, ambiguous := c.lookUp(n.text)
	return found < 0 && len(ambiguous) == 0
}

// bareWord takes a name for a word where the other side is a factor of words.
func (c *checker) bareWord(n, other *node) *node {
	if !other.kind.word {
		return c.node(n) // which tells that there is no such factor
	}
	word := *n
	word.kind, word.token.kind, word.value.Word = Word, wordToken, n.text
	return &word
}

// level checks that a word is a level of the factor that it is compared with.
func (c *checker) level(n, factor *node) {
	if n.token.kind != wordToken || factor.token.kind != nameToken {
		return
	}
	if words := c.factors[factor.factor].Words; !slices.Contains(words, n.value.Word) {
		c.fail(n.column, fmt.Sprintf("%s has no level %s", factor.text, n.value.Word), "its levels are "+strings.Join(words, ", "))
	}
}
