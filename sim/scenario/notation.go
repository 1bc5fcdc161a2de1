package scenario

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"karvon/sim/internal/expression"
	"karvon/sim/syntax"
)

// notation is how a type is written that is more than a mapping with the keys of its fields.
type notation struct {
	decode   func(d *decoder, target reflect.Value, t *syntax.Tree, at place)
	expected func(c constraint) string
	schema   func(w *schemaWriter, c constraint) object
}

// notations lists the types that have one. It is filled in at start, since its functions decode types that have
// notations themselves.
var notations map[reflect.Type]notation

func init() {
	notations = map[reflect.Type]notation{
		reflect.TypeFor[Threshold](): {notate((*decoder).threshold), always("a condition such as flow.trucks.time.p95 < 6h"),
			thresholdSchema},
		reflect.TypeFor[Text]():     {notate((*decoder).text), always("a text"), textSchema},
		reflect.TypeFor[Dist]():     {notate((*decoder).distribution), expectedDistribution, distributionSchema},
		reflect.TypeFor[Duration](): {notate((*decoder).duration), always(expectedDuration), durationSchema},
		reflect.TypeFor[Capacity](): {notate((*decoder).capacity),
			always("a whole number, {schedule: name} or {staff: people}"), capacitySchema},
		reflect.TypeFor[Count](): {notate((*decoder).count), always("a number or the name of an attribute"),
			countSchema},
		reflect.TypeFor[Operand](): {notate((*decoder).operand), always("a word or a number"), operandSchema},
		reflect.TypeFor[WhenFull](): {notate((*decoder).whenFull), always("block, turn-away or {divert: station}"),
			whenFullSchema},
		reflect.TypeFor[Discipline](): {notate((*decoder).discipline),
			always(expectedDiscipline), disciplineSchema},
		reflect.TypeFor[Schedule](): {notate((*decoder).schedule), always("a list of blocks {days, from, to, value}"),
			scheduleSchema},
		reflect.TypeFor[Days](): {notate((*decoder).days), always("days such as mon-fri, weekend or [tue, sat]"),
			daysSchema},
		reflect.TypeFor[Condition](): {notate((*decoder).condition), always("a condition such as channel == red"),
			conditionSchema},
		reflect.TypeFor[Expr](): {notate((*decoder).expression), always("a word, a number or an expression"),
			expressionSchema},
		reflect.TypeFor[SweepLevels](): {notate((*decoder).sweepLevels), always("levels such as 8..16, or a list"),
			levelsSchema},
		reflect.TypeFor[SweepConstraint](): {notate((*decoder).sweepConstraint),
			always("a condition between factors such as customs + gates <= 40"), conditionSchema},
		reflect.TypeFor[namedValues](): {notate((*decoder).section), always("a mapping from names to values"),
			assumptionsSchema},
		reflect.TypeFor[Curve](): {notate((*decoder).curve), always(expectedCurve), curveSchema},
		settingType:              {notate((*decoder).setting), always("a value"), settingSchema},
		reflect.TypeFor[Step]():  {notate((*decoder).step), always("a step {verb: ...}, or depart"), stepSchema},
		reflect.TypeFor[ChooseStep](): {notate((*decoder).choose),
			always(expectedChoice), chooseSchema},
	}
}

// settingType is decoded even without a value, by which it removes a key.
var settingType = reflect.TypeFor[Setting]()

func always(text string) func(constraint) string {
	return func(constraint) string { return text }
}

// notate adapts a decoding method of one type to the table.
func notate[T any](decode func(d *decoder, target *T, t *syntax.Tree, at place)) func(*decoder, reflect.Value,
	*syntax.Tree, place) {
	return func(d *decoder, target reflect.Value, t *syntax.Tree, at place) {
		decode(d, target.Addr().Interface().(*T), t, at)
	}
}

// single gives the text of a value that must be a single one.
func (d *decoder) single(t *syntax.Tree, at place, expected string) (string, bool) {
	if t.Form != syntax.Scalar {
		d.wrongForm(t, at, expected)
		return "", false
	}
	return t.Text, true
}

func (d *decoder) text(target *Text, t *syntax.Tree, at place) {
	if isLimit(at.path) {
		t = d.mentionedIn(t, at)
	}
	text, single := d.single(t, at, "a text")
	if single && at.isName {
		d.name(text, t.Pos, at.path)
	}
	*target = Text{at.meta(t), text}
}

