package main

import (
	"context"
	"path/filepath"

	"github.com/spf13/cobra"

	"karvon/report/records"
	"karvon/sim/experiment"
	"karvon/sim/plan"
)

// valueFlags are the options about a file of the values of replications.
type valueFlags struct{ path string }

func (f *valueFlags) register(command *cobra.Command) {
	command.Flags().StringVar(&f.path, "values", "",
		"file for what each replication gave for each response, ending in .csv, .jsonl or .parquet; see scenarios/records.md")
}

// check finds mistakes that can be told before anything is read.
func (f *valueFlags) check(flags *runFlags) error {
	if f.path == "" {
		return nil
	}
	if flags.uncertain {
		return wrongf("--values keeps the runs of one scenario, not of many draws of its assumptions: it does not go with " +
			"--uncertain")
	}
	for _, other := range []struct{ flag, path string }{
		{"--output", flags.output}, {"--records", flags.records.path}, {"--series", flags.series.path},
	} {
		if other.path != "" && filepath.Clean(f.path) == filepath.Clean(other.path) {
			return wrongf("--values and %s name the same file", other.flag)
		}
	}
	return nil
}

// values is the file in which the values of replications are kept.
type values struct {
	*records.ValuesFile
	path string
}

// open makes the file ready before any work; nil where none is asked for.
func (f *valueFlags) open(ctx context.Context) (runFile, error) {
	if f.path == "" {
		return nil, nil
	}
	file, err := records.CreateValues(ctx, f.path)
	if err != nil {
		return nil, unwritable(err)
	}
	return &values{file, f.path}, nil
}

// record has nothing to be gathered: the values are those of the result.
func (v *values) record(*plan.Plan, *experiment.Options) {}

// discard drops what was not kept.
func (v *values) discard() { v.Discard() }

// keep writes the values of a result.
func (v *values) keep(a *app, r *experiment.Result, quiet bool) error {
	if err := v.Write(r); err != nil {
		return err
	}
	if !quiet {
		a.say("wrote %s", v.path)
	}
	return nil
}
