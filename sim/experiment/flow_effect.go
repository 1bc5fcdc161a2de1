package experiment

import (
	"cmp"
	"math"
	"slices"

	"karvon/sim/plan"
	"karvon/sim/stats"
)

// FlowEffect is what a configuration means to the entities of one flow.
type FlowEffect struct {
	Flow    string
	PerDay  float64    // entities that arrive in a day, in the base
	Time    Difference // of the mean time from arrival to departure
	Tail    Difference // of the time that one in twenty exceeds
	Refused Difference // of those turned away in a day
	Lost    Difference // of the share that queues lose
	Loses   bool       // whether they can lose any, in the one or the other
	// Sure says whether the time's difference leaves zero out with an interval that is widened for the number of flows
	// (Bonferroni).
	Sure bool
	// Burden is the difference of the time that all of them together spend inside, in seconds a day: the time's
	// difference times the arrivals, whose own chance is small beside it.
	Burden stats.Estimate
}

// FlowEffects says who gains and who loses, flow by flow: first those that chance alone hardly makes, and of these
// the ones that matter most in all. Flows that only one of the two has are left out, and so are those whose
// entities are not counted where others are: papers gain nothing.
func (c *Comparison) FlowEffects(o *Contrast) []FlowEffect {
	var effects []FlowEffect
	p := c.Base.Plan
	some := slices.ContainsFunc(p.Classes, isCounted)
	for i := range p.Flows {
		if some && !isCounted(p.Classes[p.Flows[i].Class]) {
			continue
		}
		if s, ok := c.flowEffect(o, "flow."+p.Flows[i].Name, p.Flows[i].Name); ok {
			effects = append(effects, s)
		}
	}
	confidence := stats.Bonferroni(p.Confidence, max(1, len(effects)))
	for i := range effects {
		prefix := "flow." + effects[i].Flow + ".time.mean"
		widened := change(c.Base.Find(prefix), o.Result.Find(prefix), confidence)
		effects[i].Sure = widened.Excludes(0)
	}
	slices.SortStableFunc(effects, func(a, b FlowEffect) int {
		if a.Time.Significant() != b.Time.Significant() {
			return firstIf(a.Time.Significant())
		}
		return cmp.Compare(number(b.Burden.Mean), number(a.Burden.Mean))
	})
	return effects
}

// isCounted says whether entities of a class count as traffic: papers do not.
func isCounted(class plan.Class) bool {
	return slices.ContainsFunc(class.Counts,
		func(count plan.Count) bool { return count.Number > 0 || count.Slot != plan.None })
}

// firstIf orders a before b where the condition holds, otherwise b before a.
func firstIf(condition bool) int {
	if condition {
		return -1
	}
	return 1
}

func (c *Comparison) flowEffect(o *Contrast, prefix, flow string) (FlowEffect, bool) {
	find := func(suffix string) (d Difference, arrived *ResponseEstimate, ok bool) {
		base, other := c.Base.Find(prefix+suffix), o.Result.Find(prefix+suffix)
		if base == nil || other == nil {
			return d, nil, false
		}
		return differ(base, other, c.Base.Plan.Confidence), base, true
	}
	time, _, ok := find(".time.mean")
	if !ok {
		return FlowEffect{}, false
	}
	tail, _, _ := find(".time.p95")
	refused, _, _ := find(".turned-away")
	lost, loses := c.lostTo(o, prefix+".lost")
	_, arrived, _ := find(".arrived")
	s := FlowEffect{Flow: flow, Time: time, Tail: tail, Refused: refused, Lost: lost, Loses: loses, PerDay: arrived.Mean}
	s.Burden = time.Estimate.Scaled(arrived.Mean)
	return s, true
}

// lostTo is the difference of the share of a flow that queues lose, which is none where they can lose nobody.
func (c *Comparison) lostTo(o *Contrast, name string) (Difference, bool) {
	base, other := c.Base.Find(name), o.Result.Find(name)
	switch {
	case base == nil && other == nil:
		return Difference{}, false
	case base == nil:
		base = other.none()
	case other == nil:
		other = base.none()
	}
	return differ(base, other, c.Base.Plan.Confidence), true
}

// none is a share that is 0 each time, of as many as another one.
func (r *ResponseEstimate) none() *ResponseEstimate {
	none := *r
	none.Values, none.doubts = make([]float64, len(r.Values)), nil
	none.Estimate = none.Sections().Estimate(r.Confidence)
	return &none
}

// number gives the size of a value to sort by, 0 where there is none.
func number(x float64) float64 {
	if math.IsNaN(x) {
		return 0
	}
	return math.Abs(x)
}
