package paper

import (
	"strings"

	"karvon/report/document"
	"karvon/report/language"
	"karvon/report/layout"
)

// Table is a table of which all columns fit between the margins.
type Table struct {
	Headers []string
	Units   []string // below the headers; empty where there is none
	Numeric []bool   // of the columns: at the right
	Widths  []float64
	Rows    [][]string
	notes   []string // that belong to what is shown

	hiddenRows, hiddenColumns int
}

// Gap is what stands free at both sides of a cell, in points.
const Gap = 3.0

// padding is what a column has besides its texts: a program that opens a document may set letters a little wider than
// they were measured.
const padding = 2*Gap + 2

// topRows is the number of rows of a table that are shown unless all are asked for: as many as on a terminal.
const topRows = 15

// newTable lays out a table. Columns are left out by their ranks until the rest can be read; texts are wrapped.
func newTable(table document.Table, all bool, in *language.Language) *Table {
	limit := topRows
	if all || table.Whole || len(table.Rows) == topRows+1 { // a line that hides one would be as long
		limit = 0
	}
	g, dropped := layout.NewGrid(table, limit, in).Within(Width, leastWidth)
	t := &Table{Headers: g.Headers, Units: g.Units, Numeric: g.Numeric, Widths: widths(&g),
		notes:      document.AllAsShown(table.NotesWith(g.Notes)),
		hiddenRows: len(table.Rows) - len(g.Rows), hiddenColumns: dropped}
	for _, row := range g.Rows {
		cells := make([]string, len(row))
		for column, cell := range row {
			cells[column] = strings.TrimSpace(cell)
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// The widths of columns of text, in points: below the first a text is not wrapped, and no word is let stand out
// beyond the second.
const (
	narrowestText = 88.0
	widestWord    = 120.0
)

// wholeWidth is the width of a column in which no cell is wrapped.
func wholeWidth(g *layout.Grid, column int) float64 {
	widest := max(CellTitle.widestPart(g.Headers[column]), Unit.Width(g.Units[column]))
	for _, row := range g.Rows {
		widest = max(widest, Cell.Width(strings.TrimSpace(row[column])))
	}
	return widest + padding
}

// leastWidth is the width below which a column cannot be read.
func leastWidth(g *layout.Grid, column int) float64 {
	whole := wholeWidth(g, column)
	if g.Whole(column) {
		return whole
	}
	word := CellTitle.widestPart(g.Headers[column])
	for _, row := range g.Rows {
		word = max(word, Cell.widestPart(row[column]))
	}
	return min(whole, max(narrowestText, min(word, widestWord)+padding))
}

// headerWidth is the width of a column's header in one line.
func headerWidth(g *layout.Grid, column int) float64 {
	return CellTitle.Width(g.Headers[column]) + padding
}

// widths shares the width of the page among columns: to each what it needs at least, and of what is left so much that
// cells stand in one line, and then headers, or the same part of it.
func widths(g *layout.Grid) []float64 {
	shared := make([]float64, len(g.Headers))
	for column := range shared {
		shared[column] = leastWidth(g, column)
	}
	grow(shared, func(column int) float64 { return wholeWidth(g, column) })
	grow(shared, func(column int) float64 { return headerWidth(g, column) })
	if total := sum(shared); total > Width {
		for column := range shared {
			shared[column] *= Width / total
		}
	}
	return shared
}

// grow widens columns towards what they want, as far as the page is wide.
func grow(columns []float64, wanted func(column int) float64) {
	wants := make([]float64, len(columns))
	for column := range columns {
		wants[column] = max(0, wanted(column)-columns[column])
	}
	left, asked := Width-sum(columns), sum(wants)
	if left <= 0 || asked == 0 {
		return
	}
	part := min(1, left/asked)
	for column := range columns {
		columns[column] += float64(wants[column] * part)
	}
}

func sum(values []float64) float64 {
	total := 0.0
	for _, value := range values {
		total += value
	}
	return total
}
