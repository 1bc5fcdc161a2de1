package scenario

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// clock is the unit tag of times of day; the other unit tags name dimensions.
const clock = "clock"

// dimensions are the quantities that unit tags name.
var dimensions = map[string]unit.Dimension{
	"number": unit.Number, "share": unit.Share, "duration": unit.Duration, "rate": unit.Rate,
	"area": unit.Area, "length": unit.Length, "speed": unit.Speed, "money": unit.Money,
	"cost-rate": unit.CostRate, "cost-per-length": unit.CostPerLength, "fuel-price": unit.FuelPrice,
	"fuel-rate": unit.FuelRate, "fuel-use": unit.FuelUse, "emission": unit.Emission,
}

// largestWhole is the largest whole number: indices and counts are 32 bits wide in the compiled plan.
const largestWhole = math.MaxInt32

// enumeration is a type of words.
type enumeration interface{ Values() []string }

// wordsOf gives the words of a type that enumerates them, or nil.
func wordsOf(kind reflect.Type) []string {
	if words, ok := reflect.Zero(kind).Interface().(enumeration); ok {
		return words.Values()
	}
	return nil
}

// expectedScalar says in words how a single value is written.
func expectedScalar(kind reflect.Type, c constraint) string {
	switch {
	case wordsOf(kind) != nil:
		return syntax.Listed(quotedMarks(wordsOf(kind)), "or")
	case c.unit == clock:
		return "a time of day such as 08:00"
	case kind.Kind() == reflect.Bool:
		return "true or false"
	case kind.Kind() == reflect.Int, kind.Kind() == reflect.Uint64:
		return "a whole number"
	case kind.Kind() == reflect.Int64, kind.Kind() == reflect.Float64:
		dimension := dimensions[c.unit]
		return dimension.String() + " such as " + dimension.Example()
	case c.isName:
		return "a name"
	case c.sayings != "":
		return "a text, or one in each language: " + expectedLanguages
	}
	return "a text"
}

// scalar decodes a single value from its text.
func (d *decoder) scalar(target reflect.Value, t *syntax.Tree, at place) {
	if t.Form != syntax.Scalar {
		d.wrongForm(t, at, expectedScalar(target.Type(), at.constraint))
		return
	}
	switch target.Kind() {
	case reflect.String:
		d.word(target, t, at)
	case reflect.Bool:
		d.truth(target, t, at)
	case reflect.Int:
		target.SetInt(int64(d.whole(t, at)))
	case reflect.Uint64:
		d.seed(target, t, at)
	case reflect.Int64:
		target.SetInt(d.nanoseconds(t, at))
	case reflect.Float64:
		target.SetFloat(d.quantity(t, at))
	}
}

func (d *decoder) word(target reflect.Value, t *syntax.Tree, at place) {
	words := wordsOf(target.Type())
	switch {
	case words != nil && !slices.Contains(words, t.Text):
		d.fail(UnknownWord, t, at, syntax.Abbreviated(t.Text)+" is not one of "+syntax.Listed(quotedMarks(words), "and"),
			syntax.Nearest(t.Text, words))
		return
	case at.isName:
		d.name(t.Text, t.Pos, at.path)
	case at.isTitle:
		d.oneLine(t, at)
	}
	target.SetString(t.Text)
}

// oneLine refuses a title of several lines: it stands in tables, on buttons and in the heads of pages.
func (d *decoder) oneLine(t *syntax.Tree, at place) {
	if strings.ContainsAny(t.Text, "\n\r") {
		d.fail(syntax.WrongForm, t, at, "the title has a line break",
			"write it in a line; what more there is to say belongs into a description or a note")
	}
}

// quotedMarks puts words that are marks in quotation marks, as YAML needs them.
func quotedMarks(words []string) []string {
	shown := slices.Clone(words)
	for i, word := range shown {
		if len(word) == 1 {
			shown[i] = strconv.Quote(word)
		}
	}
	return shown
}

func (d *decoder) truth(target reflect.Value, t *syntax.Tree, at place) {
	switch t.Text {
	case "true", "false":
		target.SetBool(t.Text == "true")
	default:
		d.fail(UnknownWord, t, at, syntax.Abbreviated(t.Text)+" is neither true nor false", "")
	}
}

// parseWhole reads a number written in digits alone.
func parseWhole(text string) (int, error) {
	n, err := strconv.ParseUint(text, 10, 64)
	switch {
	case errors.Is(err, strconv.ErrRange), err == nil && n > largestWhole:
		return 0, &unit.Error{Message: syntax.Abbreviated(text) + " is too large",
			Hint: fmt.Sprintf("the largest whole number is %d", largestWhole)}
	case err != nil && strings.HasPrefix(text, "-") && syntax.IsWhole(text[1:]):
		return 0, &unit.Error{Message: text + " is below zero", Hint: "it counts things"}
	case err != nil:
		return 0, &unit.Error{Message: strconv.Quote(syntax.Abbreviated(text)) + " is not a whole number",
			Hint: "write it in digits, such as 12"}
	}
	return int(n), nil
}

func (d *decoder) whole(t *syntax.Tree, at place) int {
	n, err := parseWhole(t.Text)
	if err != nil {
		d.badQuantity(t, at, err)
		return 0
	}
	d.bounds(float64(n), t, at)
	d.recordQuantity(float64(n), t, at, func(text string) (float64, error) {
		n, err := parseWhole(text)
		return float64(n), err
	})
	return n
}