// isLimit tells whether a text is one of the limits of responses.
func isLimit(path string) bool {
	return strings.HasPrefix(path, "thresholds[") || strings.HasPrefix(path, "tolerances[")
}

func (d *decoder) setting(target *Setting, t *syntax.Tree, at place) { *target = Setting{at.meta(t)} }

// capacity reads 6, or a mapping with a schedule or with the people on duty.
func (d *decoder) capacity(target *Capacity, t *syntax.Tree, at place) {
	const expected = "a whole number, {schedule: name} or {staff: people}"
	target.Meta = at.meta(t)
	if t.Form != syntax.Mapping {
		switch text, ok := d.single(t, at, expected); {
		case ok && IsName(text):
			d.fail(BadQuantity, t, at, strconv.Quote(syntax.Abbreviated(text))+" is not a whole number",
				"write it in digits, such as 12; the name of a schedule is written {schedule: "+text+"}")
		case ok:
			target.Number = d.whole(t, at)
		}
		return
	}
	if at.span != nil { // one within the mapping is an unknown key
		d.fail(BadProvenance, at.span, at, "a range stands beside the name of a schedule",
			"give it with the schedule's values or the staff")
		at.span = nil
	}
	staffing := &Staffing{}
	d.structure(reflect.ValueOf(staffing).Elem(), t, at)
	if t.Get("staff") == nil && t.Get("per-server") == nil && t.Get("relief") == nil {
		target.Schedule = staffing.Schedule
		return
	}
	target.Staff, target.Schedule = staffing, staffing.Schedule
}

func (s *Staffing) check(d *decoder, t *syntax.Tree, at place) {
	d.exactlyOne(t, at, "staff", "schedule")
}

// onlyKey gives the value under the one key that a mapping may have besides its provenance.
func (d *decoder) onlyKey(t *syntax.Tree, at place, name, expected string) *syntax.Tree {
	own, _ := d.beside(t, at, true)
	if len(own) != 1 || own[0].Name != name {
		d.wrongForm(t, at, expected)
		return nil
	}
	return own[0].Value
}

// mostCounted is the most that one entity counts for, so that sums stay exact.
const mostCounted = "1e9"

// count reads a number, or the name of an attribute.
func (d *decoder) count(target *Count, t *syntax.Tree, at place) {
	target.Meta = at.meta(t)
	text, ok := d.single(t, at, "a number or the name of an attribute")
	switch {
	case !ok:
	case syntax.StartsNumber(text):
		at.max = mostCounted
		target.Number = d.plainNumber(t, at)
		if target.Number < 0 {
			d.fail(OutOfRange, t, at, text+" is below zero", "")
		}
	default:
		d.name(text, t.Pos, at.path)
		target.Attribute = text
	}
}

// operand reads a word or a number.
func (d *decoder) operand(target *Operand, t *syntax.Tree, at place) {
	target.Meta = at.meta(t)
	text, ok := d.single(t, at, "a word or a number")
	switch {
	case !ok:
	case syntax.StartsNumber(text):
		target.Number = d.plainNumber(t, at)
	default:
		if at.span != nil {
			d.fail(BadProvenance, at.span, at, "a range stands beside a word", "it is of a number, or of shares by word")
		}
		d.name(text, t.Pos, at.path)
		target.Word = text
	}
}

func (d *decoder) plainNumber(t *syntax.Tree, at place) float64 {
	at.unit = "number"
	return d.quantity(t, at)
}

// whenFull reads block, turn-away or {divert: station}, which a zone cannot.
func (d *decoder) whenFull(target *WhenFull, t *syntax.Tree, at place) {
	expected := "block, turn-away or {divert: station}"
	if parts := strings.Split(at.path, "."); len(parts) == 5 && parts[2] == "zones" {
		expected = "block or turn-away"
	}
	target.Meta = at.meta(t)
	if t.Form == syntax.Mapping {
		if station := d.onlyKey(t, at, string(Divert), expected); station != nil {
			target.Rule = Divert
			d.text(&target.To, station, at.under(string(Divert), constraint{}))
		}
		return
	}
	text, ok := d.single(t, at, expected)
	switch {
	case !ok:
	case text == string(Block), text == string(TurnAway):
		target.Rule = FullRule(text)
	case text == string(Divert):
		d.fail(UnknownWord, t, at, "divert needs a station", "write {divert: station}")
	default:
		d.fail(UnknownWord, t, at, syntax.Abbreviated(text)+" is not one of "+expected,
			syntax.Nearest(text, []string{string(Block), string(TurnAway)}))
	}
}

