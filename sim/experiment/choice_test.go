package experiment

import (
	"reflect"
	"slices"
	"testing"
	"testing/fstest"

	"karvon/sim/design"
	"karvon/sim/experiment/journal"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// chosenGates has a station of which the servers are to be chosen: one carries its load badly, and each costs.
const chosenGates = `
karvon: 1
title: How many servers
run: {kind: stationary, warm-up: 4h, window: 40h, replications: 60, seed: 3}
entities: {truck: {counts: {trucks: 1}}}
sites: {post: {stations: {gate: {servers: 2, service: {exponential: 90s}, costs: {duty: 5 USD/h, paid-by: post}}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 36/h}, journey: [{visit: gate}, depart]}}
primary: [post.gate.wait.mean, post.gate.wait.p95, cost.total]
sweeps: {gates: {factors: {gates: {path: sites.post.stations.gate.servers, levels: 1..4}}}}
`

// chosen chooses among one to four servers; tabulated are cost.total, the wait's mean and its p95.
func chosen(t *testing.T, how Choosing, runner *Runner, conditions ...string) *Sweep {
	t.Helper()
	runner.Load = loaderOf(chosenGates)
	base := Point{Name: "gates", Configuration: Configuration{Scenario: "gates", Where: conditions}}
	described, m := responsetest.Compile(t, fstest.MapFS{"gates.yaml": {Data: []byte(chosenGates)}}, "gates",
		scenario.Options{Where: conditions})
	d, err := design.New(t.Context(), described, design.Request{})
	if err != nil {
		t.Fatal(err)
	}
	placed, err := Place(t.Context(), base, d, m.Seed)
	if err != nil {
		t.Fatal(err)
	}
	s := &Sweep{Model: m, Design: d, Seed: m.Seed, Replications: m.Replications}
	var responses []int
	for _, name := range []string{"cost.total", "post.gate.wait.mean", "post.gate.wait.p95"} {
		i, _ := m.ResponseIndex(name)
		responses = append(responses, i)
	}
	if err := ChooseBest(t.Context(), runner, s, placed.Points, responses, how); err != nil {
		t.Fatal(err)
	}
	return s
}

// The cheapest that keeps the queue short has two servers: one is cheaper and does not, three cost more.
func TestTheCheapestThatMeetsAConditionIsChosen(t *testing.T) {
	how := Choosing{Response: 0, Indifference: 10, Block: 1}
	s := chosen(t, how, &Runner{}, "post.gate.wait.mean < 2m", "post.gate.wait.p95 < 8m")
	if s.Best.Ending != OneBest || !slices.Equal(s.Best.Best, []int{1}) {
		t.Fatalf("%s: %v", s.Best.Ending, s.Best.Best)
	}
	for i, want := range []Fate{Infeasible, Remains, Beaten, Beaten} {
		if got := s.Best.Points[i].Fate; got != want {
			t.Errorf("%d servers: %q", i+1, got)
		}
	}
	if e := s.Best.Points[3].Worse; e.Mean != 240 { // two servers of 120 USD a day
		t.Errorf("four servers cost %v more", e)
	}
	if v := s.Verdicts(0); !slices.Equal(v, []Verdict{NotMet, NotMet}) {
		t.Errorf("one server: %v", v)
	}
	if s := chosen(t, how, &Runner{}, "cost.total < 100 USD/day"); s.Best.Ending != NoneMeets {
		t.Errorf("%s: %v", s.Best.Ending, s.Best.Best)
	}
}

// What is within the indifference is told to do as well; where little does not matter, it is not told apart.
func TestWhatDiffersByLittleDoesAsWell(t *testing.T) {
	s := chosen(t, Choosing{Response: 1, Indifference: 30, Block: 1}, &Runner{})
	if s.Best.Ending != OneBest || !slices.Contains(s.Best.Best, 3) || !slices.Contains(s.Best.Best, 2) {
		t.Errorf("%s: %v", s.Best.Ending, s.Best.Best)
	}
}

// A choice depends neither on the workers nor on an interruption.
func TestChoicesDependOnNothingElse(t *testing.T) {
	how := Choosing{Response: 2, Indifference: 5, Block: 2}
	first := chosen(t, how, &Runner{Workers: 1}, "cost.total < 400 USD/day").Best
	folder := t.TempDir()
	kept, err := journal.Open(t.Context(), folder, "test", false)
	if err != nil {
		t.Fatal(err)
	}
	if second := chosen(t, how, &Runner{Workers: 3, Journal: kept}, "cost.total < 400 USD/day").Best; !reflect.DeepEqual(
		normalisedChoice(first), normalisedChoice(second)) {
		t.Errorf("%+v\n%+v", first, second)
	}
	if third := chosen(t, how, &Runner{Workers: 2, Journal: kept}, "cost.total < 400 USD/day").Best; !reflect.DeepEqual(
		normalisedChoice(first), normalisedChoice(third)) {
		t.Errorf("%+v\n%+v", first, third)
	}
	if err := kept.Close(); err != nil {
		t.Fatal(err)
	}
}

// normalisedChoice has numbers that equal themselves.
func normalisedChoice(c *Choice) Choice {
	made := *c
	made.Points = slices.Clone(c.Points)
	for i := range made.Points {
		e := &made.Points[i].Worse
		low, high := e.Test()
		*e = stats.Estimate{Mean: plain(e.Mean), Low: plain(low), High: plain(high), N: e.N}
	}
	return made
}

// The quantile of a block is that of all its replications together, as a sample of them alone tells it.
func TestABlocksQuantileIsThatOfItsReplications(t *testing.T) {
	point := Point{Name: "gates", Configuration: Configuration{Scenario: "gates"}}
	const name, size = "post.gate.wait.p95", 3
	whole := NewSample(point)
	whole.blocks = newBlocks(name, size)
	runner := &Runner{Load: loaderOf(chosenGates), Workers: 2}
	for _, replications := range []int{4, 9} {
		if err := runner.Extend(t.Context(), []*Sample{whole}, replications); err != nil {
			t.Fatal(err)
		}
	}
	for block := range 3 {
		point.first = block * size
		alone := NewSample(point)
		if err := runner.Extend(t.Context(), []*Sample{alone}, size); err != nil {
			t.Fatal(err)
		}
		result, err := alone.Result()
		if err != nil {
			t.Fatal(err)
		}
		if want := result.Find(name).Mean; whole.blocks.values[block] != want {
			t.Errorf("block %d: %v, alone %v", block, whole.blocks.values[block], want)
		}
	}
}
