package workbook

import (
	"math"
	"strings"

	"karvon/report/document"
	"karvon/report/language"
	"karvon/report/layout"
	"karvon/sim/stats"
)

// sheet is a table laid out for a spreadsheet: a row of headers, and cells with which can be calculated.
type sheet struct {
	in      *language.Language
	headers []string
	rows    [][]sheetCell
}

// sheetCell is a text, or a number with the format that it is shown in. Its zero value is an empty cell.
type sheetCell struct {
	text   string
	number float64
	format string // of the number; empty for a text
}

// newSheet lays out a table. A column of numbers becomes up to five: the numbers in the unit that readers see, the
// ends of their intervals where there are any, what else is to be said of them, and their units where each row has
// one of its own.
func newSheet(table document.Table, in *language.Language) sheet {
	s := sheet{in: in, rows: make([][]sheetCell, len(table.Rows))}
	for column := range table.Columns {
		s.addColumn(&table, column)
	}
	return s
}

func (s *sheet) addColumn(table *document.Table, column int) {
	c := newSheetColumn(table, column, s.in)
	header := table.Columns[column].ShownIn(s.in)
	s.add(header+c.unit, func(row int) sheetCell { return c.mean(row) })
	if c.estimated() {
		s.add(header+s.in.Message(" low")+c.unit, func(row int) sheetCell { return c.end(row, lowEnd) })
		s.add(header+s.in.Message(" high")+c.unit, func(row int) sheetCell { return c.end(row, highEnd) })
	}
	if c.remarked() {
		s.add(header+s.in.Message(", remark"), func(row int) sheetCell { return c.remark(row) })
	}
	if table.Columns[column].OwnUnits && c.numeric() {
		s.add(header+s.in.Message(", unit"), func(row int) sheetCell { return c.unitOf(row) })
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
	in      *language.Language
	texts   []string
	numbers []*document.Number // nil in a row of text
	scales  []document.Scale
	unit    string // for the header; empty where each row has its own
}

func newSheetColumn(table *document.Table, column int, in *language.Language) *sheetColumn {
	c := &sheetColumn{in: in, scales: make([]document.Scale, len(table.Rows))}
	var known []*document.Number
	for _, row := range table.Rows {
		number := row[column].Calculable()
		if number.Known() {
			known = append(known, number)
		}
		c.numbers, c.texts = append(c.numbers, number), append(c.texts, row[column].Text)
	}
	common := document.ScaleOf(known)
	for i, number := range c.numbers {
		c.scales[i] = common
		if table.Columns[column].OwnUnits && number.Known() {
			c.scales[i] = document.OwnScale(number)
		}
	}
	if common.Unit != "" && !table.Columns[column].OwnUnits {
		c.unit = ", " + in.Unit(common.Unit)
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
		if number.Known() && !number.Given && number.HasInterval() {
			return true
		}
	}
	return false
}

func (c *sheetColumn) mean(row int) sheetCell {
	number, by := c.numbers[row], c.scales[row]
	switch {
	case number.Known():
		return sheetCell{number: number.Mean * by.Factor, format: meanFormat(number, by)}
	case c.texts[row] == document.Nothing:
		return sheetCell{}
	}
	return sheetCell{text: c.texts[row]}
}

func lowEnd(e stats.Estimate) float64  { return e.Low }
func highEnd(e stats.Estimate) float64 { return e.High }

// end is one end of a number's interval.
func (c *sheetColumn) end(row int, of func(stats.Estimate) float64) sheetCell {
	number := c.numbers[row]
	if !number.Known() || number.Given || !number.HasInterval() {
		return sheetCell{}
	}
	by := c.scales[row]
	halfWidth := number.HalfWidth() * by.Factor
	return sheetCell{number: of(number.Estimate) * by.Factor,
		format: numberFormat(of(number.Estimate)*by.Factor, document.SignificantDecimals(halfWidth, 2))}
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
	if !number.Known() {
		return sheetCell{}
	}
	said := document.Remark(number.Estimate, c.in)
	if number.Bound == stats.Between {
		most := document.WithUnit(document.PlainNumber(number.Unit, number.Most), c.scales[row], c.in)
		said = strings.Replace(said, c.in.Message("between bounds"),
			c.in.Fill("at least, at most {most}", map[string]any{"most": most}), 1)
	}
	return sheetCell{text: said}
}

func (c *sheetColumn) unitOf(row int) sheetCell {
	if !c.numbers[row].Known() {
		return sheetCell{}
	}
	return sheetCell{text: c.in.Unit(c.scales[row].Unit)}
}

// meanFormat shows as many decimals of a number as figureOf does, and marks a lower bound: the cell holds the
// number itself.
func meanFormat(number *document.Number, by document.Scale) string {
	mean, halfWidth := number.Mean*by.Factor, number.HalfWidth()*by.Factor
	decimals := document.SignificantDecimals(halfWidth, 2)
	if !document.IsFinite(halfWidth) || halfWidth <= 0 {
		_, fraction, _ := strings.Cut(document.Rounded(mean, document.SignificantDecimals(mean, 4)), ".")
		decimals = len(fraction)
	}
	format := numberFormat(mean, decimals)
	if sign := document.BoundSigns[number.Bound]; sign != "" {
		format = `"` + sign + `"` + format
	}
	return format
}

// numberFormat is a spreadsheet's code for a number with so many decimals; one that they would not show is written
// with a power of ten.
func numberFormat(value float64, decimals int) string {
	decimals = min(max(decimals, 0), document.MaximumDecimals)
	if value != 0 && math.Abs(value) < math.Pow10(-document.MaximumDecimals)/2 {
		return "0.0E+00"
	}
	if decimals == 0 {
		return "#,##0"
	}
	return "#,##0." + strings.Repeat("0", decimals)
}

// alignment is the side on which the cells of a column begin: numbers end on the right.
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
	widest := layout.Width(s.headers[column])
	for _, row := range s.rows {
		widest = max(widest, row[column].width())
	}
	return min(max(widest+2, narrowestColumn), widestColumn)
}

// width is about that of the cell as it is shown.
func (c sheetCell) width() int {
	if c.format == "" {
		return layout.Width(c.text)
	}
	_, fraction, _ := strings.Cut(c.format, ".")
	return layout.Width(document.Fixed(c.number, 0)) + len(fraction) + 1
}
