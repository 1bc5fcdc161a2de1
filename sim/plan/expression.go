package plan

import (
	"fmt"
	"slices"
	"strings"

	"karvon/sim/internal/expression"
	"karvon/sim/scenario"
)

// wanted says what an expression is for, and whose attributes it may name.
type wanted struct {
	truth      bool // true or false is wanted
	word       bool // a word of attribute slot
	slot       SlotID
	attributes map[string]*scenario.Attribute // of the flow; nil for those of any flow
}

// kind is the type of an expression.
type kind int

const (
	isNumber kind = iota
	isWord
	isTruth
)

func (k kind) String() string {
	return [...]string{"a number", "a word", "true or false"}[k]
}

// translator compiles one expression.
type translator struct {
	*journey
	want    wanted
	formula *scenario.Formula
	program Program
	depth   int
	deepest int

	withoutQueues bool // whether what tells of queues is nought
}

// program compiles an expression of a journey and gives its index.
func (j *journey) program(f *scenario.Formula, w wanted) ProgramID {
	t := &translator{journey: j, want: w, formula: f}
	return t.compile(f.Root)
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

func (t *translator) compile(root *expression.Node) ProgramID {
	var got kind
	if t.want.word {
		got = t.wordOf(root, t.want.slot)
	} else {
		got = t.expression(root)
	}
	want := isNumber
	if t.want.truth {
		want = isTruth
	}
	if t.want.word {
		want = isWord
	}
	if got != want {
		t.wrong(root, fmt.Sprintf("this is %s; %s is needed", got, want))
	}
	if t.deepest > StackDepth {
		t.fail(t.formula.Meta, scenario.BadExpression, "the expression is nested too deep",
			"give an attribute a part of it first")
	}
	t.plan.Programs = append(t.plan.Programs, t.program)
	return ProgramID(len(t.plan.Programs) - 1)
}

// meta says where a node stands.
func (t *translator) meta(n *expression.Node) scenario.Meta {
	return scenario.Meta{Pos: t.formula.At(n.Column), Path: t.formula.Path}
}

func (t *translator) wrong(n *expression.Node, message string) {
	t.fail(t.meta(n), scenario.WrongType, message, "")
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

// expression compiles a node and gives its type.
func (t *translator) expression(n *expression.Node) kind {
	switch n.Op {
	case expression.Literal:
		t.add(Instruction{Op: PushNumber, Number: n.Number})
		return isNumber
	case expression.Name:
		return t.name(n)
	case expression.Word:
		t.push(n.Text)
		return isWord
	case expression.Call:
		return t.call(n)
	case expression.Or, expression.And, expression.Not:
		return t.operation(n, isTruth, isTruth)
	case expression.Equal, expression.NotEqual:
		return t.equality(n)
	case expression.Less, expression.AtMost, expression.More, expression.AtLeast:
		return t.operation(n, isNumber, isTruth)
	default:
		return t.operation(n, isNumber, isNumber)
	}
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

func (t *translator) operation(n *expression.Node, operands, result kind) kind {
	op := operations[n.Op]
	args := n.Args
	if op.reverse {
		args = []*expression.Node{n.Args[1], n.Args[0]}
	}
	for _, a := range args {
		if got := t.expression(a); got != operands {
			t.wrong(a, fmt.Sprintf("this is %s; %s takes %s", got, n.Op, operands))
		}
	}
	t.add(Instruction{Op: op.code})
	return result
}

// equality compares numbers, or a word attribute with a word.
func (t *translator) equality(n *expression.Node) kind {
	left, right := n.Args[0], n.Args[1]
	if left.Op == expression.Word || !t.isWordAttribute(left) && t.isWordAttribute(right) {
		left, right = right, left
	}
	got := t.expression(left)
	if left.Op == expression.Name && !t.isKnown(left.Text) &&
		(right.Op == expression.Word || right.Op == expression.Name && !t.isKnown(right.Text)) {
		return isTruth // that the attribute is unknown was said; what it is compared with may be one of its words
	}
	other := isNumber
	if got == isWord && left.Op == expression.Name {
		other = t.wordOf(right, t.slotIndex[left.Text])
	} else {
		other = t.expression(right)
	}
	if got != other || got == isTruth || left.Op == expression.Word {
		t.wrong(n, fmt.Sprintf("%s is compared with %s", got, other))
	}
	t.add(Instruction{Op: operations[n.Op].code})
	return isTruth
}

// isKnown says whether any flow has an attribute.
func (t *translator) isKnown(name string) bool {
	_, known := t.slotIndex[name]
	return known
}

func (t *translator) isWordAttribute(n *expression.Node) bool {
	v := t.vocabularies[n.Text]
	return n.Op == expression.Name && v != nil && v.word
}

// wordOf compiles a word of an attribute, or another attribute with words.
func (t *translator) wordOf(n *expression.Node, slot SlotID) kind {
	attribute := t.plan.Slots[slot].Name
	isWritten := n.Op == expression.Word || n.Op == expression.Name &&
		(!t.isWordAttribute(n) || t.vocabularies[attribute].words[n.Text])
	if !isWritten {
		return t.expression(n)
	}
	meta := t.meta(n)
	if !t.checkWord(meta, attribute, n.Text) {
		return isWord
	}
	t.push(n.Text)
	return isWord
}

// push gives a word, by its number.
func (t *translator) push(word string) {
	t.add(Instruction{Op: PushNumber, Number: float64(t.wordIndex[word])})
}

// checkWord checks that an attribute can be a word.
func (c *compiler) checkWord(meta scenario.Meta, attribute, word string) bool {
	words := c.vocabularies[attribute].words
	if words[word] {
		return true
	}
	hint := fmt.Sprintf("it can be %s", list(keys(words)))
	c.fail(meta, scenario.UnknownWord, fmt.Sprintf("attribute %q is never %q", attribute, word), hint)
	return false
}

// name compiles the value of an attribute.
func (t *translator) name(n *expression.Node) kind {
	meta := t.meta(n)
	if t.want.attributes != nil && t.want.attributes[n.Text] == nil {
		attributes := t.want.attributes
		t.failMeant(meta, scenario.UnknownAttribute, fmt.Sprintf("the flow has no attribute %q", n.Text), func() string {
			if before, after, minus := strings.Cut(n.Text, "-"); minus && attributes[before] != nil {
				return fmt.Sprintf("a minus has spaces around it: %s - %s", before, after)
			}
			return meantOr(n.Text, keys(attributes), "the flow declares its attributes")
		})
		return isNumber
	}
	slot, ok := t.slotIndex[n.Text]
	if !ok {
		t.unknownAttribute(meta, n.Text)
		return isNumber
	}
	t.use(AttributeKind, n.Text)
	t.add(Instruction{Op: PushSlot, index: int32(slot)})
	if t.plan.Slots[slot].Word {
		return isWord
	}
	return isNumber
}

// call compiles a function of the model's state.
func (t *translator) call(n *expression.Node) kind {
	target := scenario.Text{Meta: t.meta(n), Text: n.Target}
	in := Instruction{index: int32(t.site)}
	switch n.Text {
	case "queue":
		in = t.queue(target)
	case "busy":
		in.Op, in.index = PushBusy, int32(at(t.journey, t.stationIndex, "station", target))
	case "present":
		in.Op, in.index = PushPresent, int32(at(t.journey, t.stationIndex, "station", target))
	case "expected-wait", "displayed-wait":
		in.Op, in.index = PushExpectedWait, int32(at(t.journey, t.stationIndex, "station", target))
		if in.index == None {
			break
		}
		station := &t.plan.Stations[in.index]
		t.expectable(station, target.Text, target.Meta)
		if n.Text == "displayed-wait" {
			t.displayed(&in, station, target)
		}
	case "inside":
		in.Op, in.index = PushInside, int32(at(t.journey, t.zoneIndex, ZoneKind, target))
	case "free":
		in.Op, in.index = PushFree, int32(at(t.journey, t.resourceIndex, ResourceKind, target))
	case "members":
		in.Op, in.index = PushMembers, None
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
	t.add(in)
	return isNumber
}
