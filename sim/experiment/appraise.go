package experiment

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"karvon/sim/outlook"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// Appraised is what projects cost and save over years.
type Appraised struct {
	*response.Model // of the scenario without any of them
	Appraisal       *scenario.Appraisal
	scenario        *scenario.Scenario
	Seed            uint64
	Replications    int
	// Loads are those of the years from the base year of the section years on, in entities a day; nil where the load is
	// the same in all years. LastLoad is the last of these years: those after it have its load.
	Loads    []float64
	LastLoad int
	Draws    int // of what is not known of the sections
	Projects []AppraisedProject
	Failures []Failure

	// Assumed counts the quantities that are assumptions, of the sections and of the runs.
	Assumed Assumed
}

// Assumed counts quantities: all, and those of them without a source.
type Assumed struct{ Section, OfSection, Runs, OfRuns int }

// AppraiseOptions say how the question is put.
type AppraiseOptions struct {
	Base         Point
	Scenario     *scenario.Scenario // that of the base
	Projects     []string           // of the section appraisal
	Every        int                // of so many years one is simulated
	Replications int
	Draws        int
	// Read reads a configuration as the runner's loader does.
	Read func(context.Context, Configuration) (*scenario.Scenario, error)
}

// Appraise weighs projects against the scenario without them. Base and projects meet the same entities with the same
// luck in the years that are simulated: the first and the last in operation, every so many between, those of most and
// of least load, and the load from which on a place has no time to spare; and with loads beside, for what is not known
// of the growth. A day of each is priced, and each year saves what its load does: between loads that were simulated on
// a straight line, and from that load on as it is ([Hold]).
func Appraise(ctx context.Context, runner *Runner, m *response.Model, o AppraiseOptions) (*Appraised, error) {
	a := o.Scenario.Appraisal
	x := &appraising{
		Appraised: &Appraised{Model: m, Appraisal: a, scenario: o.Scenario, Seed: m.Seed, Replications: o.Replications,
			Draws: o.Draws},
		options: o, runner: runner,
	}
	if o.Base.Seed != nil {
		x.Seed = *o.Base.Seed
	}
	x.Assumed = countAssumed(o.Scenario, o.Projects)
	if err := x.prepare(ctx); err != nil {
		return nil, err
	}
	for _, project := range x.projects {
		found, err := x.appraise(ctx, project)
		if errors.Is(err, context.Canceled) {
			return nil, err
		}
		if err != nil {
			x.Failures = append(x.Failures, Failure{project.name, err})
			continue
		}
		x.Projects = append(x.Projects, *found)
	}
	slices.SortStableFunc(x.Projects, func(a, b AppraisedProject) int {
		return firstIf(a.Stated) - firstIf(b.Stated)
	})
	if len(x.Projects) == 0 {
		return nil, x.Failures[0].Err
	}
	return x.Appraised, nil
}

// appraising is an appraisal in the making.
type appraising struct {
	*Appraised
	options  AppraiseOptions
	runner   *Runner
	base     *alternative
	projects []*alternative
	names    []string // of all responses that are asked for
	ends     []rangeEnds
	drawn    []*movedOutlook
	states   []*loadState // that are simulated, or may be
	beside   int          // how many of them are of no year
}

// alternative is the scenario with a project, or without any.
type alternative struct {
	name      string
	project   *scenario.Project // nil of the base
	point     Point
	course    *outlook.Course    // nil where the load is the same in all years
	demands   []*scenario.Demand // then those that more traffic is generated of
	uses      *resourceUse
	model     *response.Model
	simulated map[*loadState]*simulatedYear
	busiest   map[*loadState]busiest
}

// simulatedYear is what a day with a load uses up.
type simulatedYear struct {
	daily   daily
	carried bool // whether no backlog grows and not too many are lost
}

// generated is the share of traffic that a project brings beside what comes anyway.
func (a *alternative) generated() float64 {
	if a.project == nil {
		return 0
	}
	return a.project.Generated
}

