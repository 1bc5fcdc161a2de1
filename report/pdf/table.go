package pdf

import "karvon/report/internal/paper"

// The measures of a table, in points.
const (
	rowPadding = 1.7
	thickRule  = 0.7
	thinRule   = 0.3
)

// table is a table whose cells are broken into lines.
type table struct {
	*paper.Table
	header row
	rows   []row
}

// row is the lines of each cell of a row.
type row [][]setLine

type setLine struct {
	text    string
	letters paper.Letters
}

func newTable(laid *paper.Table) *table {
	t := &table{Table: laid, header: make(row, len(laid.Headers))}
	units := false
	for _, unit := range laid.Units {
		units = units || unit != ""
	}
	for column, words := range laid.Headers {
		t.header[column] = t.lines(column, words, paper.CellTitle)
		if units {
			t.header[column] = append(t.header[column], setLine{laid.Units[column], paper.Unit})
		}
	}
	t.header = t.header.onTheGround()
	for _, cells := range laid.Rows {
		set := make(row, len(cells))
		for column, cell := range cells {
			set[column] = t.lines(column, cell, paper.Cell)
		}
		t.rows = append(t.rows, set)
	}
	return t
}

// lines breaks a cell to the width of its column.
func (t *table) lines(column int, text string, letters paper.Letters) []setLine {
	var lines []setLine
	for _, line := range letters.Lines(text, t.Widths[column]-2*paper.Gap+rounding) {
		lines = append(lines, setLine{line, letters})
	}
	return lines
}

// rounding is by how much the sum of widths may miss that of a line which was measured, in points.
const rounding = 1e-6

// onTheGround gives all cells as many lines, so that the last ones stand over the rule.
func (r row) onTheGround() row {
	for column, lines := range r {
		r[column] = append(make([]setLine, r.height()-len(lines)), lines...)
	}
	return r
}

// height is how many lines the highest cell of a row has.
func (r row) height() int {
	most := 0
	for _, lines := range r {
		most = max(most, len(lines))
	}
	return most
}

// points is how high so many lines of a row are.
func points(lines int) float64 {
	return float64(float64(lines)*paper.Cell.LineHeight()) + 2*rowPadding
}

// beginning is the height of the header with the rows that are not parted from it.
func (t *table) beginning() float64 {
	height := points(t.header.height())
	for _, r := range t.rows[:min(2, len(t.rows))] {
		height += points(r.height())
	}
	return min(height, pageHeight/2)
}

const pageHeight = paper.PageHeight - 2*paper.Margin

// table sets a table. Its header stands again on each page, and a row that is higher than a page goes over pages.
func (p *press) table(t *table) {
	p.ensure(t.beginning())
	p.header(t)
	for i, r := range t.rows {
		if needed := t.together(i); p.room() < needed && needed < pageHeight/2 {
			p.turn()
			p.header(t)
		}
		for done := 0; done < r.height(); {
			fitting := int((p.room() - 2*rowPadding) / paper.Cell.LineHeight())
			if fitting < 1 {
				p.turn()
				p.header(t)
				continue
			}
			p.row(t, r, done, min(done+fitting, r.height()))
			done += fitting
		}
		p.across(rule{length: t.length(), width: thinRule})
	}
}

// together is the height of a row with what is not parted from it: the last row does not stand alone.
func (t *table) together(i int) float64 {
	height := points(t.rows[i].height())
	if i == len(t.rows)-2 {
		height += points(t.rows[i+1].height())
	}
	return height
}

// header sets the header, cut where it would take most of a page.
func (p *press) header(t *table) {
	most := int(pageHeight / 2 / paper.Cell.LineHeight())
	p.row(t, t.header, max(0, t.header.height()-most), t.header.height())
	p.across(rule{length: t.length(), width: thickRule})
}

// row sets some lines of a row.
func (p *press) row(t *table, r row, from, to int) {
	top, left := p.y, 0.0
	for column, lines := range r {
		p.y = top + rowPadding
		for _, line := range lines[min(from, len(lines)):min(to, len(lines))] {
			at := left + paper.Gap
			if t.Numeric[column] {
				at = left + t.Widths[column] - paper.Gap - line.letters.Width(line.text)
			}
			p.line(at, line.text, line.letters)
			p.y += paper.Cell.LineHeight()
		}
		left += t.Widths[column]
	}
	p.y = top + points(to-from)
}

// length is how wide the table is.
func (t *table) length() float64 {
	total := 0.0
	for _, width := range t.Widths {
		total += width
	}
	return total
}
