package experiment

import (
	"cmp"
	"context"
	"math"
	"slices"

	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/stats"
)

// Explanation says what would mend most: of many small changes of a scenario, one more of something at one place
// each, those that save most of the hours that all spend inside.
type Explanation struct {
	*response.Model
	Seed         uint64
	Replications int   // of the race at most, and of the table
	Looks        []int // of the race
	Most         int   // changes that the table may have
	Points       int   // that were simulated
	Runs         int   // replications that were simulated or read, of all of them

	Base  *Result       // as stated, of the race's replications
	Times []TimeAccount // where the time of each flow goes, as stated

	Inside       float64  // hours a day that all spend inside, as stated
	Waited       float64  // hours a day that all wait at the places that could be changed
	Indifference float64  // hours a day that do not matter
	Lost         []Loss   // of flows of which queues or zones lose too many, as stated: who is kept saves no hours
	Growing      []string // flows whose backlog grows, as stated: what is saved then grows with the window

	Mendings []Mending           // the largest savings first, from replications that the race did not use
	Dropped  []Mending           // those that the race dropped, or did not tell from those shown: Saved is what it saw
	NotTried []Mending           // where hardly anybody waits
	Failures []Failure           // changes that have no result
	Shown    []response.Response // those that were asked for besides

	Asker plan.Asker // who asks, so that others who must act can be told from him

	RaceError float64 // chance that the race dropped one that it should not have
	Family    int     // intervals that hold together
	Adjusted  float64 // confidence of each of them

	Interrupted bool
}

// Mending is a change, what it saves and what it costs.
type Mending struct {
	plan.Change
	Way    plan.Way // how a scenario is written so
	Waited float64  // hours a day that all wait there, as stated, in the replications of the race

	// What is saved, hours and dollars a day: of all, and of persons and of what is sent out (papers, goods,
	// containers) where there are such. Money leaves out what the change itself costs.
	Saved, People, Sent, Money stats.Estimate
	// Kept is how many fewer are turned away a day: who is kept is inside for longer, and what keeps him saves less.
	Kept    stats.Estimate
	Changed []stats.Estimate // of the responses that were asked for

	Look int  // the race's last at it
	Fate Fate // why the race dropped it
}

// StaffHours is how many hours of servers or units a day a change adds; NaN where it adds none.
func (m *Mending) StaffHours() float64 { return 24 * m.Added }

// StaffCost is what those cost, USD a day; NaN where the scenario does not say.
func (m *Mending) StaffCost() float64 {
	if m.Duty == 0 || math.IsNaN(m.Added) {
		return nan
	}
	return float64(m.Added * m.Duty)
}

// Matters says whether it surely saves more than does not matter.
func (e *Explanation) Matters(m *Mending) bool {
	low, _ := m.Saved.Test()
	return low > e.Indifference
}

// ExplainOptions say how the question is put.
type ExplainOptions struct {
	Base         Point
	Changes      []plan.Change // that could be tried
	Ways         []plan.Way    // how the scenario is written with each
	Replications int
	Most         int     // changes in the table
	Indifference float64 // hours a day; NaN for a share of all that wait
	Responses    []int   // to tell of besides, in the plan
	Asker        plan.Asker
}

// trifling is the share of all waiting that does not matter, where nothing else is said.
const trifling = 0.01

// raceError is the chance that a race drops what it should not have.
const raceError = 0.05

// Explain tries changes of a model in pairs of replications with the same luck. First it leaves out those at places
// where all together wait so little that to end it would not matter; then it races the others; and it tells of the
// best of them from as many other replications, of which the race knew nothing.
func Explain(ctx context.Context, runner *Runner, m *response.Model, o ExplainOptions) (*Explanation, error) {
	x := &explaining{
		Explanation: &Explanation{Model: m, Seed: m.Seed, Replications: o.Replications, Looks: looksOf(o.Replications),
			RaceError: raceError, Most: o.Most, Asker: o.Asker},
		options: o, runner: runner, hours: newHoursInside(m), samples: map[int]*Sample{},
	}
	if o.Base.Seed != nil {
		x.Seed = *o.Base.Seed
	}
	for _, i := range o.Responses {
		x.Shown = append(x.Shown, m.Responses[i])
	}
	if err := x.screen(ctx); err != nil {
		return nil, err
	}
	x.asked = x.ask()
	if err := x.race(ctx); err != nil {
		return nil, err
	}
	x.Interrupted = ctx.Err() != nil
	return x.Explanation, nil
}

