package engine

import (
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// Cohort is the times of those who began something in the window: of those who
// ended it, and the ages, at the run's end, of those who did not. An age is what
// their time is at least.
type Cohort struct {
	stats.Histogram
	Unfinished stats.Histogram
}

// Reset empties the cohort and keeps its memory.
func (c *Cohort) Reset() {
	c.Histogram.Reset()
	c.Unfinished.Reset()
}

// watch has both counted against limits.
func (c *Cohort) watch(limits []int64) {
	c.Histogram.Watch(limits...)
	c.Unfinished.Watch(limits...)
}

// Cohort gives the times that a response is about: nil where it is about none.
func (rec *Record) Cohort(p *plan.Plan, r *plan.Response) *Cohort {
	if !r.Estimand.Timed() {
		return nil
	}
	switch r.Estimand.Subject {
	case plan.OfStation:
		return &rec.Stations[r.Index].Wait
	case plan.OfBookings:
		if r.Estimand.Measure == "lead" {
			return &rec.Bookings[r.Index].Lead
		}
		return &rec.Bookings[r.Index].Wait
	case plan.OfResource:
		return &rec.Resources[r.Index].Wait
	case plan.OfZone:
		return &rec.Zones[r.Index].Wait
	case plan.OfLink:
		if r.Estimand.Measure == "wait" {
			return &rec.Links[r.Index].Wait
		}
		return &rec.Links[r.Index].Time
	case plan.OfWay:
		return &rec.Ways[r.Index].Wait
	case plan.OfTiming:
		return &rec.Timings[r.Index].Time
	case plan.OfBatch:
		return &rec.Batches[r.Index].Wait
	case plan.OfFlowSite:
		return rec.Flows[r.Index].StayAt(p.Flows[r.Index].SiteIndex(r.Second))
	default:
		return &rec.Flows[r.Index].Time
	}
}

// watchLimits has the times counted against the limits that responses and
// thresholds ask for, which are known before a run.
func (rec *Record) watchLimits(p *plan.Plan) {
	limits := map[*Cohort][]int64{}
	for _, responses := range [][]plan.Response{p.Responses, p.Counts} {
		for i := range responses {
			if r := &responses[i]; r.Statistic == plan.Within || r.Statistic == plan.Below {
				cohort := rec.Cohort(p, r)
				limits[cohort] = append(limits[cohort], r.Within)
			}
		}
	}
	for cohort, all := range limits {
		cohort.watch(all)
	}
}