func (d *decoder) seed(target reflect.Value, t *syntax.Tree, at place) {
	n, err := strconv.ParseUint(t.Text, 10, 64)
	if err != nil {
		d.fail(BadQuantity, t, at, strconv.Quote(syntax.Abbreviated(t.Text))+
			" is not a whole number from 0 to 18446744073709551615", "")
		return
	}
	target.SetUint(n)
}

// nanoseconds reads a duration, or a time of day since midnight.
func (d *decoder) nanoseconds(t *syntax.Tree, at place) int64 {
	if at.unit == clock {
		n, ok := ParseClock(t.Text)
		if !ok {
			message, hint := notAClock(t.Text)
			d.fail(BadTime, t, at, message, hint)
		}
		return n
	}
	n, err := unit.ParseDuration(t.Text)
	if err != nil {
		d.badQuantity(t, at, err)
		return 0
	}
	d.recordQuantity(float64(n), t, at, func(text string) (float64, error) {
		n, err := unit.ParseDuration(text)
		return float64(n), err
	})
	return n
}

// quantity reads a number with the unit that its key takes, in SI units.
func (d *decoder) quantity(t *syntax.Tree, at place) float64 {
	parse := at.parser()
	v, err := parse(t.Text)
	if err != nil {
		d.badQuantity(t, at, err)
		return 0
	}
	d.bounds(v, t, at)
	d.recordQuantity(v, t, at, parse)
	return v
}

// parserOf gives the reader of a dimension's quantities.
func parserOf(name string) func(text string) (float64, error) {
	dimension := dimensions[name]
	return func(text string) (float64, error) { return unit.Parse(text, dimension) }
}

// parser is the reader of what a key takes: of a change, which can go down, a quantity with a minus too.
func (c constraint) parser() func(text string) (float64, error) {
	parse := parserOf(c.unit)
	if !c.goesDown() {
		return parse
	}
	return func(text string) (float64, error) {
		if amount, less := strings.CutPrefix(text, "-"); less {
			v, err := parse(amount)
			return -v, err
		}
		return parse(text)
	}
}

// goesDown tells whether the values under a key can be below zero though their dimension cannot.
func (c constraint) goesDown() bool {
	low, has := limitOf(c.min)
	return has && low < 0
}

// limitOf reads a bound of a key's tags; most keys have none.
func limitOf(text string) (value float64, has bool) {
	if text == "" {
		return 0, false
	}
	value, err := strconv.ParseFloat(text, 64)
	return value, err == nil
}

func (d *decoder) badQuantity(t *syntax.Tree, at place, err error) {
	message, hint := err.Error(), ""
	var explained *unit.Error
	if errors.As(err, &explained) {
		message, hint = explained.Message, explained.Hint
	}
	if explained != nil && explained.Beyond {
		switch high, err := strconv.ParseFloat(at.max, 64); {
		case err == nil && strings.HasSuffix(message, "too large"):
			hint = "the most is " + at.written(at.max, high)
		case at.endless != "":
			hint += "; " + at.endless
		}
		d.fail(OutOfRange, t, at, message, hint)
		return
	}
	if at.auto != "" && t.Text == "auto" {
		hint += "; " + at.auto
	}
	if better, how := meant(t.Text, at.unit); better != "" {
		message, hint = better, how
	}
	d.fail(BadQuantity, t, at, message, hint)
}

// bounds checks a number against the min and max of its key.
func (d *decoder) bounds(v float64, t *syntax.Tree, at place) {
	if low, has := limitOf(at.min); has && v < low {
		d.fail(OutOfRange, t, at, t.Text+" is too small", "the least is "+at.written(at.min, low))
	}
	if high, has := limitOf(at.max); has && v > high {
		d.fail(OutOfRange, t, at, t.Text+" is too large", "the most is "+at.written(at.max, high))
	}
}

// written gives a bound of a key as its values are written.
func (c constraint) written(text string, v float64) string {
	if c.unit == "share" {
		return unit.Format(v, unit.Share)
	}
	return text
}

// reservedNames have a meaning of their own wherever a name can stand.
var reservedNames = append([]string{"value", "title", "description", "why", "and", "or", "not"}, provenanceKeys...)

// name checks a name that a scenario gives.
func (d *decoder) name(text string, pos syntax.Pos, path string) {
	if message, hint := notAName(text); message != "" {
		d.Add(BadName, pos, path, message, hint)
	}
}

// notAName says why a text is no name; empty where it is one.
func notAName(text string) (message, hint string) {
	switch {
	case slices.Contains(reservedNames, text):
		return text + " is a reserved word", "choose another name"
	case !IsName(text):
		return strconv.Quote(syntax.Abbreviated(text)) + " is not a name", NameHint(text)
	}
	return "", ""
}

// namePattern says the same to a schema as IsName.
const namePattern = "^[a-z][a-z0-9-]*$"

// IsName tells whether a text can be a name, reserved or not: small letters, digits and hyphens behind a letter.
func IsName(text string) bool {
	for i := range len(text) {
		c := text[i]
		if (c < 'a' || c > 'z') && (i == 0 || (c < '0' || c > '9') && c != '-') {
			return false
		}
	}
	return text != ""
}

// NameHint says what a name is, and gives one that is near what was written.
func NameHint(text string) string {
	near := strings.Trim(strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r == ' ', r == '_', r == '-', r == '.':
			return '-'
		}
		return -1
	}, strings.ToLower(text)), "-")
	rule := "a name is lower-case letters, digits and hyphens, beginning with a letter"
	if IsName(near) && len(near) <= syntax.LongestSuggested {
		return rule + ", such as " + near
	}
	return rule
}
