package terminal

import (
	"io"
	"slices"

	"karvon/report/document"
	"karvon/report/language"
	"karvon/report/layout"
	"karvon/sim/visible"
)

// Write writes a document for a terminal.
func Write(w io.Writer, d *document.Document, options document.Options) error {
	p := &screen{Printer: layout.NewPrinter(w, options), in: d.Language}
	switch {
	case d.Entries != nil:
		p.entries(d, options)
	case d.Sections != nil:
		p.sections(d, options)
	case options.VerdictOnly:
		p.verdict(d, options)
		p.closing(d, options)
	default:
		p.document(d, options)
	}
	return p.Err
}

// screen is lines for a terminal, with what was said on them.
type screen struct {
	*layout.Printer
	in   *language.Language
	said []string // notes of tables
}

// unsaid keeps the notes that no table before has said.
func (p *screen) unsaid(notes []string) []string {
	var left []string
	for _, note := range notes {
		if !slices.Contains(p.said, note) {
			left, p.said = append(left, note), append(p.said, note)
		}
	}
	return left
}

// document writes a document with its tables.
func (p *screen) document(d *document.Document, options document.Options) {
	if !d.Untitled {
		p.title(d.Title, options)
		p.Paragraphs(layout.Fitted(options, d.Setting, ""))
		p.Line("")
	}
	p.verdict(d, options)
	var spared hidden
	for i := range d.Tables {
		if i > 0 || d.Headline != "" || !d.Untitled {
			p.Line("")
		}
		spared.add(p.table(withCourses(d.Tables[i], options.ASCII), options))
	}
	if d.Untitled {
		p.closing(d, options)
		return
	}
	p.Line("")
	p.warnings(d.Warnings, options)
	p.Paragraphs(layout.Fitted(options, hiddenText(spared.rows, spared.columns, p.in), ""))
	if d.Fingerprint != "" {
		p.Line(fingerprintText(d.Fingerprint, p.in))
	}
}

// sections writes many answers, and what they come to behind them.
func (p *screen) sections(d *document.Document, options document.Options) {
	for _, section := range d.Sections {
		p.Line(bold(document.AsShown(section.Name+": "+section.Headline), options))
		if options.VerdictOnly {
			continue
		}
		p.points(section.Points, options)
		if section.Table != nil {
			p.table(*section.Table, options)
			p.Line("")
		}
	}
	if len(d.Sections) > 0 {
		p.Paragraphs(layout.Fitted(options, d.Headline, ""))
	}
}

// entries writes paragraphs, texts beside their labels, and headings with what is to be said under them.
func (p *screen) entries(d *document.Document, options document.Options) {
	for _, entry := range d.Entries {
		if entry.Heading == "" {
			p.labelled(entry.Parts, options)
		} else {
			p.Line(bold(entry.Heading, options))
			width := labelWidth
			for _, part := range entry.Parts {
				width = max(width, layout.Width("  "+part.Label)+layout.ColumnGap)
			}
			for _, part := range entry.Parts {
				p.Beside("  "+part.Label, part.Text, width, options)
			}
			p.Line("")
		}
		p.Paragraphs(layout.Fitted(options, entry.Text, "  "))
	}
}

// closing writes what a table comes to.
func (p *screen) closing(d *document.Document, options document.Options) {
	for _, sentence := range d.Closing {
		p.Paragraphs(layout.Fitted(options, sentence, ""))
	}
}

// labelWidth is the least width of the labels under a heading.
const labelWidth = 14

// labelled writes texts beside labels that are as wide as the longest of them.
func (p *screen) labelled(parts []document.Part, options document.Options) {
	longest := 0
	for _, part := range parts {
		longest = max(longest, layout.Width(document.AsShown(part.Label)))
	}
	for _, part := range parts {
		p.Beside(document.AsShown(part.Label), part.Text, longest+layout.ColumnGap, options)
	}
}

// title writes a title, set apart, over as many lines as it needs.
func (p *screen) title(s string, options document.Options) {
	for _, line := range layout.Fitted(options, s, "") {
		p.Line(bold(line, options))
	}
}

func (p *screen) verdict(d *document.Document, options document.Options) {
	indent := ""
	if d.Untitled {
		indent = "  "
	}
	p.Paragraphs(layout.Fitted(options, d.Headline, indent))
	p.points(d.Points, options)
}

func (p *screen) points(points []string, options document.Options) {
	for _, point := range points {
		p.Paragraphs(layout.Fitted(options, "- "+point, "  "))
	}
}

func (p *screen) warnings(warnings []string, options document.Options) {
	for _, warning := range warnings {
		p.Paragraphs(layout.Fitted(options, warningText(warning, p.in), "  "))
	}
}

// table writes a table with its title and notes, and says what it left out.
func (p *screen) table(table document.Table, options document.Options) hidden {
	limit := topRows
	if options.All || table.Whole || len(table.Rows) == topRows+1 { // a line that hides one would be as long
		limit = 0
	}
	g := layout.NewGrid(table, limit, p.in)
	if options.ASCII {
		g.Plain()
	}
	g, columns := g.Narrowed(options.Width)
	p.title(table.Title, options)
	if p.Err == nil {
		p.Err = draw(p.To, &g)
	}
	rows := len(table.Rows) - len(g.Rows)
	if rows > 0 {
		p.Line(moreRowsText(rows, p.in))
	}
	for _, note := range p.unsaid(table.NotesWith(g.Notes)) {
		p.Paragraphs(layout.Fitted(options, note, ""))
	}
	return hidden{rows, columns}
}

// topRows is the number of rows of a table that a terminal shows unless all are asked for.
const topRows = 15

// hidden counts what a terminal was spared.
type hidden struct{ rows, columns int }

func (h *hidden) add(other hidden) {
	h.rows += other.rows
	h.columns += other.columns
}

// bold sets a title apart on a terminal that has colours.
func bold(s string, options document.Options) string {
	if !options.Color {
		return s
	}
	return visible.Bold + s + visible.Plain
}
