package main

import (
	"context"
	"path/filepath"

	"github.com/spf13/cobra"

	"karvon/report/records"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/unit"
)

// seriesFlags are the options about a file of series.
type seriesFlags struct {
	path     string
	interval string
}

func (f *seriesFlags) register(command *cobra.Command) {
	options := command.Flags()
	options.StringVar(&f.path, "series", "",
		"file for what stations, zones and flows do through the window, ending in .csv, .jsonl or .parquet, or - for the "+
			"standard output; see scenarios/records.md")
	options.StringVar(&f.interval, "series-interval", "15m", "length of the intervals of --series")
}

// check finds mistakes that can be told before anything is read.
func (f *seriesFlags) check(others *experimentFlags, visits *recordFlags) error {
	switch {
	case f.path == "" && others.given("series-interval"):
		return wrongf("--series-interval cuts the window for a series, but no --series says where it goes")
	case f.path == "":
		return nil
	case others.resume:
		return wrongf("--series keeps what is simulated: it does not go with --resume")
	case len(visits.flows) > 0:
		return wrongf("a series counts all flows: --records-flow does not go with --series")
	case others.output != "" && filepath.Clean(f.path) == filepath.Clean(others.output):
		return wrongf("--series and --output name the same file")
	case visits.path != "" && filepath.Clean(f.path) == filepath.Clean(visits.path):
		return wrongf("--series and --records name the same file")
	}
	return nil
}

// series is the file in which what goes on through the window is kept.
type series struct {
	*records.SeriesFile
	path string
}

// shortestInterval keeps a series to what can be held in memory.
const shortestInterval = plan.Hour / 60

// open makes the file ready before any work; nil where none is asked for.
func (f *seriesFlags) open(ctx context.Context, a *app, p *plan.Plan, format string) (runFile, error) {
	if f.path == "" {
		return nil, nil
	}
	interval, err := unit.ParseDuration(f.interval)
	if err != nil {
		return nil, wrongf("--series-interval: %w", err)
	}
	if interval < shortestInterval {
		return nil, wrongf("--series-interval is %s; it is at least %s", f.interval, unit.FormatDuration(shortestInterval))
	}
	if f.path == standardOutput {
		file, err := records.StreamSeries(a.stdout, format, p, interval)
		return &series{file, f.path}, err
	}
	file, err := records.CreateSeries(ctx, f.path, p, interval)
	if err != nil {
		return nil, unwritable(err)
	}
	return &series{file, f.path}, nil
}

// record has an experiment of a plan keep the series.
func (s *series) record(p *plan.Plan, options *experiment.Options) {
	s.Identify(p, seedOf(p, options))
	options.Recorder = alongside(s.SeriesFile, options.Recorder)
}

// discard drops what was not kept.
func (s *series) discard() { s.Discard() }

// keep says which run the series are of, and gives their file its name.
func (s *series) keep(a *app, r *experiment.Result, quiet bool) error {
	s.Describe(r)
	return a.commit(s, s.path, quiet)
}
