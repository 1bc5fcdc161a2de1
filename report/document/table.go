package document

import (
	"cmp"
	"math"
	"slices"

	"karvon/report/language"
	"karvon/sim/stats"
)

// Table is one table of a report: typed cells, before any rendering.
type Table struct {
	Name    string // a word, for file names: stations
	Title   string // in words, with the order of the rows
	Columns []Column
	Rows    [][]Cell // each with a cell for every column
	Notes   []string // sentences without which the numbers can be misread
	Whole   bool     // whether a terminal shows all rows, however many
	OneUnit bool     // whether all numbers are shown in one unit, as columns are to be compared
	Courses *Courses // which text draws beside the rows; nil for none
}

// Courses are how a level of each row of a table goes through time.
type Courses struct {
	Header string
	Levels [][]float64
}

// Column is a column of a table.
type Column struct {
	Header string // the column's key, as CSV has it
	// Words are what people read over the column; Header by default.
	Words string
	// Named says that the header is a name, which is the same in every language.
	Named bool
	// Note is a sentence without which the column's numbers can be misread: it is shown where the column is.
	Note string
	// Rank tells which columns a narrow terminal does without: the highest ranks first. Columns of rank 0 always stay.
	Rank int
	// OwnUnits says that each number is shown in a unit of its own, where the rows are about different things.
	OwnUnits bool
}

// Shown is what people read over a column in English, and a name anywhere.
func (c *Column) Shown() string {
	if c.Words != "" {
		return c.Words
	}
	return c.Header
}

// ShownIn is what people read over a column in a language.
func (c *Column) ShownIn(l *language.Language) string {
	if c.Named {
		return c.Shown()
	}
	return l.Message(c.Shown())
}

// NotesWith lists the sentences that belong to a table with some of its columns: those of the columns, each once,
// and those of the whole.
func (t *Table) NotesWith(ofColumns []string) []string {
	var notes []string
	for _, note := range append(slices.Clone(ofColumns), t.Notes...) {
		if note != "" && !slices.Contains(notes, note) {
			notes = append(notes, note)
		}
	}
	return notes
}

// NoteAt gives the column with a header its note.
func (t *Table) NoteAt(header, note string) {
	for i := range t.Columns {
		if t.Columns[i].Header == header {
			t.Columns[i].Note = note
		}
	}
}

// AllNotes lists the sentences that belong to a table with all its columns.
func (t *Table) AllNotes() []string {
	ofColumns := make([]string, len(t.Columns))
	for i := range t.Columns {
		ofColumns[i] = t.Columns[i].Note
	}
	return t.NotesWith(ofColumns)
}

// Cell is a piece of text or a number. Its zero value is an empty cell.
type Cell struct {
	Text   string
	Number *Number // nil in a cell of text
	// Value is the number that a text tells, for a format with which can be calculated; nil for none.
	Value *Number
}

// Calculable is the number of a cell, or the one behind its text.
func (c Cell) Calculable() *Number {
	if c.Number != nil {
		return c.Number
	}
	return c.Value
}

// Number is a number of a table, in a run under the name that it has everywhere.
type Number struct {
	Name           string // dotted name, as in the JSON of a run; empty elsewhere
	Unit           string // of the estimate, as in JSON: s, 1/day, 1, ...
	stats.Estimate        // with its interval and all that is to be said of it
	// Given says that the scenario states the number and that nothing was estimated.
	Given bool
	// Beside is the size of the numbers whose unit this one shares, in a column in which each row has a unit of its
	// own: a difference of minutes between hours is shown in hours (but see [OwnScale]). 0 for its own size.
	Beside float64
	// Difference says that the number is a difference: its estimate is shown whatever its interval, so that before and
	// difference make after.
	Difference bool
	// Of is the difference that the number stands before or after: it is rounded to the same place, and shown without
	// its interval. Nil for others.
	Of *Number
}

// Known says whether there is a number to show.
func (n *Number) Known() bool { return n != nil && !math.IsNaN(n.Mean) }

// ColumnNumbers returns the numbers of a column that are known.
func (t *Table) ColumnNumbers(column int) []*Number {
	var numbers []*Number
	for _, row := range t.Rows {
		if number := row[column].Number; number.Known() {
			numbers = append(numbers, number)
		}
	}
	return numbers
}

// ScaleFor chooses the unit of a column: its own, or that of all numbers of the table.
func (t *Table) ScaleFor(column int) Scale {
	if !t.OneUnit {
		return ScaleOf(t.ColumnNumbers(column))
	}
	var all []*Number
	for i := range t.Columns {
		all = append(all, t.ColumnNumbers(i)...)
	}
	return ScaleOf(all)
}

// IsNumeric says whether a column holds numbers.
func (t *Table) IsNumeric(column int) bool {
	for _, row := range t.Rows {
		if row[column].Number != nil {
			return true
		}
	}
	return false
}

// TellsNumbers says whether a column tells numbers in words.
func (t *Table) TellsNumbers(column int) bool {
	for _, row := range t.Rows {
		if row[column].Value != nil {
			return true
		}
	}
	return false
}

// Completed is the table without the columns in which no row has anything to say, and with all that is to be said
// of its numbers, in a language.
func (t Table) Completed(in *language.Language) Table { return t.withoutEmptyColumns().marked(in) }

// withoutEmptyColumns drops the columns in which no row has anything to say; the first one says what the rows are
// about, and stays.
func (t Table) withoutEmptyColumns() Table {
	return t.keep(func(column int) bool { return column == 0 || t.Speaks(column) })
}

// hasContent says whether a table has anything to say: it has rows, and where it is one of estimates, not all of
// them are absent.
func (t *Table) hasContent() bool {
	estimates := false
	for _, row := range t.Rows {
		for _, cell := range row {
			switch {
			case cell.Number == nil || cell.Number.Given:
			case cell.Number.Known():
				return true
			default:
				estimates = true
			}
		}
	}
	return len(t.Rows) > 0 && !estimates
}

// Speaks says whether some row has something other than nothing in a column.
func (t *Table) Speaks(column int) bool {
	for _, row := range t.Rows {
		if row[column].Text != "" || row[column].Number.Known() {
			return true
		}
	}
	return false
}

// keep returns the table with the wanted columns only.
func (t Table) keep(wanted func(column int) bool) Table {
	kept := t
	kept.Columns, kept.Rows = nil, make([][]Cell, len(t.Rows))
	for column := range t.Columns {
		if !wanted(column) {
			continue
		}
		kept.Columns = append(kept.Columns, t.Columns[column])
		for i, row := range t.Rows {
			kept.Rows[i] = append(kept.Rows[i], row[column])
		}
	}
	return kept
}

// SortBy orders the rows by the numbers of a column, the largest first and the unknown last; equals keep their
// order, which is by name.
func (t *Table) SortBy(header string) {
	column := slices.IndexFunc(t.Columns, func(c Column) bool { return c.Header == header })
	t.OrderNames()
	slices.SortStableFunc(t.Rows, func(a, b []Cell) int {
		return cmp.Compare(sortValue(b[column]), sortValue(a[column]))
	})
}

func sortValue(cell Cell) float64 {
	if !cell.Number.Known() {
		return math.Inf(-1)
	}
	return cell.Number.Mean
}
