package response

import (
	"math"

	"karvon/sim/engine"
	"karvon/sim/stats"
)

// time gives a statistic of a cohort's times, in seconds (a share for within and Below). Who is unfinished counts
// with the time that has passed, which is the least that it can become; of a share, who is older than the limit is
// outside, and who is younger may be either.
func (v *View) time(r *Response, c *engine.Cohort) Observation {
	unfinished := c.Unfinished.Count()
	o := Observation{Value: math.NaN(), Weight: c.Count() + unfinished}
	if r.Statistic == Within || r.Statistic == Below {
		o.Weight += c.Lost // who is lost to a queue is too late
	}
	if o.Weight == 0 {
		return o
	}
	switch r.Statistic {
	case Within:
		o.Censored = c.Unfinished.Below(r.within)
		o.Value = ratio(c.AtMost(r.within), o.Weight)
		return o
	case Below:
		o.Censored = c.Unfinished.Below(r.within)
		o.Value = ratio(c.Below(r.within), o.Weight)
		return o
	}
	o.Censored = unfinished
	times := v.AtLeast(c)
	if p, ok := r.Statistic.Quantile(); ok {
		o.Value = times.Quantile(p) / 1e9
		return o
	}
	o.Value = times.Mean() / 1e9
	if r.Statistic == Max {
		o.Value = float64(times.Max()) / 1e9
	}
	return o
}

// AtLeast gives a cohort's times, with those of the unfinished until the run's end.
func (v *View) AtLeast(c *engine.Cohort) *stats.Histogram {
	if c.Unfinished.Count() == 0 {
		return &c.Histogram
	}
	if v.least[c] == nil {
		all := new(stats.Histogram)
		all.Merge(&c.Histogram)
		all.Merge(&c.Unfinished)
		v.least[c] = all
	}
	return v.least[c]
}

// Cohort gives the times that a response is about.
func (v *View) Cohort(r *Response) *engine.Cohort {
	all := r.Estimand.cohort(v, r)
	if r.hours == (engine.Hours{}) {
		return all
	}
	return all.Part(r.hours)
}

// Run prepares runs of the model, which count the times against the limits that its responses and thresholds ask
// for.
func (m *Model) Run() *engine.Run {
	run := engine.New(m.Plan)
	v := &View{plan: m.Plan, rec: run.Record()}
	m.divide(run, v)
	limits := map[*engine.Cohort][]int64{}
	for _, responses := range [][]Response{m.Responses, m.Counts} {
		for i := range responses {
			if r := &responses[i]; r.Statistic == Within || r.Statistic == Below {
				cohort := v.Cohort(r)
				limits[cohort] = append(limits[cohort], r.within)
			}
		}
	}
	for cohort, all := range limits {
		cohort.Watch(all)
	}
	if probes := m.probes(v); probes != nil {
		run.Ask(probes)
	}
	return run
}
