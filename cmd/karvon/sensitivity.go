package main

import (
	"context"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/sim/experiment"
	"karvon/sim/scenario"
)

// sensitivityFlags are the options of karvon sensitivity.
type sensitivityFlags struct {
	experimentFlags
	change    changeFlags
	method    string
	size      int
	only      []string
	responses []string
}

func (a *app) sensitivityCommand() *cobra.Command {
	var flags sensitivityFlags
	command := &cobra.Command{
		Use:   "sensitivity SCENARIO",
		Short: "Say which assumptions the answers rest on",
		Long: `Sensitivity moves every quantity that has a range within it, and ranks them by
what they do to the responses. A distribution gets another mean and keeps its
shape; of shares, those without a range fill up to 100% in proportion.

  --method one-at-a-time  each to both ends, the others as stated (a tornado):
                          two points an assumption and one
  --method morris         --size walks through all ranges: as many points as
                          size × (assumptions + 1)
  --method sobol          shares of the variance, alone and together: as many
                          points as size × (assumptions + 2)

All points meet the same entities with the same luck.`,
		Example: `  karvon sensitivity one-server
  karvon sensitivity central-asia --only 'sites.central-asia.*' -n 2
  karvon sensitivity central-asia --method morris --size 10 -n 1 -o morris.json --dir runs/morris`,
		Args:              arguments(cobra.ExactArgs(1)),
		ValidArgsFunction: a.completeScenario,
		RunE: func(command *cobra.Command, names []string) error {
			return a.sensitivity(command.Context(), names[0], &flags)
		},
	}
	flags.register(command)
	flags.change.register(command)
	options := command.Flags()
	options.StringVar(&flags.method, "method", string(experiment.OneAtATime), "one-at-a-time, morris or sobol")
	options.IntVar(&flags.size, "size", 0, "walks of morris (default 10), or sample of sobol (default 64)")
	options.StringArrayVar(&flags.only, "only", nil, "assumptions to move, by a pattern with * on their paths; can be repeated (default: all)")
	options.StringArrayVar(&flags.responses, "for", nil, "response to ask about; can be repeated (default: the primary ones)")
	registerCompletions(command, map[string]cobra.CompletionFunc{
		"policy": a.completePolicies,
		"method": cobra.FixedCompletions([]string{"one-at-a-time", "morris", "sobol"}, cobra.ShellCompDirectiveNoFileComp),
	})
	return command
}

// check finds mistakes that can be told before anything is read.
func (f *sensitivityFlags) check() error {
	switch {
	case !slices.Contains(experiment.Methods, experiment.Method(f.method)):
		return wrongf("--method is %q; it is one-at-a-time, morris or sobol", f.method)
	case f.given("size") && (f.size < 2 || f.method == string(experiment.OneAtATime)):
		return wrongf("--size is at least 2, and belongs to morris and sobol")
	}
	for _, pattern := range f.only {
		if _, err := filepath.Match(pattern, ""); err != nil {
			return wrongf("--only %q is no pattern: %w", pattern, err)
		}
	}
	if f.size == 0 {
		f.size = map[string]int{string(experiment.MorrisWalk): 10, string(experiment.SobolShare): 64}[f.method]
	}
	return nil
}

// factors lists the assumptions to move.
func (a *app) factors(name string, change changeFlags, only []string) ([]scenario.Factor, error) {
	s, err := scenario.Load(a.library, name, change.options())
	if err != nil {
		return nil, err
	}
	var chosen []scenario.Factor
	for _, f := range s.Factors() {
		if len(only) == 0 || slices.ContainsFunc(only, func(pattern string) bool { return matches(pattern, f.Name) }) {
			chosen = append(chosen, f)
		}
	}
	switch {
	case len(s.Factors()) == 0:
		return nil, wrongf("no quantity of %s has a range to be moved in: write {value: ..., range: [low, high]}", name)
	case len(chosen) == 0:
		return nil, wrongf("--only matches none of the %d quantities with a range; karvon show %s --assumptions lists them", len(s.Factors()), name)
	}
	return chosen, nil
}

// matches says whether a pattern matches a path; * stands for anything.
func matches(pattern, name string) bool {
	ok, err := filepath.Match(pattern, name)
	return err == nil && ok
}

func (a *app) sensitivity(ctx context.Context, name string, flags *sensitivityFlags) error {
	if err := flags.check(); err != nil {
		return err
	}
	base, p, err := a.base(name, flags.change, &flags.experimentFlags)
	if err != nil {
		return err
	}
	factors, err := a.factors(name, flags.change, flags.only)
	if err != nil {
		return err
	}
	responses, err := chosen(p, flags.responses)
	if err != nil {
		return err
	}
	var found *experiment.Sensitivity
	err = a.study(&flags.experimentFlags, func(lab *laboratory) (*report.Document, error) {
		found, err = experiment.Sensitive(ctx, lab.Runner, p, experiment.SensitivityOptions{
			Method: experiment.Method(flags.method), Base: base, Factors: factors, Responses: responses,
			Replications: flags.often(p), Size: flags.size,
		})
		if err != nil {
			return nil, err
		}
		return report.Sensitivity(found), nil
	})
	if err != nil {
		return err
	}
	return concluded(&flags.experimentFlags, found.Interrupted, found.Failures)
}

// uncertainReplications is the number of replications of run --uncertain where
// none is given.
const uncertainReplications = 40

// runUncertain runs a scenario with its assumptions drawn from their ranges.
func (a *app) runUncertain(ctx context.Context, name string, flags *runFlags) error {
	replications := flags.replications
	switch {
	case replications == 0:
		replications = uncertainReplications
	case replications < experiment.LeastUncertain:
		return wrongf("--uncertain needs at least %d replications", experiment.LeastUncertain)
	}
	base, p, err := a.base(name, flags.change, &flags.experimentFlags)
	if err != nil {
		return err
	}
	factors, err := a.factors(name, flags.change, nil)
	if err != nil {
		return err
	}
	var found *experiment.Uncertainty
	err = a.study(&flags.experimentFlags, func(lab *laboratory) (*report.Document, error) {
		if found, err = experiment.Uncertain(ctx, lab.Runner, p, base, factors, replications); err != nil {
			return nil, err
		}
		return report.Uncertainty(found), nil
	})
	if err != nil {
		return err
	}
	return concluded(&flags.experimentFlags, found.Interrupted, found.Failures)
}
