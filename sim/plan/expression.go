package plan

import (
	"fmt"
	"math"
	"strings"

	"karvon/sim/scenario"
)

// wanted says what an expression is for, and whose attributes it may name.
type wanted struct {
	truth      bool // true or false is wanted
	word       bool // a word of attribute slot
	slot       int
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
	*compiler
	want    wanted
	at      func(index map[string]int, kind ElementKind, given scenario.Text) int
	site    int
	meta    scenario.Meta
	program Program
	depth   int
	deepest int
}

// program compiles an expression of a journey and gives its index.
func (j *journey) program(root *scenario.Node, meta scenario.Meta, w wanted) int {
	t := &translator{compiler: j.compiler, want: w, at: j.at, site: j.site, meta: meta}
	return t.compile(root)
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

func (t *translator) compile(root *scenario.Node) int {
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
		t.fail(t.meta, scenario.BadExpression, "the expression is nested too deep", "give an attribute a part of it first")
	}
	t.plan.Programs = append(t.plan.Programs, t.program)
	return len(t.plan.Programs) - 1
}

func (t *translator) wrong(n *scenario.Node, message string) {
	t.fail(scenario.Meta{Pos: n.Pos, Path: t.meta.Path}, scenario.WrongType, message, "")
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
func (t *translator) expression(n *scenario.Node) kind {
	switch n.Op {
	case scenario.OpNumber:
		t.add(Instruction{Op: PushNumber, Number: n.Number})
		return isNumber
	case scenario.OpName:
		return t.name(n)
	case scenario.OpCall:
		return t.call(n)
	case scenario.OpOr, scenario.OpAnd, scenario.OpNot:
		return t.operation(n, isTruth, isTruth)
	case scenario.OpEqual, scenario.OpNotEqual:
		return t.equality(n)
	case scenario.OpLess, scenario.OpAtMost, scenario.OpMore, scenario.OpAtLeast:
		return t.operation(n, isNumber, isTruth)
	default:
		return t.operation(n, isNumber, isNumber)
	}
}

// operations gives the instruction of an operator, and whether its operands
// are compiled in reverse.
var operations = map[scenario.Op]struct {
	code    Code
	reverse bool
}{
	scenario.OpOr: {Or, false}, scenario.OpAnd: {And, false}, scenario.OpNot: {Not, false},
	scenario.OpEqual: {Equal, false}, scenario.OpNotEqual: {NotEqual, false},
	scenario.OpLess: {Less, false}, scenario.OpAtMost: {AtMost, false},
	scenario.OpMore: {Less, true}, scenario.OpAtLeast: {AtMost, true},
	scenario.OpPlus: {Plus, false}, scenario.OpMinus: {Minus, false},
	scenario.OpTimes: {Times, false}, scenario.OpOver: {Over, false}, scenario.OpNegate: {Negate, false},
}

func (t *translator) operation(n *scenario.Node, operands, result kind) kind {
	op := operations[n.Op]
	args := n.Args
	if op.reverse {
		args = []*scenario.Node{n.Args[1], n.Args[0]}
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
func (t *translator) equality(n *scenario.Node) kind {
	left, right := n.Args[0], n.Args[1]
	if !t.isWordAttribute(left) && t.isWordAttribute(right) {
		left, right = right, left
	}
	got := t.expression(left)
	if left.Op == scenario.OpName && right.Op == scenario.OpName && !t.isKnown(left.Name) && !t.isKnown(right.Name) {
		return isTruth // that the attribute is unknown was said; what it is compared with may be one of its words
	}
	other := isNumber
	if got == isWord {
		other = t.wordOf(right, t.slotIndex[left.Name])
	} else {
		other = t.expression(right)
	}
	if got != other || got == isTruth {
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

func (t *translator) isWordAttribute(n *scenario.Node) bool {
	v := t.vocabularies[n.Name]
	return n.Op == scenario.OpName && v != nil && v.word
}

// wordOf compiles a word of an attribute, or another attribute with words.
func (t *translator) wordOf(n *scenario.Node, slot int) kind {
	attribute := t.plan.Slots[slot].Name
	if n.Op != scenario.OpName || t.isWordAttribute(n) && !t.vocabularies[attribute].words[n.Name] {
		return t.expression(n)
	}
	meta := scenario.Meta{Pos: n.Pos, Path: t.meta.Path}
	if !t.checkWord(meta, attribute, n.Name) {
		return isWord
	}
	t.add(Instruction{Op: PushNumber, Number: float64(t.wordIndex[n.Name])})
	return isWord
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
func (t *translator) name(n *scenario.Node) kind {
	meta := scenario.Meta{Pos: n.Pos, Path: t.meta.Path}
	if t.want.attributes != nil && t.want.attributes[n.Name] == nil {
		attributes := t.want.attributes
		t.failMeant(meta, scenario.UnknownAttribute, fmt.Sprintf("the flow has no attribute %q", n.Name), func() string {
			if before, after, minus := strings.Cut(n.Name, "-"); minus && attributes[before] != nil {
				return fmt.Sprintf("a minus has spaces around it: %s - %s", before, after)
			}
			return meantOr(n.Name, keys(attributes), "the flow declares its attributes")
		})
		return isNumber
	}
	slot, ok := t.slotIndex[n.Name]
	if !ok {
		t.unknownAttribute(meta, n.Name)
		return isNumber
	}
	t.use(AttributeKind, n.Name)
	t.add(Instruction{Op: PushSlot, Index: slot})
	if t.plan.Slots[slot].Word {
		return isWord
	}
	return isNumber
}

// call compiles a function of the model's state.
func (t *translator) call(n *scenario.Node) kind {
	target := scenario.Text{Meta: scenario.Meta{Pos: n.Pos, Path: t.meta.Path}, Text: n.Target}
	in := Instruction{Index: t.site}
	switch n.Name {
	case "queue":
		in = t.queue(target)
	case "busy":
		in.Op, in.Index = PushBusy, t.at(t.stationIndex, "station", target)
	case "present":
		in.Op, in.Index = PushPresent, t.at(t.stationIndex, "station", target)
	case "expected-wait":
		in.Op, in.Index = PushExpectedWait, t.at(t.stationIndex, "station", target)
		if in.Index != None && math.IsNaN(t.plan.Stations[in.Index].MeanService) {
			t.fail(target.Meta, scenario.MissingKey, fmt.Sprintf("station %s states no service time from which a wait could be expected", target.Text), "add service to the station")
		}
	case "inside":
		in.Op, in.Index = PushInside, t.at(t.zoneIndex, ZoneKind, target)
	case "free":
		in.Op, in.Index = PushFree, t.at(t.resourceIndex, ResourceKind, target)
	case "members":
		in.Op, in.Index = PushMembers, None
	case "hour", "day":
		in.Op = PushHour
		if n.Name == "day" {
			in.Op = PushDay
		}
		if t.site == None {
			t.fail(target.Meta, scenario.SiteUnclear, fmt.Sprintf("it depends on the way here at which site %s() is asked for", n.Name), "")
		}
	}
	t.add(in)
	return isNumber
}
