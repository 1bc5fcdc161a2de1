package main

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/report/document"
	"karvon/sim/design"
	"karvon/sim/experiment"
	"karvon/sim/response"
)

// sweepFlags are the options of karvon sweep.
type sweepFlags struct {
	experimentFlags
	change      changeFlags
	sweep       string
	factors     []string
	constraints []string
	design      string
	responses   []string
	sort        string
	best        bestFlags
	pareto      string
}

func (a *app) sweepCommand() *cobra.Command {
	var flags sweepFlags
	command := &cobra.Command{
		Use:   "sweep SCENARIO [--sweep NAME] [--factor [NAME=]PATH=LEVELS...]",
		Short: "Tabulate the answers over factors",
		Long: `Sweep runs a scenario at many design points, with the same entities and luck in
each, and tabulates responses. Factors are those of a sweep in the scenario (of
its only one, or of --sweep), or those of the command line; with --sweep the
latter take the place of factors of the same name or path, or are added. The
levels of a factor are

  8,10,12              a list
  8..16                whole numbers; under a sampling design, a range
  8..16/2, 8..16 by 2  steps; also 5m..15m by 2m30s and 40/h..60/h by 10/h
  1..16*2              ratios; also 1..16 times 2
  x0.8,x1,x1.2         multiples of what the scenario says; also +10%,+20%

of an input path, or of the word policy: --factor policy=none,a,a+b. A name for
constraints and tables can stand before the path. A path with * for anything, or
| between paths, means several, which are moved as one; so is an assumption with
a name, wherever it is used (assumptions.NAME).

The design is the full grid, or lhs:20 for a Latin hypercube of 20 points, or
sobol:64 for the first 64 points of Sobol's sequence. Points that break a
constraint are left out of a grid; a sample looks at further points until it
has as many as are asked for. A point that fails is named and the rest go on.

Conditions on responses and costs (--where) are judged at each point, --sort
orders the table, and --pareto tells which points no other one beats in two
responses. --best chooses the best point of those that meet all conditions, by
Kim and Nelson's procedure: it begins with ten replications of each, drops what
is surely worse, and takes at most -n of those that are still in; it ends with a
statement that holds with the scenario's confidence level, up to the difference
that does not matter (--indifference). The exit code is 3 where --best finds no
point that surely meets the conditions; without --best it is 0, whatever they
come to.`,
		Example: `  karvon sweep one-server
  karvon sweep one-server --factor sites.post.stations.gate.servers=1..3
  karvon sweep central-asia --factor sites.central-asia.stations.kz-entry-customs.servers=26..34/2 ` +
			`--factor policy=none,one-stop -o sweep.html
  karvon sweep one-server --factor load=flows.trucks.arrivals.rate=30/h..57/h ` +
			`--factor service=sites.post.stations.gate.service.exponential=30s..90s ` +
			`--constraint 'load * service < 90%' --design sobol:16
  karvon sweep one-server --factor sites.post.stations.gate.servers=1..4 --where 'post.gate.wait.p95 < 5m' ` +
			`--best post.gate.utilisation:max --indifference 1% -n 40
  karvon sweep central-asia --factor 'growth=flows.*.arrivals.growth=0%,20%' --sort cost.total --pareto ` +
			`cost.total,flow.trucks-from-uz.at.central-asia.time.mean`,
		Args:              a.scenarioNeeded(1),
		ValidArgsFunction: a.completeScenario,
		RunE: func(command *cobra.Command, names []string) error {
			if err := flags.change.take(command.Context(), a, names[0]); err != nil {
				return err
			}
			return a.sweep(command.Context(), names[0], &flags)
		},
	}
	flags.register(command)
	flags.change.register(command)
	flags.change.registerWhere(command)
	options := command.Flags()
	options.StringVar(&flags.sweep, "sweep", "",
		"sweep of the scenario (default: its only one, where no --factor is given)")
	options.StringArrayVar(&flags.factors, "factor", nil, "an input path, or policy, and its levels; can be repeated")
	options.StringArrayVar(&flags.constraints, "constraint", nil,
		"condition between factors that points must meet; can be repeated")
	options.StringVar(&flags.design, "design", "", "grid, lhs:POINTS or sobol:POINTS (default: the sweep's, or grid)")
	options.StringArrayVar(&flags.responses, "for", nil,
		"response to tabulate; can be repeated (default: the sweep's, or the primary ones)")
	options.StringVar(&flags.sort, "sort", "",
		"response by which the table is sorted, the smallest first; RESPONSE:desc, or -RESPONSE, for the largest first")
	flags.best.register(command)
	options.StringVar(&flags.pareto, "pareto", "",
		"RESPONSE,RESPONSE: tell which points no other one beats in both; :max behind one of which the largest is best")
	registerCompletions(command, map[string]cobra.CompletionFunc{
		"policy": a.completePolicies,
		"sweep":  a.completeSweeps,
		"chart":  a.completePrimary,
		"design": cobra.FixedCompletions([]string{"grid", "lhs:20", "sobol:64"}, cobra.ShellCompDirectiveNoFileComp),
	})
	return command
}

