package inputs

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"karvon/sim/internal/book"
	"karvon/sim/internal/sheet"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// Table is a table of inputs as it was filled in.
type Table struct {
	file string // its base name
	// told says that the table says of what it was written: of which scenario, under which policies and settings, and
	// with which hash.
	told               bool
	scenario           string
	policies, settings []string
	hash               string

	rows []row
	mistakes
}

// mistakes are those of a table, all of them.
type mistakes = syntax.Collector

// row is the cells of a row by their columns.
type row struct {
	cells map[string]cell
	pos   syntax.Pos // of the first
}

// cell is what stands in a cell, and where.
type cell struct {
	book.Cell
	pos   syntax.Pos
	typed bool // whether the cell says what it holds, as those of workbooks do
}

// Read reads a workbook or a file of CSV, whichever it is. The error is a syntax.Errors with all mistakes of its form.
func Read(ctx context.Context, file string, raw []byte) (*Table, error) {
	t := &Table{file: filepath.Base(file), mistakes: syntax.NewCollector(ctx, nil)}
	ending := strings.ToLower(filepath.Ext(file))
	packed := bytes.HasPrefix(raw, []byte("PK")) || bytes.HasPrefix(raw, []byte{0xd0, 0xcf})
	if packed || ending == ".xlsx" || ending == ".xls" {
		t.workbook(raw)
	} else {
		t.csv(raw)
	}
	if err := t.Result(); err != nil {
		return nil, err
	}
	return t, nil
}

func (t *Table) mistake(m *sheet.Mistake) {
	pos := syntax.Pos{File: t.file, Line: m.Line, Column: m.Column}
	if m.Sheet != "" {
		pos = syntax.Pos{File: t.file + ": " + m.Place()}
	}
	t.Add(scenario.BadData, pos, "", m.Message, m.Hint)
}

// at is a place in the table: a cell of a sheet, or a line and column.
func (t *Table) at(name string, line, column int) syntax.Pos {
	if name != "" {
		return syntax.Pos{File: t.file + ": " + sheet.PlaceOf(name, line, column)}
	}
	return syntax.Pos{File: t.file, Line: line, Column: column}
}

// workbook reads the sheets of a workbook; sheets of others are left alone.
func (t *Table) workbook(raw []byte) {
	b, mistake := book.Open(raw)
	if mistake != nil {
		t.mistake(mistake)
		return
	}
	first := b.Sheet(aboutSheet)
	if first == nil {
		t.Add(scenario.BadData, syntax.Pos{File: t.file}, "", "the workbook has no sheet "+aboutSheet+
			", which says of what it was written", "its sheets are "+syntax.Listed(b.Names(), "and")+
			"; karvon show SCENARIO --output inputs.xlsx writes one")
		return
	}
	var listed []string
	for line := 1; line <= first.Rows(); line++ {
		label, said := first.At(line, 1), first.At(line, 2)
		t.about(label.Text, said.Text)
		if label.Text == sheetLabel {
			name, _, _ := strings.Cut(said.Text, ":")
			listed = append(listed, name)
		}
	}
	for _, s := range b.Sheets {
		switch at := headersAt(s); {
		case s == first:
		case isSheet(s.Name) && at == 0:
			t.Add(scenario.BadData, t.at(s.Name, 1, 1), "", "the row of headers is missing: "+nameColumn+", "+partColumn+", "+
				scenario.EditNumber+" and so on", "write the headers back as they were")
		case isSheet(s.Name):
			t.sheet(s, at)
		case at > 0:
			t.Add(scenario.BadData, t.at(s.Name, 0, 0), "", "the sheet has the columns of inputs, but not the name of a sheet "+
				"of them", "give it back the name that it had: "+syntax.Listed(sheetNames(), "or"))
		}
	}
	for _, name := range listed {
		if b.Sheet(name) == nil {
			t.Add(scenario.BadData, syntax.Pos{File: t.file}, "", "the sheet "+name+" is missing, which "+aboutSheet+" lists",
				"where its numbers are to stay as they are, leave the sheet with its headers alone")
		}
	}
}

func sheetNames() []string {
	var names []string
	for _, s := range sheets {
		names = append(names, s.name)
	}
	return names
}

