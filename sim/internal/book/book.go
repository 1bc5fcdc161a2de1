package book

import (
	"slices"
	"strings"

	"karvon/sim/internal/sheet"
)

// Book is a workbook that was read.
type Book struct {
	Sheets []*Sheet // those with cells; sheets of charts alone are left out
}

// Sheet is a sheet of a workbook.
type Sheet struct {
	Name   string
	Hidden bool
	rows   []row // those that hold something, in order
}

// row is the cells of a row that hold something, or that are covered, in order.
type row struct {
	number int // from 1
	cells  []Cell
}

// Open reads a workbook. The mistake says why it cannot be read, with a sheet where it is one that cannot.
func Open(raw []byte) (*Book, *sheet.Mistake) {
	p, mistake := unpack(raw)
	if mistake != nil {
		return nil, mistake
	}
	contents, mistake := p.contents()
	if mistake != nil {
		return nil, mistake
	}
	b := &Book{}
	budget := newBudget()
	for _, listed := range contents.sheets {
		if !listed.cells {
			continue
		}
		read := sheetReader{contents: contents, budget: budget, name: listed.name}
		rows, mistake := read.rows(p, listed.part)
		if mistake != nil {
			mistake.Sheet = listed.name
			return nil, mistake
		}
		b.Sheets = append(b.Sheets, &Sheet{Name: listed.name, Hidden: listed.hidden, rows: rows})
	}
	if len(b.Sheets) == 0 {
		return nil, broken("it has no sheet of cells")
	}
	return b, nil
}

// Sheet finds a sheet by its name, in which upper and lower case count as the same; nil where there is none.
func (b *Book) Sheet(name string) *Sheet {
	for _, s := range b.Sheets {
		if strings.EqualFold(strings.TrimSpace(s.Name), strings.TrimSpace(name)) {
			return s
		}
	}
	return nil
}

// Names lists the sheets.
func (b *Book) Names() []string {
	names := make([]string, len(b.Sheets))
	for i, s := range b.Sheets {
		names[i] = s.Name
	}
	return names
}

// Rows is the number of the last row that holds something; 0 where none does.
func (s *Sheet) Rows() int {
	if len(s.rows) == 0 {
		return 0
	}
	return s.rows[len(s.rows)-1].number
}

// At gives the cell in a row and a column, both from 1.
func (s *Sheet) At(row, column int) Cell {
	if at, found := s.find(row); found {
		return s.rows[at].at(s.Name, column)
	}
	return Cell{Sheet: s.Name, Row: row, Column: column}
}

// Row gives the cells of a row, from 1, that hold something or are covered, in order; they are the sheet's own.
func (s *Sheet) Row(number int) []Cell {
	if at, found := s.find(number); found {
		return s.rows[at].cells
	}
	return nil
}

func (s *Sheet) find(number int) (int, bool) {
	return slices.BinarySearchFunc(s.rows, number, func(r row, number int) int { return r.number - number })
}

func (r row) at(sheet string, column int) Cell {
	at, found := slices.BinarySearchFunc(r.cells, column, func(c Cell, column int) int { return c.Column - column })
	if !found {
		return Cell{Sheet: sheet, Row: r.number, Column: column}
	}
	return r.cells[at]
}

// broken refuses a file that is no workbook, or one that cannot be read.
func broken(why string) *sheet.Mistake {
	return &sheet.Mistake{Kind: "workbook", Message: "the workbook cannot be read: " + why,
		Hint: "open it in a spreadsheet and save it as .xlsx"}
}
