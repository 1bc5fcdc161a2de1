package visible

import (
	"io"
	"regexp"
	"strings"
)

// The escape sequences that a text for a terminal may have: they set a title apart and are karvon's own.
const (
	Bold  = "\x1b[1m"
	Plain = "\x1b[0m"
)

// Writer passes lines of text on so that they are shown and not obeyed. Line breaks, tabs, [Bold] and [Plain] pass.
// Each write holds whole characters; it may end within a line.
type Writer struct {
	To     io.Writer
	within bool // whether something other than spaces stands in the line already
}

// Write writes text.
func (w *Writer) Write(p []byte) (int, error) {
	var out strings.Builder
	out.Grow(len(p))
	for line := range strings.SplitAfterSeq(string(p), "\n") {
		w.line(&out, line)
	}
	if _, err := io.WriteString(w.To, out.String()); err != nil {
		return 0, err
	}
	return len(p), nil
}

// line passes on a line, or a part of one.
func (w *Writer) line(out *strings.Builder, line string) {
	body, ends := strings.CutSuffix(line, "\n")
	for body != "" {
		text, sequence, rest := body, "", ""
		if at := own.FindStringIndex(body); at != nil {
			text, sequence, rest = body[:at[0]], body[at[0]:at[1]], body[at[1]:]
		}
		out.WriteString(shown(text, w.within, "\t") + sequence)
		w.within = w.within || strings.TrimSpace(text) != ""
		body = rest
	}
	if ends {
		out.WriteByte('\n')
		w.within = false
	}
}

var own = regexp.MustCompile(regexp.QuoteMeta(Bold) + "|" + regexp.QuoteMeta(Plain))
