package experiment

import (
	"context"
	"errors"
	"slices"

	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// Decision is what options come to under futures, and which of them is never far from the best.
type Decision struct {
	*response.Model // of the scenario as it stands
	Seed            uint64
	Replications    int // of each option in each future
	Question        *scenario.Alternatives
	Appraisal       *scenario.Appraisal // nil where nothing has a price
	Base            int                 // the option against which the others are told: to do nothing
	Cells           [][]Cell            // by option and future
	*weighing
	Overturns *Overturns // nil where nothing was weighed
	Valueless []string   // classes whose time has no value, sorted

	Failures    []Failure
	Interrupted bool
}

// Cell is an option in a future.
type Cell struct {
	Point
	Err          error // why there is nothing
	Replications int   // that are finished
	Hash         string
	PointConclusion
	Verdict  Verdict // of all thresholds, losses and backlogs together
	Overload error   // that replications were stopped by too many entities; nil for none
	// Overloaded names what is asked for more than it can do by the file alone, where replications do not tell whether a
	// backlog grows: then it does.
	Overloaded []string

	Hours   stats.Estimate // a day that all spend inside, at work and waiting
	Waiting stats.Estimate // of these at places where one waits
	hours   []float64      // by replication
	used    daily
	means   []meanUse
}

// meanUse is what a day uses up of something on average.
type meanUse struct {
	of   use
	mean float64
}

// unfinished says whether the work ended before there was anything.
func (c *Cell) unfinished() bool { return errors.Is(c.Err, errUnfinished) }

// priced says whether a day of it has a cost.
func (c *Cell) priced() bool { return c.Err == nil && c.Carried() }

// Carried says whether the load of the future passes: nothing grows without end, and no more are lost than of a load
// that is carried. Else what is used up in a day is no more than a lower bound of what it comes to.
func (c *Cell) Carried() bool {
	return c.Known && c.Overload == nil && len(c.Growing) == 0 && len(c.Overloaded) == 0 && len(c.Lost) == 0
}

// Deciding says how a decision is put.
type Deciding struct {
	Points       [][]Point // by option and future; those of a future share their luck
	Seed         uint64
	Replications int
	Outlook      *scenario.Outlook
	Moved        []FactorGroup // what is not known of prices, and moves no run
	// At reads prices with quantities moved to positions of their ranges.
	At func(ctx context.Context, positions map[string]float64) (*scenario.Outlook, error)
	// Loads gives the settings by which the flows have their load of the year, of all futures in turn.
	Loads func(o *scenario.Outlook) []string
	// UsedByRuns says whether a run uses a quantity too.
	UsedByRuns func(factor string) bool
}

// Decide simulates options under futures and weighs them. Within a future the same entities have the same luck under
// all options, and the replications of these advance side by side; so the options are compared by pairs of
// replications. What fails has no result, and the others of its future are weighed without it.
func Decide(ctx context.Context, runner *Runner, m *response.Model, o Deciding) (*Decision, error) {
	d := &Decision{Model: m, Seed: o.Seed, Replications: o.Replications, Question: o.Outlook.Options,
		Appraisal: o.Outlook.Appraisal, Base: o.Outlook.Options.Base(), Cells: make([][]Cell, len(o.Points))}
	futures := len(o.Points[0])
	for option := range d.Cells {
		d.Cells[option] = make([]Cell, futures)
		for future := range futures {
			d.Cells[option][future] = Cell{Point: o.Points[option][future], Err: errUnfinished}
		}
	}
	known := false
	for future := range futures {
		if ctx.Err() != nil {
			break
		}
		runner.Pace.Ahead((futures - future - 1) * len(d.Cells) * o.Replications)
		if err := d.simulate(ctx, runner, future); err != nil {
			return nil, err
		}
	}
	d.Interrupted = ctx.Err() != nil
	var first error
	for option := range d.Cells {
		for future := range d.Cells[option] {
			c := &d.Cells[option][future]
			known = known || c.Err == nil
			if c.Err != nil && !c.unfinished() {
				d.Failures = append(d.Failures, Failure{c.Name, c.Err})
			}
			if first == nil {
				first = c.Err
			}
		}
	}
	if !known {
		return nil, interrupted(ctx, first)
	}
	slices.Sort(d.Valueless)
	d.Valueless = slices.Compact(d.Valueless)
	d.weighing = d.weigh(o.Outlook)
	d.Overturns = d.overturn(context.WithoutCancel(ctx), o)
	return d, nil
}

// simulate runs all options in a future side by side.
func (d *Decision) simulate(ctx context.Context, runner *Runner, future int) error {
	samples, accounts := make([]*Sample, len(d.Cells)), make([]*cellAccount, len(d.Cells))
	for option := range d.Cells {
		s := NewSample(d.Cells[option][future].Point)
		samples[option] = s
		s.compiled.Do(func() {
			if s.err = s.guarded(NoReplication, func() error {
				m, err := runner.Load(ctx, s.Configuration)
				if err != nil {
					return err
				}
				accounts[option] = newCellAccount(m)
				s.question = &question{responses: accounts[option].names, warnings: true}
				s.use(m)
				return s.err
			}); s.err != nil {
				s.Model = nil
			}
		})
		if ctx.Err() != nil {
			return nil
		}
	}
	runner.sideBySide = true
	err := runner.Extend(ctx, samples, d.Replications)
	for option, s := range samples {
		if a := accounts[option]; a != nil && d.Appraisal != nil {
			d.Valueless = append(d.Valueless, a.use.valueless(d.Appraisal)...)
		}
		d.Cells[option][future].take(s, accounts[option])
		if s.Model != nil {
			s.Release()
		}
	}
	return err
}
