package fit

import (
	"cmp"
	"slices"
)

// fewest is the number of values below which hardly any family is rejected.
const fewest = 20

// troubles finds what makes a sample doubtful, the gravest first.
func (p *prepared) troubles(r *Fits, f *fitting) []Trouble {
	var all []Trouble
	if p.below > 0 {
		all = append(all, trouble(negative, Doubt, count("count", p.below)))
	}
	if p.zeros > 0 {
		all = append(all, trouble(zeroValues, Remark, count("count", p.zeros), portion("share", r.Zeros.Share)))
	}
	if f == nil {
		return all
	}
	n := len(p.kept)
	if n < fewest {
		all = append(all, trouble(fewValues, Doubt, count("n", n), count("least", fewest)))
	}
	if value, ok := f.onlyValue(); ok && n > 1 {
		return append(all, trouble(constant, Doubt, count("n", n), quantity("value", value)))
	}
	all = append(all, p.ofRounding(r)...)
	all = append(all, f.ofCensoring()...)
	if n >= fewest {
		all = append(all, p.ofTies()...)
		all = append(all, p.ofShape(r, f)...)
		all = append(all, p.ofOrder(r)...)
	}
	slices.SortStableFunc(all, func(a, b Trouble) int { return cmp.Compare(b.Gravity, a.Gravity) })
	return all
}

// ofCensoring says how much is unfinished.
func (f *fitting) ofCensoring() []Trouble {
	stopped, longest := 0.0, 0.0
	for _, it := range f.whole.items {
		if longest = max(longest, it.Low); it.High == infinite {
			stopped += it.weight
		}
	}
	switch part := stopped / f.whole.n; {
	case part > 0.5:
		return []Trouble{trouble(mostlyCensored, Doubt, portion("share", part))}
	case part > 0:
		return []Trouble{trouble(unfinished, Remark, portion("share", part), quantity("longest", longest))}
	}
	return nil
}

// ofShape says what no family has.
func (p *prepared) ofShape(r *Fits, f *fitting) []Trouble {
	least := infinite // AIC of all families
	for _, fit := range r.Families {
		if fit.AIC == fit.AIC && fit.Family != discreteFamily {
			least = min(least, fit.AIC)
		}
	}
	var all []Trouble
	if cut, yes := f.cutAtValue(p.step); yes {
		all = append(all, cut)
	}
	if modes, yes := f.twoModes(least); yes {
		return append(all, modes)
	}
	if outliers, yes := f.outliers(); yes {
		return append(all, outliers)
	}
	if tail, yes := f.heavyTail(); yes {
		all = append(all, tail)
	}
	if truncated, yes := f.truncatedBelow(least); yes {
		all = append(all, truncated)
	}
	return all
}
