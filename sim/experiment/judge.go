package experiment

import (
	"fmt"
	"math"

	"karvon/sim/plan"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// judge gives the thresholds their verdicts: met or not met where the whole
// interval is on one side of the limit, otherwise undecided. A lower bound can
// only speak against an upper limit.
func (r *Result) judge() {
	for _, t := range r.Plan.Thresholds {
		response := &r.Responses[t.Response]
		judged := Judgement{
			Threshold: t, Estimate: response.Estimate, Verdict: verdict(&t, response.Estimate, response.CutOff > 0),
		}
		if judged.Verdict == Undecided {
			judged.More, judged.Why = undecided(&t, response)
		}
		r.Thresholds = append(r.Thresholds, judged)
	}
}

func verdict(t *plan.Threshold, e stats.Estimate, lowerBound bool) Verdict {
	width := e.HalfWidth
	if math.IsNaN(e.Mean) || math.IsNaN(width) {
		return Undecided
	}
	low, high := t.Holds(e.Mean-width), t.Holds(e.Mean+width)
	switch {
	case low != high:
		return Undecided
	case !low:
		return NotMet
	case lowerBound && (t.Operator == "<" || t.Operator == "<="):
		return Undecided
	default:
		return Met
	}
}

// warn gathers the doubts that travel with the result.
func (r *Result) warn(done []*Outcome) {
	for _, doubt := range r.Plan.Warnings {
		r.Warnings = append(r.Warnings, doubt.Brief())
	}
	if r.Interrupted {
		r.Warnings = append(r.Warnings, r.interruptedDoubt())
	}
	overflowed := 0
	for _, o := range done {
		if o.Overflow {
			overflowed++
		}
	}
	if overflowed > 0 {
		r.Warnings = append(r.Warnings, fmt.Sprintf("%d of %d replications were stopped because too many entities were inside: the model is overloaded", overflowed, len(done)))
	}
	r.warnWarmUp()
	r.warnPrimary()
}

// interruptedDoubt says how much an interruption left.
func (r *Result) interruptedDoubt() string {
	return fmt.Sprintf("interrupted: only %d replications were finished", r.Replications)
}

// warnWarmUp compares a cyclic run's warm-up with the longest journeys: what
// takes longer than the warm-up was not yet in balance when the window opened.
func (r *Result) warnWarmUp() {
	if r.Plan.Kind != scenario.Cyclic {
		return
	}
	for i := range r.Responses {
		response := &r.Responses[i]
		if response.Estimand.Subject != plan.OfFlow || response.Estimand.Measure != "time" || response.Statistic != plan.P99 {
			continue
		}
		if response.Mean*1e9 > float64(r.Plan.WarmUp) {
			r.Warnings = append(r.Warnings, fmt.Sprintf("%s is %.1f days, longer than the warm-up: lengthen run.warm-up", response.Name, response.Mean/day))
		}
	}
}

// warnPrimary repeats the doubts about the primary responses and the
// thresholds' ones, which are what the reader looks at.
func (r *Result) warnPrimary() {
	said := map[int]bool{}
	tell := func(i int) {
		if said[i] {
			return
		}
		said[i] = true
		response := &r.Responses[i]
		for _, doubt := range response.Warnings {
			r.Warnings = append(r.Warnings, response.Name+": "+doubt)
		}
		if response.CutOff > 0 {
			r.Warnings = append(r.Warnings, fmt.Sprintf("%s is a lower bound: %.3g%% were still inside at the end of the run", response.Name, 100*response.CutOff))
		}
	}
	for _, i := range r.Plan.Primary {
		tell(i)
	}
	for _, t := range r.Plan.Thresholds {
		tell(t.Response)
	}
}
