package experiment

import (
	"math"

	"karvon/sim/plan"
)

// TimeSeries is what one element does through the window: a value for every interval, named as the response whose
// mean over the window it makes up.
type TimeSeries struct {
	At      string // station, zone or flow
	Element string // as responses name it
	Measure string
	Unit    string
	Values  []float64 // NaN where there is none
}

// Interval gives the beginning of an interval in ns since the run's start, and its length; the last one is shorter
// where they do not fill the window.
func (o *Observed) Interval(i int) (from, length int64) {
	return o.plan.WindowStart() + int64(i)*o.Bin, o.length(i)
}

// TimeSeries lists what all stations, zones and flows do.
func (o *Observed) TimeSeries() []TimeSeries {
	var all []TimeSeries
	for i := range o.plan.Stations {
		s := &o.plan.Stations[i]
		queue, busy, duty := o.of(o.queue, i), o.of(o.busy, i), o.of(o.duty, i)
		add := func(measure, unit string, values []float64) {
			all = append(all, TimeSeries{"station", s.Name, measure, unit, values})
		}
		add("queue", "entities", queue)
		add("present", "entities", elementwise(queue, busy, func(q, b float64) float64 { return q + b }))
		add("served", "1/day", o.daily(o.of(o.served, i)))
		add("servers", "servers", duty)
		add("utilisation", "1", elementwise(busy, duty, share))
	}
	for i := range o.plan.Zones {
		all = append(all, TimeSeries{"zone", o.plan.Zones[i].Name, "inside", "entities", o.of(o.inside, i)})
	}
	for i := range o.plan.Flows {
		name := "flow." + o.plan.Flows[i].Name
		all = append(all,
			TimeSeries{"flow", name, "arrived", "1/day", o.daily(o.of(o.arrived, i))},
			TimeSeries{"flow", name, "completed", "1/day", o.daily(o.of(o.completed, i))},
			TimeSeries{"flow", name, "inside", "entities", o.of(o.underway, i)})
	}
	return all
}

// share is what servers at work are of those on duty; there is none where nobody is on duty.
func share(busy, duty float64) float64 {
	if duty == 0 {
		return math.NaN()
	}
	return busy / duty
}

func elementwise(a, b []float64, of func(a, b float64) float64) []float64 {
	all := make([]float64, len(a))
	for i := range a {
		all[i] = of(a[i], b[i])
	}
	return all
}

// daily turns counts of intervals into counts a day.
func (i *intervals) daily(counts []float64) []float64 {
	all := make([]float64, len(counts))
	for bin, count := range counts {
		all[bin] = count * (float64(plan.Day) / float64(i.length(bin)))
	}
	return all
}
