package layout

import (
	"strings"

	"karvon/report/document"
	"karvon/report/language"
)

// ColumnGap is what stands between two columns of a text table.
const ColumnGap = 2

// Grid is a table whose numbers have been rounded, scaled and aligned: what is left to do is to draw it.
type Grid struct {
	Headers []string // of the columns
	Notes   []string // of the columns
	Units   []string // of the columns' numbers; empty where there is none
	ranks   []int    // of the columns, as in Column
	Numeric []bool   // whose cells are numbers, at the right
	whole   []bool   // whose cells are never cut: numbers, and what is told of one in words
	Rows    [][]string

	breakNames bool   // whether headers that are names are broken after their points
	ellipsis   string // at the end of a text that is cut
}

// NewGrid lays out the first rows of a table, at most limit; all where limit is 0.
func NewGrid(table document.Table, limit int, in *language.Language) Grid {
	if limit > 0 && len(table.Rows) > limit {
		table.Rows = table.Rows[:limit]
	}
	g := Grid{Rows: make([][]string, len(table.Rows)), ellipsis: "…"}
	for column := range table.Columns {
		g.addColumn(&table, column, in)
	}
	return g
}

func (g *Grid) addColumn(table *document.Table, column int, in *language.Language) {
	numeric := table.IsNumeric(column)
	by := document.Scale{}
	shown := make([]string, len(table.Rows))
	switch {
	case !numeric:
		for i, row := range table.Rows {
			shown[i] = document.AsShown(row[column].Text)
		}
	case table.Columns[column].OwnUnits:
		shown = document.AllAsShown(ownUnits(table, column, in))
	default:
		by = table.ScaleFor(column)
		shown = aligned(figures(table, column, by, in))
	}
	g.Headers = append(g.Headers, document.AsShown(table.Columns[column].ShownIn(in)))
	g.Notes = append(g.Notes, table.Columns[column].Note)
	if saidBy(table.Columns[column].Shown(), by.Unit) {
		by.Unit = ""
	}
	unit := document.AsShown(in.Unit(by.Unit)) + document.After(" ", table.ExtremeOf(column, in))
	g.Units = append(g.Units, strings.TrimSpace(unit))
	g.ranks = append(g.ranks, rank(table, column))
	g.Numeric = append(g.Numeric, numeric)
	g.whole = append(g.whole, numeric || table.TellsNumbers(column))
	for i := range g.Rows {
		g.Rows[i] = append(g.Rows[i], shown[i])
	}
}

// saidBy says whether a header has the unit in words: change in a week for /week.
func saidBy(header, unit string) bool {
	span, rate := strings.CutPrefix(unit, "/")
	return rate && strings.HasSuffix(header, " a "+span)
}

// zeroRank is added to the rank of a column of zeros: it says the least.
const zeroRank = 100

// rank returns a column's rank for dropping it.
func rank(table *document.Table, column int) int {
	own := table.Columns[column].Rank
	if own == 0 || !table.IsNumeric(column) {
		return own
	}
	for _, number := range table.ColumnNumbers(column) {
		if number.Mean != 0 {
			return own
		}
	}
	return own + zeroRank
}

func figures(table *document.Table, column int, by document.Scale, in *language.Language) []document.Figure {
	shown := make([]document.Figure, len(table.Rows))
	for i, row := range table.Rows {
		shown[i] = document.FigureOf(row[column].Number, by, in)
	}
	return shown
}

// ownUnits shows each number of a column with its own unit behind it.
func ownUnits(table *document.Table, column int, in *language.Language) []string {
	shown := make([]string, len(table.Rows))
	for i, row := range table.Rows {
		number := row[column].Number
		if !number.Known() {
			shown[i] = document.Nothing
			continue
		}
		by := document.OwnScale(number)
		shown[i] = document.WithUnit(number, by, in)
	}
	return shown
}

