package engine

import "karvon/sim/stats"

// Cohort is the times of those who began something in the window: of those who ended it, and the ages, at the run's
// end, of those who did not. An age is what their time is at least.
type Cohort struct {
	stats.Histogram
	Unfinished stats.Histogram
	Lost       uint64 // of those who came, who are in neither as a queue lost them their service: they are too late
}

// reset empties the cohort and keeps its memory.
func (c *Cohort) reset() {
	c.Histogram.Reset()
	c.Unfinished.Reset()
	c.Lost = 0
}

// Watch has both counted against limits from now on.
func (c *Cohort) Watch(limits []int64) {
	c.Histogram.Watch(limits...)
	c.Unfinished.Watch(limits...)
}
