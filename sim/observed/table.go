package observed

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"karvon/sim/internal/book"
	"karvon/sim/internal/sheet"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// Table is the cells of a file of observed values, before a model says what they mean.
type Table struct {
	file    string
	entries []entry
	refused map[string]syntax.Error // names of responses that no model can be compiled for
	wrong   []syntax.Error
	decimal sheet.Decimal
}

// entry is one value as it stands in the table.
type entry struct {
	name      string     // of the response, with its hours
	place     syntax.Pos // of the name
	value     cell
	unit      string // that stands apart from the value
	date      string
	holdOut   bool
	allowance cell // how far the model may be from it
}

// cell is a text with its place.
type cell struct {
	text  string
	at    syntax.Pos
	plain bool // whether its numbers are written as scenarios have them
}

// Read finds the values of a CSV file or of a workbook. The error, a syntax.Errors, tells why the file is no table;
// what is wrong with single rows is told by [Table.Of], together with what a model finds.
func Read(file string, raw []byte) (*Table, error) {
	t := &Table{file: file}
	cells, mistakes := t.split(raw)
	for _, mistake := range mistakes {
		t.add(scenario.BadData, t.pos(mistake.Sheet, mistake.Line, mistake.Column), mistake.Message, plainHint(mistake))
	}
	if cells == nil || len(cells.Rows) == 0 {
		return nil, t.errors()
	}
	t.read(cells)
	if len(t.entries) == 0 && len(t.wrong) > 0 {
		return nil, t.errors()
	}
	return t, nil
}

// split finds the cells of a file.
func (t *Table) split(raw []byte) (*sheet.Table, []*sheet.Mistake) {
	if bytes.HasPrefix(raw, []byte("PK\x03\x04")) {
		return ofBook(raw)
	}
	text, mistake := sheet.Decode(raw, "")
	if mistake != nil {
		mistake.Hint = "save the file as UTF-8"
		return nil, []*sheet.Mistake{mistake}
	}
	return sheet.Split(text, "", columns)
}

// ofBook finds the cells of the sheet of a workbook that is named observed, or that is the only one to be seen.
func ofBook(raw []byte) (*sheet.Table, []*sheet.Mistake) {
	b, mistake := book.Open(raw)
	if mistake != nil {
		return nil, []*sheet.Mistake{mistake}
	}
	if named := b.Sheet("observed"); named != nil {
		return named.Table(columns)
	}
	var seen []*book.Sheet
	for _, s := range b.Sheets {
		if !s.Hidden && s.Rows() > 0 {
			seen = append(seen, s)
		}
	}
	if len(seen) != 1 {
		return nil, []*sheet.Mistake{{Kind: "sheets",
			Message: "the workbook has the sheets " + syntax.Listed(b.Names(), "and") + ", and none is named observed",
			Hint:    "name the sheet with what was observed so"}}
	}
	return seen[0].Table(columns)
}

// plainHint is a hint of a mistake without the keys that only a scenario can state.
func plainHint(mistake *sheet.Mistake) string {
	switch mistake.Kind {
	case "separator":
		return `let the first line be "sep=;" or "sep=,"`
	case "decimal comma", "thousands", "point":
		return "numbers are written as 12500.5, or all of them as 12500,5 where cells are separated by semicolons"
	case "order of dates":
		return "write dates as 2025-03-31"
	}
	return mistake.Hint
}

// pos is a place in the file: in a workbook, file:Sheet!B7.
func (t *Table) pos(within string, line, column int) syntax.Pos {
	if within != "" {
		return syntax.Pos{File: t.file + ":" + sheet.PlaceOf(within, line, column)}
	}
	return syntax.Pos{File: t.file, Line: line, Column: column}
}

// at is the place of a cell.
func (t *Table) at(c sheet.Cell) syntax.Pos { return t.pos(c.Sheet, c.Line, c.Column) }

func (t *Table) add(code syntax.Code, at syntax.Pos, message, hint string) {
	t.wrong = append(t.wrong, syntax.Error{Code: code, Pos: at, Message: message, Hint: hint})
}

// errors gives what is wrong; nil where nothing is.
func (t *Table) errors() error {
	if len(t.wrong) == 0 {
		return nil
	}
	c := syntax.NewCollector(context.Background(), func(syntax.Pos) string { return "" })
	for i := range t.wrong {
		c.Add(t.wrong[i].Code, t.wrong[i].Pos, "", t.wrong[i].Message, t.wrong[i].Hint)
	}
	return c.Result()
}

