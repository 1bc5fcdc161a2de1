package scenario

import (
	"fmt"
	"strings"

	"karvon/sim/doubt"
	"karvon/sim/syntax"
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

// sourceOf gives the input path of the quantity that decides a value, or a part of it under these keys: that of the
// assumption which stands for it, or its own.
func (d *decoder) sourceOf(t *syntax.Tree, path string, keys ...string) string {
	for range len(d.assumptions) + 1 {
		t = stated(t)
		if t == nil {
			break
		}
		name, ok := usedName(t)
		if !ok || d.assumptions[name] == nil {
			break
		}
		path, t = d.assumptions[name].path(), d.assumptions[name].tree
	}
	if len(keys) == 0 {
		return path
	}
	return d.sourceOf(t.Get(keys[0]), join(path, keys[0]), keys[1:]...)
}

// addShares notes shares of which some are assumptions: they fill the whole by themselves, or leave something to the
// rest, or to what has no range.
func (d *decoder) addShares(shares []share, values []float64, span *syntax.Tree) {
	whole := sumOf{whole: addend{value: 1}, exact: true}
	some, literals := false, 0.0
	for i, s := range shares {
		switch {
		case isRest(s.tree):
			whole.exact = false
		case usesAssumption(s.tree):
			some = true
			whole.parts = append(whole.parts, addend{d.sourceOf(s.tree, s.at.path), values[i]})
		case span.Get(s.at.path[strings.LastIndexByte(s.at.path, '.')+1:]) != nil:
			whole.parts = append(whole.parts, addend{s.at.path, values[i]})
		default:
			literals += values[i]
		}
	}
	if whole.exact && literals > 0 {
		whole.exact = false // which they fill up
	} else if literals > 0 {
		whole.parts = append(whole.parts, addend{value: literals})
	}
	if some {
		d.adds(whole)
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
				total.Add(f.part)
			} else {
				total.Fixed += part.value
			}
		}
		if total.Whole.Name == "" && len(total.Parts) == 0 {
			continue
		}
		if d.asWritten && total.Whole.Name != "" && total.Impossible() {
			d.Add(badRanges, sum.short.Pos, sum.short.Path,
				fmt.Sprintf("the ranges cannot add up: the parts take %s at least, the range of the whole goes down to %s",
					sum.how(total.Least()), sum.how(total.Whole.Low)), "raise its low end, or lower those of the parts")
		}
		totals = append(totals, total)
	}
	return totals
}
