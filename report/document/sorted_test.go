package document

import (
	"testing"

	"karvon/sim/stats"
)

// Rows of equal numbers stand by their names, with numbers in them by their size.
func TestEqualRowsStandByTheirNames(t *testing.T) {
	row := func(name string, value float64) []Cell {
		return []Cell{{Text: name}, {Number: &Number{Estimate: stats.Unknown(value)}}}
	}
	table := Table{Columns: []Column{{Header: "place"}, {Header: "queue"}},
		Rows: [][]Cell{row("post.gate-10", 1), row("post.gate-2", 1), row("post.hall", 3)}}
	table.SortBy("queue")
	for i, want := range []string{"post.hall", "post.gate-2", "post.gate-10"} {
		if got := table.Rows[i][0].Text; got != want {
			t.Errorf("row %d is %s, want %s", i, got, want)
		}
	}
}
