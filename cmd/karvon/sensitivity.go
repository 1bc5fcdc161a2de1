package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/report/document"
	"karvon/sim/bound"
	"karvon/sim/experiment"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/unit"
)

// sensitivityFlags are the options of karvon sensitivity.
type sensitivityFlags struct {
	experimentFlags
	change    changeFlags
	method    string
	size      int
	delta     string
	only      []string
	together  []string
	responses []string
	keep      bool // beside the scenario
}

func (a *app) sensitivityCommand() *cobra.Command {
	var flags sensitivityFlags
	command := &cobra.Command{
		Use:   "sensitivity SCENARIO",
		Short: "Say which assumptions the answers rest on",
		Long: `Sensitivity moves every quantity that has a range within it, and ranks them by
what they do to the responses. A distribution gets another mean and keeps its
shape; of shares, the rest or those without a range fill up to 100%. What the
scenario ties together moves as one. Sobol's points are drawn around the values,
the others' lie at the ends of the ranges and at levels between them.

  --method bifurcation    first finds those that matter among many, by moving
                          groups and splitting those that move a number by more
                          than --delta; then each of these as below
  --method one-at-a-time  each to both ends, the others as stated (a tornado):
                          two points an assumption and one
  --method morris         --size walks through all ranges: as many points as
                          size x (assumptions + 1)
  --method sobol          shares of the variance, alone and together: as many
                          points as size x (assumptions + 2)

Bifurcation takes a small part of the runs where most assumptions do not matter.
With a probability of 95% it misses none that moves a number by more than
--delta at an end of its range; effects that cancel each other are looked for.

One at a time, it also says at which ends of the ranges the conclusion is
another: that all thresholds hold and no backlog grows. Bifurcation says so of
the ends that it found.

--together moves several assumptions as one, all low or all high; without
--only nothing else is moved then.

--keep keeps that beside the scenario file, as NAME.sensitivity.json (under
policies NAME+POLICY.sensitivity.json); karvon run tells it in its first lines
while scenario, ranges and engine are the same, and else how to make it anew.

All points meet the same entities with the same luck.`,
		Example: `  karvon sensitivity khorgos --only 'sites.khorgos.stations.import-*' -n 2
  karvon sensitivity central-asia --method bifurcation -n 8 --dir runs/sensitivity
  karvon sensitivity central-asia --together 'documents=assumptions.*-documents' -n 4
  karvon sensitivity central-asia --only 'sites.central-asia.*' -n 2
  karvon sensitivity my-centre.yaml --keep
  karvon sensitivity central-asia --method morris --size 10 -n 1 -o morris.json --dir runs/morris`,
		Args:              a.scenarioNeeded(1),
		ValidArgsFunction: a.completeScenario,
		RunE: func(command *cobra.Command, names []string) error {
			if err := flags.change.take(command.Context(), a, names[0]); err != nil {
				return err
			}
			return a.sensitivity(command.Context(), names[0], &flags)
		},
	}
	flags.register(command)
	flags.change.register(command)
	options := command.Flags()
	options.StringVar(&flags.method, "method", string(experiment.OneAtATime),
		"bifurcation, one-at-a-time, morris or sobol")
	options.StringVar(&flags.delta, "delta", unit.Format(experiment.DefaultDelta, unit.Share),
		"change of a number that does not matter to bifurcation, as a share of what it is as stated")
	options.IntVar(&flags.size, "size", 0, "walks of morris (default 10), or sample of sobol (default 64)")
	options.StringArrayVar(&flags.only, "only", nil,
		"assumptions to move, by a pattern with * on their paths; can be repeated (default: all)")
	options.StringArrayVar(&flags.together, "together", nil,
		"assumptions to move as one, as name=pattern,pattern...; can be repeated")
	options.StringArrayVar(&flags.responses, "for", nil,
		"response to ask about; can be repeated (default: the primary ones)")
	options.BoolVar(&flags.keep, "keep", false,
		"keep what would change the conclusion beside the scenario, as NAME.sensitivity.json, for karvon run to tell")
	registerCompletions(command, map[string]cobra.CompletionFunc{
		"policy": a.completePolicies,
		"chart":  a.completePrimary,
		"method": cobra.FixedCompletions([]string{"bifurcation", "one-at-a-time", "morris", "sobol"},
			cobra.ShellCompDirectiveNoFileComp),
	})
	return command
}

