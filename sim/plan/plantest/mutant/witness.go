package mutant

import (
	"context"
	"math"
	"strings"

	"karvon/sim/engine"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// Bounds of the time that a run is shortened to, ns.
const (
	longestWarmUp   = 6 * 3600e9
	longestWindow   = 24 * 3600e9
	longestFollowUp = 48 * 3600e9
)

// shortened gives a model that is quick to run.
func shortened(m *response.Model) *response.Model {
	short := m.WithWarmUp(min(m.WarmUp, longestWarmUp)).WithWindows(1)
	short = short.WithWindow(min(short.Window, longestWindow))
	if m.Kind != scenario.Terminating {
		short.FollowUp = min(m.FollowUp, longestFollowUp)
	}
	return m.With(short)
}

// witness watches a run: time goes on and never back, and who looks for the end of something finds it behind its
// beginning.
type witness struct {
	*examination
	left int
	last int64
	told int // findings, of which a few are enough
}

func (w *witness) look(now int64) bool {
	w.at(now)
	w.left--
	return w.left > 0
}

func (w *witness) at(now int64) {
	if now < w.last || now > w.model.End() {
		w.tell("%d ns, after %d ns of at most %d", now, w.last, w.model.End())
	}
	w.last = max(w.last, now)
}

func (w *witness) see(v *engine.Visit) {
	begun := v.Start != plan.None
	if v.Arrive < 0 || v.Arrive > v.End || begun && (v.Start < v.Arrive || v.Start > v.End) {
		w.tell("a visit of kind %d at place %d %d: came %d, began %d, ended %d",
			v.Kind, v.Place, v.Index, v.Arrive, v.Start, v.End)
	}
	w.at(v.End)
}

func (w *witness) tell(format string, values ...any) {
	if w.told++; w.told <= 3 {
		w.find("time", format, values...)
	}
}

// budget is a context that is done after it was asked so many times: a bound that does not depend on the clock.
type budget struct {
	context.Context
	left int
}

// Err says that the context is done, once it was asked often enough.
func (b *budget) Err() error {
	if b.left--; b.left < 0 {
		return context.Canceled
	}
	return b.Context.Err()
}

// numbers sees that no response is infinite, and none negative that cannot be. What is not a number is one that
// nobody has observed.
func (e *examination) numbers(r *experiment.Result) {
	for i := range r.Responses {
		response := &r.Responses[i]
		signed := strings.Contains(response.Name, "drift") ||
			strings.HasPrefix(response.Name, "cost.") // who receives has less than none
		for _, value := range append([]float64{response.Mean}, response.Values...) {
			if math.IsInf(value, 0) || value < 0 && !signed {
				e.find("number", "%s is %g", response.Name, value)
				break
			}
		}
		if response.N > 0 && math.IsNaN(response.Mean) {
			e.find("number", "%s is no number, of %d values", response.Name, response.N)
		}
	}
}
