package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/sim/experiment"
	"karvon/sim/experiment/design"
	"karvon/sim/plan"
)

// sweepFlags are the options of karvon sweep.
type sweepFlags struct {
	experimentFlags
	change    changeFlags
	factors   []string
	design    string
	responses []string
}

func (a *app) sweepCommand() *cobra.Command {
	var flags sweepFlags
	command := &cobra.Command{
		Use:   "sweep SCENARIO --factor PATH=LEVELS...",
		Short: "Tabulate the answers over factors",
		Long: `Sweep runs a scenario at many design points, with the same entities and luck in
each, and tabulates responses. The levels of a factor are

  8,10,12              a list
  8..16                whole numbers; under a sampling design, a range
  8..16/2, 8..16 by 2  steps; also 5m..15m by 2m30s and 40/h..60/h by 10/h
  1..16*2              ratios; also 1..16 times 2

of an input path, or of the word policy: --factor policy=none,a,a+b.

The design is the full grid, or lhs:20 for a Latin hypercube of 20 points, or
sobol:64 for the first 64 points of Sobol's sequence. A point that fails is
named and the rest go on.`,
		Example: `  karvon sweep one-server --factor sites.post.stations.gate.servers=1..3
  karvon sweep central-asia --factor sites.central-asia.stations.kz-entry-customs.servers=26..34/2 --factor policy=none,one-stop -o sweep.csv
  karvon sweep one-server --factor flows.trucks.arrivals.rate=30/h..57/h --design sobol:16`,
		Args:              arguments(cobra.ExactArgs(1)),
		ValidArgsFunction: a.completeScenario,
		RunE: func(command *cobra.Command, names []string) error {
			return a.sweep(command.Context(), names[0], &flags)
		},
	}
	flags.register(command)
	flags.change.register(command)
	options := command.Flags()
	options.StringArrayVar(&flags.factors, "factor", nil, "an input path, or policy, and its levels; can be repeated")
	options.StringVar(&flags.design, "design", "grid", "grid, lhs:POINTS or sobol:POINTS")
	options.StringArrayVar(&flags.responses, "for", nil, "response to tabulate; can be repeated (default: the primary ones)")
	registerCompletions(command, map[string]cobra.CompletionFunc{
		"policy": a.completePolicies,
		"design": cobra.FixedCompletions([]string{"grid", "lhs:20", "sobol:64"}, cobra.ShellCompDirectiveNoFileComp),
	})
	return command
}

// levels reads the factors.
func (f *sweepFlags) levels() ([]experiment.Levels, error) {
	if len(f.factors) == 0 {
		return nil, wrongf("a sweep needs a --factor")
	}
	var all []experiment.Levels
	for _, text := range f.factors {
		levels, err := experiment.ParseLevels(text)
		if err != nil {
			return nil, wrongCommand(err)
		}
		all = append(all, levels)
	}
	return all, nil
}

// points lays the design out.
func (f *sweepFlags) points(base experiment.Point, factors []experiment.Levels, seed uint64) (points []experiment.Point, levels [][]string, words string, err error) {
	kind, size, sampled := strings.Cut(f.design, ":")
	if !sampled && kind == "grid" {
		points, levels, err = experiment.GridDesign(base, factors)
		return points, levels, "full grid", wrongCommand(err)
	}
	n, wrong := strconv.Atoi(size)
	if wrong != nil || n < 1 || kind != "lhs" && kind != "sobol" {
		return nil, nil, "", wrongf("--design is %q; it is grid, lhs:POINTS or sobol:POINTS", f.design)
	}
	words = "Latin hypercube"
	sample := design.LatinHypercube(n, len(factors), seed)
	if kind == "sobol" {
		words = "Sobol's sequence"
		if sample, err = design.Sobol(n, len(factors)); err != nil {
			return nil, nil, "", wrongCommand(err)
		}
	}
	points, levels = experiment.SampledDesign(base, factors, sample)
	return points, levels, words, nil
}

// base compiles the scenario as it stands, so that a mistake in it is known
// before the work.
func (a *app) base(name string, change changeFlags, flags *experimentFlags) (experiment.Point, *plan.Plan, error) {
	base := flags.point(shortName(name), experiment.Configuration{Scenario: name, Policies: change.policies, Settings: change.settings})
	sample, err := experiment.NewSample(base).Compiled(a.load)
	return base, sample.Plan, err
}

// chosen finds the responses of --for, or the primary ones.
func chosen(p *plan.Plan, names []string) ([]int, error) {
	if len(names) > 0 {
		return responsesNamed(p, names)
	}
	if len(p.Primary) == 0 {
		return nil, wrongf("%s has no primary responses: name some by --for", p.Name)
	}
	return p.Primary, nil
}

// often says how many replications each point gets.
func (f *experimentFlags) often(p *plan.Plan) int {
	if f.replications > 0 {
		return f.replications
	}
	return p.Replications
}

// seedOf gives the seed of an experiment.
func (f *experimentFlags) seedOf(p *plan.Plan) uint64 {
	if f.given("seed") {
		return f.seed
	}
	return p.Seed
}

func (a *app) sweep(ctx context.Context, name string, flags *sweepFlags) error {
	factors, err := flags.levels()
	if err != nil {
		return err
	}
	base, p, err := a.base(name, flags.change, &flags.experimentFlags)
	if err != nil {
		return err
	}
	responses, err := chosen(p, flags.responses)
	if err != nil {
		return err
	}
	s := &experiment.Sweep{Plan: p, Seed: flags.seedOf(p), Replications: flags.often(p)}
	points, levels, words, err := flags.points(base, factors, s.Seed)
	if err != nil {
		return err
	}
	s.Design, s.Sampled = words, flags.design != "grid"
	for i := range factors {
		s.Factors = append(s.Factors, experiment.LevelsOf(factors[i].Path, i, levels))
	}
	err = a.study(&flags.experimentFlags, func(lab *laboratory) (*report.Document, error) {
		if err := experiment.SweepOver(ctx, lab.Runner, s, points, responses); err != nil {
			return nil, err
		}
		return report.Sweep(s), nil
	})
	if err != nil {
		return err
	}
	return concluded(&flags.experimentFlags, s.Interrupted, s.Failures)
}
