package syntax

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// overLines tells whether a mapping or list is written over several lines without brackets: as it was, or because
// it does not fit behind a column.
func (w *layoutWriter) overLines(n *yaml.Node, column int) bool {
	switch {
	case n.Kind == yaml.ScalarNode || len(n.Content) == 0:
		return false
	case n.Style&yaml.FlowStyle == 0:
		return true
	case ofSingles(n):
		return false
	}
	return w.hasComment(n) || w.holdsTable(n) || !fits(column, w.inLine(n))
}

// ofSingles tells whether a list holds single values only.
func ofSingles(n *yaml.Node) bool {
	return n.Kind == yaml.SequenceNode && !slices.ContainsFunc(n.Content,
		func(item *yaml.Node) bool { return item.Kind != yaml.ScalarNode })
}

// hasComment tells whether a comment stands between a node's brackets.
func (w *layoutWriter) hasComment(n *yaml.Node) bool {
	from, to := spotOf(n), w.ends[n]
	return slices.ContainsFunc(w.notes, func(c note) bool {
		return c.text != "" && from.before(c.spot) && c.spot.before(to)
	})
}

func (s spot) before(other spot) bool {
	return s.line < other.line || s.line == other.line && s.column < other.column
}

// isTable tells whether a list of single values keeps lines of its own: it has breaks between its items, or a
// comment in it.
func (w *layoutWriter) isTable(n *yaml.Node) bool {
	if !ofSingles(n) || len(n.Content) == 0 {
		return false
	}
	for i := 1; i < len(n.Content); i++ {
		if n.Content[i].Line != n.Content[i-1].Line {
			return true
		}
	}
	return w.hasComment(n) || !fits(w.column()+1, w.inLine(n))
}

// holdsTable tells whether a node in brackets has a table in it.
func (w *layoutWriter) holdsTable(n *yaml.Node) bool {
	return slices.ContainsFunc(n.Content, func(inner *yaml.Node) bool {
		if inner.Kind == yaml.ScalarNode {
			return false
		}
		if !ofSingles(inner) {
			return w.holdsTable(inner)
		}
		for i := 1; i < len(inner.Content); i++ {
			if inner.Content[i].Line != inner.Content[i-1].Line {
				return true
			}
		}
		return false
	})
}

// table writes a list of single values with its breaks.
func (w *layoutWriter) table(n *yaml.Node) {
	w.add("[")
	margin := w.column()
	fresh := true // nothing stands in the line but spaces and the bracket
	newLine := func() {
		w.out = append(w.out, outLine{text: strings.Repeat(" ", margin)})
		fresh = true
	}
	for i, item := range n.Content {
		written := len(w.out)
		commented := w.notesOfTable(spotOf(item).line, margin)
		text := orNull(w.scalar(item))
		if i < len(n.Content)-1 {
			text += ","
		}
		moved := i > 0 && item.Line != n.Content[i-1].Line
		if commented || len(w.out) != written || moved || !fresh && !fits(w.column(), " "+text+"]") {
			newLine()
		}
		if !fresh {
			text = " " + text
		}
		w.add(text)
		fresh = false
	}
	if w.notesOfTable(w.ends[n].line, margin) {
		newLine()
	}
	w.add("]")
}

// notesOfTable writes the comments of a table before a line, and tells whether there were any.
func (w *layoutWriter) notesOfTable(line, margin int) bool {
	found := false
	for _, n := range w.notes[w.next:] {
		found = found || n.line < line && n.text != ""
	}
	w.notesWithoutGaps(line, margin)
	return found
}

// notesWithoutGaps writes the comments before a line and drops empty lines.
func (w *layoutWriter) notesWithoutGaps(line, margin int) {
	kept := w.notes[:w.next:w.next]
	for _, n := range w.notes[w.next:] {
		if n.line >= line || n.text != "" {
			kept = append(kept, n)
		}
	}
	w.notes = kept
	w.notesBefore(line, formatWidth*formatWidth, margin)
}

// inLine writes a node in one line, with brackets.
func (w *layoutWriter) inLine(n *yaml.Node) string {
	var parts []string
	switch n.Kind {
	case yaml.SequenceNode:
		for _, item := range n.Content {
			parts = append(parts, orNull(w.inLine(item)))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			part := w.scalar(n.Content[i]) + ":"
			if value := w.inLine(n.Content[i+1]); value != "" {
				part += " " + value
			}
			parts = append(parts, part)
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return w.scalar(n)
}

// scalar writes a single value in one line: with double quotes or without, as it was, but in single quotes where
// double ones would need escapes.
func (w *layoutWriter) scalar(n *yaml.Node) string {
	raw := w.raw[n]
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0 && raw != "":
		return raw
	case n.Style&yaml.SingleQuotedStyle != 0 && raw != "" && strings.ContainsAny(n.Value, `"\`):
		return raw
	case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return quoteDouble(n.Value)
	case strings.Contains(n.Value, "\n"):
		return quoteDouble(n.Value)
	}
	return n.Value
}

// orNull writes out nothing, which between brackets has no place.
func orNull(text string) string {
	if text == "" {
		return "null"
	}
	return text
}
