package expression

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"karvon/sim/syntax"
)

// checker gives each node its kind, and reports to the scope what does not go together.
type checker struct {
	text  []rune
	scope Scope
}

// Check finds what a text means in a scope. What is wanted is a condition, a quantity of a kind, any value, or one of
// the words of a symbol.
func Check(text string, root *Node, scope Scope, wanted Symbol) *Term {
	c := &checker{[]rune(text), scope}
	n := c.beside(root, wanted)
	if n.Kind.suits(wanted.Kind) {
		if !n.Kind.Fits(wanted.Kind) {
			c.scope.Fail(n.From, fmt.Sprintf("%s is %s; %s is needed", c.written(n), n.Kind, wanted.Kind),
				wanted.Kind.Written())
		}
		return n
	}
	column, hint := n.Column, "" // of what makes it a condition
	if !n.Kind.truth {
		column = n.From
	}
	if wanted.Kind.truth {
		hint = "compare it with something"
	}
	c.scope.Fail(column, fmt.Sprintf("%s is %s; %s is needed", c.written(n), n.Kind, wanted.Kind), hint)
	return n
}

// MeantMinus is the hint for a name that means nothing, where a minus in it may have been meant; empty where not.
func MeantMinus(name string, isKnown func(name string) bool) string {
	if before, after, hyphen := strings.Cut(name, "-"); hyphen && isKnown(before) {
		return "a minus has spaces around it: " + before + " - " + after
	}
	return ""
}

// Never says that a word is none of a symbol's.
func (s *Symbol) Never(word string) (message, hint string) {
	return fmt.Sprintf("%s is never %q", s.Title, word),
		"it can be " + syntax.Listed(slices.Sorted(maps.Keys(s.Words)), "and")
}

// written gives the part of the text that a node is made of.
func (c *checker) written(n *Term) string { return syntax.Abbreviated(string(c.text[n.From:n.To])) }

func (c *checker) term(of *Node) *Term {
	n := &Term{Node: of}
	switch {
	case len(of.Args) == 0:
		n.Symbol = c.scope.Leaf(of)
	case of.Op.compares():
		n.Args = c.compared(of.Args[0], of.Args[1])
		n.Kind = ConditionKind
		c.comparison(n)
	case of.Op.joins():
		n.Kind = ConditionKind
		for _, arg := range of.Args {
			n.Args = append(n.Args, c.term(arg))
		}
		c.conditions(n)
	default:
		for _, arg := range of.Args {
			n.Args = append(n.Args, c.term(arg))
		}
		n.Kind = c.computed(n)
	}
	return n
}

// compared gives both sides of a comparison. Beside a name whose values are words stands one of them, with quotes
// or without; beside one that means nothing may, so that it is not looked for.
func (c *checker) compared(left, right *Node) []*Term {
	if symbol, known := c.find(left); known && symbol.Kind.word {
		return []*Term{c.term(left), c.beside(right, symbol)}
	}
	if symbol, known := c.find(right); known && symbol.Kind.word {
		return []*Term{c.beside(left, symbol), c.term(right)}
	}
	if c.isUnknown(left) && c.isUnknown(right) {
		return []*Term{c.term(left), word(right)}
	}
	return []*Term{c.term(left), c.term(right)}
}

func (c *checker) find(n *Node) (found Symbol, known bool) {
	if n.Op != Name {
		return Symbol{}, false
	}
	return c.scope.Find(n.Text)
}

func (c *checker) isUnknown(n *Node) bool {
	_, known := c.find(n)
	return n.Op == Name && !known
}

// beside gives a node where a symbol's value is wanted: of a word one of its words, unless it is a name whose
// values are words too.
func (c *checker) beside(n *Node, symbol Symbol) *Term {
	other, _ := c.find(n)
	if !symbol.Kind.word || n.Op != Word && (n.Op != Name || other.Kind.word && !symbol.Words[n.Text]) {
		return c.term(n)
	}
	if !symbol.Words[n.Text] {
		c.scope.Never(n, symbol)
	}
	return word(n)
}

// word makes a word of a node, with or without quotes.
func word(of *Node) *Term {
	n := *of
	n.Op = Word
	return &Term{Node: &n, Symbol: Symbol{Kind: WordKind}}
}

// conditions refuses values where conditions are due.
func (c *checker) conditions(n *Term) {
	for _, arg := range n.Args {
		if !arg.Kind.truth {
			c.scope.Fail(arg.From, fmt.Sprintf("%s takes conditions, %s is %s", n.Op, c.written(arg), arg.Kind),
				"compare it with something")
		}
	}
}

// quantities refuses what cannot be computed with, and tells whether all can.
func (c *checker) quantities(n *Term) bool {
	all := true
	for _, arg := range n.Args {
		hint := cmp.Or(arg.Why, "words are compared by == and !=")
		if arg.Kind.truth {
			hint = "join conditions by and, or"
		}
		if arg.Kind.truth || arg.Kind.word {
			c.scope.Fail(arg.From, fmt.Sprintf("%s takes quantities, %s is %s", n.Op.sign(), c.written(arg), arg.Kind), hint)
			all = false
		}
	}
	return all
}

// computed gives the kind of a result by those of its operands.
func (c *checker) computed(n *Term) Kind {
	if !c.quantities(n) {
		return AnyKind
	}
	left := n.Args[0].Kind
	switch n.Op {
	case Negate:
		return left
	case Times:
		return left.times(n.Args[1].Kind, 1)
	case Over:
		return left.times(n.Args[1].Kind, -1)
	case Plus:
		c.together(n, n.Args[1], n.Args[0], "added to")
	default:
		c.together(n, n.Args[1], n.Args[0], "taken from")
	}
	return left.plus(n.Args[1].Kind)
}

func (c *checker) comparison(n *Term) {
	left, right := n.Args[0], n.Args[1]
	if isEquality := n.Op == Equal || n.Op == NotEqual; isEquality && (left.Kind.word || right.Kind.word) {
		if !left.Kind.suits(right.Kind) || left.Op == Word && right.Op == Word {
			c.apart(n, left, right, "compared with", cmp.Or(left.Why, right.Why))
		}
		return
	}
	if c.quantities(n) {
		c.together(n, left, right, "compared with")
	}
}

// together checks that two quantities are of one kind.
func (c *checker) together(n, one, other *Term, verb string) {
	if one.Kind.Fits(other.Kind) {
		return
	}
	hint := other.Kind.Written()
	if one.Op != Literal && (other.Op == Literal || other.Kind.isPlain() || other.Kind.Ratio) {
		hint = one.Kind.Written()
	}
	c.apart(n, one, other, verb, hint)
}

func (c *checker) apart(n, one, other *Term, verb, hint string) {
	c.scope.Fail(n.Column, fmt.Sprintf("%s is %s and cannot be %s %s, which is %s",
		c.written(one), one.Kind, verb, c.written(other), other.Kind), hint)
}
