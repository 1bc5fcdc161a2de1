package report

import "strings"

// grid is a table whose numbers have been rounded, scaled and aligned: what is
// left to do is to draw it.
type grid struct {
	headers []string // of the columns
	notes   []string // of the columns
	units   []string // of the columns' numbers; empty where there is none
	ranks   []int    // of the columns, as in Column
	numeric []bool   // whose cells are numbers, at the right
	whole   []bool   // whose cells are never cut: numbers, and what is told of one in words
	rows    [][]string

	breakNames bool   // whether headers that are names are broken after their points
	ellipsis   string // at the end of a text that is cut
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
			shown[i] = asShown(row[column].Text)
		}
	case table.Columns[column].OwnUnits:
		shown = allAsShown(ownUnits(table, column))
	default:
		by = scaleOf(table.columnNumbers(column))
		shown = aligned(figures(table, column, by))
	}
	g.headers = append(g.headers, asShown(table.Columns[column].shown()))
	g.notes = append(g.notes, table.Columns[column].Note)
	g.units = append(g.units, strings.TrimSpace(asShown(by.unit)+after(" ", table.extremeOf(column))))
	g.ranks = append(g.ranks, rank(table, column))
	g.numeric = append(g.numeric, numeric)
	g.whole = append(g.whole, numeric || table.tellsNumbers(column))
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

// columnWidth is the width that a column needs: that of its cells, and of a header
// that is broken into lines over them.
func (g *grid) columnWidth(column int) int {
	widest := max(g.cellWidth(column), width(g.units[column]))
	for _, line := range g.headerLines(column) {
		widest = max(widest, width(line))
	}
	return widest
}

// cellWidth is the width of the widest cell of a column.
func (g *grid) cellWidth(column int) int {
	widest := 0
	for _, row := range g.rows {
		widest = max(widest, width(row[column]))
	}
	return widest
}

// narrowestHeader is the width below which a header of several words is not broken.
const narrowestHeader = 10

// headerLines breaks a column's header into lines about as wide as its cells.
func (g *grid) headerLines(column int) []string {
	limit := max(g.cellWidth(column), narrowestHeader)
	if !g.breakNames {
		return wrapped(g.headers[column], limit, "")
	}
	parts := strings.SplitAfter(g.headers[column], ".")
	if len(parts) > 1 {
		for _, part := range parts {
			limit = max(limit, width(part))
		}
	}
	return joinedUpTo(parts, limit)
}

// joinedUpTo joins the parts of a name to lines of a width.
func joinedUpTo(parts []string, limit int) []string {
	var lines []string
	line := ""
	for _, part := range parts {
		if line != "" && width(line+part) > limit {
			lines = append(lines, wrapped(line, limit, "")...)
			line = ""
		}
		line += part
	}
	return append(lines, wrapped(line, limit, "")...)
}

// headerBlocks are the headers with the units below them, all of as many lines, so
// that the last ones stand over the line.
func (g *grid) headerBlocks() []string {
	lines := make([][]string, len(g.headers))
	units := strings.Join(g.units, "") != ""
	most := 0
	for column := range g.headers {
		lines[column] = g.headerLines(column)
		if units {
			lines[column] = append(lines[column], g.units[column])
		}
		most = max(most, len(lines[column]))
	}
	blocks := make([]string, len(lines))
	for column := range lines {
		blocks[column] = strings.Repeat("\n", most-len(lines[column])) + strings.Join(lines[column], "\n")
	}
	return blocks
}

// narrowed drops columns, the highest ranks first, until the rest fits into a
// width; it says how many were dropped. Where those of rank 0 alone are too wide
// even with short texts, the last of them go too: a line that is broken by the
// terminal cannot be read.
func (g grid) narrowed(limit int) (narrow grid, dropped int) {
	g.breakNames = g.drawnWidth() > limit
	for g.drawnWidth() > limit {
		last := g.leastImportant()
		if g.ranks[last] == 0 {
			break
		}
		g = g.without(last)
		dropped++
	}
	for g.shortestWidth() > limit && len(g.headers) > 2 {
		g = g.without(len(g.headers) - 1)
		dropped++
	}
	g.shorten(limit)
	return g, dropped
}

// narrowestText is the width below which texts are not shortened.
const narrowestText = 12

// shortestWidth is the width of the table when its texts are as short as can be.
func (g *grid) shortestWidth() int {
	total := 0
	for column := range g.headers {
		needed := g.columnWidth(column)
		if !g.whole[column] {
			needed = min(needed, narrowestText)
		}
		total += needed + columnGap
	}
	return total - columnGap
}

// shorten cuts texts until the table fits into a width or nothing is left to
// cut: always the widest of them, of equal ones the last, since the first ones say
// what a row is about. Numbers are never cut.
func (g *grid) shorten(limit int) {
	widths := make([]int, len(g.headers))
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
func (g *grid) cutColumn(column, to int) {
	kept := to - width(g.ellipsis)
	first := g.bestBeginning(column, kept)
	for _, row := range g.rows {
		if isName(row[column]) {
			row[column] = cutWithin(row[column], to, first, g.ellipsis)
		} else {
			row[column] = cut(row[column], to, g.ellipsis)
		}
	}
}

// leastEnd is how much of a name's end is kept at least: a limit stands there.
const leastEnd = 6

// bestBeginning chooses how many letters of the beginnings of names are kept, of so
// many that are kept in all: as many as leave the most of them different, and of
// these choices the one nearest to two in five, since ends tell more.
func (g *grid) bestBeginning(column, kept int) int {
	preferred := kept * 2 / 5
	best, most := preferred, 0
	for away := range kept {
		for _, first := range []int{preferred - away, preferred + away} {
			if first < 1 || kept-first < leastEnd {
				continue
			}
			different := map[string]bool{}
			for _, row := range g.rows {
				different[cutWithin(row[column], kept+width(g.ellipsis), first, g.ellipsis)] = true
			}
			if len(different) > most {
				best, most = first, len(different)
			}
		}
	}
	return best
}

// isName says whether a text is a name, perhaps with a limit behind it, rather than
// a sentence: its first word has parts.
func isName(s string) bool {
	first, _, _ := strings.Cut(s, " ")
	return strings.ContainsAny(strings.Trim(first, ".-"), ".-")
}

// cut shortens a sentence to a width, with an ellipsis at its end.
func cut(s string, to int, ellipsis string) string {
	if width(s) <= to {
		return s
	}
	return strings.TrimRight(beginning(s, to-width(ellipsis)), " ") + ellipsis
}

// cutWithin shortens a name to a width: so many letters of its beginning are kept,
// and the rest from its end, where its measure and its limit stand.
func cutWithin(s string, to, first int, ellipsis string) string {
	if width(s) <= to {
		return s
	}
	return beginning(s, first) + ellipsis + ending(s, to-width(ellipsis)-first)
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
	g.notes = removed(g.notes, column)
	g.units = removed(g.units, column)
	g.ranks = removed(g.ranks, column)
	g.numeric = removed(g.numeric, column)
	g.whole = removed(g.whole, column)
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
