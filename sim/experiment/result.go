package experiment

import (
	"karvon/sim/reason"
	"karvon/sim/response"
)

// Result is what a model's replications say: the value that reports render.
type Result struct {
	*response.Model
	Seed         uint64
	Replications int  // finished, in index order
	Asked        int  // replications that were asked for
	Interrupted  bool // whether fewer were finished than asked for

	// Stops tells of the replications that were stopped because they took as much memory as they may; memory is how
	// many bytes a worker may take.
	Stops  []Stopped
	Memory int64

	// Lost says of the replications that are left out because they failed inside karvon why they did, by their number.
	Lost []*PanicError

	// Fingerprint is a hash over the trajectories of all replications, in hex: equal fingerprints mean that nothing
	// changed.
	Fingerprint string

	Responses  []ResponseEstimate // in the order of Model.Responses, which is by name
	Thresholds []Judgement
	Warnings   []reason.Reason

	Precision *Precision // how far replications were added; nil where their number was given
	WarmUp    *WarmUp    // how the warm-up was found; nil where it was given

	Windows *Windows // how the number of windows was found; nil where it was given

	// Rests is what is kept of what the result rests on; nil where nothing is.
	Rests *Rests

	// Beside is what was observed at a real centre; nil where nobody asked.
	Beside *Beside

	// Timeline is what was observed through the window; nil where nobody asked.
	Timeline *Timeline

	events   uint64 // of all replications
	entities uint64 // that arrived or were split off, of all replications

	counts []ResponseEstimate // by Model.Counts

	overloads *overloads // nil for a result that no sample gave

	// longest are quantiles of which it is asked only whether they are beyond the warm-up, by response: those beyond it
	// are right.
	longest map[int]float64
}

// Stopped says whether the run ended before it was over: what it says of thresholds is then only what can no longer
// change.
func (r *Result) Stopped() bool { return r.Interrupted || len(r.Stops) > 0 || len(r.Lost) > 0 }

// Find returns the response with a dotted name, or nil. It panics where the result was asked for others alone.
func (r *Result) Find(name string) *ResponseEstimate {
	i, ok := r.ResponseIndex(name)
	if !ok {
		return nil
	}
	if r.Responses[i].notAsked {
		panic("experiment: " + name + " was not asked for")
	}
	return &r.Responses[i]
}
