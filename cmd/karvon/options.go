package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/scenario"
)

// optionsFlags are the options of karvon options.
type optionsFlags struct {
	experimentFlags
	settings []string
	inputs   string
}

func (a *app) optionsCommand() *cobra.Command {
	var flags optionsFlags
	command := &cobra.Command{
		Use:   "options SCENARIO",
		Short: "Say which option is never far from the best, whatever comes",
		Long: `Options compares the options of the section options of a scenario under each of
its futures, with the load of a year by the section years: whether all
thresholds hold, the hours that all spend, what a day costs by the section
appraisal, and by how much an option costs more than the least of the future,
its regret. It names the option that is never far from the best, and the one of
which the greatest regret is least; without a section appraisal by hours.

A cost a day is that of resources (time, fuel, carbon, staff), and what the
option's projects cost to build and keep, by the day. Where the load is not
carried there is none: the option is the worst there is in that future.

The same entities have the same luck under all options of a future. What is said
of regrets holds with the stated confidence, all of it together.

-o brief.docx and brief.pdf are a brief of one page, with an annex of where each
number comes from.`,
		Example: `  karvon options my-centre.yaml -n 20 --dir runs/options
  karvon options my-centre.yaml --dir runs/options --resume -o brief.docx`,
		Args:              a.scenarioNeeded(1),
		ValidArgsFunction: a.completeScenario,
		RunE: func(command *cobra.Command, names []string) error {
			if err := a.takeInputs(command.Context(), names[0], flags.inputs, nil, &flags.settings); err != nil {
				return err
			}
			return a.options(command.Context(), names[0], &flags)
		},
	}
	flags.register(command)
	command.Flags().StringArrayVar(&flags.settings, "set", nil,
		"set one value, as path=value, under all options; can be repeated")
	registerInputs(command, &flags.inputs)
	registerCompletions(command, map[string]cobra.CompletionFunc{
		"chart": cobra.FixedCompletions(report.OptionsPictures, cobra.ShellCompDirectiveNoFileComp),
	})
	return command
}

// check finds mistakes that can be told before anything is read.
func (f *optionsFlags) check() error {
	if f.given("replications") && f.replications < 2 {
		return wrongf("--replications is %d; intervals need at least 2", f.replications)
	}
	return f.experimentFlags.check()
}

func (a *app) options(ctx context.Context, name string, flags *optionsFlags) error {
	if err := flags.check(); err != nil {
		return err
	}
	_, m, err := a.base(ctx, name, changeFlags{settings: flags.settings}, &flags.experimentFlags)
	if err != nil {
		return err
	}
	x, err := a.alternatives(ctx, name, flags)
	if err != nil {
		return err
	}
	if err := flags.within(len(x.plans), m); err != nil {
		return err
	}
	x.deciding.Seed, x.deciding.Replications = flags.seedOf(m), flags.often(m)
	if x.deciding.Replications < 2 {
		return wrongf("%s is run once (run.replications); intervals need at least 2: give --replications", name)
	}
	charts := report.OptionsPictures
	if x.deciding.Outlook.Appraisal == nil {
		charts = charts[1:]
	}
	var found *experiment.Decision
	err = a.study(ctx, &flags.experimentFlags, charts, func(lab *laboratory) (*document.Document, error) {
		lab.Load = x.load
		if found, err = experiment.Decide(ctx, lab.Runner, m, x.deciding); err != nil {
			return nil, err
		}
		x.told.Decision, x.told.Command = found, flags.command(name, found)
		return flags.language.said(func() *document.Document { return report.Options(&x.told) }), nil
	})
	if err != nil {
		return err
	}
	return concluded(&flags.experimentFlags, found.Interrupted, found.Failures)
}

// command is how a user asks for the same numbers again.
func (f *optionsFlags) command(name string, d *experiment.Decision) string {
	words := []string{"karvon options", shellWord(name), "-n", strconv.Itoa(d.Replications), "--seed",
		strconv.FormatUint(d.Seed, 10)}
	if f.given("days") {
		words = append(words, "--days", strconv.Itoa(f.days))
	}
	if f.windows.number > 0 {
		words = append(words, "--windows", strconv.Itoa(f.windows.number))
	}
	if f.given("antithetic") {
		words = append(words, fmt.Sprintf("--antithetic=%v", f.antithetic.on))
	}
	for _, set := range f.settings {
		words = append(words, "--set", shellWord(set))
	}
	return strings.Join(words, " ")
}

// usedByRuns says of factors whether runs use them.
func usedByRuns(s *scenario.Scenario) func(string) bool {
	return func(name string) bool {
		return slices.ContainsFunc(s.Doubt().Factors, func(f scenario.Factor) bool { return f.Name == name })
	}
}
