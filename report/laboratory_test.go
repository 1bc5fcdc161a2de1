package report_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"karvon/sim/design"
	"karvon/sim/experiment"
	"karvon/sim/reference"
	"karvon/sim/regression"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
	"karvon/sim/staffing"
	"karvon/sim/stats"
	"karvon/sim/theory"
)

// The scenario that has every kind of element, and one in which the load is carried.
const (
	everything = "testdata/everything.yaml"
	carried    = "testdata/carried.yaml"
)

// laboratory makes what is reported on.
type laboratory struct {
	testing.TB
	scenario *scenario.Scenario
	model    *response.Model
}

func newLaboratory(t testing.TB) *laboratory {
	if testing.Short() {
		t.Skip("it simulates")
	}
	s, p := responsetest.Compile(t, nil, everything, scenario.Options{})
	return &laboratory{t, s, p}
}

// newRunner makes a runner for one experiment.
func newRunner() *experiment.Runner { return &experiment.Runner{Workers: 1, Load: load} }

func load(ctx context.Context, c experiment.Configuration) (*response.Model, error) {
	options := scenario.Options{Policies: c.Policies, Set: c.Settings, Where: c.Where, Positions: c.Positions}
	s, err := scenario.Load(ctx, nil, c.Scenario, options)
	if err != nil {
		return nil, err
	}
	return response.Compile(ctx, s)
}

func (l *laboratory) must(err error) {
	l.Helper()
	if err != nil {
		l.Fatal(err)
	}
}

// point is a scenario as it stands, under policies.
func point(name, file string, policies ...string) experiment.Point {
	return experiment.Point{Name: name, Configuration: experiment.Configuration{Scenario: file, Policies: policies}}
}

// sample is a point with its plan.
func (l *laboratory) sample(p experiment.Point) *experiment.Sample {
	l.Helper()
	sample, err := experiment.NewSample(p).Compiled(l.Context(), load)
	l.must(err)
	return sample
}

// run runs the plan, watched through the window.
func (l *laboratory) run() *experiment.Result {
	l.Helper()
	timeline := experiment.NewTimeline(l.model.Plan)
	r := l.result(experiment.Options{Recorder: timeline})
	timeline.Finish()
	r.Timeline = timeline
	return r
}

// byHours runs the plan with thresholds on each hour of the day, of which one is on a quantile, and one of those who
// come in few hours.
func (l *laboratory) byHours() *experiment.Result {
	l.Helper()
	_, m := responsetest.Compile(l, nil, everything, scenario.Options{Set: []string{
		"thresholds=[post.gate.wait.p95.each-hour < 6m, post.gate.wait.mean.each-hour < 3m, " +
			"post.gate.queue.mean.each-hour > 0.1, post.desk.wait.mean.each-hour < 1h, flow.trucks.time.mean < 2h]"}})
	r, err := experiment.Run(l.Context(), m, experiment.Options{Workers: 1, Replications: 5})
	l.must(err)
	return r
}

func (l *laboratory) result(options experiment.Options) *experiment.Result {
	l.Helper()
	options.Workers = 1
	r, err := experiment.Run(l.Context(), l.model, options)
	l.must(err)
	return r
}

// stopped is a run that took more memory than it may, as too many came.
func (l *laboratory) stopped() *experiment.Result {
	l.Helper()
	const memory = 1_180_000
	_, flood := responsetest.Compile(l, nil, everything, scenario.Options{Policies: []string{"flood"}})
	r, err := experiment.Run(l.Context(), flood, experiment.Options{Workers: 1, Memory: memory, Replications: 5})
	l.must(err)
	return r
}

// lost is a run that was interrupted, and of which a replication failed.
func (l *laboratory) lost() *experiment.Result {
	r := l.result(experiment.Options{Replications: 4})
	panicked := experiment.NewPanicError("index out of range [7] with length 7")
	panicked.Sample, panicked.Hash, panicked.Seed = r.Plan.Name, r.Plan.Hash, r.Seed
	panicked.Replication, panicked.Stack = 2, nil
	r.Asked, r.Interrupted, r.Lost = 7, true, []*experiment.PanicError{panicked}
	return r
}

