package plan

import (
	"fmt"
	"sort"
	"time"

	"karvon/sim/scenario"
	"karvon/sim/scenario/zone"
)

// trace compiles recorded arrivals. Local times follow the clocks' offset at the run's start, as schedules do.
func (c *compiler) trace(site SiteID, trace *scenario.Trace, a *Arrivals) {
	a.Form = ByTimes
	if site == None {
		return
	}
	start := c.localStart(site)
	for i, m := range trace.Moments {
		since := m.Since
		if !m.Local.IsZero() {
			since = int64(m.Local.Sub(start))
		}
		switch {
		case since < 0:
			c.fail(m.Meta, scenario.BadArrivals, "the recorded arrival is before the run's start",
				"the run starts at "+start.Format("2006-01-02 15:04")+", local time")
			return
		case i > 0 && since < a.Times[i-1]:
			c.fail(m.Meta, scenario.BadArrivals,
				"the recorded arrivals are not in ascending order: this one comes before the one above it", "sort the rows by time")
			return
		}
		a.Times = append(a.Times, since)
	}
	c.recorded(trace, a)
	c.warnOfTrace(trace, a)
}

// localStart is the local date and time of day of the run's start, as if in UTC.
func (c *compiler) localStart(site SiteID) time.Time {
	location, err := zone.Load(c.plan.Sites[site].zone)
	if err != nil {
		location = time.UTC // told elsewhere
	}
	return inUTC(c.calendar.start.In(location))
}

// inUTC gives a local date and time of day as if in UTC.
func inUTC(local time.Time) time.Time {
	year, month, day := local.Date()
	hour, minute, second := local.Clock()
	return time.Date(year, month, day, hour, minute, second, 0, time.UTC)
}

// recorded lays out the recorded attributes by arrival.
func (c *compiler) recorded(trace *scenario.Trace, a *Arrivals) {
	names := keys(trace.Columns)
	for _, name := range names {
		a.Slots = append(a.Slots, c.slotIndex[name])
	}
	for i := range a.Times {
		for _, name := range names {
			a.Values = append(a.Values, c.recordedValue(trace.Columns[name], i))
		}
	}
}

func (c *compiler) recordedValue(column *scenario.Column, at int) float64 {
	if column.Words != nil {
		return float64(c.wordIndex[column.Words[at]])
	}
	return column.Numbers[at]
}

// warnOfTrace warns of records that the run's time does not hold.
func (c *compiler) warnOfTrace(trace *scenario.Trace, a *Arrivals) {
	end := c.plan.WindowEnd()
	within := sort.Search(len(a.Times), func(i int) bool { return a.Times[i] >= end })
	if beyond := len(a.Times) - within; beyond > 0 {
		c.warn(trace.Meta, scenario.Unused,
			fmt.Sprintf("%d of the %d recorded arrivals are not before the window's end", beyond, len(a.Times)), "")
	}
	if c.plan.Kind == scenario.Cyclic && len(a.Times) > 0 && end-a.Times[len(a.Times)-1] > c.plan.Cycle {
		c.warn(trace.Meta, scenario.UnevenCycle, "the trace is used once, and ends more than a cycle before the window does",
			"")
	}
}
