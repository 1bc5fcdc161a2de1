package report

import (
	"fmt"
	"regexp"
	"strconv"

	"karvon/report/document"
	"karvon/sim/plan"
	"karvon/sim/unit"
)

// sentence is a whole sentence of a report with named arguments, which stand where the
// language puts them: {name} is a value, {weeks week|weeks} a number of things with the
// word for one or for many, and {weeks:is|are} such a word alone. The sentences of a kind
// of document stand in one file: another language is another file.
type sentence string

// values are the arguments of a sentence: texts, numbers of things, lists of names, levels
// and amounts.
type values map[string]any

// amount is a number with the scale in which it is said.
type amount struct {
	number *document.Number
	by     document.Scale
}

// level is a multiple of what is stated, said in percent.
type level float64

var argument = regexp.MustCompile(`\{(\w+)(?:([ :])([^|{}]+)\|([^{}]+))?\}`)

// with fills in the arguments.
func (s sentence) with(v values) string {
	return argument.ReplaceAllStringFunc(string(s), func(found string) string {
		parts := argument.FindStringSubmatch(found)
		value, given := v[parts[1]]
		if !given {
			panic("no argument " + parts[1] + " for: " + string(s))
		}
		if parts[2] == "" {
			return said(value)
		}
		n, word := countOf(value), parts[4]
		if n == 1 {
			word = parts[3]
		}
		if parts[2] == ":" {
			return word
		}
		return unit.WithCommas(strconv.Itoa(n)) + " " + word
	})
}

// inSpans is the sentence about what is counted: of weeks, days or runs.
func (s sentence) inSpans(p *plan.Plan) sentence { return sentence(inSpans(p, string(s))) }

// said writes an argument.
func said(value any) string {
	switch value := value.(type) {
	case []string:
		return list(value)
	case amount:
		return document.InSentence(value.number, value.by)
	case level:
		return percent(float64(value))
	}
	return fmt.Sprint(value)
}

// countOf is the number of things that an argument is, or lists.
func countOf(value any) int {
	switch value := value.(type) {
	case []string:
		return len(value)
	case int:
		return value
	}
	panic(fmt.Sprintf("%v is no number of things", value))
}
