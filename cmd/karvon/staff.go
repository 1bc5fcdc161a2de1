package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/report/document"
	"karvon/sim/bound"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/staffing"
	"karvon/sim/unit"
)

// staffFlags are the options of karvon staff.
type staffFlags struct {
	experimentFlags
	change     changeFlags
	vary       []string
	costs      []string
	shifts     []string
	search     int
	budget     int
	confidence string
	sure       float64 // of confidence
	policy     string
}

func (a *app) staffCommand() *cobra.Command {
	var flags staffFlags
	command := &cobra.Command{
		Use:   "staff SCENARIO [--vary PATH=LEAST..MOST...]",
		Short: "Find the cheapest staff that meets the service levels",
		Long: `Staff finds the cheapest numbers of servers, units and slots with which all
thresholds of the scenario hold. What is chosen are the numbers of the section
staffing of the scenario, or those of --vary: in each block of the schedule by
which a number goes, or round the clock. Least may be 0: closed.

What a plan costs is what people on duty cost: those of --cost, of the section
staffing, or the costs of the stations and resources; where none is known, hours
are counted. With shifts (--shift, or the section's) it is the cheapest roster
that covers the plan.

The search tries plans by the first replications (--search) of each, with the
same luck, --budget in all. What it chooses is tested by replications that it
never saw, up to -n of them, at looks fixed beforehand. What is said holds with
the --confidence, all of it together; a plan that is within 1% of a share, or 2%
of another limit, may be said to hold or not.

The answer says of how many plans it is the cheapest, and for each plan with one
less in a block which threshold that would break. The exit code is 3 where no
plan was shown to hold. --policy-out writes a scenario that extends this one by
the policy staffed, to be run with.`,
		Example: `  karvon staff several-servers --vary sites.post.stations.booths.servers=6..14 ` +
			`--set 'thresholds=[post.booths.wait.p95 < 2m]'
  karvon staff my-centre.yaml --dir runs/staff -o staff.html --policy-out staffed.yaml
  karvon staff my-post.yaml --vary 'sites.post.stations.*.servers=1..9' --cost '*=12 USD/h' ` +
			`--shift 8h@06:00,14:00,22:00 --shift 12h@08:00,20:00`,
		Args:              a.scenarioNeeded(1),
		ValidArgsFunction: a.completeScenario,
		RunE: func(command *cobra.Command, names []string) error {
			if err := flags.change.take(command.Context(), a, names[0]); err != nil {
				return err
			}
			return a.staff(command.Context(), names[0], &flags)
		},
	}
	flags.register(command)
	flags.change.register(command)
	flags.change.registerWhere(command)
	options := command.Flags()
	options.Lookup("replications").Usage = "independent replications that the test of a plan takes at most (default: " +
		"16 times the scenario's)"
	options.StringArrayVar(&flags.vary, "vary", nil,
		"a number that is chosen, by its path or a pattern with *, and its bounds, as path=least..most; can be repeated")
	options.StringArrayVar(&flags.costs, "cost", nil,
		"what one person on duty costs, as path='12 USD/h', by a path or a pattern; can be repeated")
	options.StringArrayVar(&flags.shifts, "shift", nil,
		"shifts of every day for the numbers of --vary, as 8h@06:00,14:00,22:00; can be repeated")
	options.IntVar(&flags.search, "search", 0,
		"replications by which the search tries a plan at most (default: the scenario's, and 8 at the least)")
	options.IntVar(&flags.budget, "budget", 0,
		"replications of all plans that the search takes at most (default: 100 plans)")
	options.StringVar(&flags.confidence, "confidence", "95%", "of all that is said of the plan together")
	options.StringVar(&flags.policy, "policy-out", "", "file to write the plan to, as a policy of the scenario")
	registerCompletions(command, map[string]cobra.CompletionFunc{
		"policy": a.completePolicies,
		"chart":  cobra.FixedCompletions([]string{report.StaffPicture}, cobra.ShellCompDirectiveNoFileComp),
	})
	return command
}

// check finds mistakes that can be told before anything is read.
func (f *staffFlags) check() error {
	var err error
	if f.sure, err = unit.Parse(f.confidence, unit.Share); err != nil || f.sure < 0.5 || f.sure > 0.9999 {
		return wrongf("--confidence is %q; it goes from 50%% to 99.99%%", f.confidence)
	}
	switch {
	case f.given("search") && f.search < leastExplained:
		return wrongf("--search is %d; at least %d are needed to judge by", f.search, leastExplained)
	case !bound.Replications.Allows(int64(f.search)):
		return tooMany("search", f.search, &bound.Replications)
	case f.given("budget") && f.budget < 1:
		return wrongf("--budget is %d; at least 1 is needed", f.budget)
	case !bound.Tasks.Allows(int64(f.budget)):
		return tooMany("budget", f.budget, &bound.Tasks)
	case f.given("replications") && f.replications < leastExplained:
		return wrongf("--replications is %d; at least %d are needed to judge by", f.replications, leastExplained)
	case len(f.vary) == 0 && len(f.shifts) > 0:
		return wrongf("--shift is of the numbers of --vary, of which there are none")
	}
	return f.experimentFlags.check()
}

