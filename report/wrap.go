package report

import (
	"bytes"
	"io"
	"strings"

	"karvon/sim/visible"
)

// wrapped breaks a paragraph into lines of a width; all but the first begin
// with the indent. A word that is longer stands alone. What the paragraph quotes is
// shown.
func wrapped(paragraph string, limit int, indent string) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(asShown(paragraph)) {
		switch {
		case line == "" || line == indent:
			line += word
		case width(line)+1+width(word) > limit:
			lines = append(lines, line)
			line = indent + word
		default:
			line += " " + word
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// bold sets a title apart on a terminal that has colours.
func bold(s string, options Options) string {
	if !options.Color {
		return s
	}
	return visible.Bold + s + visible.Plain
}

// trimmer passes lines on without the spaces at their ends, with which a table
// pads its last column.
type trimmer struct {
	w       io.Writer
	pending []byte
}

func (t *trimmer) Write(p []byte) (int, error) {
	t.pending = append(t.pending, p...)
	for {
		end := bytes.IndexByte(t.pending, '\n')
		if end < 0 {
			return len(p), nil
		}
		line := append(bytes.TrimRight(t.pending[:end:end], " "), '\n')
		t.pending = t.pending[end+1:]
		if _, err := t.w.Write(line); err != nil {
			return 0, err
		}
	}
}
