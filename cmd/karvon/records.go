package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"karvon/report/records"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/syntax"
)

// recordFlags are the options about a file of visits.
type recordFlags struct {
	path  string
	flows []string
}

func (f *recordFlags) register(command *cobra.Command) {
	options := command.Flags()
	options.StringVar(&f.path, "records", "",
		"file for one row a visit, ending in .csv, .jsonl or .parquet, or - for the standard output; see "+
			"scenarios/records.md")
	options.StringArrayVar(&f.flows, "records-flow", nil,
		"keep the visits of this flow alone; can be repeated (default: all flows)")
}

// check finds mistakes that can be told before anything is read.
func (f *recordFlags) check(others *experimentFlags) error {
	switch {
	case f.path == "" && len(f.flows) > 0:
		return wrongf("--records-flow says whose visits are kept, but no --records says where")
	case f.path == "":
		return nil
	case others.resume:
		return wrongf("--records keeps the visits of what is simulated: it does not go with --resume")
	case others.output != "" && filepath.Clean(f.path) == filepath.Clean(others.output):
		return wrongf("--records and --output name the same file")
	}
	return nil
}

// visits is the file in which the visits of a run are kept.
type visits struct {
	*records.File
	path  string
	flows []plan.FlowID
}

// open makes the file ready before any work; nil where none is asked for.
func (f *recordFlags) open(ctx context.Context, a *app, p *plan.Plan, format string) (runFile, error) {
	if f.path == "" {
		return nil, nil
	}
	var flows []plan.FlowID
	for _, name := range f.flows {
		flow, err := flowIndex(p, name)
		if err != nil {
			return nil, err
		}
		flows = append(flows, plan.FlowID(flow))
	}
	if f.path == standardOutput {
		file, err := records.Stream(a.stdout, format, p)
		return &visits{file, f.path, flows}, err
	}
	file, err := records.Create(ctx, f.path, p)
	if err != nil {
		return nil, unwritable(err)
	}
	return &visits{file, f.path, flows}, nil
}

// record has an experiment of a plan keep its visits.
func (v *visits) record(p *plan.Plan, options *experiment.Options) {
	v.Identify(p, seedOf(p, options))
	options.Recorder, options.RecordFlows = v.File, v.flows
}

// seedOf is the seed of an experiment of a plan.
func seedOf(p *plan.Plan, options *experiment.Options) uint64 {
	if options.Seed != nil {
		return *options.Seed
	}
	return p.Seed
}

// discard drops what was not kept.
func (v *visits) discard() { v.Discard() }

// keep says which run the visits are of, and gives their file its name.
func (v *visits) keep(a *app, r *experiment.Result, quiet bool) error {
	v.Describe(r)
	return a.commit(v, v.path, quiet)
}

// commit gives a file that is complete its name, and says so.
func (a *app) commit(file interface{ Commit() error }, path string, quiet bool) error {
	if err := file.Commit(); err != nil {
		return err
	}
	if !quiet && path != standardOutput {
		a.say("wrote %s", path)
	}
	return nil
}

// flowIndex finds a flow of a plan by its name.
func flowIndex(p *plan.Plan, name string) (int, error) {
	var known []string
	for i := range p.Flows {
		if p.Flows[i].Name == name {
			return i, nil
		}
		known = append(known, p.Flows[i].Name)
	}
	hint := ""
	if near := syntax.Suggest(name, known); near != "" {
		hint = fmt.Sprintf("; did you mean %s?", near)
	}
	return 0, wrongf("--records-flow: the scenario has no flow %q%s", name, hint)
}