// aligned puts the means and the half-widths of a column under each other, so that its ± stand in a line. What is
// in words, and an interval by its ends, stands across both.
func aligned(figures []document.Figure) []string {
	means, intervals, all, ofs := 0, 0, 0, 0
	for _, f := range figures {
		if f.Across {
			all = max(all, Width(f.Mean))
		} else {
			means, intervals = max(means, Width(f.Mean)), max(intervals, Width(f.Interval))
		}
		ofs = max(ofs, Width(document.After(" ", f.Of)))
	}
	if intervals > 0 {
		intervals += Width(document.PlusMinus)
	}
	lines := make([]string, len(figures))
	for i, f := range figures {
		line := f.Mean
		if !f.Across {
			line += half(f, intervals)
		}
		lines[i] = padLeft(line, max(all, means+intervals)) + padRight(document.After(" ", f.Of), ofs)
	}
	return lines
}

// drawnWidth is the width of the table as it is drawn in text.
func (g *Grid) drawnWidth() int {
	total := 0
	for column := range g.Headers {
		total += g.columnWidth(column) + ColumnGap
	}
	return total - ColumnGap
}

// half gives ± 0.4 in so many characters.
func half(f document.Figure, characters int) string {
	if f.Interval == "" {
		return strings.Repeat(" ", characters)
	}
	return document.PlusMinus + padLeft(f.Interval, characters-Width(document.PlusMinus))
}

// columnWidth is the width that a column needs: that of its cells, and of a header that is broken into lines over
// them.
func (g *Grid) columnWidth(column int) int {
	widest := max(g.cellWidth(column), Width(g.Units[column]))
	for _, line := range g.headerLines(column) {
		widest = max(widest, Width(line))
	}
	return widest
}

// cellWidth is the width of the widest cell of a column.
func (g *Grid) cellWidth(column int) int {
	widest := 0
	for _, row := range g.Rows {
		widest = max(widest, Width(row[column]))
	}
	return widest
}

// narrowestHeader is the width below which a header of several words is not broken.
const narrowestHeader = 10

// headerLines breaks a column's header into lines about as wide as its cells.
func (g *Grid) headerLines(column int) []string {
	limit := max(g.cellWidth(column), narrowestHeader)
	if !g.breakNames {
		return Wrapped(g.Headers[column], limit, "")
	}
	parts := strings.SplitAfter(g.Headers[column], ".")
	if len(parts) > 1 {
		for _, part := range parts {
			limit = max(limit, Width(part))
		}
	}
	return joinedUpTo(parts, limit)
}

// joinedUpTo joins the parts of a name to lines of a width.
func joinedUpTo(parts []string, limit int) []string {
	var lines []string
	line := ""
	for _, part := range parts {
		if line != "" && Width(line+part) > limit {
			lines = append(lines, Wrapped(line, limit, "")...)
			line = ""
		}
		line += part
	}
	return append(lines, Wrapped(line, limit, "")...)
}

// HeaderBlocks are the headers with the units below them, all of as many lines, so that the last ones stand over
// the line.
func (g *Grid) HeaderBlocks() []string {
	lines := make([][]string, len(g.Headers))
	units := strings.Join(g.Units, "") != ""
	most := 0
	for column := range g.Headers {
		lines[column] = g.headerLines(column)
		if units {
			lines[column] = append(lines[column], g.Units[column])
		}
		most = max(most, len(lines[column]))
	}
	blocks := make([]string, len(lines))
	for column := range lines {
		blocks[column] = strings.Repeat("\n", most-len(lines[column])) + strings.Join(lines[column], "\n")
	}
	return blocks
}

// Narrowed drops columns, the highest ranks first, until the rest fits into a width; it says how many were dropped.
// Where those of rank 0 alone are too wide even with short texts, the last of them go too: a line that is broken by
// the terminal cannot be read.
func (g Grid) Narrowed(limit int) (narrow Grid, dropped int) {
	g.breakNames = g.drawnWidth() > limit
	for g.drawnWidth() > limit {
		last := g.leastImportant()
		if g.ranks[last] == 0 {
			break
		}
		g = g.without(last)
		dropped++
	}
	for g.shortestWidth() > limit && len(g.Headers) > 2 {
		g = g.without(len(g.Headers) - 1)
		dropped++
	}
	g.shorten(limit)
	return g, dropped
}

// narrowestText is the width below which texts are not shortened.
const narrowestText = 12

