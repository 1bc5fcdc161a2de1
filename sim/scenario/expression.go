package scenario

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"karvon/sim/internal/expression"
	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// Formula is a text of the language of expressions, and where it stands.
type Formula struct {
	Meta
	Text   string
	Root   *expression.Node // nil where the text cannot be read
	Start  syntax.Pos       // of the text's first character
	Inline bool             // whether columns of the text are columns of the line
}

// Condition is a formula that is true or false, such as channel == red and queue(scanner) < 10.
type Condition struct{ Formula }

// Expr is a formula that is a number, or a word of an attribute.
type Expr struct{ Formula }

// At gives the position of a character of the text.
func (f *Formula) At(column int) syntax.Pos {
	if !f.Inline {
		return f.Start
	}
	return f.Start.Right(column)
}

// misread records what is wrong with a formula.
func (p *phase) misread(f *Formula, code syntax.Code, mistake *expression.Error) {
	p.Add(code, f.At(mistake.Column), f.Path, mistake.Message, mistake.Hint)
}

// conditions is the dialect of conditions and expressions.
var conditions = &expression.Dialect{
	Noun: "an expression", Dimensions: []unit.Dimension{unit.Number, unit.Share, unit.Duration},
	Literals: "a number, nor a share such as 20%, nor a duration such as 5m", Function: function,
}

// functions tells of each function whether it takes the name of a target: queue(station or electronic queue)
// waiting entities, busy(station) servers at work, present(station) entities waiting or in service,
// expected-wait(station) seconds of a wait by its mean service time, displayed-wait(station) what its display shows of
// it, inside(zone) entities, free(resource) units, hour() of the day at the current site (0 to 23), day() of the week
// (1 is Monday), members() of a batch.
var functions = map[string]bool{
	"queue": true, "busy": true, "present": true, "expected-wait": true, "displayed-wait": true, "inside": true,
	"free": true, "hour": false, "day": false, "members": false,
}

func function(name string) (takesTarget bool, mistake *expression.Error) {
	takesTarget, known := functions[name]
	if !known {
		mistake = &expression.Error{Message: "there is no function " + name,
			Hint: syntax.DidYouMean(name, slices.Sorted(maps.Keys(functions)))}
	}
	return takesTarget, mistake
}

// parseCondition reads what is true or false. Whether its names exist is for the plan to say.
func parseCondition(text string) (*expression.Node, *expression.Error) {
	root, mistake := parseFormula(text)
	if mistake == nil && !root.Op.IsCondition() {
		hint := ""
		if root.Op == expression.Name {
			hint = "compare it, as in " + root.Text + " == word"
		}
		mistake = &expression.Error{Column: root.Column,
			Message: "the expression is not a condition: it is neither true nor false", Hint: hint}
	}
	return root, mistake
}

// parseValue reads what is a number or a word.
func parseValue(text string) (*expression.Node, *expression.Error) {
	root, mistake := parseFormula(text)
	if mistake == nil && root.Op.IsCondition() {
		mistake = &expression.Error{Column: root.Column,
			Message: "the expression is a condition, here a number or a word is due"}
	}
	return root, mistake
}

func parseConstraint(text string) (*expression.Node, *expression.Error) {
	return expression.Parse(text, expression.Constraint)
}

func parseFormula(text string) (*expression.Node, *expression.Error) {
	root, mistake := expression.Parse(text, conditions)
	if mistake == nil {
		mistake = checkFormula(root)
	}
	return root, mistake
}

// checkFormula finds the first node that is not of the language, whatever its names mean.
func checkFormula(n *expression.Node) *expression.Error {
	for _, arg := range n.Args {
		if mistake := checkFormula(arg); mistake != nil {
			return mistake
		}
	}
	switch {
	case n.Op == expression.Name && strings.Contains(n.Text, "."):
		return &expression.Error{Column: n.Column, Message: n.Text + " is not an attribute",
			Hint: "what stands at a site is asked for by a function, such as queue(" + n.Text + ")"}
	case n.Op == expression.Word && !namePattern.MatchString(n.Text):
		return &expression.Error{Column: n.Column, Message: strconv.Quote(n.Text) + " is not a name", Hint: NameHint(n.Text)}
	}
	for _, arg := range n.Args {
		switch {
		case n.Op.Joins() && !arg.Op.IsCondition():
			return &expression.Error{Column: arg.Column, Message: n.Op.Sign() + " takes conditions, this is a value",
				Hint: "compare it, as in channel == red"}
		case !n.Op.Joins() && arg.Op.IsCondition():
			return &expression.Error{Column: arg.Column, Message: n.Op.Sign() + " takes values, this is a condition",
				Hint: "join conditions by and, or"}
		}
	}
	return nil
}
