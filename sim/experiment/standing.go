package experiment

import (
	"slices"

	"karvon/sim/plan"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// Standing is what becomes of the conclusion at one design point: that all
// thresholds hold and that no backlog grows.
type Standing struct {
	Known    bool             // whether the point has a result
	Values   []stats.Estimate // by threshold
	Verdicts []Verdict
	Holds    []bool   // whether the estimate itself holds
	Growing  []string // flows whose backlog grows from week to week
}

// Stands says whether the conclusion does, by the estimates.
func (s *Standing) Stands() bool {
	return s.Known && len(s.Growing) == 0 && !slices.Contains(s.Holds, false)
}

// Surely says whether the intervals leave no doubt of it.
func (s *Standing) Surely() bool {
	if !s.Stands() {
		return len(s.Growing) > 0 || slices.Contains(s.Verdicts, NotMet)
	}
	return !slices.ContainsFunc(s.Verdicts, func(v Verdict) bool { return v != Met })
}

// Reversal is an end of a range at which the conclusion is another than with
// all assumptions as stated.
type Reversal struct {
	Moved
	AtHigh bool // the end
	Standing
}

// Broken lists the thresholds that do not hold, by their place in the plan.
func (s *Standing) Broken() []int {
	var broken []int
	for i, holds := range s.Holds {
		if !holds {
			broken = append(broken, i)
		}
	}
	return broken
}

// broken counts all that does not hold.
func (s *Standing) broken() int { return len(s.Broken()) + len(s.Growing) }

// watch is what standings are judged by: the thresholds' responses and the
// drifts of the flows that the conclusion is about.
type watch struct {
	plan  *plan.Plan
	names []string // of the responses
	flows []string
}

// newWatch watches the thresholds and, where a run has cycles over which a
// backlog could grow, the flows that come to a crossing with a design load; all
// where no crossing has one.
func newWatch(p *plan.Plan) *watch {
	w := &watch{plan: p}
	for i := range p.Thresholds {
		w.names = append(w.names, p.Responses[p.Thresholds[i].Response].Name)
	}
	if p.Kind == scenario.Terminating {
		return w
	}
	sites := designSites(p)
	for i := range p.Flows {
		f := &p.Flows[i]
		comes := len(sites) == 0 || slices.ContainsFunc(f.Sites, func(site int) bool { return slices.Contains(sites, site) })
		if f.Parent == plan.None && comes {
			w.flows = append(w.flows, f.Name)
			w.names = append(w.names, "flow."+f.Name+".arrived", "flow."+f.Name+".drift")
		}
	}
	return w
}

// designSites lists the sites of crossings with a design load.
func designSites(p *plan.Plan) []int {
	var sites []int
	for i := range p.Crossings {
		if slices.ContainsFunc(p.Crossings[i].Design, func(rate float64) bool { return rate > 0 }) {
			sites = append(sites, p.Crossings[i].Site)
		}
	}
	return sites
}

// standing judges a point, whose watched responses begin at a place of its
// evaluation, beside the base. A backlog grows where the drift of a flow is more
// than 1% of its arrivals and either the interval of the drift or that of its
// paired change from the base lies above zero, widened for the number of flows.
func (w *watch) standing(e, base *Evaluation, from int) Standing {
	if e.Err != nil {
		return Standing{}
	}
	s := Standing{Known: true}
	for i := range w.plan.Thresholds {
		judged := &e.Thresholds[i]
		s.Values = append(s.Values, judged.Estimate)
		s.Verdicts = append(s.Verdicts, judged.Verdict)
		s.Holds = append(s.Holds, judged.Holds)
	}
	confidence := stats.Bonferroni(w.plan.Confidence, max(1, len(w.flows)))
	for i, flow := range w.flows {
		arrived := from + len(w.plan.Thresholds) + 2*i
		drift := stats.MeanInterval(e.Values(arrived+1), confidence)
		change := changed(base, e, arrived+1, confidence)
		if drift.Mean > float64(7*growth)*e.Value(arrived) && (drift.Low > 0 || change.Low > 0) {
			s.Growing = append(s.Growing, flow)
		}
	}
	return s
}
