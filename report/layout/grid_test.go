package layout

import (
	"slices"
	"testing"

	"karvon/report/document"
	"karvon/sim/stats"
)

// namesOf makes a table of names with a number each.
func namesOf(names ...string) document.Table {
	table := document.Table{Title: "Names",
		Columns: []document.Column{{Header: "name"}, {Header: "value", Note: "Value is worth much.", Rank: 1}}}
	for i, name := range names {
		table.Rows = append(table.Rows,
			[]document.Cell{document.Cell{Text: name}, {Number: &document.Number{Estimate: stats.Unknown(float64(1000 + i))}}})
	}
	return table
}

// first lists the first column of a table as it is drawn in a width.
func first(table document.Table, limit int) []string {
	g, _ := NewGrid(table, 0, nil).Narrowed(limit)
	var cells []string
	for _, row := range g.Rows {
		cells = append(cells, row[0])
	}
	return cells
}

func TestNamesKeepBothEndsAndStayDifferent(t *testing.T) {
	for _, c := range []struct {
		names, want []string
	}{
		{
			[]string{"flow.trucks-from-uz.at.central-asia.time.p95 < 6h", "flow.trucks-from-kz.at.central-asia.time.p95 < 6h"},
			[]string{"flow.trucks-from-u….p95 < 6h", "flow.trucks-from-k….p95 < 6h"},
		},
		{
			[]string{"central-asia.kz-entry-veterinary", "central-asia.uz-entry-veterinary"},
			[]string{"central-…kz-entry-veterinary", "central-…uz-entry-veterinary"},
		},
		{[]string{"short.name"}, []string{"short.name"}},
		{[]string{"a sentence that is longer than the room"}, []string{"a sentence that is longer t…"}},
	} {
		table := namesOf(c.names...)
		table.Columns[1].Rank = 0
		if got := first(table, 28+2+5); !slices.Equal(got, c.want) {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
