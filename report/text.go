package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// columnGap is what stands between two columns of a text table.
const columnGap = 2

// drawnWidth is the width of the table as it is drawn in text.
func (g *grid) drawnWidth() int {
	total := 0
	for column := range g.headers {
		total += g.columnWidth(column) + columnGap
	}
	return total - columnGap
}

// writeText writes a document for a terminal.
func writeText(w io.Writer, d *Document, options Options) error {
	p := newPrinter(w, options)
	switch {
	case d.Entries != nil:
		p.entries(d, options)
	case d.Sections != nil:
		p.sections(d, options)
	case options.VerdictOnly:
		p.verdict(d, options)
	default:
		p.document(d, options)
	}
	return p.err
}

// document writes a document with its tables.
func (p *printer) document(d *Document, options Options) {
	if !d.Untitled {
		p.title(d.Title, options)
		p.paragraphs(options.wrapped(d.Setting, ""))
		p.line("")
	}
	p.verdict(d, options)
	var spared hidden
	for i := range d.Tables {
		if i > 0 || d.Headline != "" || !d.Untitled {
			p.line("")
		}
		spared.add(p.table(d.Tables[i].withCourses(options.ASCII), options))
	}
	if d.Untitled {
		return
	}
	p.line("")
	p.warnings(d.Warnings, options)
	p.paragraphs(options.wrapped(spared.String(), ""))
	if d.Fingerprint != "" {
		p.line("Fingerprint: " + d.Fingerprint)
	}
}

// sections writes many answers, and what they come to behind them.
func (p *printer) sections(d *Document, options Options) {
	for _, section := range d.Sections {
		p.line(bold(asShown(section.Name+": "+section.Headline), options))
		if options.VerdictOnly {
			continue
		}
		p.points(section.Points, options)
		if section.Table != nil {
			p.table(*section.Table, options)
			p.line("")
		}
	}
	if len(d.Sections) > 0 {
		p.paragraphs(options.wrapped(d.Headline, ""))
	}
}

// entries writes paragraphs, and headings with what is to be said under them.
func (p *printer) entries(d *Document, options Options) {
	for _, entry := range d.Entries {
		if entry.Heading != "" {
			p.line(bold(entry.Heading, options))
			for _, part := range entry.Parts {
				p.part(part.Label, options.words(part.Text), options.Width)
			}
			p.line("")
		}
		p.paragraphs(options.wrapped(entry.Text, "  "))
	}
	p.paragraphs(options.wrapped(d.Closing, ""))
}

// labelWidth is the width of the labels of an entry's parts.
const labelWidth = 14

// part writes a text beside its label.
func (p *printer) part(label, text string, limit int) {
	label = "  " + label
	for _, line := range wrapped(text, limit-labelWidth, "") {
		p.line(fmt.Sprintf("%-*s%s", labelWidth, label, line))
		label = ""
	}
}

// printer writes lines and keeps the first error.
type printer struct {
	w    io.Writer
	said []string // notes of tables
	err  error
}

// unsaid keeps the notes that no table before has said.
func (p *printer) unsaid(notes []string) []string {
	var left []string
	for _, note := range notes {
		if !slices.Contains(p.said, note) {
			left, p.said = append(left, note), append(p.said, note)
		}
	}
	return left
}

func (p *printer) line(s string) {
	if p.err == nil {
		_, p.err = fmt.Fprintln(p.w, s)
	}
}

// title writes a title, set apart, over as many lines as it needs.
func (p *printer) title(s string, options Options) {
	for _, line := range options.wrapped(s, "") {
		p.line(bold(line, options))
	}
}

func (p *printer) paragraphs(lines []string) {
	for _, line := range lines {
		p.line(line)
	}
}

func (p *printer) verdict(d *Document, options Options) {
	indent := ""
	if d.Untitled {
		indent = "  "
	}
	p.paragraphs(options.wrapped(d.Headline, indent))
	p.points(d.Points, options)
}

