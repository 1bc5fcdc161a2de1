package syntax

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// oncePerTemplate tells a mistake of a template once, however often that is used: for the first use, with the number
// of the others. Uses can name it differently only in their arguments; hints name what else there is.
func (errs Errors) oncePerTemplate() Errors {
	type mistake struct {
		at      Pos
		code    Code
		message string
	}
	first := map[mistake]int{} // place among those that are told, of a message as it is and with its parameters
	others := map[int]int{}
	told := errs[:0]
	for _, e := range errs {
		if e.Pos.Use == nil {
			told = append(told, e)
			continue
		}
		at := e.Pos
		at.Use = nil
		literal, general := mistake{at, e.Code, e.Message}, mistake{at, e.Code, e.Pos.Use.parameterized(e.Message)}
		known, again := first[literal]
		if !again {
			known, again = first[general]
		}
		if again {
			others[known]++
			continue
		}
		first[literal], first[general] = len(told), len(told)
		told = append(told, e)
	}
	for at, count := range others {
		told[at].Message += fmt.Sprintf("; the same in %d more use%s of the template", count, plural(count))
	}
	return told
}

// parameterized is a text with the parameters in the place of their arguments, those of the templates around besides.
func (u *Use) parameterized(text string) string {
	for ; u != nil; u = u.At.Use {
		for _, a := range u.Arguments {
			text = replaceWord(text, a.Text, "$"+a.Parameter)
		}
	}
	return text
}

// replaceWord replaces a text where no letter or digit goes on before or behind it.
func replaceWord(text, old, by string) string {
	var replaced strings.Builder
	for rest := text; ; {
		at := strings.Index(rest, old)
		if old == "" || at < 0 {
			return replaced.String() + rest
		}
		behind := rest[at+len(old):]
		replaced.WriteString(rest[:at])
		last, _ := utf8.DecodeLastRuneInString(text[:len(text)-len(rest)+at])
		next, _ := utf8.DecodeRuneInString(behind)
		if ofWord(last) || ofWord(next) {
			replaced.WriteString(old)
		} else {
			replaced.WriteString(by)
		}
		rest = behind
	}
}

func ofWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func plural(count int) string {
	if count == 1 {
		return ""
	}
	return "s"
}
