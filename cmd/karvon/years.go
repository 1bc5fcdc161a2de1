package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/report/document"
	"karvon/sim/bound"
	"karvon/sim/experiment"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
	"karvon/sim/unit"
)

// yearsFlags are the options of karvon years.
type yearsFlags struct {
	experimentFlags
	change        changeFlags
	draws, budget int
	confidence    string
	sure          float64 // of confidence
	every         bool
}

func (a *app) yearsCommand() *cobra.Command {
	var flags yearsFlags
	command := &cobra.Command{
		Use:   "years SCENARIO",
		Short: "Say in which year it is full, and what is built when",
		Long: `Years goes by the section years of the scenario from the traffic of a base year to
a last one, and finds the first year in which it is full: in which not all
thresholds are met, more than 1% is lost, or a backlog grows. It says so if
nothing is done, and with the phases of the section, which come in a year or as
soon as it is full without them, each with its cost where appraisal states one;
and in which year marks are reached.

Years are looked at by bisection, all with the same luck, and no load that is far
beyond what is carried. Where all streams grow alike, one limit of the load tells
of all years. A year of which -n replications (at least 3) do not tell is looked
at with up to four times as many. The interval by chance holds with the
--confidence. With --days shorter than the scenario's cycle, what grows or not
within these days is not told of the whole.

What is not known of the growth is drawn --draws times from the ranges in the
section. What was seen of loads tells of the draws: where streams do not grow
alike, what it leaves open is simulated, by --budget replications at most.`,
		Example: `  karvon years my-centre.yaml
  karvon years my-centre.yaml --policy one-stop --set years.last=2060 -n 20
  karvon years my-centre.yaml --dir runs/years --resume -o years.html`,
		Args:              a.scenarioNeeded(1),
		ValidArgsFunction: a.completeScenario,
		RunE: func(command *cobra.Command, names []string) error {
			if err := flags.change.take(command.Context(), a, names[0]); err != nil {
				return err
			}
			return a.years(command.Context(), names[0], &flags)
		},
	}
	flags.register(command)
	flags.change.register(command)
	flags.change.registerWhere(command)
	options := command.Flags()
	options.Lookup("replications").Usage = "independent replications of each year, at least 3, and up to four times " +
		"as many where they do not tell (default: the scenario's)"
	options.StringVar(&flags.confidence, "confidence", "95%", "of each year that is told")
	options.IntVar(&flags.draws, "draws", 200, "draws of what is not known of the growth; 0 for none")
	options.IntVar(&flags.budget, "budget", 0,
		"replications that the draws take at most, where streams do not grow alike (default: those of 50 years)")
	options.BoolVar(&flags.every, "every", false, "a row for each year, which is simulated unless it is far beyond what "+
		"is carried")
	registerCompletions(command, map[string]cobra.CompletionFunc{
		"policy": a.completePolicies,
		"chart":  cobra.FixedCompletions([]string{report.YearsPicture}, cobra.ShellCompDirectiveNoFileComp),
	})
	return command
}

// leastJudged is the number of replications below which years are not judged.
const leastJudged = 3

// yearsDrawnFor is the number of years whose replications the draws take at most where nothing is said.
const yearsDrawnFor = 50

// check finds mistakes that can be told before anything is read.
func (f *yearsFlags) check() error {
	var err error
	if f.sure, err = unit.Parse(f.confidence, unit.Share); err != nil || f.sure < 0.5 || f.sure > 0.9999 {
		return wrongf("--confidence is %q; it goes from 50%% to 99.99%%", f.confidence)
	}
	switch {
	case f.given("replications") && f.replications < leastJudged:
		return wrongf("--replications is %d; at least %d are needed to judge by", f.replications, leastJudged)
	case f.draws < 0:
		return wrongf("--draws is %d; it is 0 or more", f.draws)
	case f.draws > 0 && f.draws < leastDraws:
		return wrongf("--draws is %d; at least %d are needed for an interval", f.draws, leastDraws)
	case !bound.Levels.Allows(int64(f.draws)):
		return tooMany("draws", f.draws, &bound.Levels)
	case f.budget < 0:
		return wrongf("--budget is %d; it is 0 or more", f.budget)
	case !bound.Tasks.Allows(int64(f.budget)):
		return tooMany("budget", f.budget, &bound.Tasks)
	}
	return f.experimentFlags.check()
}

// leastDraws is the number of draws below which their tails are not told.
const leastDraws = 20

func (a *app) years(ctx context.Context, name string, flags *yearsFlags) error {
	if err := flags.check(); err != nil {
		return err
	}
	base, m, err := a.base(ctx, name, flags.change, &flags.experimentFlags)
	if err != nil {
		return err
	}
	o, err := a.yearsOptions(ctx, name, flags, m, base)
	if err != nil {
		return err
	}
	var found *experiment.Years
	err = a.study(ctx, &flags.experimentFlags, []string{report.YearsPicture},
		func(lab *laboratory) (*document.Document, error) {
			if found, err = experiment.FindYears(ctx, lab.Runner, m, o); err != nil {
				return nil, err
			}
			return flags.language.said(func() *document.Document { return report.Years(found) }), nil
		})
	if err != nil {
		return err
	}
	return concluded(&flags.experimentFlags, found.Interrupted, nil)
}

// yearsOptions reads the question. What is wrong with the section years is said before any work.
func (a *app) yearsOptions(ctx context.Context, name string, flags *yearsFlags, m *response.Model,
	base experiment.Point) (experiment.YearsOptions, error) {
	o := experiment.YearsOptions{Base: base, Replications: max(flags.often(m), leastJudged), Confidence: flags.sure,
		Draws: flags.draws, Budget: flags.budget, Every: flags.every}
	o.Read = func(ctx context.Context, policies []string) (*scenario.Scenario, error) {
		options := flags.change.options()
		options.Policies = append(options.Policies[:len(options.Policies):len(options.Policies)], policies...)
		return a.read(ctx, name, options)
	}
	s, err := o.Read(ctx, nil)
	if err != nil {
		return o, err
	}
	if s.Years == nil {
		return o, wrongf("%s says nothing of years: add a section years (see scenarios/reference.md), or set it by --set",
			name)
	}
	if err := experiment.CheckYears(ctx, o); err != nil {
		var mistakes syntax.Errors
		if errors.As(err, &mistakes) {
			return o, err
		}
		return o, wrongCommand(err)
	}
	if len(m.Thresholds) == 0 && m.Plan.Kind == scenario.Terminating {
		return o, wrongf("%s has no thresholds, and its runs start empty, so that nothing says when it is full; set some, "+
			"such as --set 'thresholds=[%s < ...]'", name, exampleOfThreshold(m))
	}
	if !flags.given("budget") {
		o.Budget = yearsDrawnFor * o.Replications
	}
	return o, wrongCommand(experiment.Within(yearsDrawnFor, 4*o.Replications))
}
