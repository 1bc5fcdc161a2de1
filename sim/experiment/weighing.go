package experiment

import (
	"math"
	"slices"

	"karvon/sim/outlook"
	"karvon/sim/plan"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// weighing is the options by what they cost under each future: of each the regret, by how much it costs more than the
// least of the future, its greatest regret, and whether it is ever far from the best (Savage 1951).
//
// The load of a future that an option does not carry has no cost by the day: what was seen is a lower bound, and the
// option is the worst there is in a future in which another one carries it. Futures whose load no option carries tell
// none from another, and count for none. What fails has no cost either, but is not bad for that: whether such an option
// is ever far from the best is not told, and in that future the others are weighed without it.
//
// Intervals are of pairs of replications, two-sided and such that all regrets and all ratios of two options in a future
// are covered together with Confidence (Bonferroni): half of the error is for the regrets, and half for the ratios.
type weighing struct {
	InMoney     bool // whether costs are in US dollars a day; else they are the hours a day that all spend inside
	Near        float64
	Confidence  float64
	Comparisons int                    // of two options in a future
	Costs       [][]stats.Estimate     // by option and future
	Parts       [][][costParts]float64 // of the resources in them, in USD a day
	Weighed     []Weighed              // by option
	Best        []int                  // by future, by the estimates; plan.None where none is told
	Known       []bool                 // by future, whether all options were simulated, and some have a result
	Answer      int                    // the option that is told; plan.None where there is nothing to tell

	tail  float64       // with which a bound on one side may miss
	costs [][][]float64 // by replication; nil where the load is not carried, or there is no result
	cells [][]Cell
}

// Weighed is what became of an option.
type Weighed struct {
	Annual   []annualCost     // of its projects
	Unstated []string         // policies of which no cost to build is stated
	PerDay   float64          // of its projects, USD
	Regrets  []stats.Estimate // by future; infinite where it alone does not carry the load, unknown where there is none
	Greatest stats.Estimate
	In       int   // the future of the greatest
	Fails    []int // futures whose load another option carries, and it does not
	Untold   []int // futures in which it failed, and another option has a cost
	// Never says whether it is never further than Near above the best.
	Never Verdict
	// Within is by what share of the best it is above it at most, in any future: it holds with all else that is told.
	// Infinite where nothing of the kind is known.
	Within float64
	// Above is the same by the estimates.
	Above     float64
	BreakEven []BreakEven // by future, of an option whose cost to build is not stated; nil of others
}

// annualCost is a project with what it costs a year.
type annualCost struct {
	Policy string
	outlook.Annual
}

// BreakEven is what an option whose cost to build is not stated may cost to be no dearer than others, in USD a day; and
// what that is worth as an investment, where it is below nought it is not worth anything. Unknown where the load is not
// carried.
type BreakEven struct {
	Nothing stats.Estimate // against doing nothing
	Best    stats.Estimate // against the best of all others
	Worth   float64        // an investment of which the annuity is 1 USD a day
}

// weigh weighs the options by prices.
func (d *Decision) weigh(o *scenario.Outlook) *weighing {
	options, futures := len(d.Cells), len(d.Cells[0])
	w := &weighing{InMoney: o.Appraisal != nil, Near: o.Options.Near, Confidence: d.Model.Confidence, Answer: plan.None,
		cells: d.Cells}
	w.Comparisons = max(1, options*(options-1)/2*futures)
	w.tail = (1 - w.Confidence) / float64(4*w.Comparisons)
	w.price(d, o)
	for future := range futures {
		w.Known = append(w.Known, !slices.ContainsFunc(d.Cells, func(of []Cell) bool { return of[future].unfinished() }) &&
			slices.ContainsFunc(d.Cells, func(of []Cell) bool { return of[future].Err == nil }))
	}
	for option := range w.Weighed {
		for future := range futures {
			w.Weighed[option].Regrets = append(w.Weighed[option].Regrets, w.regret(option, future))
		}
	}
	for future := range futures {
		w.Best = append(w.Best, w.best(future))
	}
	for option := range w.Weighed {
		w.judge(option)
	}
	w.Answer = w.answer()
	w.breakEven(d, o.Appraisal)
	return w
}

// price finds what each option costs in each future.
func (w *weighing) price(d *Decision, o *scenario.Outlook) {
	w.Weighed = make([]Weighed, len(d.Cells))
	for option := range d.Cells {
		of := &w.Weighed[option]
		if w.InMoney {
			of.projects(o, option)
		}
		var costs [][]float64
		var shown []stats.Estimate
		var parts [][costParts]float64
		for future := range d.Cells[option] {
			c := &d.Cells[option][future]
			values := c.hours
			var own [costParts]float64
			if w.InMoney && c.Err == nil {
				values = make([]float64, len(c.hours))
				for part, amounts := range c.used.cost(o.Appraisal) {
					own[part] = stats.Mean(amounts)
					for n := range amounts {
						values[n] += amounts[n]
					}
				}
				for n := range values {
					values[n] += of.PerDay
				}
			}
			e := stats.Unknown(nan)
			if c.Err == nil && c.Overload == nil {
				e = stats.MeanInterval(values, d.Model.Confidence)
				if !c.Carried() {
					e.Bound = stats.AtLeast
				}
			}
			if c.Err != nil || !c.Carried() {
				values = nil
			}
			costs, shown, parts = append(costs, values), append(shown, e), append(parts, own)
		}
		w.costs, w.Costs, w.Parts = append(w.costs, costs), append(w.Costs, shown), append(w.Parts, parts)
	}
}

// projects finds what those of an option cost. What the option has that is there already, as that to do nothing has it,
// costs nothing to build; an option by which the scenario stands as it is does so only where that is to do nothing.
func (of *Weighed) projects(o *scenario.Outlook, option int) {
	a, choice, base := o.Appraisal, o.Options.Choices[option], o.Options.Choices[o.Options.Base()]
	if choice == base {
		return
	}
	if len(choice.Policies) == 0 {
		of.Unstated = []string{choice.Name}
	}
	for _, policy := range choice.Policies {
		if slices.ContainsFunc(base.Policies, func(t scenario.Text) bool { return t.Text == policy.Text }) {
			continue
		}
		annual := outlook.NewAnnual(a, a.Projects[policy.Text])
		of.Annual = append(of.Annual, annualCost{policy.Text, annual})
		of.PerDay += (annual.Investment + annual.Upkeep) / a.Days
		if !annual.Stated {
			of.Unstated = append(of.Unstated, policy.Text)
		}
	}
}

// failed says whether there is no result of an option in a future, however long one waits.
func (w *weighing) failed(option, future int) bool {
	c := &w.cells[option][future]
	return c.Err != nil && !c.unfinished()
}

// carries says whether there is a cost of an option in a future.
func (w *weighing) carries(option, future int) bool { return w.costs[option][future] != nil }

// best is the option that costs least in a future by the estimates; plan.None where none carries the load.
func (w *weighing) best(future int) int {
	best := plan.None
	for option := range w.costs {
		if w.Known[future] && w.carries(option, future) &&
			(best == plan.None || w.Costs[option][future].Mean < w.Costs[best][future].Mean) {
			best = option
		}
	}
	return best
}

// regret is by how much an option costs more than the least in a future: the greatest of its differences from all
// options, itself among them, with the greatest of their lower and of their upper bounds.
func (w *weighing) regret(option, future int) stats.Estimate {
	if w.best(future) == plan.None {
		return stats.Unknown(nan)
	}
	if w.failed(option, future) {
		return stats.Unknown(nan)
	}
	if !w.carries(option, future) {
		return stats.Unknown(math.Inf(1))
	}
	most := stats.Unknown(0)
	most.Low, most.High, most.Confidence, most.N = 0, 0, w.Confidence, len(w.costs[option][future])
	for other := range w.costs {
		if other == option || !w.carries(other, future) {
			continue
		}
		mean, low, high := w.bounds(differences(w.costs[other][future], w.costs[option][future]))
		most.Mean, most.Low, most.High = max(most.Mean, mean), max(most.Low, low), max(most.High, high)
	}
	return most
}

// bounds are those of a mean, each of which may miss with the probability tail; infinite where there are too few
// values.
func (w *weighing) bounds(values []float64) (mean, low, high float64) {
	e := stats.MeanInterval(values, 1-float64(2*w.tail))
	low, high = e.Test()
	if math.IsNaN(low) || math.IsNaN(high) {
		return e.Mean, math.Inf(-1), math.Inf(1)
	}
	return e.Mean, low, high
}

// judge finds the greatest regret of an option, and whether it is ever far from the best.
func (w *weighing) judge(option int) {
	of := &w.Weighed[option]
	of.Greatest, of.In, of.Never = stats.Unknown(nan), plan.None, Undecided
	seen := false
	for future := range of.Regrets {
		r := of.Regrets[future]
		switch {
		case w.Best[future] == plan.None:
			continue
		case w.failed(option, future):
			of.Untold = append(of.Untold, future)
			continue
		case !w.carries(option, future):
			of.Fails = append(of.Fails, future)
			continue
		}
		above := r.Mean / w.Costs[w.Best[future]][future].Mean
		if !seen || above > of.Above {
			of.Above = above
		}
		switch {
		case !seen:
			of.Greatest, of.In, seen = r, future, true
		default:
			low, high := max(of.Greatest.Low, r.Low), max(of.Greatest.High, r.High)
			if r.Mean > of.Greatest.Mean {
				of.Greatest, of.In = r, future
			}
			of.Greatest.Low, of.Greatest.High = low, high
		}
	}
	of.Within = w.within(option)
	switch {
	case len(of.Fails) > 0:
		of.Never, of.Above = NotMet, math.Inf(1)
	case !seen:
	case w.surely(option, w.Near) && !slices.Contains(w.Known, false) && len(of.Untold) == 0:
		of.Never = Met
	case w.surelyFar(option):
		of.Never = NotMet
	}
}

// surely says whether an option is shown to cost no more than a share above every other one, in all futures.
func (w *weighing) surely(option int, share float64) bool {
	return !w.anyPair(option, func(own, other []float64) bool {
		_, _, high := w.bounds(excess(own, other, share))
		return high > 0
	})
}

// surelyFar says whether an option is shown to cost more than Near above another one, in some future.
func (w *weighing) surelyFar(option int) bool {
	return w.anyPair(option, func(own, other []float64) bool {
		_, low, _ := w.bounds(excess(own, other, w.Near))
		return low > 0
	})
}

// anyPair asks of an option and each other one that carries the load of a future.
func (w *weighing) anyPair(option int, is func(own, other []float64) bool) bool {
	for future := range w.Best {
		for other := range w.costs {
			if other != option && w.Known[future] && w.carries(option, future) && w.carries(other, future) &&
				is(w.costs[option][future], w.costs[other][future]) {
				return true
			}
		}
	}
	return false
}

// excess is by how much costs are above those of another option and a share more, by replication.
func excess(own, other []float64, share float64) []float64 {
	over := make([]float64, min(len(own), len(other)))
	for n := range over {
		over[n] = own[n] - float64((1+share)*other[n])
	}
	return over
}

// mostWithin is the share above the best beyond which none is told.
const mostWithin = 10

// within is the smallest share that an option is shown to be above the best at most, to a thousandth (Fieller 1954).
func (w *weighing) within(option int) float64 {
	if w.Weighed[option].missing() > 0 || w.Weighed[option].In == plan.None || !w.surely(option, mostWithin) {
		return math.Inf(1)
	}
	low, high := -1, int(mostWithin*1000) // thousandths
	for high-low > 1 {
		middle := (low + high) / 2
		if w.surely(option, float64(middle)/1000) {
			high = middle
		} else {
			low = middle
		}
	}
	return float64(high) / 1000
}
