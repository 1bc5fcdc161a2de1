package engine

import (
	"karvon/sim/bound"
	"karvon/sim/plan"
)

// nextOfRate draws the next arrival of a process with a rate that changes: the gap of the process of rate 1 is used
// up at the rate that holds (the time transformation of Çinlar 1975, "Introduction to Stochastic Processes",
// chapter 4, for a Poisson process; Gerhardt and Nelson 2009 for others). Only what is left of one gap is carried
// over a change, so that no rounding adds up.
func (r *Run) nextOfRate(src *source) int64 {
	need := src.ahead.gap[src.place()]
	if src.number == 0 {
		need = r.firstGap(src, src.arrivals, r.draws.Bits(src.id, arrivalPurpose, 0))
	}
	at := src.at
	for {
		left := float64(src.until - at)
		if gap := float64(need * src.gap); gap < left {
			return bound.Later(at, bound.Round(gap))
		}
		need -= float64(src.rate * left)
		at = src.until
		if at >= r.end {
			return bound.Never
		}
		r.nextSegment(src, src.arrivals)
	}
}

// firstGap draws the time from the start of the process of rate 1, which is in equilibrium, to its first arrival.
func (r *Run) firstGap(src *source, a *plan.Arrivals, bits uint64) float64 {
	gap := r.samplers[a.FirstGap].Float(bits)
	if a.FirstFactor != plan.None {
		gap *= r.samplers[a.FirstFactor].Float(r.draws.Bits(src.id, arrivalPurpose, 1))
	}
	return gap
}

// beginRate finds the segment of the local week in which the run starts.
func (r *Run) beginRate(src *source) {
	a := src.arrivals
	if len(a.RateTimes) == 1 && !a.ByDay() {
		src.until = bound.Never
		src.setRate(a.Rates[0])
		return
	}
	for src.segment+1 < len(a.RateTimes) && a.RateTimes[src.segment+1] <= a.Phase {
		src.segment++
	}
	src.until = segmentEnd(a, src.segment) - a.Phase
	r.beginDay(src, a)
	src.setRate(float64(a.Rates[src.segment] * src.factor))
}

// nextSegment goes to the next segment; segments end at local midnight at the latest where days differ.
func (r *Run) nextSegment(src *source, a *plan.Arrivals) {
	src.segment++
	if src.segment == len(a.RateTimes) {
		src.segment = 0
	}
	if a.RateTimes[src.segment]%plan.Day == 0 {
		src.day++
		r.beginDay(src, a)
	}
	src.until = bound.Later(src.until, segmentEnd(a, src.segment)-a.RateTimes[src.segment])
	src.setRate(float64(a.Rates[src.segment] * src.factor))
}

func (src *source) setRate(rate float64) { src.rate, src.gap = rate, 1/rate }

func segmentEnd(a *plan.Arrivals, segment int) int64 {
	if segment+1 < len(a.RateTimes) {
		return a.RateTimes[segment+1]
	}
	return plan.Week
}

// beginDay finds the factor of a day's demand: its luck times its season.
func (r *Run) beginDay(src *source, a *plan.Arrivals) {
	if !a.ByDay() {
		return
	}
	src.factor = 1
	if a.DayFactor != plan.None {
		src.factor = r.samplers[a.DayFactor].Float(r.draws.Bits(a.DayLuck, dayPurpose, src.day))
	}
	if len(a.Seasons) == 0 {
		return
	}
	for src.season+1 < len(a.Seasons) && a.Seasons[src.season+1].Day <= int(src.day) {
		src.season++
	}
	src.factor *= a.Seasons[src.season].Factor
}
