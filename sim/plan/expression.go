package plan

import (
	"cmp"
	"fmt"
	"slices"

	"karvon/sim/internal/expression"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// What is wanted of an expression, where it is no word of an attribute.
var (
	aCondition = expression.Symbol{Kind: expression.ConditionKind}
	aNumber    = expression.Symbol{Kind: expression.Of(unit.Number)}
	aRatio     = expression.Symbol{Kind: expression.Kind{Ratio: true}} // a number or a share
	aDuration  = expression.Symbol{Kind: expression.Of(unit.Duration)}
	nothing    = expression.Symbol{Kind: expression.AnyKind} // what means nothing
)

// translator compiles one expression. It is the scope of its names: the attributes of its flow, or of any.
type translator struct {
	*journey
	formula *scenario.Formula
	pushes  []Instruction // of names and functions; the first of what means nothing
	program Program
	depth   int
	deepest int

	withoutQueues bool // whether what tells of queues is nought
}

// program compiles an expression of a journey and gives its index.
func (j *journey) program(f *scenario.Formula, wanted expression.Symbol) ProgramID {
	t := &translator{journey: j, formula: f}
	return t.translate(wanted)
}

// translate compiles the whole expression and gives its index.
func (t *translator) translate(wanted expression.Symbol) ProgramID {
	f := t.formula
	t.pushes = []Instruction{{Op: PushNumber}}
	checked := expression.Check(f.Text, f.Root, t, wanted)
	if wanted.Kind == expression.BareKind && !checked.Kind.IsOfTime() {
		t.Fail(checked.From, f.Text+" is "+checked.Kind.String()+"; attributes keep numbers and times",
			"divide it by another")
	}
	t.compile(checked)
	if t.deepest > StackDepth {
		t.fail(f.Meta, scenario.BadExpression, "the expression is nested too deep", "give an attribute a part of it first")
	}
	t.plan.Programs = append(t.plan.Programs, t.program)
	return ProgramID(len(t.plan.Programs) - 1)
}

// stationConditions compiles the conditions of the stations.
func (c *compiler) stationConditions() {
	byName(c.scenario.Sites, func(site string, s *scenario.Site) {
		byName(s.Stations, func(name string, st *scenario.Station) {
			j := &journey{compiler: c, site: c.siteIndex[site]}
			j.conditions(&c.plan.Stations[c.stationIndex[site+"."+name]], st)
		})
	})
}

// compile adds the instructions of a term.
func (t *translator) compile(n *expression.Term) {
	switch n.Op {
	case expression.Literal:
		t.add(Instruction{Op: PushNumber, Number: n.Number})
	case expression.Word:
		t.add(Instruction{Op: PushNumber, Number: float64(t.wordIndex[n.Text])})
	case expression.Name, expression.Call:
		t.add(t.pushes[n.Index])
	default:
		op := operations[n.Op]
		args := slices.Clone(n.Args)
		if op.reverse || args[0].Op == expression.Word { // equal ones have one program
			slices.Reverse(args)
		}
		for _, arg := range args {
			t.compile(arg)
		}
		t.add(Instruction{Op: op.code})
	}
}

func (t *translator) add(in Instruction) {
	t.program = append(t.program, in)
	switch {
	case in.Op < Or:
		t.depth++
	case in.Op != Not && in.Op != Negate:
		t.depth--
	}
	t.deepest = max(t.deepest, t.depth)
}

// operations gives the instruction of an operator, and whether its operands are compiled in reverse.
var operations = map[expression.Op]struct {
	code    Code
	reverse bool
}{
	expression.Or: {Or, false}, expression.And: {And, false}, expression.Not: {Not, false},
	expression.Equal: {Equal, false}, expression.NotEqual: {NotEqual, false},
	expression.Less: {Less, false}, expression.AtMost: {AtMost, false},
	expression.More: {Less, true}, expression.AtLeast: {AtMost, true},
	expression.Plus: {Plus, false}, expression.Minus: {Minus, false},
	expression.Times: {Times, false}, expression.Over: {Over, false}, expression.Negate: {Negate, false},
}

// meta says where a character of the expression stands.
func (t *translator) meta(column int) scenario.Meta {
	return scenario.Meta{Pos: t.formula.At(column), Path: t.formula.Path}
}

// Fail reports what does not go together.
func (t *translator) Fail(column int, message, hint string) {
	t.fail(t.meta(column), scenario.WrongType, message, hint)
}

// Never reports a word that an attribute cannot be.
func (t *translator) Never(word *expression.Node, of expression.Symbol) {
	t.checkWord(t.meta(word.Column), of, word.Text)
}

// checkWord checks that an attribute can be a word.
func (c *compiler) checkWord(meta scenario.Meta, attribute expression.Symbol, word string) {
	if !attribute.Words[word] {
		message, hint := attribute.Never(word)
		c.fail(meta, scenario.UnknownWord, message, hint)
	}
}

// attribute is an attribute as expressions see it. What is drawn or recorded of numbers are numbers; what steps set can
// be a time, which is kept without its unit.
func (c *compiler) attribute(name string) expression.Symbol {
	v := c.attributeValues[name]
	switch {
	case !v.word && v.isSet:
		return expression.Symbol{Kind: expression.BareKind}
	case !v.word:
		return aRatio
	}
	return expression.Symbol{Kind: expression.WordKind, Title: fmt.Sprintf("attribute %q", name), Words: v.words}
}

// Find finds an attribute of any flow.
func (t *translator) Find(name string) (found expression.Symbol, known bool) {
	if t.attributeValues[name] == nil {
		return nothing, false
	}
	return t.attribute(name), true
}

// Leaf notes what is pushed: times in seconds, shares as parts of one.
func (t *translator) Leaf(n *expression.Node) expression.Symbol {
	var symbol expression.Symbol
	var push Instruction
	switch n.Op {
	case expression.Name:
		if !t.checkAttribute(n) {
			return nothing
		}
		symbol, push = t.attribute(n.Text), Instruction{Op: PushSlot, index: int32(t.slotIndex[n.Text])}
	case expression.Call:
		symbol, push = aNumber, t.call(n)
		if scenario.GivesDuration(n.Text) {
			symbol = aDuration
		}
	case expression.Word:
		return expression.Symbol{Kind: expression.WordKind}
	default:
		return expression.Symbol{Kind: expression.InExpression(n)}
	}
	symbol.Index = len(t.pushes)
	t.pushes = append(t.pushes, push)
	return symbol
}

// checkAttribute checks that the flow has an attribute, or any flow has.
func (t *translator) checkAttribute(n *expression.Node) bool {
	switch {
	case t.attributes != nil && t.attributes[n.Text] == nil:
		t.failMeant(t.meta(n.Column), scenario.UnknownAttribute, fmt.Sprintf("the flow has no attribute %q", n.Text),
			func() string {
				isOwn := func(name string) bool { return t.attributes[name] != nil }
				return cmp.Or(expression.MeantMinus(n.Text, isOwn), syntax.Nearest(n.Text, keys(t.attributes)),
					"the flow declares its attributes")
			})
	case t.attributeValues[n.Text] == nil:
		t.unknownAttribute(t.meta(n.Column), n.Text)
	default:
		t.use(AttributeElement, n.Text)
		return true
	}
	return false
}

// ofWhoAsks are the functions of the entity that asks and of the time, wherever it is.
var ofWhoAsks = map[string]Code{"members": PushMembers, "now": PushNow, "since-arrival": PushSinceArrival}

// call compiles a function of the model's state.
func (t *translator) call(n *expression.Node) Instruction {
	t.asking = true
	defer func() { t.asking = false }()
	target := scenario.Text{Meta: t.meta(n.Column), Text: n.Target}
	in := Instruction{index: int32(t.site)}
	switch n.Text {
	case "queue":
		in = t.queue(target)
	case "busy":
		in.Op, in.index = PushBusy, int32(at(t.journey, t.stationIndex, StationElement, target))
	case "present":
		in.Op, in.index = PushPresent, int32(at(t.journey, t.stationIndex, StationElement, target))
	case "expected-wait", "displayed-wait":
		in.Op, in.index = PushExpectedWait, int32(at(t.journey, t.stationIndex, StationElement, target))
		if in.index == None {
			break
		}
		station := &t.plan.Stations[in.index]
		t.expectable(station, target.Text, target.Meta)
		if n.Text == "displayed-wait" {
			t.displayed(&in, station, target)
		}
	case "inside":
		in.Op, in.index = PushInside, int32(at(t.journey, t.zoneIndex, ZoneElement, target))
	case "free":
		in.Op, in.index = PushFree, int32(at(t.journey, t.resourceIndex, ResourceElement, target))
	case "on-duty":
		in.Op, in.index = PushOnDuty, int32(at(t.journey, t.stationIndex, StationElement, target))
	case "places-left":
		in.Op, in.index = PushPlacesLeft, int32(at(t.journey, t.zoneIndex, ZoneElement, target))
		if in.index != None && t.plan.Zones[in.index].Capacity == None {
			t.fail(target.Meta, scenario.MissingKey, fmt.Sprintf("zone %s has room without a limit", target.Text),
				"add places, or space for each class, to the zone")
		}
	case "members", "now", "since-arrival":
		in.Op, in.index = ofWhoAsks[n.Text], None
	case "hour", "day":
		in.Op = PushHour
		if n.Text == "day" {
			in.Op = PushDay
		}
		if t.site == None {
			t.fail(target.Meta, scenario.SiteUnclear,
				fmt.Sprintf("it depends on the way here at which site %s() is asked for", n.Text), "")
		}
	}
	if t.withoutQueues && slices.Contains(ofQueues, n.Text) {
		in = Instruction{Op: PushNumber}
	}
	return in
}