// comparison has policies as they are named; one that there is not has no result.
func (l *laboratory) comparison(memory int64, replications int, policies ...string) *experiment.Comparison {
	l.Helper()
	samples := []*experiment.Sample{l.sample(point("everything", everything))}
	for _, policy := range policies {
		samples = append(samples, experiment.NewSample(point(policy, everything, policy)))
	}
	runner := newRunner()
	runner.Memory = memory
	c, err := experiment.Compare(l.Context(), runner, samples, replications, 1)
	l.must(err)
	return c
}

func (l *laboratory) sweep(kind string) *experiment.Sweep {
	l.Helper()
	d, err := design.New(l.Context(), l.scenario, design.Request{Name: "gates", Design: kind})
	l.must(err)
	s := &experiment.Sweep{Model: l.model, Design: d, Seed: l.model.Seed, Replications: 3}
	placed, err := experiment.Place(l.Context(), point("everything", everything), d, s.Seed)
	l.must(err)
	s.Factors, s.Tried, s.Broken = placed.Swept(d), placed.Tried, placed.Broken
	l.must(experiment.SweepOver(l.Context(), newRunner(), s, placed.Points, responsesOf(l, l.model, d.Responses...)))
	return s
}

// choice is a sweep that looks for the best of those that meet conditions.
func (l *laboratory) choice(replications int, how experiment.Choosing, conditions ...string) *experiment.Sweep {
	l.Helper()
	described, m := responsetest.Compile(l, nil, everything, scenario.Options{Where: conditions})
	d, err := design.New(l.Context(), described, design.Request{Name: "gates"})
	l.must(err)
	s := &experiment.Sweep{Model: m, Design: d, Seed: m.Seed, Replications: replications,
		Sorting: &experiment.Sorting{Response: 0}}
	base := point("everything", everything)
	base.Where = conditions
	placed, err := experiment.Place(l.Context(), base, d, s.Seed)
	l.must(err)
	s.Factors, s.Tried, s.Broken = placed.Swept(d), placed.Tried, placed.Broken
	l.must(experiment.ChooseBest(l.Context(), newRunner(), s, placed.Points,
		responsesOf(l, m, "post.gate.wait.mean", "post.gate.wait.p95", "cost.total"), how))
	s.Front = s.FindFront([2]int{2, 0}, [2]bool{})
	return s
}

// responsesOf are the places of responses in a plan, by their names.
func responsesOf(t testing.TB, m *response.Model, names ...string) []int {
	t.Helper()
	var places []int
	for _, name := range names {
		i, ok := m.ResponseIndex(name)
		if !ok {
			t.Fatalf("no response is named %s", name)
		}
		places = append(places, i)
	}
	return places
}

// capacity is how much a scenario carries, looked for up to a scale and within the memory of its runs.
func (l *laboratory) capacity(file string, to float64, memory int64) *experiment.Capacity {
	l.Helper()
	s, p := responsetest.Compile(l, nil, file, scenario.Options{})
	runner := newRunner()
	runner.Memory = memory
	trucks, err := s.Demand("trucks")
	l.must(err)
	cars, err := s.Demand("cars")
	l.must(err)
	c, err := experiment.FindCapacity(l.Context(), runner, p, experiment.CapacityOptions{
		Base: point("base", file), Flows: []*scenario.Demand{trucks, cars},
		From: 0.5, To: to, Steps: 3, Resolution: 0.2, Replications: 5,
	})
	l.must(err)
	return c
}

func (l *laboratory) sensitivity(file string, method experiment.Method, size int) *experiment.Sensitivity {
	l.Helper()
	described, p := responsetest.Compile(l, nil, file, scenario.Options{})
	var alone, services []scenario.Factor
	for _, f := range described.Factors() {
		switch f.Name {
		case "flows.trucks.arrivals.rate", "entities.truck.costs.waiting":
			alone = append(alone, f)
		case "sites.post.stations.gate.service", "sites.post.stations.customs.service":
			services = append(services, f)
		}
	}
	moved := append(experiment.Alone(alone), experiment.Together("services", services))
	replications := 2
	if method == experiment.OneAtATime && file == carried {
		replications = 5 // the least with intervals
	}
	if method == experiment.Bifurcation {
		replications = experiment.LeastSearched
	}
	s, err := experiment.Sensitive(l.Context(), newRunner(), p, experiment.SensitivityOptions{
		Method: method, Base: point("base", file), Moved: moved, Size: size, Replications: replications,
		Delta:     experiment.DefaultDelta,
		Responses: responsesOf(l, p, "flow.trucks.time.mean", "post.gate.wait.mean", "cost.total", "post.desk.queue.mean"),
	})
	l.must(err)
	return s
}

