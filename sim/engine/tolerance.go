package engine

import (
	"math"

	"karvon/sim/bound"
	"karvon/sim/plan"
	"karvon/sim/random"
)

// Who comes to a queue with a curve draws once how long a wait it tolerates, by inversion: the share that stays at a
// wait is that of those who tolerate it. As the draw is the same at every look, and the curve never increases, it does
// not matter how often one looks.

// tolerated gives the seconds of waiting that an entity tolerates at its visit; infinity where it stays in any case.
func (r *Run) tolerated(i entityID, s *plan.Step, c *plan.Curve) float64 {
	if c.For != plan.None && r.evaluate(c.For, i) == 0 {
		return math.Inf(1)
	}
	return toleratedBy(c, random.Unit(r.draws.of(&r.entities[i], s.Purpose^balkPurpose, r.customer(i).occurrence)))
}

// toleratedBy gives the longest wait at which a share of at least u stays.
func toleratedBy(c *plan.Curve, u float64) float64 {
	last := len(c.Waits) - 1
	if u <= c.Shares[last] {
		return math.Inf(1)
	}
	at := 0
	for u <= c.Shares[at+1] {
		at++
	}
	fall := (c.Shares[at] - u) / (c.Shares[at] - c.Shares[at+1])
	return c.Waits[at] + float64(fall*(c.Waits[at+1]-c.Waits[at]))
}

// seenWait gives the seconds of waiting that those see who come to a station.
func (r *Run) seenWait(at plan.StationID) float64 {
	if r.plan.Stations[at].Display != nil {
		return r.displayedWait(at)
	}
	return r.expectedWait(at)
}

// awaitTolerance schedules the leaving of one who waits by its curve.
func (r *Run) awaitTolerance(i entityID, s *plan.Step, c *plan.Curve) {
	if !c.Reneges {
		return
	}
	tolerated := r.tolerated(i, s, c)
	if math.IsInf(tolerated, 1) {
		return
	}
	r.awaitEnd(i, bound.Nanoseconds(tolerated))
}
