package scenario

import "karvon/sim/syntax"

// Condition is a typed expression that is true or false, such as
// channel == red and queue(scanner) < 10.
type Condition struct {
	Meta
	Text string
	Root *Node
}

// Expr is a typed expression that is a number, or a word of an attribute.
type Expr struct {
	Meta
	Text string
	Root *Node
}

// Node is a node of an expression's tree.
type Node struct {
	Op     Op
	Pos    syntax.Pos // of its operator or first character
	Number float64    // OpNumber; durations and other quantities in SI units
	Name   string     // OpName: attribute or word; OpCall: function
	Target string     // OpCall: station, zone or resource; empty for hour() and day()
	Args   []*Node    // operands, in order
}

// Op is an operator of an expression.
type Op string

// The operators, by precedence from loosest to tightest: or; and; not; the
// comparisons; + -; * /; unary -.
const (
	OpOr       Op = "or"
	OpAnd      Op = "and"
	OpNot      Op = "not"
	OpEqual    Op = "=="
	OpNotEqual Op = "!="
	OpLess     Op = "<"
	OpAtMost   Op = "<="
	OpMore     Op = ">"
	OpAtLeast  Op = ">="
	OpPlus     Op = "+"
	OpMinus    Op = "-"
	OpTimes    Op = "*"
	OpOver     Op = "/"
	OpNegate   Op = "negate"
	OpNumber   Op = "number"
	OpName     Op = "name"
	OpCall     Op = "call"
)

// The functions of expressions: queue(station or electronic queue) waiting
// entities, busy(station) servers at work, present(station) entities waiting or
// in service, expected-wait(station) seconds of a wait by its mean service time,
// inside(zone) entities, free(resource) units, hour() of the
// day at the current site (0 to 23), day() of the week (1 is Monday).
var functions = map[string]struct{ target bool }{
	"queue":         {true},
	"busy":          {true},
	"present":       {true},
	"expected-wait": {true},
	"inside":        {true},
	"free":          {true},
	"hour":          {false},
	"day":           {false},
	"members":       {false},
}
