package language

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"karvon/sim/unit"
)

// saying is an argument that knows how it is written in a language.
type saying interface{ Say(*Language) string }

// kind is an argument that is one of several kinds, each with a word of its own.
type kind interface{ Kind() int }

// Digits is a number as English writes it.
type Digits string

// Say writes the number.
func (d Digits) Say(l *Language) string { return l.Number(string(d)) }

var argument = regexp.MustCompile(`\{(\w+)(?:([ :])([^{}]+))?\}`)

// Fill says a message with its arguments, which are texts, numbers of things, lists of names, or [Said]. One that is
// missing is a mistake of the program.
func (l *Language) Fill(english string, arguments map[string]any) string {
	return argument.ReplaceAllStringFunc(l.Message(english), func(found string) string {
		parts := argument.FindStringSubmatch(found)
		value, given := arguments[parts[1]]
		if !given {
			panic("no argument " + parts[1] + " for: " + english)
		}
		if parts[2] == "" {
			return l.said(value)
		}
		word := l.orEnglish().pick(strings.Split(parts[3], "|"), l.wordOf(value))
		if parts[2] == ":" {
			return word
		}
		return l.counted(value) + " " + word
	})
}

// said writes an argument.
func (l *Language) said(value any) string {
	switch value := value.(type) {
	case saying:
		return value.Say(l)
	case []string:
		return l.List(value)
	case int:
		return l.Number(strconv.Itoa(value))
	}
	return fmt.Sprint(value)
}

// List joins words as a sentence does: a, b and c.
func (l *Language) List(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return l.Fill("{words} and {last}", map[string]any{"words": strings.Join(words[:last], ", "), "last": words[last]})
}

// counted writes a number of things.
func (l *Language) counted(value any) string {
	switch value := value.(type) {
	case int:
		return l.Number(unit.WithCommas(strconv.Itoa(value)))
	case []string:
		return l.counted(len(value))
	}
	return l.said(value)
}

// wordOf chooses the word for an argument: that of its kind, or of its plural form.
func (l *Language) wordOf(value any) int {
	switch value := value.(type) {
	case kind:
		return value.Kind()
	case []string:
		return l.wordOf(len(value))
	case int:
		return l.formOf(strconv.Itoa(value))
	case Digits:
		return l.formOf(string(value))
	}
	panic(fmt.Sprintf("%v is no number of things", value))
}
