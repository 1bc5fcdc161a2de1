package experiment

import (
	"karvon/sim/engine"
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// pool gathers the times of the customers of many replications, for the
// quantiles of them all together. Merging is exact, so that neither the order
// nor the number of workers shows.
type pool struct {
	plan    *plan.Plan
	cohorts []cohort
	of      []int // cohort of each response, None where it is not about times
}

// cohort is the times of those who began in the windows.
type cohort struct {
	example *plan.Response // one of the responses that it serves
	times   stats.Histogram
	cut     uint64 // how many of them the runs' ends cut off
}

func newPool(p *plan.Plan) pool {
	type key struct {
		estimand      *plan.Estimand
		index, second int
	}
	made := pool{plan: p, of: make([]int, len(p.Responses))}
	known := map[key]int{}
	for i := range p.Responses {
		r := &p.Responses[i]
		made.of[i] = plan.None
		if !r.Estimand.Timed() {
			continue
		}
		k := key{r.Estimand, r.Index, r.Second}
		if _, ok := known[k]; !ok {
			known[k] = len(made.cohorts)
			made.cohorts = append(made.cohorts, cohort{example: r})
		}
		made.of[i] = known[k]
	}
	return made
}

// cohort gives the cohort of a response, or nil.
func (l *pool) cohort(response int) *cohort {
	if l.of[response] == plan.None {
		return nil
	}
	return &l.cohorts[l.of[response]]
}

// add adds the times of a replication.
func (l *pool) add(rec *engine.Record) {
	for i := range l.cohorts {
		c := &l.cohorts[i]
		times, cut := timesOf(l.plan, rec, c.example)
		c.times.Merge(times)
		c.cut += cut
	}
}

func (l *pool) merge(other *pool) {
	for i := range l.cohorts {
		l.cohorts[i].times.Merge(&other.cohorts[i].times)
		l.cohorts[i].cut += other.cohorts[i].cut
	}
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
	case plan.OfResource:
		s := &rec.Resources[r.Index]
		return &s.Wait, s.Unmet
	case plan.OfZone:
		z := &rec.Zones[r.Index]
		return &z.Wait, z.Unmet
	case plan.OfLink:
		l := &rec.Links[r.Index]
		return &l.Time, l.Unfinished
	case plan.OfWay:
		w := &rec.Ways[r.Index]
		return &w.Wait, w.Unmet
	case plan.OfFlowSite:
		return rec.Flows[r.Index].StayAt(p.Flows[r.Index].SiteIndex(r.Second))
	default:
		f := &rec.Flows[r.Index]
		return &f.Time, f.Unfinished
	}
}
