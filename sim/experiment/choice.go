package experiment

import (
	"context"
	"errors"
	"math"
	"slices"

	"karvon/sim/response"
	"karvon/sim/stats"
)

// Choosing says how the best of a sweep's points is to be chosen.
type Choosing struct {
	Response     int     // place in the sweep's
	Largest      bool    // whether the largest is best
	Indifference float64 // difference that does not matter, in the response's unit
	Block        int     // replications of an observation: of a quantile, those whose times are pooled
}

// Choice is what was found of the best point.
type Choice struct {
	Choosing
	First, Most  int // observations at the first look, and at most, of each point
	Replications int // of all points together
	Confidence   float64
	Ending       Ending
	Best         []int    // points: the best and those surely within the indifference of it, or those not told apart
	Points       []Chosen // by point
}

// Ending is what a choice comes to.
type Ending string

// The endings.
const (
	OneBest       Ending = "best"              // no other that meets the conditions is better by the indifference
	NotToldApart  Ending = "not told apart"    // several are left where the replications end
	MayNotMeet    Ending = "may not meet"      // one is left, and it is not known whether it meets the conditions
	NoneMeets     Ending = "none meets"        // each breaks a condition
	ChoiceStopped Ending = "stopped"           // it was interrupted
	NothingChosen Ending = "nothing to choose" // no point has values
)

// Names says whether a choice names points, of which one is the best: never where none was asked for.
func (c *Choice) Names() bool {
	return c != nil && (c.Ending == OneBest || c.Ending == NotToldApart || c.Ending == MayNotMeet)
}

// Chosen is what a choice found of a point.
type Chosen struct {
	Fate         Fate
	Replications int
	verdicts     []Verdict // by condition
	// Worse is by how much it is worse than the best, in the response's unit, from the replications that both have; the
	// intervals of all hold together. It is unknown of the best itself and where there is none.
	Worse stats.Estimate
}

// LeastForChoice is how many replications of a point a choice takes at least, in blocks of so many.
func LeastForChoice(block int) int { return leastFirst * block }

// ChooseBest runs the points of a sweep as far as is needed to choose the best of those that meet the conditions, and
// each at most as often as the sweep says (see selection). A point that fails is named and the rest go on.
func ChooseBest(ctx context.Context, runner *Runner, s *Sweep, points []Point, responses []int, how Choosing) error {
	s.prepare(responses)
	x := &chooser{Choosing: how, runner: runner, sweep: s, names: namesOf(s.Model, responses),
		samples: make([]*Sample, len(points)), evaluations: make([]Evaluation, len(points)),
		rule: &selection{First: leastFirst, Indifference: how.Indifference, Error: 1 - s.Model.Confidence,
			Conditions: conditionsOf(s.Model), margins: make([][]margins, len(points))},
	}
	for i := range points {
		x.evaluations[i].Point = points[i]
		x.samples[i] = NewSample(points[i])
		x.samples[i].question = &question{x.names, true, true}
		if s.Responses[how.Response].Combination() == response.PooledQuantile {
			x.samples[i].blocks = newBlocks(x.names[how.Response], how.Block)
		}
	}
	x.most = s.Replications / how.Block
	entrants, finished, err := compete(ctx, x.rule.looksUpTo(x.most), x.rule, len(points),
		ofOne(func(left []int, observations int) ([][]float64, error) { return x.observe(ctx, left, observations) }))
	if err != nil {
		return err
	}
	for i := range x.samples {
		x.take(i)
	}
	s.Best = x.conclude(entrants, finished)
	return s.finish(ctx, x.evaluations)
}

// chooser is a choice in the making.
type chooser struct {
	Choosing
	runner      *Runner
	sweep       *Sweep
	rule        *selection
	names       []string
	samples     []*Sample // by point; nil where it is out
	evaluations []Evaluation
	most        int // observations
}

