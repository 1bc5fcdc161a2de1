package report

import (
	"math"
	"strings"

	"karvon/sim/stats"
)

// sheet is a table laid out for a spreadsheet: a row of headers, and cells with
// which can be calculated.
type sheet struct {
	headers []string
	rows    [][]sheetCell
}

// sheetCell is a text, or a number with the format that it is shown in. Its
// zero value is an empty cell.
type sheetCell struct {
	text   string
	number float64
	format string // of the number; empty for a text
}

// newSheet lays out a table. A column of numbers becomes up to five: the
// numbers in the unit that readers see, the ends of their intervals where there
// are any, what else is to be said of them, and their units where each row has one
// of its own.
func newSheet(table Table) sheet {
	s := sheet{rows: make([][]sheetCell, len(table.Rows))}
	for column := range table.Columns {
		s.addColumn(&table, column)
	}
	return s
}

func (s *sheet) addColumn(table *Table, column int) {
	c := newSheetColumn(table, column)
	header := table.Columns[column].shown()
	s.add(header+c.unit, func(row int) sheetCell { return c.mean(row) })
	if c.estimated() {
		s.add(header+" low"+c.unit, func(row int) sheetCell { return c.end(row, lowEnd) })
		s.add(header+" high"+c.unit, func(row int) sheetCell { return c.end(row, highEnd) })
	}
	if c.remarked() {
		s.add(header+", remark", func(row int) sheetCell { return c.remark(row) })
	}
	if table.Columns[column].OwnUnits && c.numeric() {
		s.add(header+", unit", func(row int) sheetCell { return c.unitOf(row) })
	}
}

func (s *sheet) add(header string, cell func(row int) sheetCell) {
	s.headers = append(s.headers, header)
	for i := range s.rows {
		s.rows[i] = append(s.rows[i], cell(i))
	}
}

// sheetColumn is a column of a table with the scale of each of its numbers.
type sheetColumn struct {
	texts   []string
	numbers []*Number // nil in a row of text
	scales  []scale
	unit    string // for the header; empty where each row has its own
}

func newSheetColumn(table *Table, column int) *sheetColumn {
	c := &sheetColumn{scales: make([]scale, len(table.Rows))}
	var known []*Number
	for _, row := range table.Rows {
		number := row[column].calculable()
		if number.known() {
			known = append(known, number)
		}
		c.numbers, c.texts = append(c.numbers, number), append(c.texts, row[column].Text)
	}
	common := scaleOf(known)
	for i, number := range c.numbers {
		c.scales[i] = common
		if table.Columns[column].OwnUnits && number.known() {
			c.scales[i] = ownScale(number)
		}
	}
	if common.unit != "" && !table.Columns[column].OwnUnits {
		c.unit = ", " + common.unit
	}
	return c
}

// numeric says whether there is a number in the column.
func (c *sheetColumn) numeric() bool {
	for _, number := range c.numbers {
		if number != nil {
			return true
		}
	}
	return false
}

// estimated says whether a number of the column has an interval.
func (c *sheetColumn) estimated() bool {
	for _, number := range c.numbers {
		if number.known() && !number.Given && number.HasInterval() {
			return true
		}
	}
	return false
}

func (c *sheetColumn) mean(row int) sheetCell {
	number, by := c.numbers[row], c.scales[row]
	switch {
	case number.known():
		return sheetCell{number: number.Mean * by.factor, format: meanFormat(number, by)}
	case c.texts[row] == nothing:
		return sheetCell{}
	}
	return sheetCell{text: c.texts[row]}
}

func lowEnd(e stats.Estimate) float64  { return e.Low }
func highEnd(e stats.Estimate) float64 { return e.High }

// end is one end of a number's interval.
func (c *sheetColumn) end(row int, of func(stats.Estimate) float64) sheetCell {
	number := c.numbers[row]
	if !number.known() || number.Given || !number.HasInterval() {
		return sheetCell{}
	}
	by := c.scales[row]
	halfWidth := number.HalfWidth() * by.factor
	return sheetCell{number: of(number.Estimate) * by.factor, format: numberFormat(of(number.Estimate)*by.factor, significantDecimals(halfWidth, 2))}
}

// remarked says whether there is anything to be said of a number besides.
func (c *sheetColumn) remarked() bool {
	for row := range c.numbers {
		if c.remark(row).text != "" {
			return true
		}
	}
	return false
}

func (c *sheetColumn) remark(row int) sheetCell {
	number := c.numbers[row]
	if !number.known() {
		return sheetCell{}
	}
	said := remark(number.Estimate)
	if number.Bound == stats.Between {
		most := withUnit(plainNumber(number.Unit, number.Most), c.scales[row])
		said = strings.Replace(said, "between bounds", "at least, at most "+most, 1)
	}
	return sheetCell{text: said}
}

func (c *sheetColumn) unitOf(row int) sheetCell {
	if !c.numbers[row].known() {
		return sheetCell{}
	}
	return sheetCell{text: c.scales[row].unit}
}

// meanFormat shows as many decimals of a number as figureOf does, and marks a
// lower bound: the cell holds the number itself.
func meanFormat(number *Number, by scale) string {
	mean, halfWidth := number.Mean*by.factor, number.HalfWidth()*by.factor
	decimals := significantDecimals(halfWidth, 2)
	if !isFinite(halfWidth) || halfWidth <= 0 {
		_, fraction, _ := strings.Cut(rounded(mean, significantDecimals(mean, 4)), ".")
		decimals = len(fraction)
	}
	format := numberFormat(mean, decimals)
	if sign := boundSigns[number.Bound]; sign != "" {
		format = `"` + sign + `"` + format
	}
	return format
}

// numberFormat is a spreadsheet's code for a number with so many decimals; one
// that they would not show is written with a power of ten.
func numberFormat(value float64, decimals int) string {
	decimals = min(max(decimals, 0), maximumDecimals)
	if value != 0 && math.Abs(value) < math.Pow10(-maximumDecimals)/2 {
		return "0.0E+00"
	}
	if decimals == 0 {
		return "#,##0"
	}
	return "#,##0." + strings.Repeat("0", decimals)
}

// alignment is the side on which the cells of a column begin: numbers end on
// the right.
func (s *sheet) alignment(column int) string {
	for _, row := range s.rows {
		if row[column].format != "" {
			return "right"
		}
	}
	return "left"
}

// The widths of a sheet's columns, in characters.
const (
	narrowestColumn = 8
	widestColumn    = 60
)

// columnWidth is the width in which a column can be read.
func (s *sheet) columnWidth(column int) int {
	widest := width(s.headers[column])
	for _, row := range s.rows {
		widest = max(widest, row[column].width())
	}
	return min(max(widest+2, narrowestColumn), widestColumn)
}

// width is about that of the cell as it is shown.
func (c sheetCell) width() int {
	if c.format == "" {
		return width(c.text)
	}
	_, fraction, _ := strings.Cut(c.format, ".")
	return width(fixed(c.number, 0)) + len(fraction) + 1
}
