package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// writeMarkdown writes a document as Markdown with all rows and columns.
func writeMarkdown(w io.Writer, d *Document, _ Options) error {
	p := newPrinter(w, Options{})
	if d.Sections != nil {
		p.markdownSections(d)
		return p.err
	}
	if !d.Untitled {
		p.paragraphs([]string{"# " + escaped(d.Title), "", escaped(d.Setting), ""})
	}
	if !d.Untitled || d.Headline != "" {
		p.paragraphs([]string{"**" + escaped(d.Headline) + "**", ""})
	}
	for _, point := range d.Points {
		p.line("- " + escaped(point))
	}
	for _, table := range d.Tables {
		p.markdownPart(d, table)
	}
	if len(d.Warnings) > 0 {
		p.paragraphs([]string{"", "## Warnings", ""})
		for _, warning := range d.Warnings {
			p.line("- " + escaped(warning))
		}
	}
	if d.Fingerprint != "" {
		p.paragraphs([]string{"", fmt.Sprintf("Fingerprint: `%s`", d.Fingerprint)})
	}
	return p.err
}

// markdownPart writes a table under its title, where the document has one itself.
func (p *printer) markdownPart(d *Document, table Table) {
	if d.Untitled {
		if d.Headline != "" {
			p.line("")
		}
		p.markdownTable(table)
		return
	}
	p.paragraphs([]string{"", "## " + escaped(table.Title), ""})
	p.markdownTable(table)
	for _, note := range table.allNotes() {
		p.paragraphs([]string{"", escaped(note)})
	}
}

// markdownSections writes many answers in a list, and then their tables.
func (p *printer) markdownSections(d *Document) {
	p.paragraphs([]string{"## " + escaped(d.Title), "", d.Headline, ""})
	for _, section := range d.Sections {
		p.line("- **" + escaped(section.Name) + "**: " + escaped(section.Headline))
		for _, point := range section.Points {
			p.line("  - " + escaped(point))
		}
	}
	for _, section := range d.Sections {
		if section.Table != nil {
			p.paragraphs([]string{"", "### " + escaped(section.Name), ""})
			p.markdownTable(*section.Table)
		}
	}
}

// markdownTable writes a table with the units in its header.
func (p *printer) markdownTable(table Table) {
	if p.err != nil {
		return
	}
	g := newGrid(table, 0)
	alignment := make([]tw.Align, len(g.headers))
	headers := make([]string, len(g.headers))
	for column, header := range g.headers {
		alignment[column] = tw.AlignLeft
		if g.numeric[column] {
			alignment[column] = tw.AlignRight
		}
		headers[column] = escaped(header)
		if g.units[column] != "" {
			headers[column] += ", " + escaped(g.units[column])
		}
	}
	config := plainConfig(alignment)
	config.Header.Padding, config.Row.Padding = tw.CellPadding{}, tw.CellPadding{}
	drawn := tablewriter.NewTable(p.w, tablewriter.WithRenderer(renderer.NewMarkdown()), tablewriter.WithConfig(config))
	drawn.Header(headers)
	for _, row := range g.rows {
		if p.err = drawn.Append(escapedCells(row)); p.err != nil {
			return
		}
	}
	p.err = drawn.Render()
}

func escapedCells(row []string) []string {
	cells := make([]string, len(row))
	for i, cell := range row {
		cells[i] = strings.TrimSpace(escaped(strings.TrimSpace(cell)))
	}
	return cells
}
