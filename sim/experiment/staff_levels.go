package experiment

import "slices"

// staffLevels gives the levels of the intervals by which a plan of staff is judged after so many replications: one to
// say that it holds all thresholds, and one to say that it breaks one.
type staffLevels func(replications int) (met, broken float64)

// always judges by intervals of one level.
func always(level float64) staffLevels {
	return func(int) (met, broken float64) { return level, level }
}

// sharedBy shares an error out over looks, half of it for the last, at which most is known, and what is left in equal
// parts over those before it.
//
// A plan holds where it does all thresholds, each judged with the whole error of the look: where it truly breaks one,
// that one itself is said to hold no more often (an intersection-union test, Berger 1982). It breaks one where any is
// broken, for which each is judged with a part of the error (Bonferroni). A plan either holds or does not, and an
// interval misses what is said wrongly to one side alone, so that both have the error of both sides of an interval.
func sharedBy(looks []int, thresholds int, wrong float64) staffLevels {
	return func(replications int) (met, broken float64) {
		part := wrong
		if n := len(looks); n > 1 {
			part = wrong / 2
			if i := slices.Index(looks, replications); i < n-1 {
				part /= float64(n - 1)
			}
		}
		return 1 - float64(2*part), 1 - float64(2*part)/float64(thresholds)
	}
}
