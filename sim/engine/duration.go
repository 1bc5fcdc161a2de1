package engine

import (
	"fmt"
	"math"

	"karvon/sim/bound"
	"karvon/sim/plan"
)

// ValueError says that an expression has a value that makes no sense where it is used: a factor of a duration below
// zero, a batch of no entity.
type ValueError struct {
	At    int64  // time since the run's start, ns
	Step  string // input path
	Flow  string
	What  string // what the value is for, in words
	Value float64
}

// Error names the step and the value.
func (e *ValueError) Error() string {
	return fmt.Sprintf("%s is %g for one of flow %s, %.1f h after the start (%s)", e.What, e.Value, e.Flow,
		float64(e.At)/3600e9, e.Step)
}

// fail ends the run because of a value. The first failure is the one that is told.
func (r *Run) fail(i entityID, s *plan.Step, what string, value float64) {
	if r.failure == nil {
		r.failure = &ValueError{r.now, r.plan.Paths[r.entities[i].step], r.plan.Flows[r.entities[i].flow].Name, what, value}
	}
	r.over = true
}

// duration draws how long an entity's service or delay takes, where it was not drawn ahead.
func (r *Run) duration(i entityID, s *plan.Step) int64 {
	if e := &r.entities[i]; e.drawnFor == e.step {
		return e.drawn
	}
	return r.durationOf(i, s, r.draw(i, s))
}

// durationOf gives how long it takes by the bits of a draw.
func (r *Run) durationOf(i entityID, s *plan.Step, bits uint64) int64 {
	if s.Duration == plan.None {
		return r.samplers[s.Sampler].Nanoseconds(bits)
	}
	return r.dependentDuration(i, s, bits)
}

// dependentDuration draws a duration that depends on attributes: one draw, multiplied by every factor on the way to
// it.
func (r *Run) dependentDuration(i entityID, s *plan.Step, bits uint64) int64 {
	d := &r.plan.Durations[s.Duration]
	factor := 1.0
	for {
		if d.Scale != plan.None {
			factor = float64(factor * r.factor(i, s, d))
		}
		if d.Sampler != plan.None {
			break
		}
		if d.Slot != plan.None {
			d = &r.plan.Durations[d.ByWord[int(r.attribute(i, d.Slot))]]
		} else {
			d = &r.plan.Durations[d.Of]
		}
	}
	return bound.Nanoseconds(float64(r.samplers[d.Sampler].Float(bits) * factor))
}

// factor evaluates what a duration is multiplied by. A run ends where it is below zero, infinite or no number at
// all (0 / 0).
func (r *Run) factor(i entityID, s *plan.Step, d *plan.Duration) float64 {
	factor := r.evaluate(d.Scale, i)
	if !(factor >= 0 && factor <= math.MaxFloat64) {
		r.fail(i, s, "the factor of a duration", factor)
		return 0
	}
	return factor
}
