package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/sim/experiment"
	"karvon/sim/plan"
)

// runFlags are the options of karvon run.
type runFlags struct {
	change       changeFlags
	replications int
	seed         uint64
	days         int
	workers      int
	format       string
	output       string
	undecided    string
	quiet, all   bool
	given        func(flag string) bool // whether the command line has it
}

func (a *app) runCommand() *cobra.Command {
	var flags runFlags
	command := &cobra.Command{
		Use:   "run SCENARIO",
		Short: "Simulate a scenario and report on it",
		Long: `Run simulates a scenario and prints whether the load is carried, then flows,
stations, zones, links and sites in tables, with intervals.

The format follows from the ending of --output (.txt, .md, .csv, .json) unless
--format names it. A folder as --output gets a CSV file for each table.`,
		Example: `  karvon run central-asia
  karvon run central-asia --replications 20 --output result.json
  karvon run central-asia --set sites.khorgos.area='500 ha' --quiet
  karvon run one-server --format csv | head`,
		Args:              arguments(cobra.ExactArgs(1)),
		ValidArgsFunction: a.completeScenario,
		RunE: func(command *cobra.Command, names []string) error {
			flags.given = command.Flags().Changed
			return a.runScenario(command.Context(), names[0], flags)
		},
	}
	flags.register(command)
	registerCompletions(command, map[string]cobra.CompletionFunc{
		"policy":    a.completePolicies,
		"format":    completeFormats,
		"undecided": cobra.FixedCompletions([]string{"pass", "fail"}, cobra.ShellCompDirectiveNoFileComp),
	})
	return command
}

func (f *runFlags) register(command *cobra.Command) {
	f.change.register(command)
	options := command.Flags()
	options.IntVarP(&f.replications, "replications", "n", 0, "independent replications (default: the scenario's)")
	options.Uint64Var(&f.seed, "seed", 0, "seed of all draws (default: the scenario's)")
	options.IntVar(&f.days, "days", 0, "length of the observed window in days (default: the scenario's window)")
	options.IntVar(&f.workers, "workers", runtime.GOMAXPROCS(0), "replications at the same time; results do not depend on it")
	options.StringVar(&f.format, "format", "", "text, markdown, csv or json (default: text, or by the ending of --output)")
	options.StringVarP(&f.output, "output", "o", "", "file, or folder for CSV, to write to instead of the terminal")
	options.StringVar(&f.undecided, "undecided", "fail", "whether a threshold that the intervals leave undecided counts as met: pass or fail")
	options.BoolVarP(&f.quiet, "quiet", "q", false, "no progress, and of text only the verdict")
	options.BoolVar(&f.all, "all", false, "all rows of long tables in text")
}

// check finds mistakes that can be told before anything is read.
func (f *runFlags) check() error {
	switch {
	case f.given("replications") && f.replications < 1:
		return wrongf("--replications is %d; at least 1 is needed", f.replications)
	case f.given("days") && (f.days < 1 || f.days > longestDays):
		return wrongf("--days is %d; it goes from 1 to %d", f.days, longestDays)
	case f.workers < 1:
		return wrongf("--workers is %d; at least 1 is needed", f.workers)
	case f.undecided != "pass" && f.undecided != "fail":
		return wrongf("--undecided is %q; it is pass or fail", f.undecided)
	}
	return nil
}

// longestDays keeps times within the integers of a run.
const longestDays = 36_500

// options are the settings of the experiment.
func (f *runFlags) options() experiment.Options {
	options := experiment.Options{
		Replications: f.replications,
		Window:       int64(f.days) * plan.Day,
		Workers:      f.workers,
	}
	if f.given("seed") {
		options.Seed = &f.seed
	}
	return options
}

// runScenario simulates a scenario and reports. The destination is tried
// before the work, so that no result is lost for a mistyped path.
func (a *app) runScenario(ctx context.Context, name string, flags runFlags) error {
	if err := flags.check(); err != nil {
		return err
	}
	_, p, err := a.compile(name, flags.change.options())
	if err != nil {
		return err
	}
	destination, err := openDestination(flags.output, flags.format)
	if err != nil {
		return wrongCommand(err)
	}
	defer destination.discard()
	result, err := a.simulate(ctx, p, flags)
	if errors.Is(err, context.Canceled) {
		return exitError{errors.New("interrupted before a replication was finished"), exitInterrupted}
	}
	if err != nil {
		return err
	}
	if err := a.deliver(destination, result, flags); err != nil {
		return err
	}
	return outcome(result, flags.undecided == "pass")
}

// simulate runs the plan and shows how far it has come.
func (a *app) simulate(ctx context.Context, p *plan.Plan, flags runFlags) (*experiment.Result, error) {
	options := flags.options()
	if bar := newProgress(a.stderr); bar != nil && !flags.quiet {
		options.Progress = bar.report
		defer bar.end()
	}
	return experiment.Run(ctx, p, options)
}

// deliver writes the report where it is wanted.
func (a *app) deliver(to *destination, result *experiment.Result, flags runFlags) error {
	options := layout(a.stdout, pipeWidth)
	if flags.output != "" {
		options = report.Options{Width: pipeWidth}
	}
	options.All, options.VerdictOnly = flags.all, flags.quiet
	if err := to.write(a.stdout, result, options); err != nil {
		return err
	}
	if flags.output != "" && !flags.quiet {
		fmt.Fprintf(a.stderr, "wrote %s\n", flags.output)
	}
	return nil
}

// outcome says by an error, and its exit code, what a script must know of a
// result that was reported.
func outcome(result *experiment.Result, undecidedPasses bool) error {
	if result.Interrupted {
		return exitError{fmt.Errorf("interrupted: %d replications were finished and are reported", result.Replications), exitInterrupted}
	}
	notMet, undecided := 0, 0
	for i := range result.Thresholds {
		switch result.Thresholds[i].Verdict {
		case experiment.NotMet:
			notMet++
		case experiment.Undecided:
			undecided++
		}
	}
	if notMet > 0 || undecided > 0 && !undecidedPasses {
		return exitError{fmt.Errorf("of %d thresholds %d are not met and %d are undecided",
			len(result.Thresholds), notMet, undecided), exitThreshold}
	}
	return nil
}
