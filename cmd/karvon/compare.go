package main

import (
	"cmp"
	"context"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/report/document"
	"karvon/sim/experiment"
	"karvon/sim/scenario"
)

// compareFlags are the options of karvon compare.
type compareFlags struct {
	experimentFlags
	policies, settings []string
	inputs             string
	looks              int
}

func (a *app) compareCommand() *cobra.Command {
	var flags compareFlags
	command := &cobra.Command{
		Use:   "compare SCENARIO [OTHER...]",
		Short: "Say what configurations change, and for whom",
		Long: `Compare runs configurations in pairs, in which the same entities have the same
luck, and says how each differs from the first one, the base: other scenarios,
or one scenario under each --policy (a+b applies two policies together). Every
scenario has the policy all-stay, under which nobody goes away because of a
queue: it says what the queue would have been without.

Configurations are ranked by what matters to people: the hours a day that all
spend inside, then money. Of each, primary responses come first; the intervals
of their differences are widened so that all of them together cover with the
stated confidence (Bonferroni). The rest is exploration, sorted by the hours of
all who are concerned, then by money.

Whoever adds replications until something is told looks several times, and chance
has as many occasions. Under --looks 5 the same command may be looked at five
times, each time with a larger -n: the intervals are wider by so much that all
that is told at any of these looks holds with the stated confidence.

With --dir every finished replication is kept; the same command with --resume
goes on after an interruption or a crash, to the same result.`,
		Example: `  karvon compare central-asia --policy one-stop --policy more-inspectors
  karvon compare central-asia --policy one-stop+more-inspectors -n 40 -o compared.json
  karvon compare before.yaml after.yaml
  karvon compare central-asia --policy one-stop --dir runs/one-stop --resume`,
		Args:              a.scenarioNeeded(math.MaxInt),
		ValidArgsFunction: a.completeScenarios,
		RunE: func(command *cobra.Command, names []string) error {
			if flags.inputs != "" && len(names) > 1 {
				return wrongf("--inputs is of one scenario, not of several")
			}
			if err := a.takeInputs(command.Context(), names[0], flags.inputs, nil, &flags.settings); err != nil {
				return err
			}
			return a.compareScenarios(command.Context(), names, &flags)
		},
	}
	flags.register(command)
	options := command.Flags()
	options.StringArrayVar(&flags.policies, "policy", nil,
		"compare the scenario under a policy, or several joined by +; can be repeated")
	options.StringArrayVar(&flags.settings, "set", nil,
		"set one value, as path=value, in every configuration; can be repeated")
	options.IntVar(&flags.looks, "looks", 1,
		"times that the comparison may be looked at, with more replications each time: intervals are wider by so much")
	registerInputs(command, &flags.inputs)
	registerCompletions(command, map[string]cobra.CompletionFunc{"policy": a.completePolicies, "chart": completeCompared})
	return command
}

// mostLooks bounds how many times a comparison may be looked at: more would need intervals that tell nothing.
const mostLooks = 100

// points lists the configurations, the base first.
func (f *compareFlags) points(ctx context.Context, a *app, names []string) ([]experiment.Point, error) {
	if len(names) > 1 && len(f.policies) > 0 {
		return nil, wrongf("--policy compares one scenario with itself; %d are named", len(names))
	}
	if len(names) == 1 && len(f.policies) == 0 {
		return nil, wrongf("there is nothing to compare %s with: name another scenario, or a --policy%s", names[0],
			a.knownPolicies(ctx, names[0]))
	}
	var points []experiment.Point
	add := func(name string, c experiment.Configuration) {
		c.Settings = f.settings
		points = append(points, f.point(name, c))
	}
	for _, name := range names {
		add(shortName(name), experiment.Configuration{Scenario: name})
	}
	for _, policies := range f.policies {
		add(policies, experiment.Configuration{Scenario: names[0], Policies: strings.Split(policies, "+")})
	}
	return points, distinct(points)
}

// contrasts names the charts: each configuration against the base.
func contrasts(points []experiment.Point) []string {
	var names []string
	for _, point := range points[1:] {
		names = append(names, point.Name)
	}
	return names
}

// completeCompared completes a chart by the policies that the command line compares.
func completeCompared(command *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
	policies, err := command.Flags().GetStringArray("policy")
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return policies, cobra.ShellCompDirectiveNoFileComp
}

// distinct refuses configurations of the same name: their numbers could not be told apart.
func distinct(points []experiment.Point) error {
	for i := range points {
		same := func(p experiment.Point) bool { return p.Name == points[i].Name }
		if slices.IndexFunc(points, same) < i {
			return wrongf("two configurations are named %s", points[i].Name)
		}
	}
	return nil
}

// shortName is a scenario's name without folder and ending.
func shortName(name string) string {
	return strings.TrimSuffix(filepath.Base(name), ".yaml")
}

// knownPolicies lists the policies of a scenario for a hint.
func (a *app) knownPolicies(ctx context.Context, name string) string {
	s, err := a.read(ctx, name, scenario.Options{})
	if err != nil || len(s.Policies) == 0 {
		return ""
	}
	var known []string
	for policy := range s.Policies {
		known = append(known, policy)
	}
	slices.Sort(known)
	return " (" + strings.Join(known, ", ") + ")"
}

// compareScenarios compares and reports.
func (a *app) compareScenarios(ctx context.Context, names []string, flags *compareFlags) error {
	if err := flags.check(); err != nil {
		return err
	}
	if flags.looks < 1 || flags.looks > mostLooks {
		return wrongf("--looks %d: 1 to %d", flags.looks, mostLooks)
	}
	points, err := flags.points(ctx, a, names)
	if err != nil {
		return err
	}
	if flags.windows.auto {
		samples, _, err := a.samples(ctx, points, &flags.experimentFlags)
		if err != nil {
			return err
		}
		if _, err := a.withWindows(ctx, samples[0].Model, points[0], &flags.experimentFlags); err != nil {
			return err
		}
		for i := range points {
			points[i].Windows = flags.windows.number
		}
	}
	var comparison *experiment.Comparison
	err = a.study(ctx, &flags.experimentFlags, contrasts(points), func(lab *laboratory) (*document.Document, error) {
		samples, replications, err := a.samples(ctx, points, &flags.experimentFlags)
		if err != nil {
			return nil, err
		}
		if comparison, err = experiment.Compare(ctx, lab.Runner, samples, replications, flags.looks); err != nil {
			return nil, err
		}
		return flags.language.said(func() *document.Document { return report.Comparison(comparison) }), nil
	})
	if err != nil {
		return err
	}
	if err := comparison.Base.Panicked(); err != nil {
		return err
	}
	if err := concluded(&flags.experimentFlags, comparison.Interrupted, comparison.Failures); err != nil {
		return err
	}
	return comparison.Overload()
}

// samples compiles all points, so that a mistake in any of them is known before the work, and says how often each
// is replicated.
func (a *app) samples(ctx context.Context, points []experiment.Point, flags *experimentFlags) ([]*experiment.Sample,
	int, error) {
	var samples []*experiment.Sample
	for _, point := range points {
		s, err := experiment.NewSample(point).Compiled(ctx, a.load)
		if err := cmp.Or(flags.allows(point.Name, s.Model), err); err != nil {
			return nil, 0, err
		}
		samples = append(samples, s)
	}
	replications := flags.often(samples[0].Model)
	return samples, replications, wrongCommand(experiment.Within(len(samples), replications))
}
