package report

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"karvon/report/document"
	"karvon/sim/unit"
)

// sentence is a whole sentence of a report with named arguments, which stand where the language puts them: {name}
// is a value, {weeks week|weeks} a number of things with the word for one or for many, and {weeks:is|are} such a
// word alone. Of a span of time {span:week|day|run} is a word for each. The sentences of a kind of document stand
// in one file: another language is another file.
type sentence string

// values are the arguments of a sentence: texts, numbers of things, lists of names, and numbers of the types that
// say how they are written.
type values map[string]any

var argument = regexp.MustCompile(`\{(\w+)(?:([ :])([^{}]+))?\}`)

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
		word := strings.Split(parts[3], "|")[variantOf(value)]
		if parts[2] == ":" {
			return word
		}
		return counted(value) + " " + word
	})
}

// said writes an argument.
func said(value any) string {
	switch value := value.(type) {
	case []string:
		return list(value)
	case amount:
		return document.InSentence(value.number, value.by)
	case level:
		return percent(float64(value))
	case share:
		return document.Rounded(float64(100*value), document.SignificantDecimals(float64(100*value), 2)) + "%"
	case rough:
		return document.Fixed(float64(value), min(0, document.SignificantDecimals(float64(value), 3)))
	case entities:
		if value >= 1000 {
			return unit.Rough(float64(value))
		}
		return document.Shown(float64(value))
	case float64:
		return document.Shown(value)
	case seconds:
		return spokenDuration(float64(value))
	case simulated:
		return spanText.simulated[value.span].with(values{"count": value.count})
	}
	return fmt.Sprint(value)
}

// counted writes a number of things.
func counted(value any) string {
	switch value := value.(type) {
	case int:
		return unit.WithCommas(strconv.Itoa(value))
	case []string:
		return counted(len(value))
	}
	return said(value)
}

// variantOf chooses the word for an argument: of one and of many, or of a span of time.
func variantOf(value any) int {
	one := false
	switch value := value.(type) {
	case span:
		return int(value)
	case []string:
		one = len(value) == 1
	case int:
		one = value == 1
	case float64:
		one = said(value) == "1"
	default:
		panic(fmt.Sprintf("%v is no number of things", value))
	}
	if one {
		return 0
	}
	return 1
}
