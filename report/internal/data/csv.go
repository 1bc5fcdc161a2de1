package data

import (
	"encoding/csv"
	"io"
	"slices"

	"karvon/report/document"
	"karvon/sim/stats"
	"karvon/sim/visible"
)

// WriteCSV writes the tidy table of a document.
func WriteCSV(w io.Writer, d *document.Document, _ document.Options) error {
	if d.Rows == nil {
		return WriteTable(w, d.Tables[0])
	}
	return WriteRows(w, d.Rows)
}

// WriteTable writes a table of a report: its numbers in stored units, each with the ends of its interval, the bound
// that it is, and where some number of the column has more to be said of it, that too.
func WriteTable(w io.Writer, table document.Table) error {
	header, columns := []string{}, make([]tableColumn, len(table.Columns))
	for i := range table.Columns {
		columns[i] = newTableColumn(&table, i)
		header = append(header, columns[i].headers()...)
	}
	rows := [][]string{header}
	for _, row := range table.Rows {
		var fields []string
		for i, cell := range row {
			fields = append(fields, columns[i].fields(cell)...)
		}
		rows = append(rows, fields)
	}
	return WriteRows(w, rows)
}

// tableColumn is how a column of a table is written.
type tableColumn struct {
	name, unit string
	numeric    bool
	marks      []mark // of its numbers that anything has
}

// mark is something that is to be said of an estimate besides its interval.
type mark struct {
	name string
	of   func(e stats.Estimate) string
}

// marks are all, as in the table of responses.
var marks = []mark{
	{"most", func(e stats.Estimate) string { return fieldOf(e, "most") }},
	{"unfinished", func(e stats.Estimate) string { return fieldOf(e, "unfinished") }},
	{"at_limit", func(e stats.Estimate) string { return fieldOf(e, "at_limit") }},
	{"extreme", func(e stats.Estimate) string { return fieldOf(e, "extreme") }},
}

// missing is the mark of a number that some replications have no value of, or that is the largest of so many.
var missing = []mark{
	{"replications", func(e stats.Estimate) string { return fieldOf(e, "replications") }},
	{"of", func(e stats.Estimate) string { return fieldOf(e, "of") }},
}

func fieldOf(e stats.Estimate, column string) string {
	return Fields(e)[slices.Index(Columns, column)]
}

func newTableColumn(table *document.Table, column int) tableColumn {
	c := tableColumn{name: table.Columns[column].Header, numeric: table.IsNumeric(column)}
	numbers := table.ColumnNumbers(column)
	if len(numbers) > 0 && !table.Columns[column].OwnUnits {
		c.unit = " (" + numbers[0].Unit + ")"
	}
	for _, m := range marks {
		if slices.ContainsFunc(numbers, func(n *document.Number) bool { return m.of(n.Estimate) != "" }) {
			c.marks = append(c.marks, m)
		}
	}
	if slices.ContainsFunc(numbers, func(n *document.Number) bool { return n.Missing > 0 || n.Extreme }) {
		c.marks = append(c.marks, missing...)
	}
	return c
}

func (c *tableColumn) headers() []string {
	if !c.numeric {
		return []string{c.name}
	}
	headers := []string{c.name + c.unit, c.name + " low" + c.unit, c.name + " high" + c.unit, c.name + " bound"}
	for _, m := range c.marks {
		headers = append(headers, c.name+" "+m.name)
	}
	return headers
}

func (c *tableColumn) fields(cell document.Cell) []string {
	if !c.numeric {
		return []string{cell.Text}
	}
	fields := make([]string, 4+len(c.marks))
	if !cell.Number.Known() {
		return fields
	}
	e := cell.Number.Estimate
	fields[0], fields[1], fields[2], fields[3] = Plain(e.Mean), Plain(e.Low), Plain(e.High), string(e.Bound)
	for i, m := range c.marks {
		fields[4+i] = m.of(e)
	}
	return fields
}

// WriteRows writes rows whose cells are shown, and computed by no spreadsheet.
func WriteRows(w io.Writer, rows [][]string) error {
	to := csv.NewWriter(w)
	for _, row := range rows {
		if err := to.Write(asCells(row)); err != nil {
			return err
		}
	}
	to.Flush()
	return to.Error()
}

func asCells(row []string) []string {
	cells := make([]string, len(row))
	for i, field := range row {
		cells[i] = visible.Cell(field)
	}
	return cells
}
