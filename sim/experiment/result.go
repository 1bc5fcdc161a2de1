package experiment

import (
	"karvon/sim/plan"
	"karvon/sim/stats"
)

// Result is what a plan's replications say: the value that reports render.
type Result struct {
	Plan         *plan.Plan
	Seed         uint64
	Replications int  // finished, in index order from 0
	Interrupted  bool // whether fewer were finished than asked for

	// Fingerprint is a hash over the trajectories of all replications, in hex:
	// equal fingerprints mean that nothing changed.
	Fingerprint string

	Responses  []Response // in the order of Plan.Responses, which is by name
	Thresholds []Judgement
	Warnings   []string

	Precision *Precision // how far replications were added; nil where their number was given
	WarmUp    *WarmUp    // how the warm-up was found; nil where it was given

	// Timeline is what was observed through the window; nil where nobody asked.
	Timeline *Timeline

	Events   uint64 // of all replications
	Entities uint64 // that arrived or were split off, of all replications
}

// Response is the estimate of one response.
type Response struct {
	plan.Response
	stats.Estimate           // Mean, HalfWidth, ... ; NaN where there is nothing to estimate from
	Values         []float64 // one a replication; NaN where a replication has none

	// CutOff is the share of a time's cohort that was still in it when the
	// runs ended. Where it is not zero the estimate is a lower bound.
	CutOff float64
}

// Verdict is the judgement on a threshold.
type Verdict string

// The verdicts: judged on the interval, not on its middle.
const (
	Met       Verdict = "met"
	NotMet    Verdict = "not met"
	Undecided Verdict = "undecided"
)

// Judgement is a threshold with its verdict.
type Judgement struct {
	plan.Threshold
	Estimate stats.Estimate
	Verdict  Verdict

	// More is the number of further replications that would decide, if they go
	// on as those that were run; 0 where it was decided, where no number of
	// them would help, or where nothing can be said. Why says in words what an
	// undecided threshold needs.
	More int
	Why  string
}

// Find returns the response with a dotted name, or nil.
func (r *Result) Find(name string) *Response {
	i, ok := r.Plan.ResponseIndex(name)
	if !ok {
		return nil
	}
	return &r.Responses[i]
}
