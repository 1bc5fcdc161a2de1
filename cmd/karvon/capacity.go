package main

import (
	"context"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/report/document"
	"karvon/sim/bound"
	"karvon/sim/experiment"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// capacityFlags are the options of karvon capacity.
type capacityFlags struct {
	experimentFlags
	change               changeFlags
	flows                []string
	from, to, resolution string
	steps                int
}

func (a *app) capacityCommand() *cobra.Command {
	var flags capacityFlags
	command := &cobra.Command{
		Use:   "capacity SCENARIO",
		Short: "Say how much load is carried, and what gives way first",
		Long: `Capacity scales the load of flows on their fixed profile, 100% as stated: rates
are multiplied, intervals divided, and of flows by schedule (where they are named
by --flow) each that is due brings more or fewer at once. It finds three loads
with their intervals: the largest at which all thresholds hold, the largest under
which no backlog grows from week to week, and what passes when more comes than
can pass.

First a coarse grid shows the curve, is made longer where it does not reach a
load that is carried and one that is not, and checks that what fails does not
hold again at a larger load. Then each limit is searched for by bisection, and
so are the ends of the interval: the largest load that is surely carried and the
smallest that surely is not, by the replications' intervals. Conditions of --where
are thresholds beside those of the scenario.`,
		Example: `  karvon capacity one-server
  karvon capacity central-asia --flow trucks-from-uz --flow trucks-from-kz -n 5
  karvon capacity central-asia --policy one-stop --from 80% --to 160% --dir runs/capacity`,
		Args:              a.scenarioNeeded(1),
		ValidArgsFunction: a.completeScenario,
		RunE: func(command *cobra.Command, names []string) error {
			if err := flags.change.take(command.Context(), a, names[0]); err != nil {
				return err
			}
			return a.capacity(command.Context(), names[0], &flags)
		},
	}
	flags.register(command)
	flags.change.register(command)
	flags.change.registerWhere(command)
	options := command.Flags()
	options.StringArrayVar(&flags.flows, "flow", nil,
		"flow whose load is scaled; can be repeated (default: all with a rate or intervals)")
	options.StringVar(&flags.from, "from", "50%", "lowest load of the coarse grid")
	options.StringVar(&flags.to, "to", "200%", "highest load of the coarse grid")
	options.IntVar(&flags.steps, "steps", 7, "loads of the coarse grid")
	options.StringVar(&flags.resolution, "resolution", "2%", "width of the search's last bracket, as a share of the load")
	registerCompletions(command, map[string]cobra.CompletionFunc{
		"policy": a.completePolicies,
		"chart":  cobra.FixedCompletions([]string{report.LoadPicture}, cobra.ShellCompDirectiveNoFileComp),
	})
	return command
}

// options reads the question.
func (f *capacityFlags) options() (experiment.CapacityOptions, error) {
	o := experiment.CapacityOptions{Steps: f.steps}
	for _, share := range []struct {
		flag, text string
		into       *float64
	}{{"from", f.from, &o.From}, {"to", f.to, &o.To}, {"resolution", f.resolution, &o.Resolution}} {
		value, err := unit.Parse(share.text, unit.Share)
		if err != nil {
			return o, wrongf("--%s: %w", share.flag, err)
		}
		*share.into = value
	}
	switch {
	case o.From <= 0 || o.To <= o.From:
		return o, wrongf("--from is %s and --to %s: the first is above zero and below the second", f.from, f.to)
	case o.Resolution <= 0 || o.Resolution >= 0.5:
		return o, wrongf("--resolution is %s; it lies between 0%% and 50%%", f.resolution)
	case o.Steps < 2:
		return o, wrongf("--steps is %d; at least 2 are needed", o.Steps)
	case !bound.Levels.Allows(int64(o.Steps)):
		return o, tooMany("steps", o.Steps, &bound.Levels)
	case f.given("replications") && f.replications < 2:
		return o, wrongf("--replications is %d; intervals need at least 2", f.replications)
	}
	return o, nil
}

// scaled finds the flows whose load is scaled. Where none is named these are the ones that arrive at a rate or in
// intervals; schedules are often beyond the reach of those who ask, and are scaled where nothing else is.
func scaled(s *scenario.Scenario, names []string) ([]*scenario.Demand, error) {
	all := slices.Sorted(maps.Keys(s.Flows))
	if len(names) == 0 {
		return scaledByDefault(s, all)
	}
	var demands []*scenario.Demand
	for i, name := range names {
		if slices.Contains(names[:i], name) {
			return nil, wrongf("--flow names %s twice", name)
		}
		if s.Flows[name] == nil {
			hint := ""
			if near := syntax.Suggest(name, all); near != "" {
				hint = "; did you mean " + near + "?"
			}
			return nil, wrongf("there is no flow %s%s", name, hint)
		}
		demand, err := s.Demand(name)
		if err != nil {
			return nil, wrongCommand(err)
		}
		demands = append(demands, demand)
	}
	return demands, nil
}

func scaledByDefault(s *scenario.Scenario, all []string) ([]*scenario.Demand, error) {
	var free, scheduled []*scenario.Demand
	var why error
	for _, name := range all {
		demand, err := s.Demand(name)
		switch {
		case err != nil:
			why = err
		case demand.Scheduled:
			scheduled = append(scheduled, demand)
		default:
			free = append(free, demand)
		}
	}
	if len(free) > 0 {
		return free, nil
	}
	if len(scheduled) == 0 {
		return nil, wrongf("no flow of %s can be scaled: %w", s.Name, why)
	}
	return scheduled, nil
}

func (a *app) capacity(ctx context.Context, name string, flags *capacityFlags) error {
	o, err := flags.options()
	if err != nil {
		return err
	}
	base, m, err := a.base(ctx, name, flags.change, &flags.experimentFlags)
	if err != nil {
		return err
	}
	if err := flags.within(flags.steps, m); err != nil {
		return err
	}
	s, err := a.read(ctx, name, flags.change.options())
	if err != nil {
		return err
	}
	if o.Flows, err = scaled(s, flags.flows); err != nil {
		return err
	}
	o.Base, o.Replications = base, flags.often(m)
	var found *experiment.Capacity
	err = a.study(ctx, &flags.experimentFlags, []string{report.LoadPicture},
		func(lab *laboratory) (*document.Document, error) {
			if found, err = experiment.FindCapacity(ctx, lab.Runner, m, o); err != nil {
				return nil, err
			}
			return flags.language.said(func() *document.Document { return report.Capacity(found) }), nil
		})
	if err != nil {
		return err
	}
	return concluded(&flags.experimentFlags, found.Interrupted, found.Failures)
}
