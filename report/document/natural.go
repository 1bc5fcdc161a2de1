package document

import (
	"cmp"
	"slices"
	"strings"
)

// compareNames orders names by their letters, and numbers in them by their size: p5 before p10.
func compareNames(a, b string) int {
	for x, y := a, b; x != "" && y != ""; {
		one, other := digits(x), digits(y)
		if one == "" || other == "" {
			if x[0] != y[0] {
				return cmp.Compare(x[0], y[0])
			}
			x, y = x[1:], y[1:]
			continue
		}
		if c := compareNumbers(one, other); c != 0 {
			return c
		}
		x, y = x[len(one):], y[len(other):]
		if (x == "") != (y == "") {
			return cmp.Compare(len(x), len(y))
		}
	}
	return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b))
}

func digits(s string) string { return s[:len(s)-len(strings.TrimLeft(s, "0123456789"))] }

func compareNumbers(a, b string) int {
	a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
	return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b))
}

// OrderNames orders the rows that are in the order of the letters of their names, by the numbers in these too.
func (t *Table) OrderNames() {
	byText := func(a, b []Cell) int { return strings.Compare(a[0].Text, b[0].Text) }
	if slices.IsSortedFunc(t.Rows, byText) {
		slices.SortStableFunc(t.Rows, func(a, b []Cell) int { return compareNames(a[0].Text, b[0].Text) })
	}
}
