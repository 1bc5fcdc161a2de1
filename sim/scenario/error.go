package scenario

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"karvon/sim/visible"
)

// Error is one mistake in a scenario.
type Error struct {
	Code    Code   // stable name of the kind of mistake
	Pos     Pos    // where it stands
	Path    string // input path of the value; empty where there is none
	Message string // what is wrong
	Hint    string // what was meant or what to do; empty where nothing better is known
	Line    string // the offending line, without its line break; empty where unknown
}

// Error gives file:line:column: path: what is wrong (what was meant) [code], in one
// line that shows whatever it quotes.
func (e Error) Error() string {
	return visible.Line(fmt.Sprintf("%s: %s [%s]", e.Pos, e.brief(), e.Code))
}

// Brief gives path: what is wrong (what was meant), for where the file is not
// at hand.
func (e Error) Brief() string { return visible.Line(e.brief()) }

func (e Error) brief() string {
	text := e.Message
	if e.Path != "" {
		text = e.Path + ": " + text
	}
	if e.Hint != "" {
		text += " (" + e.Hint + ")"
	}
	return text
}

// Errors is every mistake that one phase of loading or compiling found,
// sorted by position.
type Errors []Error

// Error gives one line for each mistake.
func (errs Errors) Error() string { return strings.Join(errs.Lines(), "\n") }

// Lines gives one line for each mistake: see [visible.OfLines].
func (errs Errors) Lines() []string {
	lines := make([]string, len(errs))
	for i, e := range errs {
		lines[i] = e.Error()
	}
	return lines
}

// Unwrap gives the mistakes one by one.
func (errs Errors) Unwrap() []error {
	list := make([]error, len(errs))
	for i, e := range errs {
		list[i] = e
	}
	return list
}

// Sort puts the mistakes in order of file, line and column, and drops those
// that are repeated.
func (errs Errors) Sort() Errors {
	slices.SortStableFunc(errs, func(a, b Error) int {
		return cmp.Or(
			a.Pos.compare(b.Pos),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Path, b.Path),
			cmp.Compare(a.Message, b.Message),
		)
	})
	return slices.Compact(errs)
}

// Print writes the mistakes for people: each on its line, followed by the
// offending line with a caret under the column.
func (errs Errors) Print(w io.Writer) error {
	for _, e := range errs {
		if _, err := io.WriteString(w, e.Error()+"\n"+e.excerpt()); err != nil {
			return err
		}
	}
	return nil
}

const (
	excerptIndent = "    "
	// excerptWidth keeps a hostile or generated line from flooding a terminal.
	excerptWidth = 160
)

// excerpt gives the offending line and a caret under its column; empty where
// the line is not known.
func (e Error) excerpt() string {
	if e.Line == "" {
		return ""
	}
	before, line := e.Pos.Column-1, e.Line
	if before > excerptWidth/2 {
		cut := before - excerptWidth/2
		line, before = line[lengthOf(line, cut):], before-cut
	}
	line = line[:lengthOf(line, excerptWidth)]
	margin := line[:lengthOf(line, before)]
	beyond := max(0, before-utf8.RuneCountInString(margin))
	return excerptIndent + strings.TrimRight(visible.Source(line), " \t") + "\n" +
		excerptIndent + blanks(visible.Source(margin)) + strings.Repeat(" ", beyond) + "^\n"
}

// lengthOf is how many bytes the first characters of a text take.
func lengthOf(text string, characters int) int {
	for at := range text {
		if characters--; characters < 0 {
			return at
		}
	}
	return len(text)
}

// blanks is as wide as a text, with its tabs, so that the caret stands under its
// column however wide they are shown.
func blanks(text string) string {
	var out strings.Builder
	for _, r := range text {
		switch kind := width.LookupRune(r).Kind(); {
		case r == '\t':
			out.WriteByte('\t')
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf): // shown with the letter before
		case kind == width.EastAsianWide || kind == width.EastAsianFullwidth:
			out.WriteString("  ")
		default:
			out.WriteByte(' ')
		}
	}
	return out.String()
}
