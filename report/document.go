package report

import (
	"bufio"
	"fmt"
	"io"
)

// Document is a report on an experiment of many runs, ready to be rendered in
// each format.
type Document struct {
	Title    string
	Setting  string   // how it was obtained, in a sentence
	Headline string   // the answer, in a sentence
	Points   []string // what else is to be said
	Tables   []Table
	Warnings []string
	Pictures []Picture // what a page shows

	schema  string // of the JSON
	members []member
	rows    [][]string // of the tidy CSV, the header first
}

// WriteDocument writes a document in a format. An error is the writer's.
func WriteDocument(w io.Writer, format Format, d *Document, options Options) error {
	buffered := bufio.NewWriter(w)
	d = d.marked()
	var err error
	switch format {
	case Text:
		err = d.writeText(buffered, options.bounded())
	case Markdown:
		err = d.writeMarkdown(buffered)
	case CSV:
		err = writeCSV(buffered, d.rows)
	case JSON:
		err = d.writeJSON(buffered)
	case HTML:
		err = d.writePage(buffered)
	case XLSX:
		err = writeWorkbook(buffered, d, "")
	default:
		err = fmt.Errorf("report: no format %q", format)
	}
	if err != nil {
		return err
	}
	return buffered.Flush()
}

// shownTables are the tables that have something to say, without the columns that
// have not.
func (d *Document) shownTables() []Table {
	var tables []Table
	for _, table := range d.Tables {
		if table.hasContent() {
			tables = append(tables, table.withoutEmptyColumns())
		}
	}
	return tables
}

// marked is the document with all that is to be said of the numbers of its tables.
func (d *Document) marked() *Document {
	with := *d
	with.Tables = nil
	for _, table := range d.shownTables() {
		with.Tables = append(with.Tables, table.marked())
	}
	return &with
}

func (d *Document) verdict() Verdict { return Verdict{d.Headline, d.Points} }

func (d *Document) writeText(w io.Writer, options Options) error {
	p := newPrinter(w, options)
	if options.VerdictOnly {
		p.verdict(d.verdict(), options)
		return p.err
	}
	p.title(d.Title, options)
	p.paragraphs(options.wrapped(d.Setting, ""))
	p.line("")
	p.verdict(d.verdict(), options)
	var spared hidden
	for _, table := range d.shownTables() {
		p.line("")
		spared.add(p.table(table, options))
	}
	p.line("")
	p.warnings(d.Warnings, options)
	p.paragraphs(options.wrapped(spared.String(), ""))
	return p.err
}

func (d *Document) writeMarkdown(w io.Writer) error {
	p := newPrinter(w, Options{})
	p.paragraphs([]string{"# " + escaped(d.Title), "", escaped(d.Setting), "", "**" + escaped(d.Headline) + "**", ""})
	for _, point := range d.Points {
		p.line("- " + escaped(point))
	}
	for _, table := range d.shownTables() {
		p.paragraphs([]string{"", "## " + escaped(table.Title), ""})
		p.markdownTable(table)
		for _, note := range table.allNotes() {
			p.paragraphs([]string{"", escaped(note)})
		}
	}
	if len(d.Warnings) > 0 {
		p.paragraphs([]string{"", "## Warnings", ""})
		for _, warning := range d.Warnings {
			p.line("- " + escaped(warning))
		}
	}
	return p.err
}

func (d *Document) writeJSON(w io.Writer) error {
	members := append([]member{{"schema", d.schema}}, d.members...)
	members = append(members,
		member{"answer", append([]string{d.Headline}, d.Points...)},
		member{"warnings", append([]string{}, d.Warnings...)})
	return writeMembers(w, members)
}
