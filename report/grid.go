package report

import (
	"strings"
	"unicode/utf8"
)

// grid is a table whose numbers have been rounded, scaled and aligned: what is
// left to do is to draw it.
type grid struct {
	headers []string // of the columns
	units   []string // of the columns' numbers; empty where there is none
	ranks   []int    // of the columns, as in Column
	numeric []bool
	rows    [][]string

	ellipsis string // at the end of a text that is cut
}

// newGrid lays out the first rows of a table, at most limit; all where limit
// is 0.
func newGrid(table Table, limit int) grid {
	if limit > 0 && len(table.Rows) > limit {
		table.Rows = table.Rows[:limit]
	}
	g := grid{rows: make([][]string, len(table.Rows)), ellipsis: "…"}
	for column := range table.Columns {
		g.addColumn(&table, column)
	}
	return g
}

func (g *grid) addColumn(table *Table, column int) {
	numeric := table.isNumeric(column)
	by := scale{}
	shown := make([]string, len(table.Rows))
	switch {
	case !numeric:
		for i, row := range table.Rows {
			shown[i] = row[column].Text
		}
	case table.Columns[column].OwnUnits:
		shown = ownUnits(table, column)
	default:
		by = scaleOf(table.columnNumbers(column))
		shown = aligned(figures(table, column, by))
	}
	g.headers = append(g.headers, table.Columns[column].Header)
	g.units = append(g.units, strings.TrimSpace(by.unit+after(" ", table.extremeOf(column))))
	g.ranks = append(g.ranks, rank(table, column))
	g.numeric = append(g.numeric, numeric)
	for i := range g.rows {
		g.rows[i] = append(g.rows[i], shown[i])
	}
}

// zeroRank is added to the rank of a column of zeros: it says the least.
const zeroRank = 100

// rank returns a column's rank for dropping it.
func rank(table *Table, column int) int {
	own := table.Columns[column].Rank
	if own == 0 || !table.isNumeric(column) {
		return own
	}
	for _, number := range table.columnNumbers(column) {
		if number.Mean != 0 {
			return own
		}
	}
	return own + zeroRank
}

func figures(table *Table, column int, by scale) []figure {
	shown := make([]figure, len(table.Rows))
	for i, row := range table.Rows {
		shown[i] = figureOf(row[column].Number, by)
	}
	return shown
}

// ownUnits shows each number of a column with its own unit behind it.
func ownUnits(table *Table, column int) []string {
	shown := make([]string, len(table.Rows))
	for i, row := range table.Rows {
		number := row[column].Number
		if !number.known() {
			shown[i] = nothing
			continue
		}
		by := ownScale(number)
		shown[i] = withUnit(number, by)
	}
	return shown
}

// ownScale chooses the unit of a number that does not share it with its column.
func ownScale(number *Number) scale {
	sized := *number
	if number.Beside != 0 {
		sized.Mean = number.Beside
	}
	return scaleOf([]*Number{&sized})
}

// aligned puts the means and the half-widths of a column under each other, so
// that its ± stand in a line. What is in words, and an interval by its ends,
// stands across both.
func aligned(figures []figure) []string {
	means, intervals, all, ofs := 0, 0, 0, 0
	for _, f := range figures {
		if f.across {
			all = max(all, width(f.mean))
		} else {
			means, intervals = max(means, width(f.mean)), max(intervals, width(f.interval))
		}
		ofs = max(ofs, width(after(" ", f.of)))
	}
	if intervals > 0 {
		intervals += width(plusMinus)
	}
	lines := make([]string, len(figures))
	for i, f := range figures {
		line := f.mean
		if !f.across {
			line += f.half(intervals)
		}
		lines[i] = padLeft(line, max(all, means+intervals)) + padRight(after(" ", f.of), ofs)
	}
	return lines
}

// columnWidth is the width that a column needs.
func (g *grid) columnWidth(column int) int {
	widest := max(width(g.headers[column]), width(g.units[column]))
	for _, row := range g.rows {
		widest = max(widest, width(row[column]))
	}
	return widest
}

// narrowed drops columns, the highest ranks first, until the rest fits into a
// width; it says how many were dropped.
func (g grid) narrowed(limit int) (narrow grid, dropped int) {
	for g.drawnWidth() > limit {
		last := g.leastImportant()
		if g.ranks[last] == 0 {
			break
		}
		g = g.without(last)
		dropped++
	}
	g.shorten(limit)
	return g, dropped
}

// narrowestText is the width below which texts are not shortened.
const narrowestText = 12

// shorten cuts texts until the table fits into a width or nothing is left to
// cut: the last columns first, since the first ones say what a row is about.
// Numbers are never cut.
func (g *grid) shorten(limit int) {
	for column := len(g.headers) - 1; column >= 0; column-- {
		excess := g.drawnWidth() - limit
		if excess <= 0 {
			return
		}
		if g.numeric[column] {
			continue
		}
		shorter := max(g.columnWidth(column)-excess, narrowestText)
		for _, row := range g.rows {
			row[column] = cut(row[column], shorter, g.ellipsis)
		}
	}
}

// cut shortens a text to a width, with an ellipsis at its end.
func cut(s string, to int, ellipsis string) string {
	if width(s) <= to {
		return s
	}
	return string([]rune(s)[:to-width(ellipsis)]) + ellipsis
}

// leastImportant returns the column of the highest rank, the rightmost of
// equals.
func (g *grid) leastImportant() int {
	last := 0
	for column, rank := range g.ranks {
		if rank >= g.ranks[last] {
			last = column
		}
	}
	return last
}

func (g grid) without(column int) grid {
	g.headers = removed(g.headers, column)
	g.units = removed(g.units, column)
	g.ranks = removed(g.ranks, column)
	g.numeric = removed(g.numeric, column)
	rows := make([][]string, len(g.rows))
	for i, row := range g.rows {
		rows[i] = removed(row, column)
	}
	g.rows = rows
	return g
}

// removed copies a slice without the element at an index.
func removed[T any](from []T, at int) []T {
	return append(append([]T(nil), from[:at]...), from[at+1:]...)
}

// width counts the characters of a cell; names, numbers and signs are one
// column wide each.
func width(s string) int { return utf8.RuneCountInString(s) }

func padRight(s string, to int) string { return s + strings.Repeat(" ", max(0, to-width(s))) }

func padLeft(s string, to int) string { return strings.Repeat(" ", max(0, to-width(s))) + s }
