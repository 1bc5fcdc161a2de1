package expression

import (
	"slices"

	"karvon/sim/unit"
)

// Node is an operator with its operands, a function, a name, a word or a literal.
type Node struct {
	Op        Op
	Text      string         // of a name, word, function or literal
	Target    string         // of a function: the name in its brackets, if it takes one
	Dimension unit.Dimension // of a literal
	Number    float64        // of a literal, in the base unit of its dimension
	Column    int            // characters before its operator or beginning
	From, To  int            // characters of the text that it is made of, with the brackets around it
	Args      []*Node        // operands, in order
}

// Op is what a node does or is.
type Op string

// The operators by precedence from the loosest to the tightest: or; and; not; the comparisons; + -; * /; the sign.
// Then what has no operands.
const (
	Or       Op = "or"
	And      Op = "and"
	Not      Op = "not"
	Equal    Op = "=="
	NotEqual Op = "!="
	Less     Op = "<"
	AtMost   Op = "<="
	More     Op = ">"
	AtLeast  Op = ">="
	Plus     Op = "+"
	Minus    Op = "-"
	Times    Op = "*"
	Over     Op = "/"
	Negate   Op = "negate"

	Literal Op = "literal"
	Name    Op = "name"
	Word    Op = "word" // in quotes
	Call    Op = "call"
)

var (
	joins       = []Op{Or, And, Not}
	comparisons = []Op{Equal, NotEqual, Less, AtMost, More, AtLeast}
)

// joins tells whether an operator takes conditions: or, and, not.
func (op Op) joins() bool { return slices.Contains(joins, op) }

// compares tells whether an operator compares two values.
func (op Op) compares() bool { return slices.Contains(comparisons, op) }

// sign gives an operator as it is written.
func (op Op) sign() string {
	if op == Negate {
		return string(Minus)
	}
	return string(op)
}
