package engine

import "karvon/sim/stats"

// Cohort is the times of those who began something in the window: of those who ended it, and the ages, at the run's
// end, of those who did not. An age is what their time is at least.
type Cohort struct {
	parts []hoursPart // by hours of the day at which it was begun, where these are asked for
	stats.Histogram
	Unfinished stats.Histogram
	Lost       uint64 // of those who came, who are in neither as a queue lost them their service: they are too late
}

// record adds the time of one who began at a time of the window and is done.
func (c *Cohort) record(began, time int64) {
	c.Add(time)
	if c.parts != nil {
		c.recordInParts(began, time)
	}
}

// recordNone adds a time of nothing of one who began at a time of the window.
func (c *Cohort) recordNone(began int64) {
	c.AddZero()
	if c.parts != nil {
		c.recordInParts(began, 0)
	}
}

func (c *Cohort) recordInParts(began, time int64) {
	c.among(began, func(part *Cohort) { part.Add(time) })
}

// leave adds the age of one who began at a time of the window and is unfinished.
func (c *Cohort) leave(began, age int64) {
	c.Unfinished.Add(age)
	if c.parts != nil {
		c.among(began, func(part *Cohort) { part.Unfinished.Add(age) })
	}
}

// lose counts one who began at a time of the window and whom a queue lost the service.
func (c *Cohort) lose(began int64) {
	c.Lost++
	if c.parts != nil {
		c.among(began, func(part *Cohort) { part.Lost++ })
	}
}

// reset empties the cohort and keeps its memory.
func (c *Cohort) reset() {
	c.Histogram.Reset()
	c.Unfinished.Reset()
	c.Lost = 0
	for i := range c.parts {
		c.parts[i].cohort.reset()
	}
}

// bytes gives what has grown of the cohort.
func (c *Cohort) bytes() int64 {
	sum := c.Histogram.Bytes() + c.Unfinished.Bytes()
	for i := range c.parts {
		sum += c.parts[i].cohort.bytes()
	}
	return sum
}

// Watch has both counted against limits from now on.
func (c *Cohort) Watch(limits []int64) {
	c.Histogram.Watch(limits...)
	c.Unfinished.Watch(limits...)
}
