package main

import (
	"context"
	"math"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/report/document"
	"karvon/sim/bound"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// explainFlags are the options of karvon explain.
type explainFlags struct {
	experimentFlags
	change       changeFlags
	top          int
	indifference float64
	only         []string
	responses    []string
	as           string
}

func (a *app) explainCommand() *cobra.Command {
	var flags explainFlags
	command := &cobra.Command{
		Use:   "explain SCENARIO",
		Short: "Say where the time goes and what would mend it",
		Long: `Explain says first where the time goes: for each flow the mean time as a sum
of service, of each wait by its cause (all at work, closed, out of order, held up
ahead, no room, a slot that has not begun), of trips and delays, and by the hour
of arrival; and at which places all together wait the most hours.

Then it tries one more of everything that people wait for, each alone: a server
at a station or in a lane, a unit of a resource, an hour of opening, a place in a
zone or on a link, a slot of an electronic queue. It ranks them by the hours a
day that all save together, with what that adds on duty and costs. Without
--only it tries what is at the sites that the scenario is about.

First it leaves out what is at places where all wait less than does not matter
(--indifference). The others run in a race of at most -n replications, with the
same luck with and without the change, which drops at looks fixed beforehand
those that surely save less, or are surely not among the best (--top). What the
table says is then from as many other replications, so that it is not the best
luck that is shown.`,
		Example: `  karvon explain tandem
  karvon explain central-asia -n 16 --dir runs/explain -o explained.html
  karvon explain central-asia --policy one-stop --top 5 --only 'central-asia.*-vet.*'
  karvon explain one-server --for post.gate.wait.p95 --indifference 10 -o explained.json`,
		Args:              a.scenarioNeeded(1),
		ValidArgsFunction: a.completeScenario,
		RunE: func(command *cobra.Command, names []string) error {
			if err := flags.change.take(command.Context(), a, names[0]); err != nil {
				return err
			}
			return a.explain(command.Context(), names[0], &flags)
		},
	}
	flags.register(command)
	flags.change.register(command)
	options := command.Flags()
	options.IntVar(&flags.top, "top", 10, "changes that the table has at most")
	options.Float64Var(&flags.indifference, "indifference", 0,
		"hours a day of all that do not matter (default: 1% of those that all wait at the places looked at)")
	options.StringArrayVar(&flags.only, "only", nil,
		"changes to try, by a pattern with * on their names, such as 'post.*.servers+1'; can be repeated")
	options.StringArrayVar(&flags.responses, "for", nil, "response whose change is told besides; can be repeated")
	options.StringVar(&flags.as, "as", "",
		"who asks, an agency of the scenario or a country: of each change it is said whether he must act or another")
	registerCompletions(command, map[string]cobra.CompletionFunc{
		"policy": a.completePolicies,
		"chart":  cobra.FixedCompletions([]string{report.MendingPicture}, cobra.ShellCompDirectiveNoFileComp),
	})
	return command
}

// leastExplained is the number of replications below which a change has no interval.
const leastExplained = 5

// check finds mistakes that can be told before anything is read.
func (f *explainFlags) check() error {
	switch {
	case f.top < 1:
		return wrongf("--top is %d; at least 1 is needed", f.top)
	case !bound.Points.Allows(int64(f.top)):
		return tooMany("top", f.top, &bound.Points)
	case f.given("indifference") && !(f.indifference >= 0 && f.indifference < math.Inf(1)):
		return wrongf("--indifference is %v; it is a number of hours a day, 0 or more", f.indifference)
	case f.given("replications") && f.replications < leastExplained:
		return wrongf("--replications is %d; at least %d are needed to judge by", f.replications, leastExplained)
	}
	return f.experimentFlags.check()
}

// changes lists those to look at: what --only chooses, or those at the sites that the scenario is about.
func (f *explainFlags) changes(name string, p *plan.Plan) ([]plan.Change, error) {
	all := p.Changes()
	chosen := slices.DeleteFunc(slices.Clone(all), func(c plan.Change) bool {
		if len(f.only) == 0 {
			return !p.Concerns(&c)
		}
		return !slices.ContainsFunc(f.only, func(pattern string) bool { return scenario.Matches(pattern, c.Name) })
	})
	switch {
	case len(all) > 0 && len(chosen) == 0 && len(f.only) > 0:
		return nil, wrongf("--only matches none of the %d changes, such as %s", len(all), all[0].Name)
	case len(all) > 0 && len(chosen) == 0:
		return nil, wrongf("the sites that %s is about have nothing of which there could be one more; choose others by "+
			"--only", name)
	case !bound.Points.Allows(int64(len(chosen))):
		return nil, wrongf("%d changes are too many %s (%s); choose some by --only", len(chosen), bound.Points.Name,
			&bound.Points)
	}
	return chosen, nil
}

func (a *app) explain(ctx context.Context, name string, flags *explainFlags) error {
	if err := flags.check(); err != nil {
		return err
	}
	o, m, err := a.explainOptions(ctx, name, flags)
	if err != nil {
		return err
	}
	var found *experiment.Explanation
	err = a.study(ctx, &flags.experimentFlags, []string{report.MendingPicture},
		func(lab *laboratory) (*document.Document, error) {
			if found, err = experiment.Explain(ctx, lab.Runner, m, o); err != nil {
				return nil, err
			}
			return flags.language.said(func() *document.Document { return report.Explanation(found) }), nil
		})
	if err != nil {
		return err
	}
	return concluded(&flags.experimentFlags, found.Interrupted, found.Failures)
}

// explainOptions reads the question.
func (a *app) explainOptions(ctx context.Context, name string, flags *explainFlags) (experiment.ExplainOptions,
	*response.Model, error) {
	o := experiment.ExplainOptions{Most: flags.top, Indifference: math.NaN()}
	if flags.given("indifference") {
		o.Indifference = flags.indifference
	}
	var m *response.Model
	var err error
	flags.change.asked = flags.responses
	if o.Base, m, err = a.base(ctx, name, flags.change, &flags.experimentFlags); err != nil {
		return o, nil, err
	}
	s, err := a.read(ctx, name, flags.change.options())
	if err != nil {
		return o, nil, err
	}
	if o.Changes, err = flags.changes(name, m.Plan); err != nil {
		return o, nil, err
	}
	for i := range o.Changes {
		o.Ways = append(o.Ways, m.WayOf(&o.Changes[i], s))
	}
	if flags.as != "" {
		var known bool
		if o.Asker, known = m.Plan.Asker(flags.as); !known {
			return o, nil, wrongf("--as %s: %s has no such agency, nor an agency of such a country%s", flags.as, name,
				agenciesOf(m.Plan))
		}
	}
	o.Replications = max(flags.often(m), leastExplained)
	if err := flags.within(2*len(o.Changes)+2, m); err != nil {
		return o, nil, err
	}
	if len(flags.responses) > 0 {
		o.Responses, err = responsesNamed(m, flags.responses)
	}
	return o, m, err
}

// agenciesOf lists the agencies and countries of a plan, as the end of a message.
func agenciesOf(p *plan.Plan) string {
	var names []string
	for i := range p.Agencies {
		names = append(names, p.Agencies[i].Name)
	}
	for i := range p.Agencies {
		if country := p.Agencies[i].Country; country != "" && !slices.Contains(names, country) {
			names = append(names, country)
		}
	}
	if len(names) == 0 {
		return ": its file has no section agencies"
	}
	return "; it has " + strings.Join(names, ", ")
}