// about notes a line of what the table says of itself.
func (t *Table) about(label, said string) {
	switch label {
	case scenarioLabel:
		t.scenario, t.told = said, true
	case policyLabel:
		t.policies = append(t.policies, said)
	case settingLabel:
		t.settings = append(t.settings, said)
	case hashLabel:
		t.hash = said
	}
}

// headerRows is how many rows are looked at for the headers.
const headerRows = 20

// headersAt finds the row of headers; 0 where there is none.
func headersAt(s *book.Sheet) int {
	for line := 1; line <= min(headerRows, s.Rows()); line++ {
		found := 0
		for column := 1; column <= 3*len(columns); column++ {
			if slices.Contains([]string{nameColumn, scenario.EditNumber, unitColumn}, header(s.At(line, column).Text)) {
				found++
			}
		}
		if found >= 2 {
			return line
		}
	}
	return 0
}

// header is a header without what does not matter in it.
func header(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }

// sheet reads the rows of a sheet under its headers.
func (t *Table) sheet(s *book.Sheet, at int) {
	var headers []headed
	for column := 1; column <= 3*len(columns); column++ {
		headers = append(headers, headed{header(s.At(at, column).Text), t.at(s.Name, at, column), column})
	}
	where, ok := t.columnsOf(headers, t.at(s.Name, at, 1), true)
	if !ok {
		return
	}
	for line := at + 1; line <= s.Rows(); line++ {
		r := row{cells: map[string]cell{}, pos: t.at(s.Name, line, where[nameColumn])}
		for name, column := range where {
			found := s.At(line, column)
			r.cells[name] = cell{found, t.at(found.Sheet, found.Row, found.Column), true}
		}
		t.add(r)
	}
}

// headed is a column with its header.
type headed struct {
	name   string
	pos    syntax.Pos
	column int
}

// columnsOf finds the columns by their headers. Others are left alone.
func (t *Table) columnsOf(headers []headed, pos syntax.Pos, whole bool) (map[string]int, bool) {
	where := map[string]int{}
	before := t.Found.Len()
	for _, h := range headers {
		known := slices.ContainsFunc(columns, func(c struct {
			header string
			width  int
		}) bool {
			return c.header == h.name
		})
		if !known && h.name != sheetColumn {
			continue
		}
		if _, twice := where[h.name]; twice {
			t.Add(scenario.BadData, h.pos, "", fmt.Sprintf("%q heads two columns", h.name), "remove one of them")
			continue
		}
		where[h.name] = h.column
	}
	for _, c := range columns {
		if _, ok := where[c.header]; !ok && (whole || c.header == nameColumn || c.header == scenario.EditNumber) {
			t.Add(scenario.BadData, pos, "", fmt.Sprintf("the column %q is missing", c.header),
				"write its header back as it was")
		}
	}
	return where, t.Found.Len() == before
}

// add keeps a row that holds something.
func (t *Table) add(r row) {
	for _, c := range r.cells {
		if c.Kind != book.Empty || c.Formula {
			t.rows = append(t.rows, r)
			return
		}
	}
}

// csv reads one table, in which each row may say its sheet.
func (t *Table) csv(raw []byte) {
	said, mistake := sheet.Decode(raw, "")
	if mistake != nil {
		t.mistake(mistake)
		return
	}
	table, wrong := sheet.Split(said, "", []string{nameColumn, scenario.EditNumber, unitColumn, partColumn})
	for _, mistake := range wrong {
		t.mistake(mistake)
	}
	if table == nil {
		return
	}
	var headers []headed
	for i, h := range table.Headers() {
		headers = append(headers, headed{header(h.Text), t.at("", h.Line, h.Column), i})
	}
	whole := slices.ContainsFunc(headers, func(h headed) bool { return h.name == sheetColumn })
	where, ok := t.columnsOf(headers, t.at("", 1, 1), whole)
	if !ok {
		return
	}
	for _, cells := range table.Rows {
		r := row{cells: map[string]cell{}, pos: t.at("", cells[where[nameColumn]].Line, cells[where[nameColumn]].Column)}
		for name, column := range where {
			found := cells[column]
			c := cell{pos: t.at("", found.Line, found.Column)}
			if c.Text = found.Text; c.Text != "" {
				c.Kind = book.Text
			}
			r.cells[name] = c
		}
		if r.cells[sheetColumn].Text == aboutSheet {
			t.about(r.cells[nameColumn].Text, r.cells[scenario.EditNumber].Text)
			continue
		}
		t.add(r)
	}
}
