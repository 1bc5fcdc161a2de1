package syntax

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"karvon/sim/bound"
	"karvon/sim/reason"
	"karvon/sim/visible"
)

// Error is one mistake in a text, or in what it says.
type Error struct {
	Code    Code   // stable name of the kind of mistake
	Pos     Pos    // where it stands
	Path    string // input path of the value; empty where there is none
	Message string // what is wrong
	Hint    string // what was meant or what to do; empty where nothing better is known
	Line    string // the offending line, without its line break; empty where unknown

	// Reason is what Message says, where reports say it in words of their own.
	Reason reason.Reason

	// More is above zero in the last entry of a list that leaves mistakes out, and says how many they are; nothing
	// else of that entry has a meaning.
	More int
}

// Error gives file:line:column: path: what is wrong (what was meant) [code], in one line that shows whatever it
// quotes.
func (e Error) Error() string {
	if e.More > 0 {
		return e.Brief()
	}
	return visible.Line(fmt.Sprintf("%s: %s [%s]", e.Pos, e.brief(), e.Code))
}

// Brief gives path: what is wrong (what was meant), for where the file is not at hand.
func (e Error) Brief() string { return visible.Line(e.brief()) }

func (e Error) brief() string {
	if e.More > 0 {
		return "and " + bound.Grouped(int64(e.More)) + " more"
	}
	text := e.Message
	if e.Path != "" {
		text = e.Path + ": " + text
	}
	if e.Hint != "" {
		text += " (" + e.Hint + ")"
	}
	return text
}

// Errors is the mistakes that one phase of loading or compiling found, sorted by position. Where they are more than
// bound.Mistakes, the first ones stand in the list, and its last entry counts the others.
type Errors []Error

// Error gives one line for each mistake.
func (errs Errors) Error() string { return strings.Join(errs.Lines(), "\n") }

// Lines gives one line for each mistake: see [visible.ofLines].
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

// Sort puts the mistakes in order of file, line and column, and drops those that are repeated.
func (errs Errors) Sort() Errors {
	slices.SortStableFunc(errs, Error.compare)
	errs = slices.Compact(errs)
	for last := len(errs) - 1; last > 0 && errs[last].More > 0 && errs[last-1].More > 0; last-- {
		errs[last-1].More += errs[last].More
		errs = errs[:last]
	}
	return errs
}

// First cuts a sorted list to as many as are shown, and counts the others.
func (errs Errors) First() Errors {
	shown := int(bound.Mistakes.Most)
	if len(errs) <= shown {
		return errs
	}
	more := errs[shown:].Count()
	return append(slices.Clone(errs[:shown]), Error{More: more})
}

// With gives the mistakes followed by those of another file, as many of all as are shown, and counts the others.
func (errs Errors) With(found Errors) Errors {
	count := errs.Count() + found.Count()
	all := append(slices.Clone(errs.named()), found.named()...)
	shown := min(len(all), int(bound.Mistakes.Most))
	if count > shown {
		return append(all[:shown], Error{More: count - shown})
	}
	return all
}

// named gives the mistakes without the entry that counts others.
func (errs Errors) named() Errors {
	if last := len(errs) - 1; last >= 0 && errs[last].More > 0 {
		return errs[:last]
	}
	return errs
}

// Count is the number of mistakes, those that the list leaves out among them.
func (errs Errors) Count() int {
	if last := len(errs) - 1; last >= 0 && errs[last].More > 0 {
		return last + errs[last].More
	}
	return len(errs)
}

// Print writes the mistakes for people: each on its line, followed by the offending line with a caret under the
// column.
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

// excerpt gives the offending line and a caret under its column; empty where the line is not known.
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

// blanks is as wide as a text, with its tabs, so that the caret stands under its column however wide they are
// shown.
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
