package workbook

import (
	"io"

	"github.com/xuri/excelize/v2"

	"karvon/report/document"
	"karvon/report/layout"
)

// summarySheet is the name of a workbook's first sheet.
const summarySheet = "summary"

// summaryWidth is how many characters of a text stand at least in a line of the summary, and lineHeight how high
// that is in points. Spreadsheets would break the lines by themselves, but not all of them make room for it.
const (
	summaryWidth = 110
	lineHeight   = 15
)

// widestPage is the width in characters up to which a sheet can still be read when its columns are printed side by
// side on one page.
const widestPage = 200

// noTime stands for the time at which a workbook was made, which its format asks for: the same result gives the
// same bytes whenever it is written.
const noTime = "2000-01-01T00:00:00Z"

// Write writes a workbook for spreadsheets: a sheet with what is to be said, and a sheet a table, which holds
// nothing but a row of headers and the table's rows, so that it can be sorted and calculated with.
func Write(w io.Writer, d *document.Document, _ document.Options) error {
	b := &workbook{file: excelize.NewFile(), styles: map[string]int{}}
	defer b.file.Close()
	b.do(b.file.SetSheetName(b.file.GetSheetName(0), summarySheet))
	b.do(b.file.SetDocProps(&excelize.DocProperties{Creator: "karvon", LastModifiedBy: "karvon",
		Title: document.AsShown(d.Title), Created: noTime, Modified: noTime}))
	given := newSheetNames()
	given.give(summarySheet)
	names := make([]string, len(d.Tables))
	for i, table := range d.Tables {
		names[i] = given.give(table.Name)
		b.table(names[i], newSheet(table, d.Language))
	}
	b.summary(d, names)
	if b.err != nil {
		return b.err
	}
	return b.file.Write(w)
}

// workbook is a file of sheets in the making. After an error it does nothing.
type workbook struct {
	file   *excelize.File
	styles map[string]int // by the number's format
	err    error
}

func (b *workbook) do(err error) {
	if b.err == nil {
		b.err = err
	}
}

// summary fills the first sheet: a label and a text a row, then what each of the other sheets shows.
func (b *workbook) summary(d *document.Document, names []string) {
	label := b.style(&excelize.Style{Font: boldFont(), Alignment: &excelize.Alignment{Vertical: "top"}})
	paragraph := b.style(&excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	row := 0
	line := func(name, text string) {
		row++
		b.text(summarySheet, 1, row, name, label)
		b.text(summarySheet, 2, row, text, paragraph)
		lines := max(1, len(layout.Wrapped(text, summaryWidth, "")))
		b.do(b.file.SetRowHeight(summarySheet, row, float64(min(lineHeight*lines, excelize.MaxRowHeight))))
	}
	line(d.Language.Message("title"), d.Title)
	if d.Setting != "" {
		line(d.Language.Message("setting"), d.Setting)
	}
	line(d.Language.Message("verdict"), d.Headline)
	for _, point := range d.Points {
		line(d.Language.Message("point"), point)
	}
	for _, warning := range d.Warnings {
		line(d.Language.Message("warning"), warning)
	}
	if d.Fingerprint != "" {
		line(d.Language.Message("fingerprint"), d.Fingerprint)
	}
	row++
	for i, table := range d.Tables {
		line(names[i], table.Title) // as the sheet is called, in every language
		b.do(b.file.SetCellHyperLink(summarySheet, b.at(1, row), "'"+names[i]+"'!A1", "Location"))
		for _, note := range table.AllNotes() {
			line("", note)
		}
	}
	b.do(b.file.SetColWidth(summarySheet, "A", "A", longestSheetName+1))
	b.do(b.file.SetColWidth(summarySheet, "B", "B", summaryWidth))
	b.onPaper(summarySheet, longestSheetName+1+summaryWidth)
}

// headerStyle sets a header apart, and has it stand over what is below it.
func (b *workbook) headerStyle(alignment string) int {
	return b.style(&excelize.Style{
		Font: boldFont(), Alignment: &excelize.Alignment{Horizontal: alignment},
		Border: []excelize.Border{{Type: "bottom", Style: 1, Color: "808080"}},
	})
}

// boldFont is the font of all other cells, in bold.
func boldFont() *excelize.Font { return &excelize.Font{Bold: true, Family: "Calibri", Size: 11} }

// onPaper has a sheet of a width printed across, its columns side by side on one page where they can be read there.
func (b *workbook) onPaper(name string, width int) {
	orientation, across, down := "landscape", 1, 0
	fit := width <= widestPage
	b.do(b.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	b.do(b.file.SetPageLayout(name,
		&excelize.PageLayoutOptions{Orientation: &orientation, FitToWidth: &across, FitToHeight: &down}))
}

// table adds a sheet with a table, whose header stays in sight.
func (b *workbook) table(name string, s sheet) {
	_, err := b.file.NewSheet(name)
	b.do(err)
	total := 0
	for column, title := range s.headers {
		b.text(name, column+1, 1, title, b.headerStyle(s.alignment(column)))
		letters, err := excelize.ColumnNumberToName(column + 1)
		b.do(err)
		width := s.columnWidth(column)
		b.do(b.file.SetColWidth(name, letters, letters, float64(width)))
		total += width
	}
	for i, row := range s.rows {
		for column, cell := range row {
			b.cell(name, column+1, i+2, cell)
		}
	}
	b.do(b.file.SetPanes(name, &excelize.Panes{
		Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: "A2", ActiveCell: "A2", Pane: "bottomLeft"}},
	}))
	b.onPaper(name, total)
}

func (b *workbook) cell(name string, column, row int, cell sheetCell) {
	switch {
	case cell.format != "":
		b.do(b.file.SetCellFloat(name, b.at(column, row), cell.number, -1, 64))
		b.styled(name, column, row, b.numberStyle(cell.format))
	case cell.text != "":
		b.do(b.file.SetCellStr(name, b.at(column, row), document.AsShown(cell.text)))
	}
}

// text writes a text, which is none of a spreadsheet's formulas whatever it begins with.
func (b *workbook) text(name string, column, row int, text string, style int) {
	b.do(b.file.SetCellStr(name, b.at(column, row), document.AsShown(text)))
	b.styled(name, column, row, style)
}

func (b *workbook) styled(name string, column, row, style int) {
	b.do(b.file.SetCellStyle(name, b.at(column, row), b.at(column, row), style))
}

// at names a cell: B3.
func (b *workbook) at(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	b.do(err)
	return name
}

func (b *workbook) style(style *excelize.Style) int {
	index, err := b.file.NewStyle(style)
	b.do(err)
	return index
}

func (b *workbook) numberStyle(format string) int {
	index, ok := b.styles[format]
	if !ok {
		index = b.style(&excelize.Style{CustomNumFmt: &format})
		b.styles[format] = index
	}
	return index
}
