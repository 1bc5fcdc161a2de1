package sheet

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"karvon/sim/bound"
)

// Table is the cells of a file: those of its first line that is not blank, and those of the rows under it. A row
// whose cells are all blank is none.
type Table struct {
	headers []Cell
	Rows    [][]Cell // each as long as the headers
}

// Cell is what stands in a cell, without the spaces around it, and where.
type Cell struct {
	Text         string
	Plain        bool   // whether Text is a number or a date in the notation of scenarios already, as a workbook's are
	Sheet        string // of a workbook; empty in a file without sheets
	Line, Column int    // as those of a Mistake
}

// place says where the cell stands, as PlaceOf does.
func (c Cell) place() string { return PlaceOf(c.Sheet, c.Line, c.Column) }

// NewTable makes a table of headers and rows that were found elsewhere than in a text, each row as long as the headers.
func NewTable(headers []Cell, rows [][]Cell) *Table { return &Table{headers, rows} }

// Headers gives the cells of the headers.
func (t *Table) Headers() []Cell { return t.headers }

// Header finds the column with a header.
func (t *Table) Header(name string) (column int, mistake *Mistake) {
	column = -1
	for i, header := range t.headers {
		switch {
		case normal(header.Text) != normal(name):
		case column >= 0:
			first := t.headers[column]
			return -1, &Mistake{Sheet: header.Sheet, Line: header.Line, Column: header.Column, Kind: "header",
				Message: fmt.Sprintf("%q heads two columns", shortened(name)),
				Hint:    "the first stands at " + first.place() + "; give them headers of their own"}
		default:
			column = i
		}
	}
	return column, nil
}

// Names lists the headers that are not blank.
func (t *Table) Names() []string {
	var names []string
	for _, header := range t.headers {
		if header.Text != "" {
			names = append(names, header.Text)
		}
	}
	return names
}

// normal writes texts that look the same in the same way: letters with their accents, and spaces of all kinds.
func normal(text string) string {
	return strings.Join(strings.Fields(norm.NFC.String(text)), " ")
}

// Split cuts a text into cells. Between them stands what is stated or what a first line such as "sep=;" says;
// otherwise that of tab, semicolon and comma which the line of headers has, and of several the one that makes the
// most of the wanted headers. The table is nil where it cannot be told what the cells are; the mistakes of rows
// stand beside a table without those rows.
func Split(text string, stated Separator, wanted []string) (*Table, []*Mistake) {
	text = oneLineBreak(text)
	skipped, text, said := cutPreface(text)
	if stated != "" && said != "" && said != stated {
		return nil, []*Mistake{mistakeAt(1, 1,
			fmt.Sprintf("the file says that %s separates its cells, but %s is stated", said, stated), "leave separator out",
			"separator")}
	}
	separator := max(stated, said)
	if separator == "" {
		var mistake *Mistake
		if separator, mistake = separatorOf(text, wanted); mistake != nil {
			mistake.Line += skipped
			return nil, []*Mistake{mistake}
		}
	}
	r := newReader(text, separator, skipped)
	headers, mistake := r.next()
	switch {
	case mistake != nil:
		return nil, []*Mistake{mistake}
	case headers == nil:
		return nil, []*Mistake{mistakeAt(1, 1, "the file holds nothing",
			"it needs a line of headers, and a row under it", "empty")}
	}
	return r.rows(headers)
}

// cutPreface takes off the first line by which some spreadsheets say the separator.
func cutPreface(text string) (lines int, rest string, said Separator) {
	first, rest, _ := strings.Cut(text, "\n")
	letter, found := strings.CutPrefix(strings.ToLower(strings.Trim(first, `"`)), "sep=")
	switch {
	case !found:
		return 0, text, ""
	case letter == "\t":
		return 1, rest, tab
	case letter == ";", letter == ",":
		return 1, rest, Separator(letter)
	}
	return 0, text, ""
}

// separatorOf finds what separates the cells of the line of headers.
func separatorOf(text string, wanted []string) (Separator, *Mistake) {
	trimmed := strings.TrimLeft(text, "\n")
	line, _, _ := strings.Cut(trimmed, "\n")
	var best []Separator
	most := -1
	for _, separator := range []Separator{tab, semicolon, comma} {
		cells, err := newCSV(line, separator).Read()
		found := Headed(cells, wanted)
		switch {
		// one column can have a comma in its header
		case err != nil, len(cells) < 2 && !(separator == semicolon && found > 0):
		case found > most:
			best, most = []Separator{separator}, found
		case found == most:
			best = append(best, separator)
		}
	}
	switch len(best) {
	case 0: // one column, whose numbers may have decimal commas
		return semicolon, nil
	case 1:
		return best[0], nil
	}
	return "", mistakeAt(len(text)-len(trimmed)+1, 1,
		"the line of headers has more than one mark that can separate columns: "+named(best[0])+" and "+named(best[1]),
		fmt.Sprintf("say separator: %s or separator: %s beside file", quoted(best[0]), quoted(best[1])), "separator")
}

