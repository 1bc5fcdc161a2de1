package main

import (
	"context"

	"karvon/sim/experiment"
	"karvon/sim/plan"
)

// runFile is a file that a run writes beside its report.
type runFile interface {
	record(p *plan.Plan, options *experiment.Options)    // has the experiment of a plan tell what goes into it
	keep(a *app, r *experiment.Result, quiet bool) error // says which run it is of, and gives it its name
	discard()                                            // drops what was not kept
}

// runFiles are those that were asked for.
type runFiles []runFile

// openRunFiles makes the files ready before any work. Those that were made ready are given with an error, too.
func (a *app) openRunFiles(ctx context.Context, p *plan.Plan, flags *runFlags) (files runFiles, err error) {
	if !whole {
		return nil, nil
	}
	for _, open := range []func() (runFile, error){
		func() (runFile, error) { return flags.records.open(ctx, a, p, flags.stream.format) },
		func() (runFile, error) { return flags.series.open(ctx, a, p, flags.stream.format) },
		func() (runFile, error) { return flags.values.open(ctx) },
	} {
		file, err := open()
		if err != nil {
			return files, err
		}
		if file != nil {
			files = append(files, file)
		}
	}
	return files, nil
}

func (f runFiles) record(p *plan.Plan, options *experiment.Options) {
	for _, file := range f {
		file.record(p, options)
	}
}

// keep gives all their names, in order.
func (f runFiles) keep(a *app, r *experiment.Result, quiet bool) error {
	for _, file := range f {
		if err := file.keep(a, r, quiet); err != nil {
			return err
		}
	}
	return nil
}

func (f runFiles) discard() {
	for _, file := range f {
		file.discard()
	}
}