// explaining is an explanation in the making.
type explaining struct {
	*Explanation
	options ExplainOptions
	runner  *Runner
	hours   *hoursInside
	asked   *question       // of those of a change; nil for all, of those of the scenario as stated
	base    *Sample         // with the race's replications
	tried   []Mending       // that take part in the race
	samples map[int]*Sample // by the number among these
}

// sample begins a sample of the model with a change, or without one, from a replication on.
func (x *explaining) sample(c *plan.Change, first int) *Sample {
	point, m := x.options.Base, x.Model
	point.first = first
	if c != nil {
		point.Name, point.Change = c.Name, c.Name
		m = m.With(m.Plan.With(c))
	}
	s := NewSample(point)
	s.question = x.asked
	s.compiled.Do(func() { s.use(m) })
	x.Points++
	return s
}

// ask says what is asked of the replications of a change: the hours that are inside, what those who are turned away
// and all costs come to, and what else is to be told.
func (x *explaining) ask() *question {
	names := namesOf(x.Model, x.options.Responses)
	for _, parts := range [][]weighted{x.hours.all, x.hours.people, x.hours.sent, x.hours.lost} {
		for _, part := range parts {
			names = append(names, x.Model.Responses[part.response].Name)
			if part.times != plan.None {
				names = append(names, x.Model.Responses[part.times].Name)
			}
		}
	}
	return &question{append(names, totalCost), true, false}
}

// extend runs samples up to a number of replications.
func (x *explaining) extend(ctx context.Context, samples []*Sample, replications int) error {
	before := 0
	for _, s := range samples {
		before += len(s.outcomes)
	}
	err := x.runner.Extend(ctx, samples, replications)
	x.Runs += len(samples)*replications - before
	return err
}

// screen runs the scenario as stated, and leaves out what is at places where hardly anybody waits.
func (x *explaining) screen(ctx context.Context) error {
	o := &x.options
	x.base = x.sample(nil, 0)
	x.base.probe = accounting{}
	if err := x.extend(ctx, []*Sample{x.base}, o.Replications); err != nil {
		return err
	}
	if err := unusable(x.base, o.Replications); err != nil {
		return interrupted(ctx, err)
	}
	var err error
	if x.Base, err = x.base.Result(); err != nil {
		return err
	}
	if x.Times, err = x.base.accounts(); err != nil {
		return err
	}
	var stated Evaluation
	stated.take(x.base, nil)
	x.Growing = conclude(x.Model, &stated).Growing
	for _, loss := range x.Base.losses() {
		if loss.TooMany() {
			x.Lost = append(x.Lost, loss)
		}
	}
	x.Inside = meanOf(summed(x.hours.all, x.base))
	waited, counted := map[string]float64{}, x.waitedByAccount()
	for i := range o.Changes {
		for _, place := range o.Changes[i].Waits {
			if _, known := waited[place]; !known {
				waited[place] = math.Max(waitedAt(x.base, place), counted[place])
				x.Waited += waited[place]
			}
		}
	}
	x.Indifference = o.Indifference
	if math.IsNaN(x.Indifference) {
		x.Indifference = float64(trifling * x.Waited)
	}
	for i := range o.Changes {
		m := Mending{Change: o.Changes[i], Way: o.Ways[i]}
		for _, place := range m.Waits {
			m.Waited += waited[place]
		}
		if m.Waited > x.Indifference {
			x.tried = append(x.tried, m)
		} else {
			x.NotTried = append(x.NotTried, m)
		}
	}
	slices.SortStableFunc(x.NotTried, func(a, b Mending) int { return cmp.Compare(b.Waited, a.Waited) })
	return nil
}

// waitedByAccount gives how many hours a day those wait at each place who complete their journey, with all who wait
// there in a batch.
func (x *explaining) waitedByAccount() map[string]float64 {
	waited := map[string]float64{}
	days := float64(x.Plan.Counted()) / float64(plan.Day)
	for i := range x.Times {
		f := &x.Times[i]
		if !x.Base.IsTraffic(int(f.Flow)) {
			continue
		}
		for _, part := range f.Parts {
			if part.Doing.Waits() {
				waited[part.Place] += float64(float64(part.Time.Mean*f.Completed) / days / 3600)
			}
		}
	}
	return waited
}

// unusable says why a sample is no answer; nil where it is one.
func unusable(s *Sample, replications int) error {
	switch {
	case s.err != nil:
		return s.err
	case len(s.lost) > 0:
		return s.allLost()[0]
	case s.finished() < replications:
		return errUnfinished
	}
	for _, replication := range s.done() {
		if s.outcomes[replication].stop != nil {
			result, err := s.Result()
			if err != nil {
				return err
			}
			return result.Overload()
		}
	}
	return nil
}
