package fit

import (
	"fmt"
	"strings"
)

// Code names what a trouble is.
type Code string

// Gravity says how much a trouble harms.
type Gravity int

// Gravities.
const (
	Remark      Gravity = iota // worth knowing: the result stands
	Doubt                      // intervals and p are not to be relied on
	Meaningless                // one distribution for all these values means little
)

// Trouble is something that a sample has and a fit suffers from, or a reason of a choice: a code with values.
type Trouble struct {
	Code    Code
	Gravity Gravity
	values  []Value
}

// Value is a named value of a trouble: a number of its kind, or a text.
type Value struct {
	name   string
	Of     ValueKind
	Number float64
	text   string
}

// ValueKind says how a value is written.
type ValueKind string

// Kinds of values.
const (
	OfHowMany  ValueKind = "count"
	OfShare    ValueKind = "share"    // 0.12 is 12%
	OfQuantity ValueKind = "quantity" // in the unit of the observations
	OfRatio    ValueKind = "ratio"    // three digits
	OfDay      ValueKind = "day"      // days since 1 January 1970
	OfClock    ValueKind = "clock"    // seconds since midnight
	OfText     ValueKind = "text"
)

// Text is the sentence of the trouble in the words of the field, where {name} stands for a value.
func (t Trouble) Text() string { return texts[t.Code] }

// Values are those of the trouble's sentence, by their names.
func (t Trouble) Values() map[string]Value {
	named := map[string]Value{}
	for _, v := range t.values {
		named[v.name] = v
	}
	return named
}

// Sentence says the trouble in the words of the field, where written writes each value.
func (t Trouble) Sentence(written func(Value) string) string {
	var pairs []string
	for _, v := range t.values {
		pairs = append(pairs, "{"+v.name+"}", written(v))
	}
	return strings.NewReplacer(pairs...).Replace(texts[t.Code])
}

// String says the trouble with quantities as plain numbers.
func (t Trouble) String() string { return t.Sentence(Value.String) }

// String writes a value, a quantity as a plain number.
func (v Value) String() string {
	switch v.Of {
	case OfText:
		return v.text
	case OfHowMany:
		return fmt.Sprintf("%.0f", v.Number)
	case OfShare:
		return fmt.Sprintf("%.3g%%", 100*v.Number)
	case OfDay:
		return dayText(v.Number)
	case OfClock:
		minutes := int(v.Number) / 60
		return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60)
	}
	return fmt.Sprintf("%.4g", v.Number)
}
