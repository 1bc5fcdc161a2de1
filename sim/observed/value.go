package observed

import (
	"cmp"
	"slices"

	"karvon/sim/syntax"
)

// Value is what was observed of a response in one realisation.
type Value struct {
	Response string     // its dotted name, with the hours of the day where it is of some
	Date     string     // of the realisation, as 2025-03-31; empty where the table has one
	Number   float64    // in the unit of the response
	Text     string     // as it was written, with its unit
	Place    syntax.Pos // of its cell
	HoldOut  bool       // whether it is kept to be predicted, and not fitted
	Error    float64    // how far the model may be from it, as a share of it; below 0 where the table does not say
}

// Dates lists the dates of values, in order: one empty date where the table has none.
func Dates(values []Value) []string {
	var dates []string
	for i := range values {
		dates = append(dates, values[i].Date)
	}
	slices.Sort(dates)
	return slices.Compact(dates)
}

// Sort puts values in the order of their responses and dates, whatever the order of the table.
func Sort(values []Value) {
	slices.SortStableFunc(values, func(a, b Value) int {
		return cmp.Or(cmp.Compare(a.Response, b.Response), cmp.Compare(a.Date, b.Date))
	})
}
