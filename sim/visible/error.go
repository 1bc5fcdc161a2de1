package visible

import (
	"errors"
	"strings"
)

// ofLines is an error whose text has line breaks of its own, at which it gives its lines.
type ofLines interface {
	error
	Lines() []string
}

// Lines gives the lines of an error's text. Where it breaks by itself, as one of lines or several joined into one,
// it breaks; a line break in what it quotes is shown.
func Lines(err error) []string {
	text := err.Error()
	switch inner := err.(type) {
	case interface{ Unwrap() []error }:
		if parts := inner.Unwrap(); text == joined(parts) {
			return linesOf(parts)
		}
	case interface{ Unwrap() error }:
		if next := inner.Unwrap(); next != nil && next.Error() == text {
			return Lines(next)
		}
	}
	var many ofLines
	if !errors.As(err, &many) {
		return []string{Line(text)}
	}
	before, after, found := strings.Cut(text, many.Error())
	lines := many.Lines()
	if !found || len(lines) == 0 {
		return []string{Line(text)}
	}
	shown := make([]string, len(lines))
	lines[0] = before + lines[0]
	lines[len(lines)-1] += after
	for i, line := range lines {
		shown[i] = Line(line)
	}
	return shown
}

func linesOf(errs []error) []string {
	var lines []string
	for _, err := range errs {
		lines = append(lines, Lines(err)...)
	}
	return lines
}

func joined(errs []error) string {
	texts := make([]string, len(errs))
	for i, err := range errs {
		texts[i] = err.Error()
	}
	return strings.Join(texts, "\n")
}

// InOneLine gives an error's text as a part of a sentence: where it breaks by itself, a space stands.
func InOneLine(err error) string {
	lines := Lines(err)
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
	}
	return strings.Join(lines, " ")
}