// observe gives what is chosen by, block by block, the larger the better, and has the margins ready.
func (x *chooser) observe(ctx context.Context, left []int, observations int) ([][]float64, error) {
	for i := range x.samples {
		if !slices.Contains(left, i) {
			x.take(i)
		}
	}
	replications := observations * x.Block
	x.runner.Pace.Ahead(len(left) * (x.most - observations) * x.Block)
	samples := make([]*Sample, len(left))
	for n, i := range left {
		samples[n] = x.samples[i]
	}
	if err := x.runner.Extend(ctx, samples, replications); err != nil {
		return nil, err
	}
	found := make([][]float64, len(left))
	for n, i := range left {
		if unusable(samples[n], replications) == nil {
			found[n] = x.values(samples[n])
			x.rule.margins[i] = x.marginsOf(samples[n])
		}
	}
	return found, nil
}

// values are what is chosen by; nil where the point has no such response.
func (x *chooser) values(s *Sample) []float64 {
	i, known := s.ResponseIndex(x.names[x.Response])
	if !known {
		return nil
	}
	var values []float64
	if s.blocks != nil {
		values = slices.Clone(s.blocks.values)
	} else {
		values = slices.Clone(inBlocks(s.estimate(i, s.done()).Values, x.Block))
	}
	if !x.Largest {
		for n := range values {
			values[n] = -values[n]
		}
	}
	return values
}

// marginsOf are those of the conditions of a point.
func (x *chooser) marginsOf(s *Sample) []margins {
	var all []margins
	for i := range s.Thresholds {
		if s.Thresholds[i].Asked {
			for _, part := range partsOf(&s.Thresholds[i]) {
				all = append(all, s.marginsOf(&part, x.Block, leastFirst))
			}
		}
	}
	return all
}

// take keeps what a point gave, and gives the memory of all else back.
func (x *chooser) take(point int) {
	if s := x.samples[point]; s != nil {
		e := &x.evaluations[point]
		e.take(s, x.names)
		if errors.Is(e.Err, errNothingFinished) {
			e.Err = errUnfinished
		}
		s.Release()
		x.samples[point] = nil
	}
}

// conclude says what the race came to.
func (x *chooser) conclude(entrants []entrant, finished bool) *Choice {
	c := &Choice{Choosing: x.Choosing, First: leastFirst, Most: x.most, Confidence: x.sweep.Model.Confidence,
		Points: make([]Chosen, len(entrants))}
	met := true
	for i := range entrants {
		p := &c.Points[i]
		p.Fate, p.Replications, p.Worse = entrants[i].Fate, x.evaluations[i].finished, stats.Unknown(nan)
		c.Replications += p.Replications
		if x.rule.verdicts != nil {
			p.verdicts = x.sweep.byCondition(x.rule.verdicts[i])
		}
		met = met && (p.Fate != Remains || x.rule.verdicts != nil && x.rule.verdictOf(i) == Met)
	}
	left := remaining(entrants)
	c.Best = left
	infeasible := slices.ContainsFunc(entrants, func(e entrant) bool { return e.Fate == Infeasible })
	switch {
	case !finished:
		c.Ending = ChoiceStopped
	case len(left) == 0 && infeasible:
		c.Ending = NoneMeets
	case len(left) == 0:
		c.Ending = NothingChosen
	case met && (x.rule.over || len(left) == 1):
		c.Ending, c.Best = OneBest, x.compared(c, entrants, left[0])
	case len(left) > 1:
		c.Ending = NotToldApart
	default:
		c.Ending = MayNotMeet
	}
	return c
}

// compared compares all with the best, and lists it with those that meet the conditions and are surely within the
// indifference of it.
func (x *chooser) compared(c *Choice, entrants []entrant, best int) []int {
	alike := []int{best}
	tail := (1 - c.Confidence) / float64(2*max(1, x.rule.systems-1))
	for i := range entrants {
		if i == best || entrants[i].Fate == Disqualified {
			continue
		}
		behind := differences(entrants[i].Values[0], entrants[best].Values[0])
		e := stats.MeanInterval(behind, 1-float64(2*tail))
		if e.HasInterval() {
			_, e.Low, e.High = skewInterval(behind, tail)
		}
		c.Points[i].Worse = e
		_, high := e.Test()
		if !math.IsNaN(high) && high <= x.Indifference && x.rule.verdictOf(i) == Met {
			alike = append(alike, i)
		}
	}
	return alike
}