// base compiles the scenario as it stands, so that a mistake in it is known before the work.
func (a *app) base(ctx context.Context, name string, change changeFlags, flags *experimentFlags) (experiment.Point,
	*response.Model, error) {
	if err := flags.windows.read(); err != nil {
		return experiment.Point{}, nil, err
	}
	configuration := experiment.Configuration{
		Scenario: name, Policies: change.policies, Settings: change.settings, Where: change.where, AskedFor: change.asked,
	}
	base := flags.point(shortName(name), configuration)
	sample, err := experiment.NewSample(base).Compiled(ctx, a.load)
	err = cmp.Or(flags.allows(base.Name, sample.Model), err)
	if err != nil || !flags.windows.auto {
		return base, sample.Model, err
	}
	m, err := a.withWindows(ctx, sample.Model, base, flags)
	return flags.point(shortName(name), configuration), m, err
}

// chosen finds the responses of --for, or the primary ones.
func chosen(m *response.Model, names []string) ([]int, error) {
	if len(names) > 0 {
		return responsesNamed(m, names)
	}
	if len(m.Primary) == 0 {
		return nil, wrongf("%s has no primary responses: name some by --for", m.Name)
	}
	return m.Primary, nil
}

// often says how many replications each point gets.
func (f *experimentFlags) often(m *response.Model) int {
	if f.replications > 0 {
		return f.replications
	}
	return m.Replications
}

// seedOf gives the seed of an experiment.
func (f *experimentFlags) seedOf(m *response.Model) uint64 {
	if f.given("seed") {
		return f.seed
	}
	return m.Seed
}

// sorting reads the order of the table; nil for that of the design. What it is sorted by is tabulated too.
func (f *sweepFlags) sorting(m *response.Model, responses *[]int) (*experiment.Sorting, error) {
	if !f.given("sort") {
		return nil, nil
	}
	by, err := parseSort(f.sort)
	if err != nil {
		return nil, err
	}
	place, err := placeOf(m, "sort", by.name, responses)
	return &experiment.Sorting{Response: place, Descending: by.descending}, err
}

// named lists the responses that options name. What is wrong with these is told where they are read.
func (f *sweepFlags) named() []string {
	names := slices.Clone(f.responses)
	for _, text := range append([]string{strings.TrimPrefix(f.sort, "-"), f.best.best}, strings.Split(f.pareto, ",")...) {
		if response, _, _ := cutRanking(text); strings.TrimSpace(response) != "" {
			names = append(names, strings.TrimSpace(response))
		}
	}
	return names
}

func (a *app) sweep(ctx context.Context, name string, flags *sweepFlags) error {
	flags.change.asked = flags.named()
	base, m, err := a.base(ctx, name, flags.change, &flags.experimentFlags)
	if err != nil {
		return err
	}
	loaded, err := a.read(ctx, name, flags.change.options())
	if err != nil {
		return err
	}
	d, err := design.New(ctx, loaded, design.Request{
		Name: flags.sweep, Factors: flags.factors, Constraints: flags.constraints, Design: flags.design,
		Cited: design.Citation{
			Factor: "--factor", Constraint: "--constraint", Design: "--design", Sweep: "--sweep", Replications: "--replications",
		},
	})
	if err != nil {
		return err
	}
	if err := flags.onceSaid(d); err != nil {
		return err
	}
	names := flags.responses
	if len(names) == 0 {
		names = d.Responses
	}
	responses, err := chosen(m, names)
	if err != nil {
		return err
	}
	s := &experiment.Sweep{Model: m, Design: d, Seed: flags.seedOf(m), Replications: flags.often(m)}
	if s.Sorting, err = flags.sorting(m, &responses); err != nil {
		return err
	}
	how, err := flags.best.read(m, &flags.experimentFlags, &responses)
	if err != nil {
		return err
	}
	front, err := parseFront(flags.pareto, m, &responses)
	if err != nil {
		return err
	}
	charts := responseNames(m, responses)
	if front != nil {
		charts = append(charts, report.FrontPicture)
	}
	placed, err := experiment.Place(ctx, base, d, s.Seed)
	if errors.Is(err, context.Canceled) {
		return exitError{errors.New("interrupted while the points were looked for"), exitInterrupted}
	}
	if err != nil {
		return wrongCommand(err)
	}
	if err := flags.within(len(placed.Points), m); err != nil {
		return err
	}
	s.Factors, s.Tried, s.Broken = placed.Swept(d), placed.Tried, placed.Broken
	err = a.study(ctx, &flags.experimentFlags, charts,
		func(lab *laboratory) (*document.Document, error) {
			if how != nil {
				err = experiment.ChooseBest(ctx, lab.Runner, s, placed.Points, responses, *how)
			} else {
				err = experiment.SweepOver(ctx, lab.Runner, s, placed.Points, responses)
			}
			if err != nil {
				return nil, err
			}
			front.find(s)
			return flags.language.said(func() *document.Document { return report.Sweep(s) }), nil
		})
	if err != nil {
		return err
	}
	if err := concluded(&flags.experimentFlags, s.Interrupted, s.Failures); err != nil {
		return err
	}
	return judged(s)
}

// judged says by an error, and its exit code, that a choice of the best found no point that meets the conditions. A
// table without a choice has no verdict as a whole.
func judged(s *experiment.Sweep) error {
	if s.Best == nil || len(s.Asked()) == 0 {
		return nil
	}
	for i := range s.Evaluations {
		if s.Meets(i) == experiment.Met {
			return nil
		}
	}
	return exitError{errors.New("no combination was shown to meet the conditions (--where)"), exitThreshold}
}
