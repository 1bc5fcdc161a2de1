package scenario

import (
	"testing"

	"karvon/sim/internal/expression"
	"karvon/sim/syntax"
)

func TestAnExpressionIsANumberOrAWord(t *testing.T) {
	for text, want := range map[string]expression.Op{
		"red": expression.Name, "load + 1": expression.Plus, "-3": expression.Negate, "free(lift)": expression.Call,
		"'red'": expression.Word,
	} {
		root, mistake := parseValue(text)
		if mistake != nil || root.Op != want {
			t.Errorf("%s: got %v, %v", text, root, mistake)
		}
	}
}

func TestFormulasThatMeanNothingSayWhereAndWhy(t *testing.T) {
	for text, want := range map[string]string{
		"channel": "channel is a value; a condition is needed (compare it with something)",
		"'red'":   "'red' is a value; a condition is needed (compare it with something)",
		"channel == 'Red Lane'": "\"Red Lane\" is not a name (a name is lower-case letters, digits and hyphens, beginning " +
			"with a letter, such as red-lane)",
		"post.gate > 3": "post.gate is not an attribute (what stands at a site is asked for by a function, such as " +
			"queue(post.gate))",
		"a < 3 and load": "and takes conditions, load is a value (compare it with something)",
		"-(a < 3) > 2":   "- takes quantities, (a < 3) is a condition (join conditions by and, or)",
		"quue(gate) > 3": "there is no function quue (did you mean queue?)",
	} {
		if _, mistake := parseCondition(text); mistake == nil || mistake.Error() != want {
			t.Errorf("%s: got %v", text, mistake)
		}
	}
}

func TestMistakesAreInTheirColumn(t *testing.T) {
	for inline, column := range map[bool]int{true: 18, false: 10} {
		f := Formula{Start: syntax.Pos{File: "x", Line: 4, Column: 10}, Inline: inline}
		if got := f.At(8); got != (syntax.Pos{File: "x", Line: 4, Column: column}) {
			t.Errorf("inline %v: %v", inline, got)
		}
	}
}
