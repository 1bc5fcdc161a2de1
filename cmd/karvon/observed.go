package main

import (
	"context"
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/sim/bound"
	"karvon/sim/experiment"
	"karvon/sim/files"
	"karvon/sim/observed"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// observedFlag is the option of a run whose result is set beside what was observed at a real centre.
type observedFlag struct {
	file   string
	values []observed.Value
}

func (f *observedFlag) register(command *cobra.Command) {
	command.Flags().StringVar(&f.file, "observed", "",
		"table (.csv, .xlsx) of what was observed of responses at a real centre, set beside what one replication gives")
}

// compileObserved compiles a scenario as the flags say, and for the responses that were observed. The error has all
// that is wrong with the table, each mistake with its place; what is wrong with the scenario comes before.
func (a *app) compileObserved(ctx context.Context, name string, flags *runFlags) (*scenario.Scenario, *response.Model,
	error) {
	options := flags.change.options()
	if !whole || flags.observed.file == "" {
		return a.compile(ctx, name, options)
	}
	raw, err := files.Read(ctx, flags.observed.file, &bound.Workbook)
	if err != nil {
		return nil, nil, unreadable(flags.observed.file, err)
	}
	table, err := observed.Read(flags.observed.file, raw)
	if err != nil {
		return nil, nil, err
	}
	names := table.Names()
	options.AskedFor = slices.Concat(options.AskedFor, names)
	s, m, err := a.compile(ctx, name, options)
	if left := refuse(table, names, len(options.AskedFor)-len(names), err); left != nil {
		options.AskedFor = slices.Concat(options.AskedFor[:len(options.AskedFor)-len(names)], left)
		s, m, err = a.compile(ctx, name, options)
	}
	if err != nil {
		return nil, nil, err
	}
	flags.observed.values, err = table.Of(m)
	return s, m, err
}

// refuse has a table know for which of its names a scenario could not be compiled, where that is all that is wrong, and
// gives the other names; nil where nothing is or anything else is. The names are asked for behind others.
func refuse(table *observed.Table, names []string, behind int, err error) (left []string) {
	var mistakes syntax.Errors
	if !errors.As(err, &mistakes) {
		return nil
	}
	refused := map[string]bool{}
	for i := range mistakes {
		at := mistakes[i].Pos.Line - 1 - behind
		if mistakes[i].Pos.File != citedResponses || at < 0 || at >= len(names) {
			return nil
		}
		table.Refuse(names[at], mistakes[i])
		refused[names[at]] = true
	}
	left = []string{}
	for _, name := range names {
		if !refused[name] {
			left = append(left, name)
		}
	}
	return left
}

// charts lists the pictures that there are of a run.
func (f *observedFlag) charts(m *response.Model) []string {
	names := report.PictureNames(m.Plan)
	if whole && f.file != "" {
		names = append(names, report.BesidePicture)
	}
	return names
}

// beside sets what was observed beside a result.
func (f *observedFlag) beside(result *experiment.Result) {
	if whole && f.file != "" {
		result.SetBeside(f.file, f.values)
	}
}
