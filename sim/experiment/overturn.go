package experiment

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"

	"karvon/sim/plan"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// Overturns are the values of what is not known of prices at which the answer of a decision is another, each alone and
// all others as they are stated. No run is made for them: what a day uses up does not follow from prices. By the
// estimates, as is the answer itself; of what the load of a year follows from the futures tell instead.
type Overturns struct {
	All    []Overturn // the nearest to what is stated first, by the way to the end of their ranges
	Moved  int        // quantities that were moved
	OfRuns []string   // that the runs use too, or the load of the year follows from, and that were not
}

// Overturn is a value at which another option is the answer.
type Overturn struct {
	Name   string  // of the quantity, or of those that go together
	Stated string  // empty of several
	Value  string  // at which the answer changes
	End    string  // of its range, towards which it was moved
	way    float64 // the part of the way from what is stated to that end
	Answer int     // the option beyond it
	// Shown says whether with the quantity at End the greatest regret of the answer is shown to be above that of the
	// option beyond, by replications, so that the change is not of chance.
	Shown bool
}

// Steps in which the way to an end of a range is looked through for another answer, and halvings by which the place of
// the first one is found.
const lookedThrough, halvings = 16, 20

// overturn looks for the values at which the answer changes.
func (d *Decision) overturn(ctx context.Context, o Deciding) *Overturns {
	x := &overturning{ctx: ctx, decision: d, options: o, answer: d.answerAt(o.Outlook), loads: o.Loads(o.Outlook)}
	found := &Overturns{}
	if x.answer == plan.None || o.At == nil {
		return found
	}
	for i := range o.Moved {
		g := &o.Moved[i]
		if x.movesRuns(g) {
			found.OfRuns = append(found.OfRuns, g.Name)
			continue
		}
		found.Moved++
		for _, end := range []float64{0, 1} {
			if over, ok := x.towards(g, end); ok {
				found.All = append(found.All, over)
			}
		}
	}
	slices.SortStableFunc(found.All, func(a, b Overturn) int { return cmp.Compare(a.way, b.way) })
	return found
}

// overturning is a search for other answers.
type overturning struct {
	ctx      context.Context
	decision *Decision
	options  Deciding
	answer   int
	loads    []string
}

// at is the answer at positions; plan.None where the file cannot be read with them.
func (x *overturning) at(positions map[string]float64) int {
	moved, err := x.options.At(x.ctx, positions)
	if err != nil || moved.Options == nil {
		return plan.None
	}
	return x.decision.answerAt(moved)
}

// movesRuns says whether what is moved changes the load of the year too, or what the runs use.
func (x *overturning) movesRuns(g *FactorGroup) bool {
	if slices.ContainsFunc(append([]string{g.Name}, g.Together...), x.options.UsedByRuns) {
		return true
	}
	for _, end := range []float64{0, 1} {
		positions := map[string]float64{}
		g.to(positions, end)
		moved, err := x.options.At(x.ctx, positions)
		if err != nil || moved.Years == nil || moved.Options == nil {
			continue
		}
		if !slices.Equal(x.loads, x.options.Loads(moved)) {
			return true
		}
	}
	return false
}

// towards looks from what is stated to an end of a range, and finds the first place at which the answer is another.
func (x *overturning) towards(g *FactorGroup, end float64) (Overturn, bool) {
	members := g.members
	if g.Together == nil {
		members = []scenario.Factor{g.Factor}
	}
	place := func(way float64) map[string]float64 {
		positions := map[string]float64{}
		for i := range members {
			from := members[i].Position()
			positions[members[i].Name] = from + float64(way*(end-from))
		}
		return positions
	}
	low, high, answer := 0.0, 0.0, x.answer
	for step := 1; step <= lookedThrough; step++ {
		way := float64(step) / lookedThrough
		if a := x.at(place(way)); a != plan.None && a != x.answer {
			high, answer = way, a
			break
		}
		low = way
	}
	if answer == x.answer {
		return Overturn{}, false
	}
	for range halvings {
		middle := low + float64((high-low)/2)
		if a := x.at(place(middle)); a != plan.None && a != x.answer {
			high, answer = middle, a
		} else {
			low = middle
		}
	}
	over := Overturn{Name: g.Name, way: high, Answer: answer, Stated: g.Text, End: g.Low,
		Shown: x.shown(place(1), answer)}
	if end == 1 {
		over.End = g.High
	}
	at := place(high)
	if g.Together == nil {
		over.Value = g.At(at[g.Name])
	} else {
		over.Stated = ""
		for i, name := range slices.Sorted(maps.Keys(at)) {
			if i > 0 {
				over.Value += ", "
			}
			over.Value += valueOf(members, name, at[name])
		}
	}
	return over, true
}