// Names lists the responses that the table has values of, each once.
func (t *Table) Names() []string {
	var names []string
	seen := map[string]bool{}
	for i := range t.entries {
		if name := t.entries[i].name; !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return names
}

// Refuse notes why no model can be compiled for a response that the table has values of: [Table.Of] tells it.
func (t *Table) Refuse(name string, why syntax.Error) {
	if t.refused == nil {
		t.refused = map[string]syntax.Error{}
	}
	t.refused[name] = why
}

// read finds the values in one of both forms.
func (t *Table) read(cells *sheet.Table) {
	h := t.heads(cells)
	isLong := h[responseColumn] >= 0
	if isLong && h[valueColumn] < 0 {
		at := cells.Headers()[h[responseColumn]]
		t.add(scenario.BadData, t.at(at), "there is a column response, and no column value beside it",
			"a row of the long form has response and value")
		return
	}
	if isLong {
		t.refuseOthers(cells.Headers(), h)
	}
	for _, row := range cells.Rows {
		common, ok := t.common(row, h)
		switch {
		case !ok:
		case isLong:
			t.long(row, h, common)
		default:
			t.wide(row, cells.Headers(), h, common)
		}
	}
	t.tellNotation()
	if isLong || len(t.entries) > 0 || len(t.wrong) > 0 {
		return
	}
	at := cells.Headers()[0]
	if slices.ContainsFunc(cells.Headers(), func(c sheet.Cell) bool { return strings.Contains(c.Text, ".") }) {
		t.add(scenario.BadData, t.at(at), "nothing was observed: all cells under the responses are blank", "fill some in")
	} else {
		t.add(scenario.BadData, t.at(at), "no column is headed by a response",
			"the long form has the columns response and value, the wide form a column for each response, headed by its "+
				"dotted name and unit, as post.gate.wait.mean (min)")
	}
}

// shared is what a row says of all of its values.
type shared struct {
	hours     string // as a response's name goes on by them
	date      string
	holdOut   bool
	allowance cell
}

// common reads what a row says of all of its values; ok is false where that is wrong.
func (t *Table) common(row []sheet.Cell, h heads) (s shared, ok bool) {
	before := len(t.wrong)
	at := func(name string) (sheet.Cell, bool) {
		if h[name] < 0 || row[h[name]].Text == "" {
			return sheet.Cell{}, false
		}
		return row[h[name]], true
	}
	if c, ok := at(dateColumn); ok {
		s.date = t.readDate(c)
	}
	from, hasFrom := at(fromColumn)
	to, hasTo := at(toColumn)
	hour, hasHour := at(hourColumn)
	switch {
	case hasHour && (hasFrom || hasTo):
		t.add(scenario.BadData, t.at(hour), "the row says its hour, and from when or until when besides",
			"say the hours once")
	case hasHour:
		s.hours = t.readHour(hour)
	case hasFrom && hasTo:
		s.hours = t.readHours(from, to)
	case hasFrom:
		t.add(scenario.BadData, t.at(from), "the row says from when, and not until when",
			"fill in both from and to, or neither")
	case hasTo:
		t.add(scenario.BadData, t.at(to), "the row says until when, and not from when",
			"fill in both from and to, or neither")
	}
	if c, ok := at(useColumn); ok {
		s.holdOut = t.readUse(c)
	}
	if c, ok := at(errorColumn); ok {
		s.allowance = cell{c.Text, t.at(c), c.Plain}
	}
	return s, len(t.wrong) == before
}

// long reads a row that is one value.
func (t *Table) long(row []sheet.Cell, h heads, s shared) {
	name, value := row[h[responseColumn]], row[h[valueColumn]]
	at := t.at(name)
	switch {
	case name.Text == "":
		t.add(scenario.BadData, at, "the row names no response", "fill it in, or leave the row out")
		return
	case sheet.Absent(value.Text) != nil:
		mistake := sheet.Absent(value.Text)
		t.add(scenario.BadData, t.at(value), mistake.Message, mistake.Hint)
		return
	}
	stated := ""
	if h[unitColumn] >= 0 {
		stated = row[h[unitColumn]].Text
	}
	t.enter(name.Text, at, value, stated, s)
}

// wide reads a row that has a value for each response that heads a column; a blank cell has none.
func (t *Table) wide(row []sheet.Cell, headers []sheet.Cell, h heads, s shared) {
	for column, header := range headers {
		if header.Text == "" || h.has(column) {
			continue
		}
		if mistake := sheet.Absent(row[column].Text); mistake != nil {
			if mistake.Kind != "blank" && mistake.Kind != sheet.Missing {
				t.add(scenario.BadData, t.at(row[column]), mistake.Message, mistake.Hint)
			}
			continue
		}
		name, stated := cutUnit(header.Text)
		t.enter(name, t.at(header), row[column], stated, s)
	}
}

// cutUnit cuts the unit in parentheses behind the name of a response.
func cutUnit(header string) (name, stated string) {
	name, rest, found := strings.Cut(header, "(")
	if !found {
		return strings.TrimSpace(header), ""
	}
	return strings.TrimSpace(name), strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), ")"))
}

// enter notes a value.
func (t *Table) enter(name string, at syntax.Pos, value sheet.Cell, stated string, s shared) {
	if s.hours != "" && strings.Contains(name, ".from-") {
		t.add(scenario.BadData, at, fmt.Sprintf("%s says hours of the day, and so do the columns from and to", name),
			"say them once")
		return
	}
	t.entries = append(t.entries, entry{
		name: name + s.hours, place: at, value: cell{value.Text, t.at(value), value.Plain}, unit: stated,
		date: s.date, holdOut: s.holdOut, allowance: s.allowance,
	})
}
