package layout

import (
	"strings"
	"testing"

	"karvon/report/document"
	"karvon/report/document/documenttest"
	"karvon/sim/stats"
)

// A table of which the largest are shown says of how many replications they are, and has a column for the
// unfinished where it has none.
func TestTablesSayWhatTheirNumbersAreOf(t *testing.T) {
	largest := stats.Unknown(90)
	largest.Extreme, largest.N = true, 10
	table := document.Table{Columns: []document.Column{{Header: "zone"}, {Header: "most"}, {Header: "wait most"},
		{Header: "own", OwnUnits: true}}, Rows: [][]document.Cell{
		{document.Cell{Text: "yard"}, {Number: &document.Number{Estimate: documenttest.Unfinished(largest, 0.02)}},
			{Number: &document.Number{Unit: "s", Estimate: largest}}, {Number: document.PlainNumber("s", 5)}},
		{document.Cell{Text: "hall"}, {Number: document.PlainNumber("", 3)}, {}, {}},
	}}
	with := table.Completed(nil)
	if g := NewGrid(with, 0, nil); g.Units[1] != "of 10" || g.Units[2] != "s of 10" || len(with.Notes) != 0 {
		t.Errorf("the units are %q, the notes %q", g.Units, with.Notes)
	}
	if last := with.Columns[4].Header; last != "unfinished" || with.Rows[0][4].Text != "2%" ||
		with.Rows[1][4].Text != document.Nothing {
		t.Errorf("the column %s says %+v", last, with.Rows)
	}
	if len(table.Columns) != 4 {
		t.Error("the table itself is changed")
	}
	table.Columns[2].OwnUnits = true
	with = table.Completed(nil)
	if len(with.Notes) != 1 || !strings.Contains(with.Notes[0], "of all 10 times") ||
		NewGrid(with, 0, nil).Units[2] != "" {
		t.Errorf("the notes are %q", with.Notes)
	}
	if again := with.Completed(nil); len(again.Columns) != 5 || len(again.Notes) != 1 {
		t.Errorf("it has %d columns and %d notes", len(again.Columns), len(again.Notes))
	}
}
