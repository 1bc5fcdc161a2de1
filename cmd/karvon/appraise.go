package main

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/report/document"
	"karvon/sim/bound"
	"karvon/sim/experiment"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// appraiseFlags are the options of karvon appraise.
type appraiseFlags struct {
	experimentFlags
	change   changeFlags
	projects []string
	every    int
	draws    int
}

func (a *app) appraiseCommand() *cobra.Command {
	var flags appraiseFlags
	command := &cobra.Command{
		Use:   "appraise SCENARIO [--project POLICY...]",
		Short: "Say what projects cost and save over years, and for whom",
		Long: `Appraise weighs the projects of the section appraisal against the scenario
without them, over years. The scenario is run with and without each project, with
the same luck, with the load of each year; a day is priced. The load is that of the
section years; without that section it is the same in all. Where growth is not
known, other loads are simulated besides. Years that are not simulated save what
their load does, between loads on a straight line.

The economic table has resources alone: building, upkeep, staff, time, cargo,
fuel and emissions, but no fees, taxes or duties; traffic that a project brings
counts half. The financial table says who pays and who gains, with fees. The two
are never mixed.

Where the section states what a project costs to build, the answer is its net
present value, with the ratio of benefits to costs, the internal rate of return,
and at which value of each input it would be worth nothing; else what it may cost.
Each number has the doubt of the simulation and that of what is assumed.

Where a place is busy for 95% of the time, or later years are not carried, what is
saved stays as it is from there on.`,
		Example: `  karvon appraise my-centre.yaml
  karvon appraise my-centre.yaml --project one-stop --dir runs/one-stop -o one-stop.html
  karvon appraise my-centre.yaml --set appraisal.discount=12% --every 5 --format json`,
		Args:              a.scenarioNeeded(1),
		ValidArgsFunction: a.completeScenario,
		RunE: func(command *cobra.Command, names []string) error {
			if err := flags.change.take(command.Context(), a, names[0]); err != nil {
				return err
			}
			return a.appraise(command.Context(), names[0], &flags)
		},
	}
	flags.register(command)
	flags.change.register(command)
	options := command.Flags()
	options.StringArrayVar(&flags.projects, "project", nil,
		"a project of the section appraisal, by its policy; can be repeated (default: all)")
	options.IntVar(&flags.every, "every", defaultEvery,
		"one of so many years is simulated, and those of most and least load")
	options.IntVar(&flags.draws, "draws", defaultDraws, "draws of what is not known of the sections appraisal and years")
	registerCompletions(command, map[string]cobra.CompletionFunc{
		"policy": a.completePolicies, "project": a.completePolicies,
		"chart": cobra.FixedCompletions([]string{report.AppraisalPicture}, cobra.ShellCompDirectiveNoFileComp),
	})
	return command
}

// What is done where nothing is said.
const defaultEvery, defaultDraws = 1, 1000

// check finds mistakes that can be told before anything is read.
func (f *appraiseFlags) check() error {
	switch {
	case f.every < 1:
		return wrongf("--every is %d; at least 1 is needed", f.every)
	case f.draws < 1:
		return wrongf("--draws is %d; at least 1 is needed", f.draws)
	case !bound.Replications.Allows(int64(f.draws)):
		return tooMany("draws", f.draws, &bound.Replications)
	}
	return f.experimentFlags.check()
}

func (a *app) appraise(ctx context.Context, name string, flags *appraiseFlags) error {
	if err := flags.check(); err != nil {
		return err
	}
	o, m, err := a.appraiseOptions(ctx, name, flags)
	if err != nil {
		return err
	}
	var found *experiment.Appraised
	err = a.study(ctx, &flags.experimentFlags, []string{report.AppraisalPicture},
		func(lab *laboratory) (*document.Document, error) {
			if found, err = experiment.Appraise(ctx, lab.Runner, m, o); err != nil {
				return nil, err
			}
			return flags.language.said(func() *document.Document { return report.Appraisal(found) }), nil
		})
	if err != nil {
		return err
	}
	return concluded(&flags.experimentFlags, false, found.Failures)
}

// appraiseOptions reads the question.
func (a *app) appraiseOptions(ctx context.Context, name string, flags *appraiseFlags) (experiment.AppraiseOptions,
	*response.Model, error) {
	o := experiment.AppraiseOptions{Every: flags.every, Draws: flags.draws}
	var m *response.Model
	var err error
	if o.Base, m, err = a.base(ctx, name, flags.change, &flags.experimentFlags); err != nil {
		return o, nil, err
	}
	if o.Scenario, err = a.read(ctx, name, flags.change.options()); err != nil {
		return o, nil, err
	}
	if o.Scenario.Appraisal == nil {
		return o, nil, wrongf("%s has no section appraisal, which says what projects cost and what time is worth; see "+
			"Appraisal in the reference", name)
	}
	if o.Projects, err = chosenProjects(o.Scenario, flags.projects); err != nil {
		return o, nil, err
	}
	for _, project := range o.Projects {
		if there := thereAlready(project, flags.change.options().Policies); there != "" {
			return o, nil, wrongf("the project %s has the policy %s, which the scenario has already by --policy: it would be "+
				"weighed against itself; leave one of them out, or choose projects by --project", project, there)
		}
	}
	if years := o.Scenario.Years; years != nil && o.Scenario.Appraisal.Opening < years.Base {
		return o, nil, wrongf("projects open in %d, before the base year of the section years, %d: the load of that year is "+
			"not known", o.Scenario.Appraisal.Opening, years.Base)
	}
	o.Replications = flags.often(m)
	o.Read = func(ctx context.Context, c experiment.Configuration) (*scenario.Scenario, error) {
		return a.read(ctx, c.Scenario, scenario.Options{Policies: c.Policies, Set: c.Settings})
	}
	return o, m, flags.within(1+len(o.Projects), m)
}

// thereAlready is the first policy of a project that others name too; empty for none.
func thereAlready(project string, policies []string) string {
	for _, policy := range strings.Split(project, "+") {
		for _, others := range policies {
			if slices.Contains(strings.Split(others, "+"), policy) {
				return policy
			}
		}
	}
	return ""
}

// chosenProjects are those that are named, or else all.
func chosenProjects(s *scenario.Scenario, names []string) ([]string, error) {
	all := slices.Sorted(maps.Keys(s.Appraisal.Projects))
	for i, name := range names {
		if slices.Contains(names[:i], name) {
			return nil, wrongf("--project names %s twice", name)
		}
		if s.Appraisal.Projects[name] != nil {
			continue
		}
		hint := " (" + strings.Join(all, ", ") + ")"
		if near := syntax.Suggest(name, all); near != "" {
			hint = "; did you mean " + near + "?"
		}
		return nil, wrongf("the section appraisal has no project %s%s", name, hint)
	}
	if len(names) == 0 {
		return all, nil
	}
	return names, nil
}
