package document

import (
	"testing"

	"karvon/sim/stats"
)

func TestTablesWithoutContentAreNotShown(t *testing.T) {
	unknown := stats.Unknown(1)
	unknown.Mean = unknown.Low // none
	for _, c := range []struct {
		name string
		rows [][]Cell
		want bool
	}{
		{"no rows", nil, false},
		{"all numbers absent", [][]Cell{{Cell{Text: "a"}, {Number: &Number{Estimate: unknown}}}}, false},
		{"some numbers absent", [][]Cell{{Cell{Text: "a"}, {Number: &Number{Estimate: unknown}}},
			{Cell{Text: "b"}, {Number: PlainNumber("s", 0)}}}, true},
		{"texts alone", [][]Cell{{Cell{Text: "a"}, Cell{Text: "b"}}}, true},
	} {
		table := Table{Columns: []Column{{Header: "a"}, {Header: "b"}}, Rows: c.rows}
		if got := table.hasContent(); got != c.want {
			t.Errorf("%s: has content %v, want %v", c.name, got, c.want)
		}
	}
}
