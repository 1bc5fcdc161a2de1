package visible

import (
	"io"
	"strings"
)

// The escape sequences that a text for a terminal may have: they set a title apart
// and are karvon's own.
const (
	Bold  = "\x1b[1m"
	Plain = "\x1b[0m"
)

// Writer passes lines of text on so that they are shown and not obeyed. Line
// breaks, tabs, [Bold] and [Plain] pass. Each write holds whole characters; it may
// end within a line.
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

func (w *Writer) line(out *strings.Builder, line string) {
	body, broken := strings.CutSuffix(line, "\n")
	for body != "" {
		own := strings.Index(body, "\x1b[")
		for own >= 0 && ownSequence(body[own:]) == "" {
			next := strings.Index(body[own+1:], "\x1b[")
			if next < 0 {
				own = -1
				break
			}
			own += 1 + next
		}
		if own < 0 {
			own = len(body)
		}
		out.WriteString(shown(body[:own], w.within, "\t"))
		w.within = w.within || strings.Trim(body[:own], " \t") != ""
		sequence := ownSequence(body[own:])
		out.WriteString(sequence)
		body = body[own+len(sequence):]
	}
	if broken {
		out.WriteByte('\n')
		w.within = false
	}
}

// ownSequence gives the sequence of karvon's own that a text begins with.
func ownSequence(text string) string {
	for _, sequence := range []string{Bold, Plain} {
		if strings.HasPrefix(text, sequence) {
			return sequence
		}
	}
	return ""
}