func (a *app) staff(ctx context.Context, name string, flags *staffFlags) error {
	if err := flags.check(); err != nil {
		return err
	}
	if err := flags.checkTarget(ctx); err != nil {
		return err
	}
	o, m, err := a.staffOptions(ctx, name, flags)
	if err != nil {
		return err
	}
	if flags.policy != "" { // what cannot be written is said before any work
		plain, err := a.read(ctx, name, scenario.Options{})
		if err != nil {
			return err
		}
		if _, err = staffedSettings(ctx, plain, flags, o.Problem.Settings(o.Problem.Most())); err != nil {
			return wrongCommand(err)
		}
	}
	var found *experiment.Staff
	err = a.study(ctx, &flags.experimentFlags, []string{report.StaffPicture},
		func(lab *laboratory) (*document.Document, error) {
			if found, err = experiment.FindStaff(ctx, lab.Runner, m, o); err != nil {
				return nil, err
			}
			return flags.language.said(func() *document.Document { return report.Staff(found) }), nil
		})
	if err != nil {
		return err
	}
	met := found.Chosen.Verdict == experiment.Met
	switch {
	case flags.policy != "" && met:
		if err := a.writeStaffed(ctx, name, flags, found); err != nil {
			return err
		}
	case flags.policy != "":
		a.say("%s was not written: no plan was shown to meet the thresholds", flags.policy)
	}
	if found.Interrupted {
		return exitError{errors.New("interrupted: what was finished is reported" + flags.goOn()), exitInterrupted}
	}
	if !met {
		return exitError{errors.New("no plan was shown to meet the thresholds"), exitThreshold}
	}
	return nil
}

// staffOptions reads the question.
func (a *app) staffOptions(ctx context.Context, name string, flags *staffFlags) (experiment.StaffOptions,
	*response.Model, error) {
	o := experiment.StaffOptions{Confidence: flags.sure}
	var m *response.Model
	var err error
	if o.Base, m, err = a.base(ctx, name, flags.change, &flags.experimentFlags); err != nil {
		return o, nil, err
	}
	if len(m.Thresholds) == 0 {
		return o, nil, wrongf("%s has no thresholds, by which staff would be chosen; set some, such as --set "+
			"'thresholds=[%s < ...]'", name, exampleOfThreshold(m))
	}
	for i := range m.Thresholds {
		if t := &m.Thresholds[i]; !experiment.IsJudgedByMeans(&m.Responses[t.Response]) {
			return o, nil, wrongf("threshold %s: staff cannot be chosen by the largest or smallest of all replications, which "+
				"is another the more are run; take a share or a quantile", t.Expression)
		}
	}
	if o.Problem, err = a.staffProblem(ctx, name, flags); err != nil {
		return o, nil, err
	}
	if err := o.Problem.Requires(observedWeek(m, flags.days)); err != nil {
		return o, nil, wrongCommand(err)
	}
	often := max(m.Replications, leastSearched)
	o.Search, o.Tests = flags.search, flags.replications
	if flags.search == 0 {
		o.Search = often
	}
	if o.Tests == 0 {
		o.Tests = testedTimes * often
	}
	if o.Budget = flags.budget; o.Budget == 0 {
		o.Budget = plansSearched * o.Search
	}
	if o.Budget < o.Search {
		return o, nil, wrongf("--budget is %d, and one plan takes up to %d replications (--search)", o.Budget, o.Search)
	}
	return o, m, wrongCommand(experiment.Within(plansSearched, max(o.Search, o.Tests)))
}

// What is done where nothing is said: a plan is tried at least so often by the search, it is tested up to so many
// times as often as the scenario is run, and a search tries so many plans.
const (
	leastSearched = 8
	testedTimes   = 16
	plansSearched = 100
)

// exampleOfThreshold names a response that a threshold can be on.
func exampleOfThreshold(m *response.Model) string {
	if judged := m.Judged(); len(judged) > 0 {
		return m.Responses[judged[0]].Name
	}
	return m.Responses[0].Name
}

// staffProblem reads what is chosen, from the command line or else from the scenario.
func (a *app) staffProblem(ctx context.Context, name string, flags *staffFlags) (*staffing.Problem, error) {
	s, err := a.read(ctx, name, flags.change.options())
	if err != nil {
		return nil, err
	}
	if len(flags.vary)+len(s.Staffing) == 0 {
		return nil, wrongf("nothing says which numbers of %s are chosen: name some by --vary, or in a section staffing", name)
	}
	problem, err := staffing.Read(s, staffing.Request{Vary: flags.vary, Rates: flags.costs, Shifts: flags.shifts})
	return problem, wrongCommand(err)
}

// observedWeek says of each site in which part of its local week the runs look; days are those of the command line, 0
// where it is the scenario's window.
func observedWeek(m *response.Model, days int) staffing.Observed {
	const minute = int64(60e9)
	length := m.Window
	if days > 0 {
		length = int64(days) * plan.Day * int64(max(1, m.Windows))
	}
	observed := staffing.Observed{}
	for i := range m.Sites {
		from := (m.Sites[i].Phase + m.WindowStart()) % plan.Week
		observed[m.Sites[i].Name] = staffing.Window{From: int(from / minute), Length: int((length + minute - 1) / minute)}
	}
	return observed
}
