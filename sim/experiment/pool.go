package experiment

import (
	"encoding/binary"

	"karvon/sim/engine"
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// layout says which responses share a cohort: the customers of one queue, say,
// whose mean, p50 and p95 are responses of their own.
type layout struct {
	examples []*plan.Response // of each cohort, one of the responses that it serves
	of       []int            // cohort of each response, None where it is not about times
}

func newLayout(p *plan.Plan) *layout {
	type key struct {
		estimand      *plan.Estimand
		index, second int
	}
	made := &layout{of: make([]int, len(p.Responses))}
	known := map[key]int{}
	for i := range p.Responses {
		r := &p.Responses[i]
		made.of[i] = plan.None
		if !r.Estimand.Timed() {
			continue
		}
		k := key{r.Estimand, r.Index, r.Second}
		if _, ok := known[k]; !ok {
			known[k] = len(made.examples)
			made.examples = append(made.examples, r)
		}
		made.of[i] = known[k]
	}
	return made
}

// encode writes the cohorts' times of a replication.
func (l *layout) encode(p *plan.Plan, rec *engine.Record) []byte {
	var to []byte
	for _, example := range l.examples {
		times, cut := timesOf(p, rec, example)
		to = times.AppendBinary(binary.AppendUvarint(to, cut))
	}
	return to
}

// pool gathers the times of the customers of many replications, for the
// quantiles of them all together. Merging is exact, so that neither the order
// nor the number of workers shows.
type pool struct {
	layout  *layout
	cohorts []cohort
}

// cohort is the times of those who began in the windows.
type cohort struct {
	times stats.Histogram
	cut   uint64 // how many of them the runs' ends cut off
}

func newPool(l *layout) *pool { return &pool{l, make([]cohort, len(l.examples))} }

// cohort gives the cohort of a response, or nil.
func (l *pool) cohort(response int) *cohort {
	if l.layout.of[response] == plan.None {
		return nil
	}
	return &l.cohorts[l.layout.of[response]]
}

// merge adds the times of an outcome.
func (l *pool) merge(times []byte) (err error) {
	for i := range l.cohorts {
		c := &l.cohorts[i]
		cut, length := binary.Uvarint(times)
		if length <= 0 {
			return errDamaged
		}
		c.cut += cut
		if times, err = c.times.MergeBinary(times[length:]); err != nil {
			return err
		}
	}
	return nil
}

// cutOff gives the share of a cohort that the runs' ends cut off.
func (c *cohort) cutOff() float64 {
	return ratio(c.cut, c.cut+c.times.Count())
}

// timesOf gives the histogram that serves a response, and how many times the
// end of the run cut off.
func timesOf(p *plan.Plan, rec *engine.Record, r *plan.Response) (times *stats.Histogram, cut uint64) {
	switch r.Estimand.Subject {
	case plan.OfStation:
		s := &rec.Stations[r.Index]
		return &s.Wait, s.Unserved
	case plan.OfBookings:
		b := &rec.Bookings[r.Index]
		if r.Estimand.Measure == "lead" {
			return &b.Lead, 0
		}
		return &b.Wait, b.Unmet
	case plan.OfResource:
		s := &rec.Resources[r.Index]
		return &s.Wait, s.Unmet
	case plan.OfZone:
		z := &rec.Zones[r.Index]
		return &z.Wait, z.Unmet
	case plan.OfLink:
		l := &rec.Links[r.Index]
		if r.Estimand.Measure == "wait" {
			return &l.Wait, l.Unmet
		}
		return &l.Time, l.Unfinished
	case plan.OfWay:
		w := &rec.Ways[r.Index]
		return &w.Wait, w.Unmet
	case plan.OfTiming:
		t := &rec.Timings[r.Index]
		return &t.Time, t.Unfinished
	case plan.OfBatch:
		b := &rec.Batches[r.Index]
		return &b.Wait, b.Unmet
	case plan.OfFlowSite:
		return rec.Flows[r.Index].StayAt(p.Flows[r.Index].SiteIndex(r.Second))
	default:
		f := &rec.Flows[r.Index]
		return &f.Time, f.Unfinished
	}
}