const expectedDiscipline = "fifo, lifo, shortest-job or {priority: [conditions], preempt: resume}"

// discipline reads the word of an order, or a mapping with priority.
func (d *decoder) discipline(target *Discipline, t *syntax.Tree, at place) {
	const expected = expectedDiscipline
	target.Meta = at.meta(t)
	if t.Form != syntax.Mapping {
		text, ok := d.single(t, at, expected)
		if words := target.Order.Values(); ok && !slices.Contains(words, text) {
			d.fail(UnknownWord, t, at, syntax.Abbreviated(text)+" is not one of "+expected, syntax.Nearest(text, words))
		}
		target.Order = Order(text)
		return
	}
	if t.Get("priority") == nil && t.Get("preempt") == nil && t.Get("order") == nil && t.Get("accumulate") == nil {
		d.wrongForm(t, at, expected)
		return
	}
	if conditions := t.Get("priority"); conditions != nil {
		settled := d.settled(conditions)
		if _, unknown := usedName(settled); !unknown && (settled.Form != syntax.List || len(settled.Items) == 0) {
			d.wrongForm(conditions, at.under("priority", constraint{}), "a list of conditions")
			return
		}
	}
	d.structure(reflect.ValueOf(target).Elem(), t, at)
}

// schedule reads the blocks of a schedule.
func (d *decoder) schedule(target *Schedule, t *syntax.Tree, at place) {
	target.Meta = at.meta(t)
	if t.Form != syntax.List || len(t.Items) == 0 {
		d.wrongForm(t, at, "a list of blocks {days, from, to, value}")
		return
	}
	before := d.Found.Told()
	blocks := at
	blocks.silent = true
	d.value(reflect.ValueOf(&target.Blocks).Elem(), t, blocks)
	d.record(t, at)
	if d.Found.Told() == before {
		target.check(d)
	}
}

// days reads a day, a group or range of days, or a list of those.
func (d *decoder) days(target *Days, t *syntax.Tree, at place) {
	items := t.Items
	if t.Form == syntax.Scalar {
		items = []*syntax.Tree{t}
	}
	if len(items) == 0 {
		d.wrongForm(t, at, "days such as mon-fri, weekend or [tue, sat]")
		return
	}
	for _, item := range items {
		text, ok := d.single(item, at, "a day")
		if !ok {
			continue
		}
		days, ok := parseDays(text)
		switch {
		case !ok:
			known := append(slices.Clone(Weekdays), "weekdays", "weekend", "every-day")
			hint := syntax.DidYouMean(text, known)
			if near := daysMeant(text); near != "" {
				hint = "write " + near
			}
			d.fail(BadTime, item, at, fmt.Sprintf("%q is not a day of the week", syntax.Abbreviated(text)), hint)
		case *target&days != 0:
			d.fail(DuplicateMention, item, at, text+" repeats a day of the list", "")
		}
		*target |= days
	}
}

// condition reads an expression that is true or false.
func (d *decoder) condition(target *Condition, t *syntax.Tree, at place) {
	d.formula(&target.Formula, t, at, "a condition such as channel == red", BadExpression, parseCondition)
}

// expression reads an expression that is a number or a word.
func (d *decoder) expression(target *Expr, t *syntax.Tree, at place) {
	d.formula(&target.Formula, t, at, "a word, a number or an expression", BadExpression, parseValue)
}

// sweepConstraint reads a condition between factors. Whether its names exist and go together is for the design to
// say, which knows the factors' paths.
func (d *decoder) sweepConstraint(target *SweepConstraint, t *syntax.Tree, at place) {
	d.formula(&target.Formula, t, at, "a condition between factors such as customs + gates <= 40", BadConstraint,
		parseConstraint)
}

// formula runs a parser on a text, and places its mistake.
func (d *decoder) formula(target *Formula, t *syntax.Tree, at place, what string, code syntax.Code,
	parse func(text string) (*expression.Node, *expression.Error)) {
	*target = Formula{Meta: at.meta(t), Start: t.TextPos(), Inline: t.Inline}
	text, ok := d.single(t, at, what)
	if !ok {
		return
	}
	target.Text = text
	root, mistake := parse(text)
	if mistake != nil {
		d.misread(target, code, mistake)
		return
	}
	if d.settleFormula(root, target, t, at) {
		target.Root = root
	}
}
