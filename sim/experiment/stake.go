package experiment

import (
	"cmp"
	"math"
	"slices"

	"karvon/sim/stats"
)

// Stake is what a configuration means to the entities of one flow.
type Stake struct {
	Flow    string
	PerDay  float64    // entities that arrive in a day, in the base
	Time    Difference // of the mean time from arrival to departure
	Tail    Difference // of the time that one in twenty exceeds
	Refused Difference // of those turned away in a day
	// Burden is the difference of the time that all of them together spend
	// inside, in seconds a day: the time's difference times the arrivals.
	Burden stats.Estimate
}

// Stakes says who gains and who loses, flow by flow: first those that chance
// alone hardly makes, and of these the ones that matter most in all. Flows that
// only one of the two has are left out.
func (c *Comparison) Stakes(o *Contrast) []Stake {
	var stakes []Stake
	for i := range c.Base.Plan.Flows {
		if s, ok := c.stake(o, "flow."+c.Base.Plan.Flows[i].Name, c.Base.Plan.Flows[i].Name); ok {
			stakes = append(stakes, s)
		}
	}
	slices.SortStableFunc(stakes, func(a, b Stake) int {
		if a.Time.Significant() != b.Time.Significant() {
			return firstIf(a.Time.Significant())
		}
		return cmp.Compare(number(b.Burden.Mean), number(a.Burden.Mean))
	})
	return stakes
}

// firstIf orders a before b where the condition holds, otherwise b before a.
func firstIf(condition bool) int {
	if condition {
		return -1
	}
	return 1
}

func (c *Comparison) stake(o *Contrast, prefix, flow string) (Stake, bool) {
	find := func(suffix string) (d Difference, arrived *Response, ok bool) {
		base, other := c.Base.Find(prefix+suffix), o.Result.Find(prefix+suffix)
		if base == nil || other == nil {
			return d, nil, false
		}
		return differ(base, other, c.Base.Plan.Confidence), base, true
	}
	time, _, ok := find(".time.mean")
	if !ok {
		return Stake{}, false
	}
	tail, _, _ := find(".time.p95")
	refused, _, _ := find(".turned-away")
	_, arrived, _ := find(".arrived")
	s := Stake{Flow: flow, Time: time, Tail: tail, Refused: refused, PerDay: arrived.Mean}
	burden := make([]float64, len(time.Values))
	for n := range burden {
		burden[n] = float64((time.Values[n] - time.BaseValues[n]) * arrived.Values[n])
	}
	s.Burden = stats.MeanInterval(burden, c.Base.Plan.Confidence)
	return s, true
}

// number gives the size of a value to sort by, 0 where there is none.
func number(x float64) float64 {
	if math.IsNaN(x) {
		return 0
	}
	return math.Abs(x)
}
