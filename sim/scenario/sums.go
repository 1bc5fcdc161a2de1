package scenario

import (
	"fmt"

	"karvon/sim/doubt"
)

// addend is a quantity of a sum.
type addend struct {
	path  string
	value float64
}

// sumOf is quantities that have to add up, once it is known which of them have ranges.
type sumOf struct {
	whole addend // without a path where it is a number
	parts []addend
	exact bool
	short Meta // what is said to be short of the least sum
	how   func(size float64) string
}

// adds notes quantities that have to add up to no more than a whole, or just to it.
func (d *decoder) adds(sum sumOf) {
	if !d.variant {
		d.sums = append(d.sums, sum)
	}
}

// totals finds the sums in which something can be moved, and refuses those of the files that cannot add up.
func (d *decoder) totals() []doubt.Total {
	var totals []doubt.Total
	known := map[string]*Factor{}
	for i := range d.factors {
		known[d.factors[i].Name] = &d.factors[i]
	}
	for i := range d.sums {
		sum := &d.sums[i]
		total := doubt.Total{Exact: sum.exact, Whole: doubt.Part{Value: sum.whole.value}}
		if f := known[sum.whole.path]; f != nil {
			total.Whole = f.part
		}
		for _, part := range sum.parts {
			if f := known[part.path]; f != nil {
				total.Parts = append(total.Parts, f.part)
			} else {
				total.Fixed += part.value
			}
		}
		if total.Whole.Name == "" && len(total.Parts) == 0 {
			continue
		}
		if d.asWritten && !sum.exact && total.Impossible() {
			d.Add(badRanges, sum.short.Pos, sum.short.Path,
				fmt.Sprintf("the ranges cannot add up: the parts take %s at least, the range of the whole goes down to %s",
					sum.how(total.Least()), sum.how(total.Whole.Low)), "raise its low end, or lower those of the parts")
		}
		totals = append(totals, total)
	}
	return totals
}
