package fit

import (
	"cmp"
	"slices"
)

// fixedPoint is a point of the distribution function that a statement fixes: a share of at most p at x.
type fixedPoint struct{ x, p float64 }

// contradictions finds numbers that no distribution of positive values can have together.
func contradictions(statements []Statement) []Trouble {
	var all []Trouble
	var points []fixedPoint
	given := map[Measure]float64{}
	for _, s := range statements {
		switch s.Measure {
		case QuantileOf:
			points = append(points, fixedPoint{s.Value, s.At})
		case AboveOf:
			points = append(points, fixedPoint{s.At, 1 - s.Value})
		default:
			given[s.Measure] = s.Value
		}
	}
	slices.SortFunc(points, func(a, b fixedPoint) int { return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(a.p, b.p)) })
	for i := 1; i < len(points); i++ {
		if a, b := points[i-1], points[i]; a.p > b.p+0.005 {
			all = append(all, trouble(sharesContradict, Meaningless, portion("more", a.p), quantity("below", a.x),
				portion("less", b.p), quantity("above", b.x)))
		}
	}
	least, hasLeast := given[LeastOf]
	greatest, hasGreatest := given[GreatestOf]
	for _, p := range points {
		if hasLeast && p.x < least*(1-0.005) && p.p > 0.005 || hasGreatest && p.x > greatest*1.005 && p.p < 0.995 {
			all = append(all, trouble(outsideExtremes, Meaningless, quantity("value", p.x)))
			break
		}
	}
	if m, yes := given[MeanOf]; yes {
		low, high := boundsOfMean(points, least, greatest, hasGreatest)
		if m < low*0.995 || m > high*1.005 {
			all = append(all, trouble(meanContradicts, Meaningless, quantity("mean", m), quantity("low", low),
				quantity("high", high)))
		}
		for _, p := range points {
			sd, yes := given[SDOf]
			if distance := max(m-p.x, p.x-m); yes && p.p == 0.5 && distance > sd*1.005 {
				all = append(all, trouble(sdContradicts, Meaningless, quantity("sd", sd), quantity("mean", m),
					quantity("median", p.x)))
			}
		}
	}
	return all
}

// boundsOfMean are the least and the greatest mean that points of a distribution function leave, above no end where
// there is no greatest value.
func boundsOfMean(points []fixedPoint, least, greatest float64, ended bool) (low, high float64) {
	below := fixedPoint{least, 0}
	for _, p := range append(slices.Clone(points), fixedPoint{greatest, 1}) {
		share := max(0, p.p-below.p)
		low += float64(share * below.x)
		high += float64(share * p.x)
		below = p
	}
	if !ended {
		high = infinite
	}
	return low, high
}

// determine says what the numbers fix, and what was borrowed.
func (b *Borrowed) determine(statements []Statement) {
	shaping, highest := 0, 0.0
	hasMean := false
	for _, s := range statements {
		if s.shapes() {
			shaping++
		}
		hasMean = hasMean || s.Measure == MeanOf
		switch s.Measure {
		case QuantileOf:
			highest = max(highest, s.At)
		case AboveOf:
			highest = max(highest, 1-s.Value)
		}
	}
	first := b.Families[0]
	low, high := b.across(func(f BorrowedFamily) float64 { return f.distribution.Mean() })
	if hasMean {
		b.Determined = append(b.Determined, why(meanStated))
	} else {
		b.Undetermined = append(b.Undetermined, why(meanBorrowed, text("family", first.Family), quantity("low", low),
			quantity("high", high)))
	}
	if shaping >= 2 {
		b.Determined = append(b.Determined, why(spreadStated, count("n", shaping)))
	} else {
		b.Undetermined = append(b.Undetermined, why(spreadBorrowed, text("family", first.Family)))
	}
	if low, high = b.across(func(f BorrowedFamily) float64 { return f.distribution.Quantile(0.95) }); highest < 0.9 {
		b.Undetermined = append(b.Undetermined, why(summaryTailBorrowed, text("family", first.Family),
			quantity("low", low), quantity("high", high)))
	}
	if shaping <= 2 {
		b.Undetermined = append(b.Undetermined, why(shapeUntested, text("family", first.Family)))
	}
	if b.N == 0 {
		b.Undetermined = append(b.Undetermined, why(numberUnknown))
	}
	b.Undetermined = append(b.Undetermined, why(orderUnknown))
}

// across is the least and the greatest that families say which agree with the numbers within a tenth.
func (b *Borrowed) across(of func(BorrowedFamily) float64) (low, high float64) {
	low, high = of(b.Families[0]), of(b.Families[0])
	for _, f := range b.Families {
		if f.Largest < max(0.1, b.Families[0].Largest*1.5) {
			low, high = min(low, of(f)), max(high, of(f))
		}
	}
	return low, high
}
