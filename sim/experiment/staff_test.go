package experiment

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"slices"
	"sync"
	"testing"
	"testing/fstest"

	"karvon/sim/dist"
	"karvon/sim/experiment/journal"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/staffing"
	"karvon/sim/theory"
)

// erlangPost is M/M/c.
const erlangPost = `
karvon: 1
title: One station
run: {kind: stationary, warm-up: 6h, window: 1 day, follow-up: 6h, replications: 16, seed: 3}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: 7, service: {exponential: 3m}}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 100/h}, journey: [{visit: gate}, depart]}}
`

// jacksonPosts are two stations, of which each is M/M/c by Jackson's theorem.
const jacksonPosts = `
karvon: 1
title: Two stations in a line
run: {kind: stationary, warm-up: 6h, window: 1 day, follow-up: 6h, replications: 16, seed: 3}
entities: {truck: {}}
sites:
  post:
    stations:
      gate: {servers: 3, service: {exponential: 1m}, costs: {duty: 25 USD/h}}
      hall: {servers: 9, service: {exponential: 4m}, costs: {duty: 10 USD/h}}
flows: {trucks: {entity: truck, arrivals: {rate: 100/h}, journey: [{visit: gate}, {visit: hall}, depart]}}
`

// staffCase is a question of which the answer is known.
type staffCase struct {
	text   string
	limits string   // thresholds
	vary   []string // numbers
	// beyond gives, of a plan, by how much of its limit a threshold is beyond it, of all the largest part; below 0 where
	// all hold.
	beyond func(numbers []int) float64
}

