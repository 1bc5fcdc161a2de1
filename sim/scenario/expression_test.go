package scenario

import (
	"fmt"
	"strings"
	"testing"

	"karvon/sim/syntax"
)

// shown writes an expression's tree with brackets around every operation.
func shown(n *Node) string {
	switch n.Op {
	case OpNumber:
		return fmt.Sprint(n.Number)
	case OpName:
		return n.Name
	case OpCall:
		return n.Name + "[" + n.Target + "]"
	}
	args := make([]string, len(n.Args))
	for i, arg := range n.Args {
		args[i] = shown(arg)
	}
	return "(" + string(n.Op) + " " + strings.Join(args, " ") + ")"
}

func TestOperatorsBindAsStated(t *testing.T) {
	for text, want := range map[string]string{
		"a == b or c == d and e == f":  "(or (== a b) (and (== c d) (== e f)))",
		"not a == b and c == d":        "(and (not (== a b)) (== c d))",
		"a + b * c < d - e - f":        "(< (+ a (* b c)) (- (- d e) f))",
		"-a * b > 0":                   "(> (* (negate a) b) 0)",
		"(a + b) * c >= 2":             "(>= (* (+ a b) c) 2)",
		"a-b == c - d":                 "(== a-b (- c d))",
		"queue(gate) <= 10":            "(<= queue[gate] 10)",
		"inside(post.truck-yard)/2!=1": "(!= (/ inside[post.truck-yard] 2) 1)",
		"hour() >= 8 and day() < 6":    "(and (>= hour[] 8) (< day[] 6))",
		"wait > 4m30s":                 "(> wait 270)",
		"share < 20%":                  "(< share 0.2)",
		"not not a == 1e3":             "(not (not (== a 1000)))",
	} {
		root, err := ParseCondition(text, syntax.Pos{File: "x", Line: 1, Column: 1})
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := shown(root); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

func TestAnExpressionIsANumberOrAWord(t *testing.T) {
	for text, want := range map[string]string{"red": "red", "load + 1": "(+ load 1)", "-3": "(negate 3)", "free(lift)": "free[lift]"} {
		root, err := ParseExpression(text, syntax.Pos{})
		if err != nil || shown(root) != want {
			t.Errorf("%s: got %v, %v", text, root, err)
		}
	}
}

func TestNodesKnowTheirColumn(t *testing.T) {
	root, err := ParseCondition("channel == red", syntax.Pos{File: "x", Line: 4, Column: 10})
	if err != nil || root.Pos != (syntax.Pos{File: "x", Line: 4, Column: 18}) || root.Args[1].Pos.Column != 21 {
		t.Errorf("got %+v, %v", root, err)
	}
}
