package report

import (
	"math"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// differenceSentence says a difference in words.
func differenceSentence(d *experiment.Difference) string {
	by := document.ScaleOf([]*document.Number{document.PlainNumber(d.Unit(), larger(d))})
	show := func(e stats.Estimate) string {
		own := by
		if d.Unit() == "1" {
			own.Unit = "points"
		}
		return document.InSentence(&document.Number{Unit: d.Unit(), Estimate: e}, own, tongue())
	}
	whole := &document.Number{Unit: d.Unit(), Estimate: d.Estimate, Beside: larger(d)}
	plain := func(e stats.Estimate) string {
		e.AtLimit = false // where it comes from and goes to, not how often
		if own := ownScale(d.Unit(), e); own != by && isPart(e, by) {
			return document.WithBounds(&document.Number{Unit: d.Unit(), Estimate: e}, own, tongue())
		}
		return document.WithBounds(&document.Number{Unit: d.Unit(), Estimate: e, Of: whole}, by, tongue())
	}
	said := values{"name": d.Name, "before": plain(d.Base), "after": plain(d.Other), "difference": show(d.Estimate)}
	relative := d.Relative()
	if tellsShare(d) {
		said["share"] = document.BoundSigns[d.Bound] + signedShare(relative)
	}
	return sentenceOf(d).with(said)
}

// ownScale is the unit that the size of an estimate asks for.
func ownScale(unit string, e stats.Estimate) document.Scale {
	return document.OwnScale(document.PlainNumber(unit, upperEnd(e)))
}

// isPart says whether an estimate is no more than a part of a unit: seconds beside hours.
func isPart(e stats.Estimate, by document.Scale) bool {
	size := upperEnd(e)
	return size > 0 && float64(size*by.Factor) < 1
}

// upperEnd is the size of an estimate: its upper end where it lies between bounds.
func upperEnd(e stats.Estimate) float64 {
	if e.Bound == stats.Between {
		return max(math.Abs(e.Mean), math.Abs(e.Most))
	}
	return math.Abs(e.Mean)
}

// tellsShare says whether a sentence says by what share a number changes: not where one of the two lies between bounds.
func tellsShare(d *experiment.Difference) bool {
	return document.IsFinite(d.Relative()) && d.Base.Bound != stats.Between && d.Other.Bound != stats.Between
}

// sentenceOf chooses what is said of a difference.
func sentenceOf(d *experiment.Difference) sentence {
	shared := tellsShare(d)
	switch {
	case math.IsNaN(d.Mean):
		return comparisonText.noValue
	case d.Mean == 0 && d.HalfWidth() == 0:
		return comparisonText.same
	case undecidable(d):
		return comparisonText.untold
	case !d.Significant():
		return comparisonText.unchanged
	case d.Mean < 0 && shared:
		return comparisonText.fallsBy
	case d.Mean < 0:
		return comparisonText.falls
	case shared:
		return comparisonText.risesBy
	}
	return comparisonText.rises
}

// larger is the size by which the numbers of a difference choose their unit.
func larger(d *experiment.Difference) float64 {
	return max(math.Abs(d.Base.Mean), math.Abs(d.Other.Mean))
}
