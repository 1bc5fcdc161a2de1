package experiment

import (
	"context"
	"errors"
	"fmt"

	"karvon/sim/experiment/journal"
	"karvon/sim/experiment/pace"
	"karvon/sim/plan"
	"karvon/sim/response"
)

// Options say how a plan is run; the zero value takes everything from the plan.
type Options struct {
	Seed         *uint64 // nil for the plan's
	Replications int     // 0 for the plan's
	First        int     // number of the first of them, from 0 on: what was simulated before as others is the same
	Window       int64   // length of one window in ns; 0 for the plan's

	// Configuration is what the model was compiled of, for whoever simulates it elsewhere or again.
	Configuration Configuration

	// Elsewhere and Share are those of the [Runner].
	Elsewhere Elsewhere
	Share     *Share

	Workers int   // 0 for one a core
	Memory  int64 // bytes that each of them may take; 0 for what bound.Memory says

	// Journal, if not nil, keeps every outcome and has those of before.
	Journal journal.Store

	Recorder    Recorder      // keeps the visits of what is simulated; nil for none
	RecordFlows []plan.FlowID // of the plan, whose visits are kept; empty for all

	// Pace, if not nil, is told how the work goes on, in replications and parts of them; Group, if not nil, is
	// theirs where it was made before.
	Pace  *pace.Work
	Group *pace.Group
}

// Run executes the replications of a plan side by side and estimates its responses. The result does not depend on
// the number of workers. Where the context is cancelled the replications that were finished are kept and the result
// says that it was interrupted; the error is the context's if there were none. A replication that fails ends the
// run with an error that names it.
func Run(ctx context.Context, m *response.Model, opt Options) (*Result, error) {
	sample := Point{Seed: opt.Seed, Window: opt.Window, Configuration: opt.Configuration, first: opt.First}.Of(m)
	replications := m.Replications
	if opt.Replications > 0 {
		replications = opt.Replications
	}
	if err := opt.runner().Extend(ctx, []*Sample{sample}, replications); err != nil {
		return nil, err
	}
	result, err := sample.Result()
	return result, interrupted(ctx, err)
}

// runner makes a runner with the options.
func (o *Options) runner() *Runner {
	return &Runner{
		Workers: o.Workers, Memory: o.Memory, Journal: o.Journal, Pace: o.Pace, group: o.Group,
		Recorder: o.Recorder, RecordFlows: o.RecordFlows, Elsewhere: o.Elsewhere, Share: o.Share,
	}
}

// interrupted adds the context's error to the one that there is nothing.
func interrupted(ctx context.Context, err error) error {
	if ctx.Err() != nil && (errors.Is(err, errNothingFinished) || errors.Is(err, errUnfinished)) {
		return fmt.Errorf("%w: %w", err, ctx.Err())
	}
	return err
}

// Grow is Run that tells a result of what is done so far whenever as many replications more are done as there are
// workers. The last one is that of Run.
func Grow(ctx context.Context, m *response.Model, opt Options, tell func(*Result)) (*Result, error) {
	sample := Point{Seed: opt.Seed, Window: opt.Window, Configuration: opt.Configuration, first: opt.First}.Of(m)
	replications := m.Replications
	if opt.Replications > 0 {
		replications = opt.Replications
	}
	runner := opt.runner()
	if runner.group == nil { // of all, so that the work is told as one
		runner.group = opt.Pace.Group(replications, float64(m.End())/1e9)
	}
	for done := 0; ; {
		done = min(done+runner.workers(), replications)
		if err := runner.Extend(ctx, []*Sample{sample}, done); err != nil {
			return nil, err
		}
		result, err := sample.Result()
		if err != nil || done == replications || ctx.Err() != nil {
			return result, interrupted(ctx, err)
		}
		tell(result)
	}
}
