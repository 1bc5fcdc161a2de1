package report

import (
	"io"
	"strings"

	"karvon/sim/visible"
)

// asShown is a text of a scenario, a file or a result as a report shows it: within a
// line, and obeyed by nobody. Line breaks around it, with which block scalars of YAML
// end, are none of its own.
func asShown(s string) string { return visible.Line(strings.Trim(s, "\r\n")) }

func allAsShown(texts []string) []string {
	shown := make([]string, len(texts))
	for i, text := range texts {
		shown[i] = asShown(text)
	}
	return shown
}

// forPeople is where text for people is written: what was not escaped before is.
func forPeople(w io.Writer) io.Writer { return &visible.Writer{To: w} }
