package layout

import (
	"fmt"
	"io"

	"karvon/report/document"
	"karvon/sim/visible"
)

// Printer writes lines for people and keeps the first error.
type Printer struct {
	To  io.Writer
	Err error
}

// NewPrinter prints text as the options ask for; what was not escaped before is.
func NewPrinter(w io.Writer, options document.Options) *Printer {
	w = &visible.Writer{To: w}
	if options.ASCII {
		w = PlainWriter{w}
	}
	return &Printer{To: w}
}

func (p *Printer) Line(s string) {
	if p.Err == nil {
		_, p.Err = fmt.Fprintln(p.To, s)
	}
}

func (p *Printer) Paragraphs(lines []string) {
	for _, line := range lines {
		p.Line(line)
	}
}
