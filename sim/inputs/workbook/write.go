// Package workbook writes drafts of sheets as a workbook for spreadsheets (.xlsx). The same drafts give the same bytes.
package workbook

import (
	"io"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"karvon/sim/inputs/draft"
)

// The looks of cells: numbers as they are, and what can be changed on a coloured ground.
const (
	openGround   = "FFF8DC"
	headerGround = "E7E6E6"
	edge         = "BFBFBF"
)

// noTime stands for when a workbook was made, so that the same inputs give the same bytes.
const noTime = "2000-01-01T00:00:00Z"

// Write writes a workbook of sheets.
func Write(w io.Writer, title string, drafts []draft.Sheet) error {
	d := &drawing{file: excelize.NewFile(), styles: map[look]int{}}
	defer d.file.Close()
	d.do(d.file.SetDocProps(&excelize.DocProperties{Creator: "karvon", LastModifiedBy: "karvon", Title: title,
		Created: noTime, Modified: noTime}))
	for i := range drafts {
		if i == 0 {
			d.do(d.file.SetSheetName(d.file.GetSheetName(0), drafts[0].Name))
		} else {
			_, err := d.file.NewSheet(drafts[i].Name)
			d.do(err)
		}
		d.sheet(&drafts[i])
	}
	if d.err != nil {
		return d.err
	}
	return d.file.Write(w)
}

// drawing is a workbook in the making. After an error it does nothing.
type drawing struct {
	file   *excelize.File
	styles map[look]int
	err    error
}

// look is what tells the styles of cells apart.
type look struct{ open, header, bold, wrapped bool }

func (d *drawing) do(err error) {
	if d.err == nil {
		d.err = err
	}
}

func (d *drawing) sheet(s *draft.Sheet) {
	for i, width := range s.Widths {
		letters := d.column(i + 1)
		d.do(d.file.SetColWidth(s.Name, letters, letters, float64(width)))
	}
	for i, header := range s.Headers {
		d.do(d.file.SetCellStr(s.Name, d.at(i+1, 1), header))
		d.styled(s.Name, i+1, 1, look{header: true, bold: true})
	}
	top := min(1, len(s.Headers))
	for i, row := range s.Rows {
		lines := 1
		for j := range row {
			lines = max(lines, linesOf(s, j, &row[j]))
			d.cell(s, j+1, i+top+1, &row[j])
		}
		if lines > 1 { // spreadsheets break the lines, but not all of them make room for it
			d.do(d.file.SetRowHeight(s.Name, i+top+1, min(float64(lineHeight*lines), excelize.MaxRowHeight)))
		}
	}
	d.lists(s, top)
	if top > 0 {
		d.do(d.file.SetPanes(s.Name, &excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2",
			ActivePane: "bottomRight"}))
		d.do(d.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + s.Name + "'!$1:$1",
			Scope: s.Name}))
	}
	d.do(d.file.ProtectSheet(s.Name, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true,
		FormatColumns: true, FormatRows: true, AutoFilter: true, Sort: true}))
	fit, orientation, across, down := true, "landscape", 1, 0
	d.do(d.file.SetSheetProps(s.Name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	d.do(d.file.SetPageLayout(s.Name, &excelize.PageLayoutOptions{Orientation: &orientation, FitToWidth: &across,
		FitToHeight: &down}))
}

// lineHeight is that of a line in points.
const lineHeight = 15

// linesOf says in about how many lines a text stands in its column.
func linesOf(s *draft.Sheet, column int, e *draft.Entry) int {
	if e.Numeric || column >= len(s.Widths) {
		return 1
	}
	room := max(1, s.Widths[column]*9/10)
	return (utf8.RuneCountInString(e.Text) + room - 1) / room
}

// broken says whether a text is broken into lines.
func broken(s *draft.Sheet, column int, e *draft.Entry) bool {
	return !e.Numeric && column < len(s.Widths) && utf8.RuneCountInString(e.Text) > s.Widths[column]-2
}

func (d *drawing) cell(s *draft.Sheet, column, row int, e *draft.Entry) {
	at := d.at(column, row)
	switch {
	case e.Numeric:
		d.do(d.file.SetCellFloat(s.Name, at, e.Number, -1, 64))
	case e.Text != "":
		d.do(d.file.SetCellStr(s.Name, at, e.Text))
	case !e.Open:
		return
	}
	d.styled(s.Name, column, row, look{open: e.Open, bold: e.Bold, wrapped: broken(s, column-1, e)})
}

func (d *drawing) styled(sheet string, column, row int, l look) {
	style, ok := d.styles[l]
	if !ok {
		s := &excelize.Style{
			Font:       &excelize.Font{Bold: l.bold, Family: "Calibri", Size: 11},
			Alignment:  &excelize.Alignment{Vertical: "top", WrapText: l.wrapped},
			Protection: &excelize.Protection{Locked: !l.open},
		}
		ground := ""
		if l.open {
			ground = openGround
		} else if l.header {
			ground = headerGround
		}
		if ground != "" {
			s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{ground}}
			for _, side := range []string{"left", "right", "top", "bottom"} {
				s.Border = append(s.Border, excelize.Border{Type: side, Style: 1, Color: edge})
			}
		}
		var err error
		style, err = d.file.NewStyle(s)
		d.do(err)
		d.styles[l] = style
	}
	d.do(d.file.SetCellStyle(sheet, d.at(column, row), d.at(column, row), style))
}

// lists has spreadsheets offer the words that cells can have, from the first to the last cell of a column that has
// such.
func (d *drawing) lists(s *draft.Sheet, top int) {
	for column := range s.Headers {
		var words []string
		first, last := 0, 0
		for i, row := range s.Rows {
			if column < len(row) && len(row[column].List) > 0 {
				words, last = row[column].List, i+top+1
				if first == 0 {
					first = last
				}
			}
		}
		if first == 0 {
			continue
		}
		rule := excelize.NewDataValidation(true)
		rule.SetSqref(d.at(column+1, first) + ":" + d.at(column+1, last))
		d.do(rule.SetDropList(words))
		rule.SetError(excelize.DataValidationErrorStyleWarning, "not in the list", "The cell has one of a list of words.")
		d.do(d.file.AddDataValidation(s.Name, rule))
	}
}

func (d *drawing) column(number int) string {
	name, err := excelize.ColumnNumberToName(number)
	d.do(err)
	return name
}

func (d *drawing) at(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	d.do(err)
	return name
}