// shortestWidth is the width of the table when its texts are as short as can be.
func (g *Grid) shortestWidth() int {
	total := 0
	for column := range g.Headers {
		needed := g.columnWidth(column)
		if !g.whole[column] {
			needed = min(needed, narrowestText)
		}
		total += needed + ColumnGap
	}
	return total - ColumnGap
}

// shorten cuts texts until the table fits into a width or nothing is left to cut: always the widest of them, of
// equal ones the last, since the first ones say what a row is about. Numbers are never cut.
func (g *Grid) shorten(limit int) {
	widths := make([]int, len(g.Headers))
	for column := range widths {
		widths[column] = g.columnWidth(column)
	}
	for excess := g.drawnWidth() - limit; excess > 0; excess-- {
		widest := -1
		for column, now := range widths {
			if !g.whole[column] && now > narrowestText && (widest < 0 || now >= widths[widest]) {
				widest = column
			}
		}
		if widest < 0 {
			break
		}
		widths[widest]--
	}
	for column, to := range widths {
		if to < g.cellWidth(column) {
			g.cutColumn(column, to)
		}
	}
}

// cutColumn shortens the texts of a column to a width.
func (g *Grid) cutColumn(column, to int) {
	kept := to - Width(g.ellipsis)
	first := g.bestBeginning(column, kept)
	for _, row := range g.Rows {
		if isName(row[column]) {
			row[column] = cutWithin(row[column], to, first, g.ellipsis)
		} else {
			row[column] = cut(row[column], to, g.ellipsis)
		}
	}
}

// leastEnd is how much of a name's end is kept at least: a limit stands there.
const leastEnd = 6

// bestBeginning chooses how many letters of the beginnings of names are kept, of so many that are kept in all: as
// many as leave the most of them different, and of these choices the one nearest to two in five, since ends tell
// more.
func (g *Grid) bestBeginning(column, kept int) int {
	preferred := kept * 2 / 5
	best, most := preferred, 0
	for away := range kept {
		for _, first := range []int{preferred - away, preferred + away} {
			if first < 1 || kept-first < leastEnd {
				continue
			}
			different := map[string]bool{}
			for _, row := range g.Rows {
				different[cutWithin(row[column], kept+Width(g.ellipsis), first, g.ellipsis)] = true
			}
			if len(different) > most {
				best, most = first, len(different)
			}
		}
	}
	return best
}

// isName says whether a text is a name, perhaps with a limit behind it, rather than a sentence: its first word has
// parts.
func isName(s string) bool {
	first, _, _ := strings.Cut(s, " ")
	return strings.ContainsAny(strings.Trim(first, ".-"), ".-")
}

// cut shortens a sentence to a width, with an ellipsis at its end.
func cut(s string, to int, ellipsis string) string {
	if Width(s) <= to {
		return s
	}
	return strings.TrimRight(beginning(s, to-Width(ellipsis)), " ") + ellipsis
}

// cutWithin shortens a name to a width: so many letters of its beginning are kept, and the rest from its end, where
// its measure and its limit stand.
func cutWithin(s string, to, first int, ellipsis string) string {
	if Width(s) <= to {
		return s
	}
	return beginning(s, first) + ellipsis + ending(s, to-Width(ellipsis)-first)
}

// leastImportant returns the column of the highest rank, the rightmost of equals.
func (g *Grid) leastImportant() int {
	last := 0
	for column, rank := range g.ranks {
		if rank >= g.ranks[last] {
			last = column
		}
	}
	return last
}

func (g Grid) without(column int) Grid {
	g.Headers = removed(g.Headers, column)
	g.Notes = removed(g.Notes, column)
	g.Units = removed(g.Units, column)
	g.ranks = removed(g.ranks, column)
	g.Numeric = removed(g.Numeric, column)
	g.whole = removed(g.whole, column)
	rows := make([][]string, len(g.Rows))
	for i, row := range g.Rows {
		rows[i] = removed(row, column)
	}
	g.Rows = rows
	return g
}

// removed copies a slice without the element at an index.
func removed[T any](from []T, at int) []T {
	return append(append([]T(nil), from[:at]...), from[at+1:]...)
}