// prepare reads and compiles the base and all projects, so that mistakes are known before the work.
func (x *appraising) prepare(ctx context.Context) error {
	names := append([]string{""}, x.options.Projects...)
	for _, name := range names {
		one, err := x.alternative(ctx, name)
		if err != nil {
			return err
		}
		if name == "" {
			x.base = one
		} else {
			x.projects = append(x.projects, one)
		}
	}
	grow := x.base.flows()
	for _, one := range append([]*alternative{x.base}, x.projects...) {
		one.uses = newResourceUse(one.model, grow)
		x.names = append(x.names, one.uses.names...)
	}
	slices.Sort(x.names)
	x.names = slices.Compact(x.names)
	if x.base.course != nil {
		for year := x.base.course.Base; year <= x.base.course.Last; year++ {
			x.Loads = append(x.Loads, x.base.course.Load(year, nil))
		}
		x.LastLoad = x.base.course.Last
	}
	if err := x.moveOutlook(ctx); err != nil {
		return err
	}
	return Within((1+len(x.projects))*x.years(), x.Replications)
}

// years is how many years and loads are simulated before the last one that is carried is looked for.
func (x *appraising) years() int {
	var all []int
	if c := x.base.course; c != nil {
		for year := c.Base; year <= c.Last; year++ {
			all = append(all, year)
		}
	}
	years := 1 + len(x.grid(all))
	if x.movesLoad() {
		years += mostUp + mostDown
	}
	return years
}

// alternative reads and compiles the scenario with a project.
func (x *appraising) alternative(ctx context.Context, name string) (*alternative, error) {
	a := &alternative{name: name, point: x.options.Base, simulated: map[*loadState]*simulatedYear{},
		busiest: map[*loadState]busiest{}}
	s := x.options.Scenario
	if a.model = x.Model; name != "" {
		a.project = x.Appraisal.Projects[name]
		a.point.Policies = append(slices.Clone(a.point.Policies), strings.Split(name, "+")...)
		var err error
		if s, err = x.options.Read(ctx, a.point.Configuration); err != nil {
			return nil, err
		}
		if a.model, err = x.runner.Load(ctx, a.point.Configuration); err != nil {
			return nil, err
		}
	}
	var err error
	if years := x.options.Scenario.Years; years != nil {
		a.course, err = outlook.NewCourse(s, years, nil)
		return a, err
	}
	if a.demands = freeDemands(s); a.generated() > 0 && len(a.demands) == 0 {
		err = fmt.Errorf("the project %s brings traffic, and no flow can be scaled", name)
	}
	return a, err
}

// freeDemands are those of the flows that arrive at a rate or in intervals; schedules are what they are.
func freeDemands(s *scenario.Scenario) []*scenario.Demand {
	var free []*scenario.Demand
	for _, name := range slices.Sorted(maps.Keys(s.Flows)) {
		if demand, err := s.Demand(name); err == nil && !demand.Scheduled {
			free = append(free, demand)
		}
	}
	return free
}

// flows names those of which more can come.
func (a *alternative) flows() []string {
	if a.course != nil {
		return a.course.Flows()
	}
	var names []string
	for _, demand := range a.demands {
		names = append(names, demand.Flow)
	}
	return names
}

// at is the design point of a load.
func (a *alternative) at(st *loadState) Point {
	p := a.point
	p.Name = strings.TrimSpace(a.name + " " + st.name)
	var settings []string
	switch {
	case a.course != nil:
		loads := slices.Clone(st.loads)
		for i := range loads {
			loads[i] = float64(loads[i] * (1 + a.generated()))
		}
		settings = a.course.SettingsOf(loads)
	case a.generated() > 0:
		for _, demand := range a.demands {
			settings = append(settings, demand.Settings(1+a.generated())...)
		}
	}
	p.Settings = append(slices.Clone(p.Settings), settings...)
	return p
}

// countAssumed counts the quantities that an appraisal of some projects rests on.
func countAssumed(s *scenario.Scenario, projects []string) Assumed {
	var c Assumed
	for i := range s.Values {
		v := &s.Values[i]
		section, rest, _ := strings.Cut(v.Path, ".")
		of, path, _ := strings.Cut(rest, ".")
		name, _, _ := strings.Cut(path, ".")
		if section == "options" || section == "appraisal" && of == "projects" && !slices.Contains(projects, name) {
			continue
		}
		assumed := 0
		if v.Confidence == scenario.Assumption {
			assumed = 1
		}
		if v.Outlook {
			c.OfSection++
			c.Section += assumed
		} else {
			c.OfRuns++
			c.Runs += assumed
		}
	}
	return c
}
