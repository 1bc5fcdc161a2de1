package experiment

import (
	"context"
	"math"
	"slices"

	"karvon/sim/staffing"
)

// findingStaff is a plan of staff in the making.
type findingStaff struct {
	*Staff
	ctx      context.Context
	options  StaffOptions
	runner   *Runner
	searched *staffing.Search
	found    *staffing.Found
	known    []StaffedPlan // around the plans that were chosen: the newest first
	byHour   []string      // responses that plans are asked for besides, while those around the chosen one are tested
}

// staffConfidence is that of the intervals by which a search stops to ask of a plan.
const staffConfidence = 0.99

// search looks for plans.
func (x *findingStaff) search() error {
	x.searched = &staffing.Search{Least: x.Problem.Least(), Most: x.Problem.Most(), Start: x.Problem.Stated(),
		Cost: x.Problem.Cost, Examine: x.examine}
	if err := x.searchOn(x.searched.Run); err != nil {
		return err
	}
	if x.Examined == 0 {
		return errUnfinished
	}
	return nil
}

// searchOn does a part of the search.
func (x *findingStaff) searchOn(part func(context.Context) (*staffing.Found, error)) error {
	var err error
	if x.found, err = part(x.ctx); err != nil {
		return err
	}
	x.Examined, x.Spent = len(x.found.Examined), x.found.Spent
	return nil
}

// examine says what a search sees of a plan.
func (x *findingStaff) examine(numbers []int) (staffing.Verdict, error) {
	if x.SearchRuns+x.Search > x.Budget {
		return staffing.Verdict{}, staffing.ErrSpent
	}
	t, err := x.trial(numbers, 0, always(staffConfidence))
	if err != nil {
		return staffing.Verdict{}, err
	}
	looks := looksOf(x.Search)
	for i, look := range looks {
		if i+1 < len(looks) {
			x.runner.ahead(x.ctx, []*Sample{t.sample.again()}, look, looks[i+1])
		}
		x.runner.Pace.Ahead(x.Budget - x.SearchRuns - look + x.Tests)
		if err := x.extend([]*staffTrial{t}, look, &x.SearchRuns); err != nil {
			return staffing.Verdict{}, err
		}
		if t.Verdict != Undecided {
			return staffing.Verdict{Met: t.Verdict == Met, Excess: t.excess()}, nil
		}
	}
	return staffing.Verdict{Met: t.holds(), Excess: t.excess()}, nil
}

// staffTrial is a plan that is simulated.
type staffTrial struct {
	StaffedPlan
	sample *Sample
	levels staffLevels
}

// trial begins with a plan, from a replication on, by intervals of levels.
func (x *findingStaff) trial(numbers []int, first int, levels staffLevels) (*staffTrial, error) {
	point := x.options.Base
	point.first = first
	point.Settings = point.Settings[:len(point.Settings):len(point.Settings)]
	for _, set := range x.Problem.Settings(numbers) {
		point.Settings = append(point.Settings, set.Path+"="+set.Value)
	}
	point.AskedFor = x.byHour
	s := NewSample(point)
	s.question = &question{responses: x.byHour, pooled: true}
	m, err := x.runner.Load(x.ctx, point.Configuration)
	if err != nil {
		return nil, err
	}
	m = m.Judging(x.Model).Relaxed(toleranceOfShares, toleranceOfOthers)
	s.compiled.Do(func() { s.use(m) })
	return &staffTrial{StaffedPlan{Numbers: numbers, Cost: x.Problem.Cost(numbers), Broken: -1, Hour: -1,
		Verdict: Undecided}, s, levels}, s.err
}

// extend simulates plans up to a number of replications each, and gives their verdicts.
func (x *findingStaff) extend(trials []*staffTrial, replications int, runs *int) error {
	samples, before := make([]*Sample, len(trials)), 0
	for i, t := range trials {
		samples[i] = t.sample
		before += len(t.sample.outcomes)
	}
	if err := x.runner.Extend(x.ctx, samples, replications); err != nil {
		return err
	}
	*runs += len(samples)*replications - before
	if err := x.ctx.Err(); err != nil {
		return err
	}
	for _, t := range trials {
		if err := t.take(replications); err != nil {
			return err
		}
	}
	return nil
}

// take gives a plan its verdict by so many replications. One that fails, or fills the memory, is not good enough; the
// error is of one that tells nothing.
func (t *staffTrial) take(replications int) error {
	t.Replications = replications
	if t.sample.err != nil {
		t.Verdict, t.Overload = NotMet, t.sample.err
		return nil
	}
	if len(t.sample.lost) > 0 {
		return t.sample.allLost()[0]
	}
	met, broken := t.levels(replications)
	result, err := t.resultAt(met)
	if err != nil {
		return err
	}
	if t.Overload = result.Overload(); t.Overload != nil {
		t.Verdict = NotMet
		return nil
	}
	half := len(result.Thresholds) / 2
	t.Judgements = result.Thresholds[:half:half]
	strict := result
	if broken != met && slices.ContainsFunc(t.Judgements, func(j Judgement) bool { return j.Verdict == NotMet }) {
		if strict, err = t.resultAt(broken); err != nil {
			return err
		}
	}
	t.Verdict, t.Broken = Met, -1
	worst := 0.0
	for i := range t.Judgements {
		j := &t.Judgements[i]
		if result.Thresholds[half+i].Verdict == Met { // with its tolerance
			j.Verdict = Met
			continue
		}
		if j.Verdict == NotMet {
			j.Verdict = strict.Thresholds[i].Verdict
		}
		if t.Verdict == Met {
			t.Verdict = Undecided
		}
		if e := j.excess(); j.Verdict == NotMet && (t.Broken < 0 || e > worst) {
			t.Verdict, t.Broken, worst = NotMet, i, e
		}
	}
	if t.Broken >= 0 {
		t.Verdict = NotMet
	}
	return nil
}

// resultAt is what was simulated of a plan, by intervals of a level.
func (t *staffTrial) resultAt(level float64) (*Result, error) {
	t.sample.Model = t.sample.WithConfidence(level)
	return t.sample.Result()
}

// holds says whether all thresholds do by the estimates, or surely.
func (t *staffTrial) holds() bool {
	for i := range t.Judgements {
		if j := &t.Judgements[i]; !j.isMet && j.Verdict != Met {
			return false
		}
	}
	return t.Overload == nil
}

// excess adds up by how much thresholds do not hold.
func (t *staffTrial) excess() float64 {
	if t.Overload != nil {
		return math.Inf(1)
	}
	sum := 0.0
	for i := range t.Judgements {
		sum += t.Judgements[i].excess()
	}
	return sum
}

// excess is by how much a threshold does not hold by its estimate: as a part of the limit, or of a quantile, of those
// who may be beyond it; infinite where nothing is known.
func (j *Judgement) excess() float64 { return math.Max(0, j.beyond()) }

// beyond is the same below 0 where it holds, by how much it does.
func (j *Judgement) beyond() float64 {
	e, _ := j.decisive()
	over := 0.0
	switch {
	case math.IsNaN(e.Mean):
		return math.Inf(1)
	case j.Counted:
		over = (j.Probability - e.Mean) / (1 - j.Probability)
	case j.Limit == 0:
		over = e.Mean
	default:
		over = (e.Mean - j.Limit) / math.Abs(j.Limit)
	}
	if !j.BoundsAbove() {
		over = -over
	}
	return over
}
