package main

import (
	"cmp"
	"context"
	"strings"

	"karvon/report"
	"karvon/sim/experiment"
	"karvon/sim/outlook"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// alternatives are options under futures, all read and compiled, so that a mistake in any of them is known before the
// work.
type alternatives struct {
	deciding experiment.Deciding
	told     report.Decided
	plans    map[string]*response.Model    // by configuration
	variants map[string]*scenario.Scenario // under policies
}

// alternatives reads the section options.
func (a *app) alternatives(ctx context.Context, name string, flags *optionsFlags) (*alternatives, error) {
	s, err := a.read(ctx, name, scenario.Options{Set: flags.settings})
	if err != nil {
		return nil, err
	}
	if s.Options == nil {
		return nil, wrongf("%s has no section options, which says what is compared under which futures", name)
	}
	x := &alternatives{plans: map[string]*response.Model{}, variants: map[string]*scenario.Scenario{}}
	x.deciding = experiment.Deciding{
		Outlook: &scenario.Outlook{Years: s.Years, Appraisal: s.Appraisal, Options: s.Options},
		Moved:   experiment.Moved(s.OutlookDoubt()), At: s.OutlookAt, UsedByRuns: usedByRuns(s),
		Loads: func(o *scenario.Outlook) []string { return x.loads(s, o) },
	}
	x.told = report.Decided{Inputs: s.OutlookValues(), Values: s.Values}
	for _, future := range s.Options.Futures {
		course, err := outlook.NewCourse(s, s.Years, future.GrowthOf)
		if err != nil {
			return nil, wrongCommand(err)
		}
		load := 0.0
		for i := range course.Streams {
			load += course.Streams[i].Loads[s.Options.Year-course.Base]
		}
		x.told.Loads = append(x.told.Loads, load)
	}
	base, err := a.variant(ctx, x, name, flags, s.Options.Choices[s.Options.Base()].Policies)
	if err != nil {
		return nil, err
	}
	for _, choice := range s.Options.Choices {
		changed, err := a.variant(ctx, x, name, flags, choice.Policies)
		if err != nil {
			return nil, err
		}
		x.told.Acting = append(x.told.Acting, actingIn(changed, changed.ChangeFrom(base)))
		var points []experiment.Point
		for _, future := range s.Options.Futures {
			point, err := a.cell(ctx, x, name, flags, choice, future)
			if err != nil {
				return nil, err
			}
			points = append(points, point)
		}
		x.deciding.Points = append(x.deciding.Points, points)
	}
	return x, nil
}

// cell reads and compiles an option in a future.
func (a *app) cell(ctx context.Context, x *alternatives, name string, flags *optionsFlags, choice *scenario.Choice,
	future *scenario.Future) (experiment.Point, error) {
	all := append(choice.Policies[:len(choice.Policies):len(choice.Policies)], future.Policies...)
	point := flags.point(choice.Name+", "+future.Name, experiment.Configuration{Scenario: name})
	s, err := a.variant(ctx, x, name, flags, all)
	if err != nil {
		return point, err
	}
	course, err := outlook.NewCourse(s, s.Years, future.GrowthOf)
	if err != nil {
		return point, wrongf("%s: %w", point.Name, err)
	}
	point.Policies = policyNames(all)
	point.Settings = append(flags.settings[:len(flags.settings):len(flags.settings)], course.Settings(s.Options.Year)...)
	m, err := a.load(ctx, point.Configuration)
	if err != nil {
		return point, err
	}
	x.plans[keyOf(point.Configuration)] = m
	return point, nil
}

// variant reads the scenario under policies.
func (a *app) variant(ctx context.Context, x *alternatives, name string, flags *optionsFlags,
	policies []scenario.Text) (*scenario.Scenario, error) {
	names := policyNames(policies)
	key := strings.Join(names, "\n")
	if x.variants[key] != nil {
		return x.variants[key], nil
	}
	s, err := a.read(ctx, name, scenario.Options{Policies: names, Set: flags.settings})
	x.variants[key] = s
	return s, err
}

// load gives what was compiled.
func (x *alternatives) load(_ context.Context, c experiment.Configuration) (*response.Model, error) {
	return x.plans[keyOf(c)], nil
}

// loads are the settings by which the flows have their load of the year, of all futures in turn; nil where they cannot
// be told.
func (x *alternatives) loads(s *scenario.Scenario, o *scenario.Outlook) []string {
	var all []string
	for _, future := range o.Options.Futures {
		course, err := outlook.NewCourse(s, o.Years, future.GrowthOf)
		if err != nil || o.Options.Year < course.Base || o.Options.Year > course.Last {
			return nil
		}
		all = append(all, course.Settings(o.Options.Year)...)
	}
	return all
}

// keyOf tells configurations of one scenario apart.
func keyOf(c experiment.Configuration) string {
	return strings.Join(c.Policies, "\n") + "\n\n" + strings.Join(c.Settings, "\n")
}

func policyNames(policies []scenario.Text) []string {
	var names []string
	for _, p := range policies {
		names = append(names, p.Text)
	}
	return names
}

// actingIn finds who runs what an option changes.
func actingIn(s *scenario.Scenario, change scenario.Change) report.Acting {
	acting := report.Acting{Elsewhere: change.Elsewhere}
	known := map[string]bool{}
	for _, place := range change.Places {
		agency := s.RunBy(place)
		if agency == "" {
			acting.Unsaid = append(acting.Unsaid, place)
			continue
		}
		if !known[agency] {
			known[agency] = true
			of := s.Agencies[agency]
			acting.Agencies = append(acting.Agencies, report.Agency{Title: cmp.Or(of.Title, agency), Country: of.Country})
		}
	}
	return acting
}
