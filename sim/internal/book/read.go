package book

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"karvon/sim/bound"
	"karvon/sim/internal/sheet"
)

// budget counts the cells of a workbook, those that lie under others too.
type budget struct{ cells, merges int64 }

func newBudget() *budget { return &budget{} }

var errTooLarge = errors.New("too large")

func (b *budget) cell() error {
	if b.cells++; !bound.Cells.Allows(b.cells) {
		return errTooLarge
	}
	return nil
}

// sheetReader reads the cells of one sheet.
type sheetReader struct {
	*contents
	*budget
	name   string
	row    int // the last that was begun, from 1
	column int
	found  []row
	merged []area
}

// rows gives the rows of a sheet that hold something.
func (r *sheetReader) rows(p *parts, part string) ([]row, *sheet.Mistake) {
	err := p.walk(part, r.visit)
	if err == nil {
		err = r.cover()
	}
	switch {
	case errors.Is(err, errTooLarge):
		return nil, &sheet.Mistake{Kind: "size", Message: "the workbook has too many cells: " + bound.Cells.String(),
			Hint: "cut it into several"}
	case err != nil:
		return nil, broken(err.Error())
	}
	return r.found, nil
}

func (r *sheetReader) visit(decoder *xml.Decoder, start xml.StartElement) error {
	switch start.Name.Local {
	case "row":
		return r.beginRow(attribute(start, "r"))
	case "c":
		return r.cell(decoder, start)
	case "mergeCell":
		return r.merge(attribute(start, "ref"))
	}
	return nil
}

const (
	mostRows    = 1 << 20 // that spreadsheets have
	mostColumns = 1 << 14
)

// beginRow notes the number of a row; one without a number follows the last.
func (r *sheetReader) beginRow(number string) error {
	row, column := r.row+1, 0
	if number != "" {
		stated, err := strconv.Atoi(number)
		if err != nil || stated <= r.row {
			return fmt.Errorf("its row %q stands where none can", number)
		}
		row = stated
	}
	if row > mostRows {
		return fmt.Errorf("it has no row %d", row)
	}
	r.row, r.column = row, column
	return nil
}

// stored is a cell as a workbook has it.
type stored struct {
	Reference string    `xml:"r,attr"`
	Style     int       `xml:"s,attr"`
	Type      string    `xml:"t,attr"`
	Formula   *struct{} `xml:"f"`
	Value     *string   `xml:"v"`
	Inline    *richText `xml:"is"`
}

func (r *sheetReader) cell(decoder *xml.Decoder, start xml.StartElement) error {
	var c stored
	if err := decoder.DecodeElement(&c, &start); err != nil {
		return err
	}
	r.column++
	if c.Reference != "" {
		column, row, ok := sheet.CellAt(c.Reference)
		if !ok || row != r.row || column < r.column {
			return fmt.Errorf("its cell %q stands where none can", c.Reference)
		}
		r.column = column
	}
	if r.column > mostColumns {
		return fmt.Errorf("row %d has too many cells", r.row)
	}
	held, err := r.value(c)
	if err != nil || held.Kind == Empty && !held.Formula {
		return err
	}
	held.Sheet, held.Row, held.Column = r.name, r.row, r.column
	if n := len(r.found); n == 0 || r.found[n-1].number != r.row {
		r.found = append(r.found, row{number: r.row})
	}
	last := &r.found[len(r.found)-1]
	last.cells = append(last.cells, held)
	return r.budget.cell()
}

// area is cells that are merged: from the first to the last, both with.
type area struct {
	text                                       string
	firstRow, firstColumn, lastRow, lastColumn int
}

func (r *sheetReader) merge(reference string) error {
	if r.merges++; !bound.Merges.Allows(r.merges) {
		return errTooLarge
	}
	first, last, _ := strings.Cut(reference, ":")
	if last == "" {
		return nil
	}
	a := area{text: reference}
	var one, other bool
	a.firstColumn, a.firstRow, one = sheet.CellAt(first)
	a.lastColumn, a.lastRow, other = sheet.CellAt(last)
	if !one || !other || a.lastRow < a.firstRow || a.lastColumn < a.firstColumn {
		return fmt.Errorf("its merged cells %q are none", reference)
	}
	r.merged = append(r.merged, a)
	return nil
}

// cover marks the cells that lie under others, in rows and columns that hold something.
func (r *sheetReader) cover() error {
	widest := 0
	for _, row := range r.found {
		widest = max(widest, row.cells[len(row.cells)-1].Column)
	}
	for _, a := range r.merged {
		from, _ := slices.BinarySearchFunc(r.found, a.firstRow, func(r row, number int) int { return r.number - number })
		for i := from; i < len(r.found) && r.found[i].number <= a.lastRow; i++ {
			if err := r.coverRow(&r.found[i], a, min(a.lastColumn, widest)); err != nil {
				return err
			}
		}
	}
	for i := range r.found {
		slices.SortStableFunc(r.found[i].cells, func(a, b Cell) int { return cmp.Compare(a.Column, b.Column) })
		r.found[i].cells = slices.CompactFunc(r.found[i].cells, func(a, b Cell) bool { return a.Column == b.Column })
	}
	return nil
}

func (r *sheetReader) coverRow(row *row, a area, last int) error {
	held := map[int]int{}
	for i, cell := range row.cells {
		if cell.Column >= a.firstColumn && cell.Column <= last {
			held[cell.Column] = i
		}
	}
	for column := a.firstColumn; column <= last; column++ {
		cell := Cell{Kind: Covered, Merged: a.text, Sheet: r.name, Row: row.number, Column: column}
		at, ok := held[column]
		switch {
		case row.number == a.firstRow && column == a.firstColumn && ok:
			row.cells[at].Merged = a.text
			continue
		case row.number == a.firstRow && column == a.firstColumn:
			cell.Kind = Empty
		}
		if err := r.budget.cell(); err != nil {
			return err
		}
		if ok {
			row.cells[at] = cell
		} else {
			row.cells = append(row.cells, cell)
		}
	}
	return nil
}