// problem is what is chosen.
func (c *staffCase) problem(t *testing.T) *staffing.Problem {
	t.Helper()
	s, err := scenario.Load(t.Context(), fstest.MapFS{"test.yaml": {Data: []byte(c.text)}}, "test", scenario.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := staffing.Read(s, staffing.Request{Vary: c.vary})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// meanWait is that of M/M/c, and the time within which 95% are served, in seconds; infinite where it has none.
func meanWait(servers int, perHour, meanMinutes float64) (mean, p95 float64) {
	q, err := theory.NewMMc(servers, perHour/3600, 1/(60*meanMinutes))
	if err != nil {
		return math.Inf(1), math.Inf(1)
	}
	return q.Wait, q.WaitQuantile(0.95)
}

// staffCases have exact answers.
func staffCases() map[string]staffCase {
	return map[string]staffCase{
		"a mean": {erlangPost, "[post.gate.wait.mean < 40s]", []string{"*.gate.servers=1..15"},
			func(n []int) float64 {
				mean, _ := meanWait(n[0], 100, 3)
				return mean/40 - 1
			}},
		// With seven the wait is 2.6% beyond the limit, so that it is as near to the tolerance as it can well be.
		"at the edge": {erlangPost, "[post.gate.wait.mean < 28.4s]", []string{"*.gate.servers=1..15"},
			func(n []int) float64 {
				mean, _ := meanWait(n[0], 100, 3)
				return mean/28.4 - 1
			}},
		"a quantile": {erlangPost, "[post.gate.wait.p95 < 90s]", []string{"*.gate.servers=1..15"},
			func(n []int) float64 {
				_, p95 := meanWait(n[0], 100, 3)
				return p95/90 - 1
			}},
		"two stations": {jacksonPosts, "[flow.trucks.time.mean < 6m]",
			[]string{"*.gate.servers=1..6", "*.hall.servers=1..14"},
			func(n []int) float64 {
				first, _ := meanWait(n[0], 100, 1)
				second, _ := meanWait(n[1], 100, 4)
				return (300+first+second)/360 - 1
			}},
	}
}

// dayAndNight has a busy day, and servers by day and by night.
const dayAndNight = `
karvon: 1
title: A post by day and by night
run: {kind: cyclic, cycle: 1 day, warm-up: 1 day, window: 1 day, follow-up: 6h, replications: 16, seed: 3}
entities: {truck: {}}
profiles: {busy: {hours: [1, 1, 1, 1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 1, 1, 1, 1]}}
sites:
  post:
    schedules: {gate: [{from: "08:00", to: "20:00", value: 7}, {from: "20:00", to: "08:00", value: 7}]}
    stations: {gate: {servers: {schedule: gate}, service: {exponential: 3m}}}
flows: {trucks: {entity: truck, arrivals: {rate: 80/h, profile: busy}, journey: [{visit: gate}, depart]}}
`

// dayAndNightCase is known by many replications of all plans alone.
func dayAndNightCase(t *testing.T) staffCase {
	t.Helper()
	return dayAndNightWith(t, "[post.gate.wait.mean < 60s]", func(result *Result) float64 {
		return result.Find("post.gate.wait.mean").Mean/60 - 1
	})
}

// dayAndNightWith is a case of it by thresholds, and by how much many replications say that these are beyond.
func dayAndNightWith(t *testing.T, limits string, beyond func(*Result) float64) staffCase {
	t.Helper()
	known := map[[2]int]float64{}
	c := staffCase{text: dayAndNight, limits: limits}
	c.vary = []string{"*.gate.servers=2..10"}
	problem := c.problem(t)
	c.beyond = func(numbers []int) float64 {
		key := [2]int{numbers[0], numbers[1]}
		if beyond, ok := known[key]; ok {
			return beyond
		}
		set := []string{"thresholds=" + limits}
		for _, one := range problem.Settings(numbers) {
			set = append(set, one.Path+"="+one.Value)
		}
		m, err := staffLoader(c.text)(t.Context(), Configuration{Settings: set})
		if err != nil {
			t.Fatal(err)
		}
		seed := uint64(1000)
		known[key] = beyond(run(t, m, Options{Replications: 1500, Seed: &seed}))
		return known[key]
	}
	return c
}

// cheapestOf finds the cheapest of all plans that holds. Of these stations more servers make no wait longer, so that a
// plan with no more than one that does not hold need not be tried, nor one with no less than one that does.
func cheapestOf(t *testing.T, c *staffCase, p *staffing.Problem) (cost float64, numbers []int) {
	t.Helper()
	cost = math.Inf(1)
	plan, most := p.Least(), p.Most()
	var holding, failing [][]int
	covers := func(one, other []int) bool { // whether one has no less than the other anywhere
		return !slices.ContainsFunc(makeRange(len(one)), func(i int) bool { return one[i] < other[i] })
	}
	holds := func() bool {
		switch {
		case slices.ContainsFunc(failing, func(other []int) bool { return covers(other, plan) }):
			return false
		case slices.ContainsFunc(holding, func(other []int) bool { return covers(plan, other) }):
			return true
		case c.beyond(plan) < 0:
			holding = append(holding, slices.Clone(plan))
			return true
		}
		failing = append(failing, slices.Clone(plan))
		return false
	}
	var try func(i int)
	try = func(i int) {
		if i == len(plan) {
			if holds() && p.Cost(plan) < cost {
				cost, numbers = p.Cost(plan), slices.Clone(plan)
			}
			return
		}
		numbers := makeRange(most[i] - p.Least()[i] + 1)
		if i == len(plan)-1 {
			slices.Reverse(numbers) // from where all hold to where none does
		}
		for _, n := range numbers {
			plan[i] = p.Least()[i] + n
			try(i + 1)
		}
	}
	try(0)
	return cost, numbers
}

// makeRange lists the numbers from 0 on.
func makeRange(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// staffLoader loads a text, with tables that all its plans share.
func staffLoader(text string) Loader {
	tables, mutex := new(dist.Tables), new(sync.Mutex)
	return func(ctx context.Context, c Configuration) (*response.Model, error) {
		s, err := scenario.Load(ctx, fstest.MapFS{"test.yaml": {Data: []byte(text)}}, "test",
			scenario.Options{Set: c.Settings, AskedFor: c.AskedFor})
		if err != nil {
			return nil, err
		}
		mutex.Lock()
		defer mutex.Unlock()
		return response.CompileWith(ctx, s, tables)
	}
}

// staffed answers a question.
func staffed(t *testing.T, c *staffCase, o StaffOptions, runner *Runner) *Staff {
	t.Helper()
	runner.Load = staffLoader(c.text)
	o.Base.Settings = []string{"thresholds=" + c.limits}
	m, err := runner.Load(t.Context(), o.Base.Configuration)
	if err != nil {
		t.Fatal(err)
	}
	o.Problem = c.problem(t)
	if o.Confidence == 0 {
		o.Confidence = 0.95
	}
	o.Search, o.Budget, o.Tests = 16, 16*100, 128
	found, err := FindStaff(t.Context(), runner, m, o)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// What is said of a plan is wrong no oftener than is stated, and what it costs is within 2% of the least in nine of
// ten: for M/M/c by its mean wait and by a quantile, and for two stations that share what they may take. A plan is
// wrongly said to hold where it is beyond its limit by more than the tolerance; to be the cheapest where a cheaper one
// holds.
//
// This kills tests by the replications that the search chose the plan by, looks that are not paid for, and bounds that
// are not tested.
func TestStaffIsTheCheapestThatHolds(t *testing.T) {
	seeds, cases := 2, staffCases()
	switch {
	case *longest:
		seeds, cases["day and night"], cases["each hour"] = 200, dayAndNightCase(t), eachHourCase(t)
	case *long:
		seeds, cases["day and night"], cases["each hour"] = 40, dayAndNightCase(t), eachHourCase(t)
	default:
		delete(cases, "a mean")
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) { countStaff(t, &c, seeds) })
	}
}

// countStaff asks a question with so many seeds, and counts how often the answer is wrong or dear.
func countStaff(t *testing.T, c *staffCase, seeds int) {
	t.Helper()
	least, numbers := cheapestOf(t, c, c.problem(t))
	wrong, cheap, shown, cheapest, notCheapest, runs := 0, 0, 0, 0, 0, 0
	for seed := range uint64(seeds) {
		x := staffed(t, c, StaffOptions{Base: Point{Seed: &seed}}, new(Runner))
		runs += x.SearchRuns + x.TestRuns
		if x.Chosen.Verdict == Met {
			shown++
			if c.beyond(x.Chosen.Numbers) > toleranceOfOthers {
				wrong++
			}
		}
		if x.Chosen.Cost <= least*1.02 {
			cheap++
		}
		if x.Claim != OfThoseExamined {
			cheapest++
			if x.Chosen.Cost > least*(1+1e-9) {
				notCheapest++
			}
		}
	}
	t.Logf("%v is the cheapest, %.3f of the limit beyond; of %d: %d shown to hold, %d of them wrongly, %d within "+
		"2%%, %d said to be the cheapest, %d of them wrongly; %d replications each", numbers, c.beyond(numbers), seeds,
		shown, wrong, cheap, cheapest, notCheapest, runs/seeds)
	if binomialUpperTail(wrong, seeds, 0.05) < falseAlarm || binomialUpperTail(notCheapest, seeds, 0.05) < falseAlarm {
		t.Errorf("%d wrong, %d not the cheapest", wrong, notCheapest)
	}
	if binomialUpperTail(seeds-cheap, seeds, 0.1) < falseAlarm {
		t.Errorf("%d of %d cost too much", seeds-cheap, seeds)
	}
}

// simpleStaff is what counts of an answer, as text.
func simpleStaff(t *testing.T, x *Staff) string {
	t.Helper()
	said := struct {
		Chosen, Failed, Neighbours any
		Claim                      Claim
		Runs                       []int
	}{x.Chosen.Numbers, len(x.Failed), len(x.Neighbours), x.Claim, []int{x.Examined, x.SearchRuns, x.TestRuns}}
	for i := range x.Chosen.Judgements {
		low, high := x.Chosen.Judgements[i].Estimate.Test()
		said.Runs = append(said.Runs, int(low*1e6), int(high*1e6))
	}
	text, err := json.Marshal(said)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A search that goes on from a run directory, or has more workers, is the same.
func TestStaffIsTheSameResumed(t *testing.T) {
	c := staffCases()["two stations"]
	folder := t.TempDir()
	want := simpleStaff(t, staffed(t, &c, StaffOptions{}, &Runner{Workers: 1}))
	for range 2 {
		kept, err := journal.Open(t.Context(), folder, "test", true)
		if err != nil {
			t.Fatal(err)
		}
		x := staffed(t, &c, StaffOptions{}, &Runner{Workers: 3, Journal: kept})
		if got := simpleStaff(t, x); !reflect.DeepEqual(got, want) {
			t.Errorf("%s\nwas\n%s", got, want)
		}
		if err := kept.Close(); err != nil {
			t.Error(err)
		}
	}
}

// A search that is interrupted claims nothing, however far it came.
func TestStaffThatIsInterruptedClaimsNothing(t *testing.T) {
	c := staffCases()["two stations"]
	for _, after := range []int64{1, 20, 60, 100} {
		ctx, cancel := context.WithCancel(t.Context())
		runner := &Runner{Workers: 1, Load: staffLoader(c.text), Recorder: &stopper{after: after, stop: cancel}}
		m, err := runner.Load(t.Context(), Configuration{Settings: []string{"thresholds=" + c.limits}})
		if err != nil {
			t.Fatal(err)
		}
		o := StaffOptions{Problem: c.problem(t), Confidence: 0.95, Search: 16, Budget: 1600, Tests: 128,
			Base: Point{Configuration: Configuration{Settings: []string{"thresholds=" + c.limits}}}}
		x, err := FindStaff(ctx, runner, m, o)
		cancel()
		if err != nil {
			if after > 1 || !errors.Is(err, context.Canceled) {
				t.Errorf("after %d: %v", after, err)
			}
			continue
		}
		if !x.Interrupted || x.Chosen == nil || x.Claim != OfThoseExamined {
			t.Errorf("after %d: %+v", after, x)
		}
	}
}
