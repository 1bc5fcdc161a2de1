package measured

import (
	"path/filepath"
	"strings"

	"karvon/sim/bound"
	"karvon/sim/internal/book"
	"karvon/sim/internal/sheet"
)

// openBook reads a workbook. What a broken one says of its cells is not passed on.
func openBook(name string, raw []byte) (*book.Book, error) {
	if like, hint := notPacked(raw); like != "" {
		return nil, problemf(hint, "the file is named %s, but is no workbook: it looks like %s",
			strings.ToLower(filepath.Ext(name)), like)
	}
	b, mistake := book.Open(raw)
	if mistake == nil {
		return b, nil
	}
	message := mistake.Message
	if strings.ContainsAny(message, "\"“«") {
		message = "the workbook cannot be read: a cell does not hold what it says"
	}
	return nil, &Problem{Message: message, Hint: mistake.Hint}
}

// notPacked says what a file looks like that is named as a workbook and does not begin as one; empty where that is not
// told from its beginning.
func notPacked(raw []byte) (like, hint string) {
	begin := strings.ToLower(strings.TrimLeft(string(raw[:min(len(raw), 600)]), "\ufeff \t\r\n"))
	switch {
	case begin == "" || strings.HasPrefix(begin, "pk\x03\x04") || strings.HasPrefix(begin, "\xd0\xcf\x11\xe0"):
		return "", ""
	case strings.HasPrefix(begin, "%pdf"):
		return "PDF", "a table in a PDF is to be exported as .xlsx or .csv"
	case strings.HasPrefix(begin, "<?xml") && strings.Contains(begin, "spreadsheet"):
		return "a spreadsheet of old Excel in XML", "open it in Excel or LibreOffice, and save it as .xlsx"
	case strings.HasPrefix(begin, "<"):
		return "a page (HTML or XML), as systems export under the name of a workbook",
			"open it in Excel or LibreOffice, and save it as .xlsx"
	case strings.HasPrefix(begin, "{") || strings.HasPrefix(begin, "["):
		return "JSON", "export it as .csv"
	case strings.ContainsRune(begin, 0):
		return "neither text nor a table", "save it as .xlsx"
	case strings.ContainsAny(begin, ",;\t|"):
		return "text with separators (CSV)", "name it .csv"
	}
	return "text", "save it as .xlsx, or, where it is a table, as .csv"
}

// gridOf takes the cells of a sheet.
func gridOf(s *book.Sheet) (*grid, error) {
	g := &grid{sheet: s.Name}
	for row := 1; row <= s.Rows(); row++ {
		cells := s.Row(row)
		if len(cells) == 0 {
			continue
		}
		width := cells[len(cells)-1].Column
		l := line{at: row, texts: make([]string, width), values: make([]value, width)}
		blank := true
		for _, cell := range cells {
			text, v := held(s, cell)
			l.texts[cell.Column-1], l.values[cell.Column-1] = text, v
			blank = blank && text == ""
		}
		if blank {
			continue
		}
		g.rows = append(g.rows, l)
		if !bound.MeasuredRows.Allows(int64(len(g.rows))) {
			return nil, problemf("cut it into several", "the sheet has too many rows: %s", bound.MeasuredRows.String())
		}
	}
	return g, nil
}

// held is what a cell holds. One that is covered from above holds what the cell there does; the error of a formula,
// and a formula without its value, stand for a value that is missing.
func held(s *book.Sheet, cell book.Cell) (string, value) {
	if cell.Kind == book.Covered {
		if first, _, _ := strings.Cut(cell.Merged, ":"); first != "" {
			if column, row, ok := sheet.CellAt(first); ok && column == cell.Column && row < cell.Row {
				cell = s.At(row, column)
			}
		}
	}
	switch cell.Kind {
	case book.Number:
		return cell.Text, value{cell.Number, number}
	case book.Clock:
		return cell.Text, value{cell.Number, clocked}
	case book.Error, book.Uncalculated:
		return "#", value{}
	case book.Covered:
		return "", value{}
	}
	return cell.Text, value{}
}
