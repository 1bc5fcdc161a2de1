package report

import (
	"io"
	"strings"
)

// substitutes are the signs of reports in plain ASCII. What a scenario's author
// wrote in other letters stays as it is: a name must remain one that can be
// looked for.
var substitutes = strings.NewReplacer(
	"±", "+-", "–", "-", "—", "-", "−", "-", "─", "-", "×", "x", "·", ".", "²", "2",
	"≥", ">=", "≤", "<=", "→", "->", "…", "...", "‘", "'", "’", "'", "“", `"`, "”", `"`,
	"γ", "gamma", "μ", "mu", "σ", "sigma",
)

// PlainWriter passes text on in plain ASCII but for the letters of names and
// titles. Each write holds whole characters.
type PlainWriter struct{ To io.Writer }

// Write writes text.
func (w PlainWriter) Write(p []byte) (int, error) {
	if _, err := substitutes.WriteString(w.To, string(p)); err != nil {
		return 0, err
	}
	return len(p), nil
}

// words gives text in the characters that the options ask for.
func (o Options) words(s string) string {
	if !o.ASCII {
		return s
	}
	return substitutes.Replace(s)
}

// wrapped breaks a paragraph into lines that fit.
func (o Options) wrapped(paragraph, indent string) []string {
	return wrapped(o.words(paragraph), o.Width, indent)
}

// newPrinter prints text as the options ask for.
func newPrinter(w io.Writer, options Options) *printer {
	w = forPeople(w)
	if options.ASCII {
		w = PlainWriter{w}
	}
	return &printer{w: w}
}

// plain puts a grid into plain ASCII, so that its columns are as wide as what
// stands in them.
func (g *grid) plain() {
	for column := range g.headers {
		g.headers[column], g.units[column] = substitutes.Replace(g.headers[column]), substitutes.Replace(g.units[column])
		for _, row := range g.rows {
			row[column] = substitutes.Replace(row[column])
		}
	}
	g.ellipsis = "..."
}
