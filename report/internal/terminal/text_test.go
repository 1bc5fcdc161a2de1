package terminal

import (
	"bytes"
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/report/layout"
	"karvon/sim/stats"
)

func TestTheNoteOfAColumnGoesWithIt(t *testing.T) {
	for limit, want := range map[int]bool{40: true, 20: false} {
		var out bytes.Buffer
		p := &screen{Printer: &layout.Printer{To: &out}}
		p.table(oneName("a.name-of-twenty-four-ch"), document.Options{Width: limit})
		if got := strings.Contains(out.String(), "Value is worth much."); got != want {
			t.Errorf("in %d columns the note is shown: %v, want %v\n%s", limit, got, want, &out)
		}
	}
}

func TestTitlesAndHeadersFit(t *testing.T) {
	table := oneName("a")
	table.Title = "A title that is a good deal longer than the forty columns that there are"
	table.Columns[1] = document.Column{Header: "flow.trucks-from-uz.at.central-asia.time.mean"}
	var out bytes.Buffer
	p := &screen{Printer: &layout.Printer{To: &out}}
	p.table(table, document.Options{Width: 40})
	for _, line := range strings.Split(out.String(), "\n") {
		if layout.Width(line) > 40 {
			t.Errorf("a line is wider than 40: %s", line)
		}
	}
	if want := " trucks-from-uz."; !strings.Contains(out.String(), want) {
		t.Errorf("the header is not broken after %q:\n%s", want, &out)
	}
}

func TestLongTablesAreCutUnlessAllIsAskedFor(t *testing.T) {
	table := document.Table{Title: "Many", Columns: []document.Column{{Header: "row"}}}
	for range topRows + 3 {
		table.Rows = append(table.Rows, []document.Cell{document.Cell{Text: "x"}})
	}
	var cut, whole bytes.Buffer
	p := &screen{Printer: &layout.Printer{To: &cut}}
	if hidden := p.table(table, document.Options{Width: 80}); hidden.rows != 3 ||
		!strings.Contains(cut.String(), "and 3 more") {
		t.Errorf("%d rows are hidden, want 3:\n%s", hidden.rows, &cut)
	}
	p = &screen{Printer: &layout.Printer{To: &whole}}
	if hidden := p.table(table, document.Options{Width: 80, All: true}); hidden.rows != 0 {
		t.Errorf("%d rows are hidden, want none", hidden.rows)
	}
}

func TestEscapesKeepTheColumnsOfATableInLine(t *testing.T) {
	table := document.Table{Title: "x", Columns: []document.Column{{Header: "a\x1b"}, {Header: "b"}, {Header: "c"}}}
	for _, cell := range []string{"plain", "\x1b[31m\u202e", "::error", "中亚", "e\u0301", "a\nb", "\x9b"} {
		table.Rows = append(table.Rows,
			[]document.Cell{document.Cell{Text: cell}, document.Cell{Text: cell}, document.Cell{Text: "end"}})
	}
	var out strings.Builder
	if err := Write(&out, document.Listing(table), document.Options{}.Bounded()); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")[3:]
	if len(lines) != len(table.Rows) {
		t.Fatalf("%d lines for %d rows:\n%s", len(lines), len(table.Rows), out.String())
	}
	for _, line := range lines {
		if before, _, found := strings.Cut(line, "end"); !found ||
			layout.Width(before) != layout.Width(strings.Split(lines[0], "end")[0]) {
			t.Errorf("a column is out of line:\n%s", out.String())
		}
	}
}

// oneName makes a table of one name with a number.
func oneName(name string) document.Table {
	return document.Table{
		Title: "Names", Columns: []document.Column{{Header: "name"},
			{Header: "value", Note: "Value is worth much.", Rank: 1}},
		Rows: [][]document.Cell{{{Text: name}, {Number: &document.Number{Estimate: stats.Unknown(1000)}}}},
	}
}