// check finds mistakes that can be told before anything is read.
func (f *sensitivityFlags) check() error {
	switch {
	case !slices.Contains(experiment.Methods, experiment.Method(f.method)):
		return wrongf("--method is %q; it is bifurcation, one-at-a-time, morris or sobol", f.method)
	case f.given("size") && (f.size < 2 || !slices.Contains(sized, experiment.Method(f.method))):
		return wrongf("--size is at least 2, and belongs to morris and sobol")
	case f.given("delta") && !f.bifurcates():
		return wrongf("--delta belongs to --method bifurcation")
	case f.bifurcates() && f.given("replications") && f.replications < experiment.LeastSearched:
		return wrongf("--replications is %d; bifurcation needs at least %d to leave anything out", f.replications,
			experiment.LeastSearched)
	}
	if _, err := f.trifle(); err != nil {
		return err
	}
	if err := f.checkTogether(); err != nil {
		return err
	}
	if f.size == 0 {
		f.size = map[string]int{string(experiment.MorrisWalk): 10, string(experiment.SobolShare): 64}[f.method]
	}
	return nil
}

// sized are the methods that have a size.
var sized = []experiment.Method{experiment.MorrisWalk, experiment.SobolShare}

func (f *sensitivityFlags) bifurcates() bool { return f.method == string(experiment.Bifurcation) }

// trifle reads the share that does not matter.
func (f *sensitivityFlags) trifle() (float64, error) {
	delta, err := unit.Parse(f.delta, unit.Share)
	if err != nil || !(delta > 0) {
		return 0, wrongf("--delta is %q; it is a share above 0%%, such as 5%%", f.delta)
	}
	return delta, nil
}

// replicated gives the number of replications of a point: of bifurcation not fewer than it needs.
func (f *sensitivityFlags) replicated(m *response.Model) int {
	if f.bifurcates() {
		return max(f.often(m), experiment.LeastSearched)
	}
	return f.often(m)
}

// checkTogether finds mistakes in what is to be moved as one.
func (f *sensitivityFlags) checkTogether() error {
	known := map[string]bool{}
	for _, written := range f.together {
		name, patterns, ok := strings.Cut(written, "=")
		if !ok || name == "" || patterns == "" {
			return wrongf("--together is written as name=pattern,pattern..., not as %q", written)
		}
		if known[name] {
			return wrongf("--together has two groups named %s", name)
		}
		known[name] = true
	}
	return nil
}

// doubt tells which quantities can be moved, and how they hang together.
func (a *app) doubt(ctx context.Context, name string, change changeFlags) (*scenario.Doubt, error) {
	s, err := a.read(ctx, name, change.options())
	if err != nil {
		return nil, err
	}
	if len(s.Factors()) == 0 {
		return nil, wrongf("no quantity of %s has a range to be moved in: write {value: ..., range: [low, high]}", name)
	}
	return s.Doubt(), nil
}

// moved lists what is moved: the groups, and by itself what --only chooses and is in no group. Where nothing is asked
// for it is all, with what the scenario ties together as one.
func (f *sensitivityFlags) moved(name string, doubt *scenario.Doubt) ([]experiment.FactorGroup, error) {
	if len(f.together)+len(f.only) == 0 {
		return experiment.Moved(doubt), nil
	}
	factors := doubt.Factors
	grouped := map[string]string{}
	var moved []experiment.FactorGroup
	for _, written := range f.together {
		group, patterns, _ := strings.Cut(written, "=")
		members := matching(factors, strings.Split(patterns, ","))
		if len(members) == 0 {
			return nil, nothingMatches("--together "+group, name, factors)
		}
		for i := range members {
			if before := grouped[members[i].Name]; before != "" && f.method != string(experiment.OneAtATime) {
				return nil, wrongf("%s is in two groups, %s and %s; %s moves them at the same time", members[i].Name, before, group,
					f.method)
			}
			grouped[members[i].Name] = group
		}
		moved = append(moved, experiment.Together(group, members))
	}
	if len(f.together) > 0 && len(f.only) == 0 {
		return moved, nil
	}
	chosen := matching(factors, f.only)
	if len(chosen) == 0 {
		return nil, nothingMatches("--only", name, factors)
	}
	chosen = slices.DeleteFunc(slices.Clone(chosen),
		func(factor scenario.Factor) bool { return grouped[factor.Name] != "" })
	return append(moved, experiment.Alone(chosen)...), nil
}

