package layout

import (
	"strings"

	"github.com/olekukonko/tablewriter/pkg/twwidth"
)

// Characters of ambiguous width are narrow, whatever locale the program runs in: the same result gives the same
// text everywhere.
func init() { twwidth.SetOptions(twwidth.Options{}) }

// Width is how many columns of a terminal a text takes, as the library that draws the tables counts: two for wide
// characters, none for marks on a letter.
func Width(s string) int { return twwidth.WidthWithOptions(s, twwidth.Options{}) }

func padRight(s string, to int) string { return s + strings.Repeat(" ", max(0, to-Width(s))) }

func padLeft(s string, to int) string { return strings.Repeat(" ", max(0, to-Width(s))) + s }

// beginning is as much of the beginning of a text as is so wide at most.
func beginning(s string, to int) string {
	used := 0
	for at, r := range s {
		if used += Width(string(r)); used > to {
			return s[:at]
		}
	}
	return s
}

// ending is as much of the end of a text as is so wide at most.
func ending(s string, to int) string {
	rest := s
	for Width(rest) > to {
		_, size := firstLetter(rest)
		rest = rest[size:]
	}
	return rest
}

// firstLetter is the first character of a text with the marks on it, and its length in bytes.
func firstLetter(s string) (letter string, size int) {
	for at, r := range s {
		if at > 0 && Width(string(r)) > 0 {
			return s[:at], at
		}
	}
	return s, len(s)
}

// CourseCells is the number of signs that draw a course: six hours each in a week.
const CourseCells = 28
