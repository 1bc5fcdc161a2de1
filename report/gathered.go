package report

import (
	"strings"

	"karvon/sim/scenario"
)

// oneFact are the mappings that say one thing in several numbers: a week's pattern, and where a site lies.
var oneFact = []string{".days", ".location"}

// gathered has one value in place of those of a mapping that is one fact, where they come from one source and have no
// ranges of their own. The values are sorted by path, so that they stand beside each other.
func gathered(values []scenario.Value) []scenario.Value {
	var rows []scenario.Value
	for i := 0; i < len(values); {
		n := together(values[i:])
		row := values[i]
		if n > 1 {
			row.Path, row.Text = whole(values[i : i+n])
		}
		rows = append(rows, row)
		i += n
	}
	return rows
}

// together counts the values from the first on that are one fact.
func together(values []scenario.Value) int {
	first := values[0]
	parent := mappingOf(first)
	if parent == "" {
		return 1
	}
	n := 1
	for n < len(values) && mappingOf(values[n]) == parent && alikeInSource(values[n], first) {
		n++
	}
	return n
}

// mappingOf is the path of the mapping that is one fact and holds the value; empty where none does.
func mappingOf(value scenario.Value) string {
	i := strings.LastIndex(value.Path, ".")
	if i < 0 || value.Range != "" || hasName(value) {
		return ""
	}
	for _, end := range oneFact {
		if strings.HasSuffix(value.Path[:i], end) {
			return value.Path[:i]
		}
	}
	return ""
}

func alikeInSource(a, b scenario.Value) bool {
	return a.Confidence == b.Confidence && a.Source == b.Source && a.Note == b.Note
}

// whole writes values of one mapping as that mapping.
func whole(values []scenario.Value) (path, text string) {
	path = mappingOf(values[0])
	parts := make([]string, len(values))
	for i, value := range values {
		parts[i] = strings.TrimPrefix(value.Path, path+".") + ": " + value.Text
	}
	return path, "{" + strings.Join(parts, ", ") + "}"
}