// points counts the design points, and refuses more than a design has.
func (f *sensitivityFlags) points(moved int) (int, error) {
	each := int64(moved + 1)
	switch experiment.Method(f.method) {
	case experiment.Bifurcation, experiment.OneAtATime:
		return 2*moved + 1, nil
	case experiment.SobolShare:
		each++
	}
	points, ok := bound.Product(int64(f.size), each)
	if !ok || !bound.Points.Allows(points) {
		return 0, wrongf("--size is %d: with %d points for each there are too many %s (%s)", f.size, each, bound.Points.Name,
			&bound.Points)
	}
	return int(points), nil
}

// nothingMatches refuses patterns without a match.
func nothingMatches(flag, name string, factors []scenario.Factor) error {
	return wrongf("%s matches none of the %d quantities with a range; karvon show %s --assumptions lists them", flag,
		len(factors), name)
}

// matching lists the factors whose names match any of the patterns.
func matching(factors []scenario.Factor, patterns []string) []scenario.Factor {
	var chosen []scenario.Factor
	for _, f := range factors {
		if slices.ContainsFunc(patterns, func(pattern string) bool { return scenario.Matches(pattern, f.Name) }) {
			chosen = append(chosen, f)
		}
	}
	return chosen
}

func (a *app) sensitivity(ctx context.Context, name string, flags *sensitivityFlags) error {
	if err := flags.check(); err != nil {
		return err
	}
	if err := flags.checkKeep(name); err != nil {
		return err
	}
	base, m, err := a.base(ctx, name, flags.change, &flags.experimentFlags)
	if err != nil {
		return err
	}
	doubt, err := a.doubt(ctx, name, flags.change)
	if err != nil {
		return err
	}
	moved, err := flags.moved(name, doubt)
	if err != nil {
		return err
	}
	points, err := flags.points(len(moved))
	if err != nil {
		return err
	}
	if err := flags.within(points, m); err != nil {
		return err
	}
	responses, err := chosen(m, flags.responses)
	if err != nil {
		return err
	}
	kept, err := flags.openKept(ctx, name, m)
	if err != nil {
		return err
	}
	if kept != nil {
		defer kept.Discard()
	}
	delta, err := flags.trifle()
	if err != nil {
		return err
	}
	var found *experiment.Sensitivity
	err = a.study(ctx, &flags.experimentFlags, responseNames(m, responses),
		func(lab *laboratory) (*document.Document, error) {
			found, err = experiment.Sensitive(ctx, lab.Runner, m, experiment.SensitivityOptions{
				Method: experiment.Method(flags.method), Base: base, Moved: moved, Totals: doubt.Totals, Responses: responses,
				Replications: flags.replicated(m), Size: flags.size, Delta: delta,
			})
			if err != nil {
				return nil, err
			}
			return flags.language.said(func() *document.Document { return report.Sensitivity(found) }), nil
		})
	if err != nil {
		return err
	}
	if err := a.keepIn(kept, name, flags, doubt, found); err != nil {
		return err
	}
	return concluded(&flags.experimentFlags, found.Interrupted, found.Failures)
}

// uncertainReplications is the number of replications of run --uncertain where none is given.
const uncertainReplications = 40

// runUncertain runs a scenario with its assumptions drawn from their ranges.
func (a *app) runUncertain(ctx context.Context, name string, flags *runFlags) error {
	replications := flags.replications
	switch {
	case replications == 0:
		replications = uncertainReplications
	case replications < experiment.LeastUncertain:
		return wrongf("--uncertain needs at least %d replications, two of each draw of the assumptions",
			experiment.LeastUncertain)
	}
	base, m, err := a.base(ctx, name, flags.change, &flags.experimentFlags)
	if err != nil {
		return err
	}
	doubt, err := a.doubt(ctx, name, flags.change)
	if err != nil {
		return err
	}
	var found *experiment.Uncertainty
	err = a.study(ctx, &flags.experimentFlags, nil, func(lab *laboratory) (*document.Document, error) {
		if found, err = experiment.Uncertain(ctx, lab.Runner, m, base, doubt, replications); err != nil {
			return nil, err
		}
		return flags.language.said(func() *document.Document { return report.Uncertainty(found) }), nil
	})
	if err != nil {
		return err
	}
	return concluded(&flags.experimentFlags, found.Interrupted, found.Failures)
}
