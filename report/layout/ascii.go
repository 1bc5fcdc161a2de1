package layout

import (
	"io"
	"strings"
)

// substitutes are the signs of reports in plain ASCII. What a scenario's author wrote in other letters stays as it
// is: a name must remain one that can be looked for.
var substitutes = strings.NewReplacer(
	"±", "+-", "–", "-", "—", "-", "−", "-", "─", "-", "×", "x", "·", ".", "²", "2",
	"≥", ">=", "≤", "<=", "→", "->", "…", "...", "‘", "'", "’", "'", "“", `"`, "”", `"`,
	"γ", "gamma", "μ", "mu", "σ", "sigma",
)

// PlainWriter passes text on in plain ASCII but for the letters of names and titles. Each write holds whole
// characters.
type PlainWriter struct{ To io.Writer }

// Write writes text.
func (w PlainWriter) Write(p []byte) (int, error) {
	if _, err := substitutes.WriteString(w.To, string(p)); err != nil {
		return 0, err
	}
	return len(p), nil
}

// Plain puts a grid into plain ASCII, so that its columns are as wide as what stands in them.
func (g *Grid) Plain() {
	for column := range g.Headers {
		g.Headers[column], g.Units[column] = substitutes.Replace(g.Headers[column]), substitutes.Replace(g.Units[column])
		for _, row := range g.Rows {
			row[column] = substitutes.Replace(row[column])
		}
	}
	g.ellipsis = "..."
}