// shown says whether at positions the greatest regret of the answer is shown to be above that of another option.
func (x *overturning) shown(positions map[string]float64, other int) bool {
	moved, err := x.options.At(x.ctx, positions)
	if err != nil || moved.Options == nil {
		return false
	}
	w := &weighing{InMoney: moved.Appraisal != nil, Known: x.decision.weighing.Known}
	w.price(x.decision, moved)
	e := stats.MeanInterval(differences(w.worst(other), w.worst(x.answer)), x.decision.Model.Confidence)
	low, _ := e.Test()
	return low > 0
}

// worst is by how much an option costs more than the least by replication, in the future in which this is most by the
// estimates.
func (w *weighing) worst(option int) []float64 {
	var most []float64
	for future, costs := range w.costs[option] {
		best := w.best(future)
		if best == plan.None || costs == nil {
			continue
		}
		if regret := differences(w.costs[best][future], costs); most == nil || stats.Mean(regret) > stats.Mean(most) {
			most = regret
		}
	}
	return most
}

// valueOf names a member of what goes together with its value.
func valueOf(members []scenario.Factor, name string, position float64) string {
	i := slices.IndexFunc(members, func(f scenario.Factor) bool { return f.Name == name })
	return name + " " + members[i].At(position)
}

// answerAt is the answer by the estimates at prices.
func (d *Decision) answerAt(o *scenario.Outlook) int {
	w := &weighing{InMoney: o.Appraisal != nil, Near: o.Options.Near, Known: d.weighing.Known}
	futures := len(d.Cells[0])
	w.Weighed = make([]Weighed, len(d.Cells))
	costs := make([][]float64, len(d.Cells))
	for option := range d.Cells {
		of := &w.Weighed[option]
		if w.InMoney {
			of.projects(o, option)
		}
		costs[option] = make([]float64, futures)
		for future := range futures {
			costs[option][future] = d.meanCost(option, future, o, of.PerDay)
		}
		of.In, of.Above = plan.None, 0
	}
	for future := range futures {
		least := math.Inf(1)
		for option := range costs {
			if w.Known[future] && !math.IsNaN(costs[option][future]) {
				least = min(least, costs[option][future])
			}
		}
		if math.IsInf(least, 1) {
			continue
		}
		for option := range costs {
			of := &w.Weighed[option]
			if d.failed(option, future) {
				of.Untold = append(of.Untold, future)
				continue
			}
			if math.IsNaN(costs[option][future]) {
				of.Fails = append(of.Fails, future)
				continue
			}
			regret := costs[option][future] - least
			if of.In == plan.None || regret > of.Greatest.Mean {
				of.In, of.Greatest.Mean = future, regret
			}
			of.Above = max(of.Above, regret/least)
		}
	}
	for option := range w.Weighed {
		if len(w.Weighed[option].Fails) > 0 {
			w.Weighed[option].Above = math.Inf(1)
		}
	}
	return w.answer()
}

// meanCost is what a day of an option costs in a future by the estimates; NaN where there is no cost by the day.
func (d *Decision) meanCost(option, future int, o *scenario.Outlook, projects float64) float64 {
	if !d.Cells[option][future].priced() {
		return nan
	}
	c := &d.Cells[option][future]
	if o.Appraisal == nil {
		return total(c.hours) / float64(len(c.hours))
	}
	sum := projects
	for _, used := range c.means {
		for _, price := range used.of.prices(o.Appraisal) {
			sum += float64(price * used.mean)
		}
	}
	return sum
}
