// Package reason holds what stages of the pipeline say of their results in words: why a number deserves less trust
// than its interval claims, what an undecided threshold needs, what gives way under a load. A [Reason] is a code and
// named values, so that each reader words it as a whole sentence of its own; [Reason.String] says it in the words of
// the field, which JSON has.
package reason

import (
	"fmt"
	"iter"
	"strings"
)

// Reason is a code with the values that its text names. It is comparable: doubts that say the same are equal. The zero
// value is none.
type Reason struct {
	Code   Code
	values [mostValues]named
}

// mostValues bounds the values of a reason.
const mostValues = 7

type named struct {
	name  string
	value any
}

// Values are the values of a reason by name: texts, whole numbers, other reasons, and the types of this package that
// say what a number is of.
type Values map[string]any

// Of makes a reason. It panics where the values are not those that the code's text names: a mistake of the program.
func Of(code Code, values Values) Reason {
	r, names := Reason{Code: code}, code.Names()
	if len(names) != len(values) {
		panic(fmt.Sprintf("reason: %s has the values %q", code, names))
	}
	for i, name := range names {
		value, given := values[name]
		if !given {
			panic(fmt.Sprintf("reason: %s has no value %s", code, name))
		}
		r.values[i] = named{name, rounded(value)}
	}
	return r
}

// Text is a reason that has a text alone, which is said as it stands.
func Text(text string) Reason { return Of(AsItStands, Values{"text": text}) }

// IsNone says whether there is no reason.
func (r Reason) IsNone() bool { return r.Code == "" }

// Values gives the values by name.
func (r Reason) Values() iter.Seq2[string, any] {
	return func(yield func(string, any) bool) {
		for _, v := range r.values {
			if v.name == "" || !yield(v.name, v.value) {
				return
			}
		}
	}
}

// String says the reason in the words of the field; none is empty.
func (r Reason) String() string {
	var pairs []string
	for name, value := range r.Values() {
		pairs = append(pairs, "{"+name+"}", fmt.Sprint(value))
	}
	return strings.NewReplacer(pairs...).Replace(r.Code.Text())
}

// Strings says reasons in the words of the field; none of them are nil.
func Strings(reasons []Reason) []string {
	var said []string
	for _, r := range reasons {
		said = append(said, r.String())
	}
	return said
}

// Error is a failure with a reason.
type Error struct{ Reason }

// Error says the reason in the words of the field.
func (e *Error) Error() string { return e.String() }

// OfError gives the reason of a failure; of others it is their text.
func OfError(err error) Reason {
	if e, ok := err.(*Error); ok {
		return e.Reason
	}
	return Text(err.Error())
}