func (p *printer) points(points []string, options Options) {
	for _, point := range points {
		p.paragraphs(options.wrapped("- "+point, "  "))
	}
}

func (p *printer) warnings(warnings []string, options Options) {
	for _, warning := range warnings {
		p.paragraphs(options.wrapped("Warning: "+warning, "  "))
	}
}

// table writes a table with its title and notes, and says what it left out.
func (p *printer) table(table Table, options Options) hidden {
	limit := topRows
	if options.All || table.Whole {
		limit = 0
	}
	g := newGrid(table, limit)
	if options.ASCII {
		g.plain()
	}
	g, columns := g.narrowed(options.Width)
	p.title(table.Title, options)
	if p.err == nil {
		p.err = g.draw(p.w)
	}
	rows := len(table.Rows) - len(g.rows)
	if rows > 0 {
		p.line(fmt.Sprintf("and %d more", rows))
	}
	for _, note := range p.unsaid(table.notes(g.notes)) {
		p.paragraphs(options.wrapped(note, ""))
	}
	return hidden{rows, columns}
}

// topRows is the number of rows of a table that a terminal shows unless all
// are asked for.
const topRows = 15

// hidden counts what a terminal was spared.
type hidden struct{ rows, columns int }

func (h *hidden) add(other hidden) {
	h.rows += other.rows
	h.columns += other.columns
}

// String says where to find what is hidden; it is empty where nothing is.
func (h hidden) String() string {
	var parts []string
	if h.columns > 0 {
		parts = append(parts, plural(h.columns, "column")+" in a wider terminal or with --format csv")
	}
	if h.rows > 0 {
		parts = append(parts, plural(h.rows, "row")+" with --all")
	}
	if len(parts) == 0 {
		return ""
	}
	return "Not shown: " + strings.Join(parts, "; ") + "."
}

// draw writes the grid with two spaces between columns and a line under the
// headers, units below the headers.
func (g *grid) draw(w io.Writer) error {
	alignment := make([]tw.Align, len(g.headers))
	for column := range g.headers {
		alignment[column] = tw.AlignLeft
		if g.numeric[column] {
			alignment[column] = tw.AlignRight
		}
	}
	trimmed := &trimmer{w: w}
	table := tablewriter.NewTable(trimmed,
		tablewriter.WithRenderer(renderer.NewBlueprint(openRendition())),
		tablewriter.WithConfig(plainConfig(alignment)))
	table.Header(g.headerBlocks())
	if err := table.Bulk(g.rows); err != nil {
		return fmt.Errorf("table of %s: %w", g.headers[0], err)
	}
	return table.Render()
}

// openRendition draws a table without any line but the one under its header.
func openRendition() tw.Rendition {
	return tw.Rendition{
		Borders: tw.BorderNone,
		Symbols: tw.NewSymbolCustom("open").WithRow("─").WithColumn(strings.Repeat(" ", columnGap)).WithCenter(strings.Repeat("─", columnGap)),
		Settings: tw.Settings{
			Separators: tw.Separators{BetweenColumns: tw.On, BetweenRows: tw.Off},
			Lines:      tw.Lines{ShowHeaderLine: tw.On, ShowTop: tw.Off, ShowBottom: tw.Off},
		},
	}
}

// plainConfig leaves the cells as they are: no capitals, no wrapping.
func plainConfig(alignment []tw.Align) tablewriter.Config {
	cell := func() tw.CellConfig {
		return tw.CellConfig{
			Formatting: tw.CellFormatting{AutoFormat: tw.Off, AutoWrap: tw.WrapNone},
			Alignment:  tw.CellAlignment{PerColumn: alignment},
			Padding:    tw.CellPadding{Global: tw.PaddingNone},
		}
	}
	return tablewriter.Config{
		Header:   cell(),
		Row:      cell(),
		Behavior: tw.Behavior{TrimSpace: tw.Off, TrimTab: tw.Off},
	}
}
