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
	text     string     // as it was written, with its unit
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

// HoldOut has a share of the values held out, whatever the table says of their use: spread evenly over the dates where
// there are several, each as a whole, and else over the values; one at the least. It gives false where that leaves none
// to be fitted.
func HoldOut(values []Value, share float64) bool {
	dates := Dates(values)
	all := len(values)
	if len(dates) > 1 {
		all = len(dates)
	}
	held := max(1, int(float64(share*float64(all))))
	for i := range values {
		place := i
		if len(dates) > 1 {
			place = slices.Index(dates, values[i].Date)
		}
		values[i].HoldOut = (place+1)*held/all > place*held/all
	}
	return held < all
}

// AnyFitted says whether any value is not held out.
func AnyFitted(values []Value) bool {
	return slices.ContainsFunc(values, func(v Value) bool { return !v.HoldOut })
}
