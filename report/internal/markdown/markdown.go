package markdown

import (
	"io"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

	"karvon/report/document"
	"karvon/report/language"
	"karvon/report/layout"
)

// Write writes a document as Markdown with all rows and columns.
func Write(w io.Writer, d *document.Document, _ document.Options) error {
	p := &paper{layout.NewPrinter(w, document.Options{}), d.Language}
	if d.Sections != nil {
		p.sections(d)
		return p.Err
	}
	if !d.Untitled {
		p.Paragraphs([]string{"# " + escaped(d.Title), "", escaped(d.Setting), ""})
	}
	if !d.Untitled || d.Headline != "" {
		p.Paragraphs([]string{"**" + escaped(d.Headline) + "**", ""})
	}
	for _, point := range d.Points {
		p.Line("- " + escaped(point))
	}
	for _, table := range d.Tables {
		p.part(d, table)
	}
	for _, sentence := range d.Closing {
		p.Line(escaped(sentence))
	}
	if len(d.Warnings) > 0 {
		p.Paragraphs([]string{"", "## " + p.in.Message("Warnings"), ""})
		for _, warning := range d.Warnings {
			p.Line("- " + escaped(warning))
		}
	}
	if d.Fingerprint != "" {
		said := p.in.Fill("Fingerprint: {fingerprint}", map[string]any{"fingerprint": "`" + d.Fingerprint + "`"})
		p.Paragraphs([]string{"", said})
	}
	return p.Err
}

// paper is lines of Markdown.
type paper struct {
	*layout.Printer
	in *language.Language
}

// part writes a table under its title, where the document has one itself.
func (p *paper) part(d *document.Document, table document.Table) {
	if d.Untitled {
		if d.Headline != "" {
			p.Line("")
		}
		p.table(table)
		return
	}
	p.Paragraphs([]string{"", "## " + escaped(table.Title), ""})
	p.table(table)
	for _, note := range table.AllNotes() {
		p.Paragraphs([]string{"", escaped(note)})
	}
}

// sections writes many answers in a list, and then their tables.
func (p *paper) sections(d *document.Document) {
	p.Paragraphs([]string{"## " + escaped(d.Title), "", d.Headline, ""})
	for _, section := range d.Sections {
		p.Line("- **" + escaped(section.Name) + "**: " + escaped(section.Headline))
		for _, point := range section.Points {
			p.Line("  - " + escaped(point))
		}
	}
	for _, section := range d.Sections {
		if section.Table != nil {
			p.Paragraphs([]string{"", "### " + escaped(section.Name), ""})
			p.table(*section.Table)
		}
	}
}

// table writes a table with the units in its header.
func (p *paper) table(table document.Table) {
	if p.Err != nil {
		return
	}
	g := layout.NewGrid(table, 0, p.in)
	alignment := make([]tw.Align, len(g.Headers))
	headers := make([]string, len(g.Headers))
	for column, header := range g.Headers {
		alignment[column] = tw.AlignLeft
		if g.Numeric[column] {
			alignment[column] = tw.AlignRight
		}
		headers[column] = escaped(header)
		if g.Units[column] != "" {
			headers[column] += ", " + escaped(g.Units[column])
		}
	}
	config := layout.PlainConfig(alignment)
	config.Header.Padding, config.Row.Padding = tw.CellPadding{}, tw.CellPadding{}
	drawn := tablewriter.NewTable(p.To, tablewriter.WithRenderer(renderer.NewMarkdown()), tablewriter.WithConfig(config))
	drawn.Header(headers)
	for _, row := range g.Rows {
		if p.Err = drawn.Append(escapedCells(row)); p.Err != nil {
			return
		}
	}
	p.Err = drawn.Render()
}

func escapedCells(row []string) []string {
	cells := make([]string, len(row))
	for i, cell := range row {
		cells[i] = strings.TrimSpace(escaped(strings.TrimSpace(cell)))
	}
	return cells
}
