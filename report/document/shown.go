package document

import (
	"strings"

	"karvon/sim/visible"
)

// AsShown is a text of a scenario, a file or a result as a report shows it: within a line, and obeyed by nobody.
// Line breaks around it, with which block scalars of YAML end, are none of its own.
func AsShown(s string) string { return visible.Line(strings.Trim(s, "\r\n")) }

func AllAsShown(texts []string) []string {
	shown := make([]string, len(texts))
	for i, text := range texts {
		shown[i] = AsShown(text)
	}
	return shown
}
