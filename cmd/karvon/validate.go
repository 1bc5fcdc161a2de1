//go:build !js

package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/report/document"
	"karvon/sim/reference"
)

// validateFlags are the options of karvon validate.
type validateFlags struct {
	long, quiet bool
	seed        uint64
	workers     int
	format      string
	language    languageFlag
	given       func(flag string) bool
}

func (a *app) validateCommand() *cobra.Command {
	var flags validateFlags
	command := &cobra.Command{
		Use:   "validate",
		Short: "Hold the simulator to exact results of queueing theory, on this machine",
		Long: `Validate simulates models whose answers are known exactly (single queues,
priorities, impatience, breakdowns, networks, blocking, ...) from scenario
files through the whole program, and prints what theory says, what was
simulated, its interval and whether that holds the exact value.

The intervals are so wide that a sound simulator misses any of all values with
a chance of about 1 in 1,000. The seed is fixed, and another one can be given.
It takes seconds; with --long minutes, and the intervals are narrow: at most
2% of the value on each side.

Exit code 1 where a value lies outside its interval.`,
		Example: `  karvon validate
  karvon validate --seed 7 --quiet
  karvon validate --long --format csv > validation.csv`,
		Args: arguments(cobra.NoArgs),
		RunE: func(command *cobra.Command, _ []string) error {
			flags.given = command.Flags().Changed
			return a.validate(command.Context(), flags)
		},
	}
	options := command.Flags()
	options.BoolVar(&flags.long, "long", false, "the full edition, with narrow intervals")
	options.Uint64Var(&flags.seed, "seed", 0, "seed of all draws (default: that of the models)")
	options.IntVar(&flags.workers, "workers", runtime.GOMAXPROCS(0),
		"replications at the same time; results do not depend on it")
	options.StringVar(&flags.format, "format", string(report.Text), "how the table is written: text, markdown or csv")
	flags.language.register(command)
	options.BoolVarP(&flags.quiet, "quiet", "q", false, "no progress, and only the verdict")
	registerCompletions(command, map[string]cobra.CompletionFunc{"format": completeTableFormats})
	return command
}

func (a *app) validate(ctx context.Context, flags validateFlags) error {
	format, err := tableFormat("karvon validate", flags.format)
	switch {
	case err != nil:
		return wrongCommand(err)
	case flags.workers < 1:
		return wrongf("--workers is %d; at least 1 is needed", flags.workers)
	}
	if err := flags.language.check(); err != nil {
		return err
	}
	options := reference.Options{Long: flags.long, Workers: flags.workers, Pace: a.progress.work}
	if flags.given("seed") {
		options.Seed = &flags.seed
	}
	a.progress.work.Stage("validating", replications)
	checks, err := reference.Run(ctx, options)
	a.progress.writing()
	interrupted := errors.Is(err, context.Canceled)
	if err != nil && !interrupted {
		return err
	}
	if err := a.printValidation(checks, format, &flags); err != nil {
		return err
	}
	if interrupted {
		return exitError{fmt.Errorf("interrupted: %d values were checked", len(checks)), exitInterrupted}
	}
	return missed(checks)
}

// printValidation prints the table and what it comes to, or that alone, which CSV has not.
func (a *app) printValidation(checks []reference.Check, format report.Format, flags *validateFlags) error {
	options := a.layout(a.stdout, anyWidth)
	if flags.quiet && format == report.CSV {
		return nil
	}
	if flags.quiet {
		format, options.VerdictOnly = report.Text, true
	}
	found := flags.language.said(func() *document.Document { return report.Validation(checks) })
	return report.Write(a.stdout, format, found, options)
}

// missed is the error of checks that do not hold.
func missed(checks []reference.Check) error {
	outside := 0
	for _, c := range checks {
		if !c.Holds() {
			outside++
		}
	}
	if outside > 0 {
		return fmt.Errorf("%d of %d exact values lie outside their intervals", outside, len(checks))
	}
	return nil
}