// explanation tries all changes of the file that has a little of everything.
func (l *laboratory) explanation(replications, most int, indifference float64) *experiment.Explanation {
	l.Helper()
	o := experiment.ExplainOptions{
		Base: point("everything", everything), Changes: l.model.Changes(), Replications: replications, Most: most,
		Indifference: indifference, Responses: responsesOf(l, l.model, "flow.trucks.time.mean"),
	}
	for i := range o.Changes {
		o.Ways = append(o.Ways, l.model.WayOf(&o.Changes[i], l.scenario))
	}
	x, err := experiment.Explain(l.Context(), newRunner(), l.model, o)
	l.must(err)
	return x
}

// growing is a post whose traffic grows from year to year.
const growing = "testdata/growing.yaml"

// years goes through the years of a post, with draws of what is not known of its growth.
func (l *laboratory) years(draws int, settings ...string) *experiment.Years {
	l.Helper()
	base := point("base", growing)
	base.Settings = settings
	_, m := responsetest.Compile(l, nil, growing, scenario.Options{Set: settings})
	y, err := experiment.FindYears(l.Context(), newRunner(), m, experiment.YearsOptions{Base: base, Replications: 4,
		Confidence: 0.9, Draws: draws, Budget: 24,
		Read: func(ctx context.Context, policies []string) (*scenario.Scenario, error) {
			return scenario.Load(ctx, nil, growing, scenario.Options{Set: settings, Policies: policies})
		}})
	l.must(err)
	return y
}

// officers say which are chosen: on most days there is no choice.
const officers = "staffing={gate: {of: [sites.post.stations.gate.servers], cost: 12 USD/h, most: 3, blocks: [" +
	"{days: mon, least: 3}, {days: tue}, {days: wed, least: 2, most: 2}, {days: thu, least: 3}, " +
	"{days: fri, least: 2, most: 2}, {days: sat, least: 3}, {days: sun, most: 2}]}}"

// staff chooses officers at the gate, so that limits hold.
func (l *laboratory) staff(file string, limits ...string) *experiment.Staff {
	l.Helper()
	base := point("base", file)
	if len(limits) > 0 {
		base.Settings = []string{"thresholds=[" + strings.Join(limits, ", ") + "]", officers,
			"flows.trucks.arrivals.rate=100/day",
			"sites.post.schedules.gate=[{days: [mon, wed], value: 2}, {days: [tue, thu, fri, sat, sun], value: 3}]",
			"sites.post.stations.gate.servers={schedule: gate}"}
	} else {
		base.Settings = []string{"staffing={gate: {of: [sites.post.stations.gate.servers], cost: 12 USD/h, most: 3, " +
			"shifts: [{from: [\"06:00\", \"18:00\"], length: 12h}]}}"}
	}
	s, m := responsetest.Compile(l, nil, file, scenario.Options{Set: base.Settings})
	problem, err := staffing.Read(s, staffing.Request{})
	l.must(err)
	x, err := experiment.FindStaff(l.Context(), newRunner(), m, experiment.StaffOptions{Base: base, Problem: problem,
		Search: 5, Budget: 60, Tests: 20, Confidence: 0.95})
	l.must(err)
	return x
}

// appraised has projects.
const appraised = "testdata/appraised.yaml"

// appraisal weighs projects of the post.
func (l *laboratory) appraisal(projects ...string) *experiment.Appraised {
	l.Helper()
	base := point("base", appraised)
	s, m := responsetest.Compile(l, nil, appraised, scenario.Options{})
	x, err := experiment.Appraise(l.Context(), newRunner(), m, experiment.AppraiseOptions{
		Base: base, Scenario: s, Projects: projects, Every: 4, Draws: 50, Replications: 6,
		Read: func(ctx context.Context, c experiment.Configuration) (*scenario.Scenario, error) {
			return scenario.Load(ctx, nil, c.Scenario, scenario.Options{Policies: c.Policies, Set: c.Settings})
		},
	})
	l.must(err)
	return x
}

