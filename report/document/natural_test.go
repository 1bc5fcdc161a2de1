package document

import (
	"strings"
	"testing"
)

// Names with numbers are in the order of these, where they were in that of their letters.
func TestNamesAreOrderedByTheirNumbers(t *testing.T) {
	ordered := func(names string) string {
		table := Table{}
		for _, name := range strings.Fields(names) {
			table.Rows = append(table.Rows, []Cell{{Text: name}})
		}
		table.OrderNames()
		var got []string
		for _, row := range table.Rows {
			got = append(got, row[0].Text)
		}
		return strings.Join(got, " ")
	}
	for names, want := range map[string]string{
		"a.p1 a.p10 a.p5 a.p5b": "a.p1 a.p5 a.p5b a.p10",
		"p01 p1 p10-in p2-out":  "p1 p01 p2-out p10-in",
		"a a-10 a-9 b":          "a a-9 a-10 b",
		"p10 p1 p5":             "p10 p1 p5", // another order was meant
	} {
		if got := ordered(names); got != want {
			t.Errorf("%s is ordered as %s, want %s", names, got, want)
		}
	}
}
