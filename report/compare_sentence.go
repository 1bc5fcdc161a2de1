package report

import (
	"math"

	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/stats"
)

// differenceSentence says a difference in words.
func differenceSentence(d *experiment.Difference) string {
	show := func(e stats.Estimate) string {
		n := &document.Number{Unit: d.Unit(), Estimate: e, Beside: larger(d), Difference: !e.HasInterval()}
		by := document.OwnScale(n)
		if d.Unit() == "1" {
			by.Unit = "points"
		}
		return document.InSentence(n, by, tongue())
	}
	whole := &document.Number{Unit: d.Unit(), Estimate: d.Estimate, Beside: larger(d)}
	plain := func(e stats.Estimate) string {
		e.AtLimit = false // where it comes from and goes to, not how often
		n := &document.Number{Unit: d.Unit(), Estimate: e, Beside: larger(d), Of: whole}
		return document.WithBounds(n, document.OwnScale(n), tongue())
	}
	said := values{"name": d.Name, "before": plain(d.Base), "after": plain(d.Other), "difference": show(d.Estimate)}
	relative := d.Relative()
	if tellsShare(d) {
		said["share"] = document.BoundSigns[d.Bound] + signedShare(relative)
	}
	return sentenceOf(d).with(said)
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
	case d.Extreme && d.Mean != 0:
		return comparisonText.extreme
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
