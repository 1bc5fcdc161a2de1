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
	Assumptions: true,
}

// functions tells of each function whether it takes the name of a target: queue(station or electronic queue)
// waiting entities, busy(station) servers at work, present(station) entities waiting or in service,
// expected-wait(station) seconds of a wait by its mean service time, displayed-wait(station) what its display shows of
// it, inside(zone) entities, free(resource) units, on-duty(station) servers, places-left(zone) for entities of one's
// class, hour() of the day at the current site (0 to 23), day() of the week (1 is Monday), members() of a batch, now()
// seconds since the run's start, since-arrival() seconds since the entity came into the model.
var functions = map[string]bool{
	"queue": true, "busy": true, "present": true, "expected-wait": true, "displayed-wait": true, "inside": true,
	"free": true, "on-duty": true, "places-left": true,
	"hour": false, "day": false, "members": false, "now": false, "since-arrival": false,
}

// GivesDuration says whether a function gives a duration; the others count.
func GivesDuration(function string) bool {
	return slices.Contains([]string{"expected-wait", "displayed-wait", "now", "since-arrival"}, function)
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
	return parseFormula(text, expression.ConditionKind)
}

// parseValue reads what is a number or a word.
func parseValue(text string) (*expression.Node, *expression.Error) {
	return parseFormula(text, expression.AnyKind)
}

func parseConstraint(text string) (*expression.Node, *expression.Error) {
	return expression.Parse(text, expression.Constraint)
}

func parseFormula(text string, wanted expression.Kind) (*expression.Node, *expression.Error) {
	root, mistake := expression.Parse(text, conditions)
	if mistake != nil {
		return nil, mistake
	}
	var scope anyNames
	expression.Check(text, root, &scope, expression.Symbol{Kind: wanted})
	return root, scope.Mistake
}

// anyNames is the scope of what a text says whatever its names mean.
type anyNames struct{ expression.First }

// Find takes any name, which may mean anything.
func (a *anyNames) Find(string) (found expression.Symbol, known bool) {
	return expression.Symbol{Kind: expression.AnyKind}, true
}

// Leaf takes all that can be a name.
func (a *anyNames) Leaf(n *expression.Node) expression.Symbol {
	switch {
	case n.Op == expression.Name && strings.Contains(n.Text, "."):
		a.Fail(n.Column, n.Text+" is not an attribute",
			"what stands at a site is asked for by a function, such as queue("+n.Text+")")
	case n.Op == expression.Word && !IsName(n.Text):
		a.Fail(n.Column, strconv.Quote(n.Text)+" is not a name", NameHint(n.Text))
	case n.Op == expression.Call && GivesDuration(n.Text):
		return expression.Symbol{Kind: expression.Of(unit.Duration)}
	case n.Op == expression.Call:
		return expression.Symbol{Kind: expression.Of(unit.Number)}
	}
	return expression.Symbol{Kind: expression.AnyKind}
}