func (l *laboratory) uncertainty() *experiment.Uncertainty {
	l.Helper()
	base := point("everything", everything)
	u, err := experiment.Uncertain(l.Context(), newRunner(), l.model, base, l.scenario.Doubt(), 6)
	l.must(err)
	u.Draws++ // and one that fails
	u.Failures = append(u.Failures, experiment.Failure{Name: "draw 7", Err: errors.New("the disk is full")})
	return u
}

// another is a result of the scenario under a policy.
func (l *laboratory) another(replications int, policies ...string) *experiment.Result {
	l.Helper()
	sample := l.sample(point("everything", everything, policies...))
	l.must(newRunner().Extend(l.Context(), []*experiment.Sample{sample}, replications))
	r, err := sample.Result()
	l.must(err)
	return r
}

func (l *laboratory) record(policies ...string) *regression.Snapshot {
	r := l.another(6, policies...)
	all := make([]int, len(r.Responses))
	for i := range all {
		all[i] = i
	}
	return regression.NewSnapshot(r, all)
}

// difference is that of a policy, where each side has numbers of its own.
func (l *laboratory) difference(policy string, seed uint64) *regression.Difference {
	before, after := l.record(), l.record(policy)
	before.Seed = seed
	delete(before.Responses, "cost.fees")
	for _, name := range []string{"cost.moving", "cost.staff", "co2.idle", "co2.moving", "co2.total", "fuel.idle"} {
		delete(after.Responses, name)
	}
	return regression.Diff(before, after)
}

// cases are a verification with every verdict.
func (l *laboratory) cases() []regression.Case {
	const version = "1.0"
	result := l.another(6)
	same := regression.NewBaseline(result, version)
	changed := regression.NewBaseline(l.another(6, "second-ramp"), "0.9")
	undecided := regression.NewBaseline(l.another(6, "slow-gate"), version)
	equal := regression.NewBaseline(result, version)
	equal.Fingerprint = "another"
	time := equal.Responses["flow.trucks.time.mean"]
	time.Values = slices.Clone(time.Values)
	for i := range time.Values {
		time.Values[i] *= 1.015625
	}
	time.Estimate.Mean *= 1.015625
	equal.Responses["flow.trucks.time.mean"] = time
	seeded := regression.NewBaseline(l.another(6), version)
	seeded.Seed, seeded.Fingerprint = 13, "another"
	delete(seeded.Responses, "cost.total")
	cases := []regression.Case{
		{File: "unchanged.yaml", Comparison: regression.Compare(same, result, version)},
		{File: "equal.yaml", Comparison: regression.Compare(equal, result, version)},
		{File: "changed.yaml", Policies: []string{"second-ramp"}, Comparison: regression.Compare(changed, result, version)},
		{File: "undecided.yaml", Comparison: regression.Compare(undecided, result, version)},
		{File: "seeded.yaml", Comparison: regression.Compare(seeded, result, version), Updated: true},
		{File: "new.yaml"},
	}
	for i := range cases {
		cases[i].Find(l.scenario, result)
	}
	cases = append(cases, seldom(result, version)...)
	return append(cases, regression.Case{File: "failed.yaml", Err: errors.New("replication 0: deadlock")})
}

// checks are two that hold and one that does not.
func checks() []reference.Check {
	estimate := func(mean, half float64) stats.Estimate {
		e := stats.Unknown(mean)
		e.Low, e.High, e.Confidence, e.N = mean-half, mean+half, 0.999, 12
		return e
	}
	return []reference.Check{
		{
			Case:  theory.Case{Family: "mm1", Parameters: "lambda=0.8;mu=1", Metric: "Lq"},
			Exact: 3.2, Simulated: estimate(3.25, 0.125),
		},
		{
			Case:  theory.Case{Family: "mmc", Parameters: "c=10;lambda=9;mu=1", Metric: "Wq"},
			Exact: 0.668731, Simulated: estimate(0.75, 0.0625),
		},
		{
			Case:  theory.Case{Family: "mm1", Parameters: "lambda=0.8;mu=1", Metric: "Wq"},
			Exact: 4, Simulated: estimate(4.0123456, 2.98),
		},
	}
}
