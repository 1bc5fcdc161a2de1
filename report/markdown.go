package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"

	"karvon/sim/experiment"
)

// writeMarkdown writes a result as a Markdown document with all rows and
// columns.
func writeMarkdown(w io.Writer, r *experiment.Result) error {
	p := newPrinter(w, Options{})
	verdict := Judge(r)
	p.paragraphs([]string{"# " + escaped(r.Plan.Title), "", escaped(setting(r)), "", "**" + escaped(verdict.Headline) + "**", ""})
	for _, point := range verdict.Points {
		p.line("- " + escaped(point))
	}
	for _, table := range Tables(r) {
		p.paragraphs([]string{"", "## " + escaped(table.Title), ""})
		p.markdownTable(table)
		for _, note := range table.allNotes() {
			p.paragraphs([]string{"", escaped(note)})
		}
	}
	if warnings := doubts(r); len(warnings) > 0 {
		p.paragraphs([]string{"", "## Warnings", ""})
		for _, warning := range warnings {
			p.line("- " + escaped(warning))
		}
	}
	p.paragraphs([]string{"", fmt.Sprintf("Fingerprint: `%s`", r.Fingerprint)})
	return p.err
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
