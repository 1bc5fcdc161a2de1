package book

import (
	"fmt"

	"karvon/sim/bound"
	"karvon/sim/internal/sheet"
)

// titleRows is how many rows are looked at for the headers that are wanted.
const titleRows = 20

// Table gives the cells of a sheet as those of a CSV file: headers, and the rows under them. The headers are the
// first row that has most of the wanted ones; where none has any, the first that is not blank. Cells that are read
// from numbers and dates are plain: a point stands before the decimals, and the year comes first. The table is nil
// where there are no headers; the mistakes of rows stand beside a table without those rows.
func (s *Sheet) Table(wanted []string) (*sheet.Table, []*sheet.Mistake) {
	at := s.headers(wanted)
	if at < 0 {
		return nil, []*sheet.Mistake{{Sheet: s.Name, Line: 1, Column: 1, Message: "the sheet holds nothing",
			Hint: "it needs a row of headers, and a row under it", Kind: "empty"}}
	}
	headers := s.cells(s.rows[at], 0)
	under := s.rows[at+1:]
	if !bound.Cells.Allows(int64(len(headers)) * int64(len(under))) {
		return nil, []*sheet.Mistake{{Sheet: s.Name, Line: headers[0].Line, Column: len(headers),
			Message: "the sheet is too wide for its rows: " + bound.Cells.String(), Hint: "remove what stands aside",
			Kind: "size"}}
	}
	var rows [][]sheet.Cell
	var mistakes []*sheet.Mistake
	for _, r := range under {
		if blank(r) {
			continue
		}
		if !bound.DataRows.Allows(int64(len(rows) + len(mistakes) + 1)) {
			mistakes = append(mistakes, &sheet.Mistake{Sheet: s.Name, Line: r.number, Column: 1,
				Message: "the sheet has too many rows: " + bound.DataRows.String(), Hint: "cut it into several", Kind: "rows"})
			break
		}
		if mistake := fit(r, len(headers)); mistake != nil {
			mistakes = append(mistakes, mistake)
			continue
		}
		rows = append(rows, s.cells(r, len(headers)))
	}
	if len(rows)+len(mistakes) == 0 {
		mistakes = append(mistakes, &sheet.Mistake{Sheet: s.Name, Line: headers[0].Line, Column: headers[0].Column,
			Message: "the sheet has headers, and no rows under them", Kind: "empty"})
	}
	return sheet.NewTable(headers, rows), mistakes
}

// headers finds the row of headers; -1 where the sheet holds nothing.
func (s *Sheet) headers(wanted []string) int {
	best, most := -1, 0
	for i, r := range s.rows[:min(len(s.rows), titleRows)] {
		if len(s.cells(r, 0)) == 0 {
			continue
		}
		texts := make([]string, len(r.cells))
		for j, cell := range r.cells {
			texts[j] = cell.Text
		}
		if found := sheet.Headed(texts, wanted); best < 0 || found > most {
			best, most = i, found
		}
	}
	return best
}

func blank(r row) bool {
	for _, cell := range r.cells {
		if cell.Kind != Empty && cell.Kind != Covered {
			return false
		}
	}
	return true
}

// cells gives those of a row up to a width, blank ones too; of width 0, all up to the last that holds something.
func (s *Sheet) cells(r row, width int) []sheet.Cell {
	if width == 0 {
		for _, cell := range r.cells {
			if cell.Text != "" {
				width = cell.Column
			}
		}
	}
	cells := make([]sheet.Cell, width)
	for i := range cells {
		cells[i] = sheet.Cell{Sheet: s.Name, Line: r.number, Column: i + 1}
	}
	for _, cell := range r.cells {
		if cell.Column <= width {
			cells[cell.Column-1].Text = cell.Text
			cells[cell.Column-1].Plain = cell.Kind == Number || cell.Kind == Date || cell.Kind == Clock
		}
	}
	return cells
}

// fit finds rows with something beside the headers, and cells that nothing can be read from.
func fit(r row, width int) *sheet.Mistake {
	for _, cell := range r.cells {
		switch {
		case cell.Column > width && cell.Text != "":
			return cell.wrong("long row",
				fmt.Sprintf("the row has a cell here, but the row of headers ends in column %s", sheet.ColumnName(width)),
				"give it a header, or remove it")
		case cell.Column <= width && (cell.Kind == Uncalculated || cell.Kind == Covered):
			return cell.Mistake()
		}
	}
	return nil
}