func named(s Separator) string {
	return map[Separator]string{tab: "a tab", semicolon: "a semicolon", comma: "a comma"}[s]
}

func quoted(s Separator) string {
	if s == tab {
		return "tab"
	}
	return `"` + string(s) + `"`
}

// Headed counts the wanted headers that a line has.
func Headed(cells, wanted []string) int {
	count := 0
	for _, name := range wanted {
		if slices.ContainsFunc(cells, func(cell string) bool { return normal(cell) == normal(name) }) {
			count++
		}
	}
	return count
}

func newCSV(text string, separator Separator) *csv.Reader {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = separator.rune(), -1
	return r
}

// reader gives lines of cells with their places.
type reader struct {
	csv     *csv.Reader
	lines   []string
	skipped int // lines before the first
}

func newReader(text string, separator Separator, skipped int) *reader {
	return &reader{newCSV(text, separator), strings.Split(text, "\n"), skipped}
}

// next gives the next line that is not blank; nil at the end.
func (r *reader) next() ([]Cell, *Mistake) {
	for {
		record, err := r.csv.Read()
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		if err != nil {
			return nil, r.mistake(err)
		}
		cells := make([]Cell, len(record))
		blank := true
		for i, text := range record {
			line, column := r.place(r.csv.FieldPos(i))
			cells[i] = Cell{Text: strings.TrimSpace(text), Line: line, Column: column}
			blank = blank && cells[i].Text == ""
		}
		if !blank {
			return cells, nil
		}
	}
}

// place turns a place in bytes into one in characters.
func (r *reader) place(line, column int) (int, int) {
	text := r.lines[min(max(line, 1), len(r.lines))-1]
	return line + r.skipped, utf8.RuneCountInString(text[:min(max(0, column-1), len(text))]) + 1
}

// csvHints say what to do about what the CSV reader finds.
var csvHints = map[error]string{
	csv.ErrBareQuote: `a text with quotation marks is put in quotation marks, and those in it are doubled: "12"" pipe"`,
	csv.ErrQuote:     `a quotation mark within quotation marks is doubled, and one at the end closes the cell`,
}

func (r *reader) mistake(err error) *Mistake {
	var found *csv.ParseError
	if !errors.As(err, &found) {
		return mistakeAt(1, 1, "not CSV: "+err.Error(), "", "syntax")
	}
	line, column := r.place(found.Line, found.Column)
	if found.Err == csv.ErrQuote && found.StartLine != found.Line {
		line, column = r.place(found.StartLine, 1)
		return mistakeAt(line, column, "not CSV: a quotation mark in this row is never closed", csvHints[found.Err], "syntax")
	}
	return mistakeAt(line, column, "not CSV: a quotation mark stands where none can", csvHints[found.Err], "syntax")
}

// rows reads what stands under the headers.
func (r *reader) rows(headers []Cell) (*Table, []*Mistake) {
	table := &Table{headers: headers}
	var mistakes []*Mistake
	for {
		cells, mistake := r.next()
		if mistake != nil {
			return table, append(mistakes, mistake)
		}
		if cells == nil {
			break
		}
		if !bound.DataRows.Allows(int64(len(table.Rows) + len(mistakes) + 1)) {
			return table, append(mistakes,
				mistakeAt(cells[0].Line, cells[0].Column, "the file has too many rows: "+bound.DataRows.String(),
					"cut it into several", "rows"))
		}
		if mistake := fit(cells, headers); mistake != nil {
			mistakes = append(mistakes, mistake)
			continue
		}
		table.Rows = append(table.Rows, cells[:len(headers)])
	}
	if len(table.Rows)+len(mistakes) == 0 {
		mistakes = append(mistakes,
			mistakeAt(headers[0].Line, headers[0].Column, "the file has headers, and no rows under them", "", "empty"))
	}
	return table, mistakes
}

// fit finds rows that are longer or shorter than the line of headers; blank cells at the end do not count.
func fit(cells, headers []Cell) *Mistake {
	used := len(cells)
	for used > len(headers) && cells[used-1].Text == "" {
		used--
	}
	first := cells[0]
	switch {
	case used > len(headers):
		first = cells[len(headers)]
		return mistakeAt(first.Line, first.Column,
			fmt.Sprintf("the row has %d cells, the line of headers %d", used, len(headers)),
			"a number with a decimal comma between commas is put in quotation marks, or the cells are separated by semicolons",
			"long row")
	case used < len(headers):
		return mistakeAt(first.Line, first.Column,
			fmt.Sprintf("the row has %d of the %d cells that the line of headers has", used, len(headers)),
			"fill it in, or leave the row out", "short row")
	}
	return nil
}
