package experiment

import (
	"context"
	"math"
	"slices"
	"testing"
)

// manyRanges is M/M/1 twice in a row at load one half, 120 s in the mean at each, and eight stations of others besides.
// The services of both matter by as much: 5.3% of the time at the high end and 4.8% at the low one, so that they cancel
// where they stand at different ends. The rate matters at both ends.
const manyRanges = `
karvon: 1
title: M/M/1 twice, and what does not matter
run: {kind: stationary, warm-up: 10h, window: 1 week, follow-up: 10h, replications: 8, seed: 7}
entities: {truck: {}, car: {}}
sites:
  post:
    stations:
      first: {servers: 1, service: {value: {exponential: 60s}, range: [57s, 63s]}}
      second: {servers: 1, service: {value: {exponential: 60s}, range: [57s, 63s]}}
      a: {servers: 2, service: {value: {exponential: 10s}, range: [5s, 20s]}}
      b: {servers: 2, service: {value: {exponential: 10s}, range: [5s, 20s]}}
      c: {servers: 2, service: {value: {exponential: 10s}, range: [5s, 20s]}}
      d: {servers: 2, service: {value: {exponential: 10s}, range: [5s, 20s]}}
      e: {servers: 2, service: {value: {exponential: 10s}, range: [5s, 20s]}}
      f: {servers: 2, service: {value: {exponential: 10s}, range: [5s, 20s]}}
      g: {servers: 2, service: {value: {exponential: 10s}, range: [5s, 20s]}}
      h: {servers: 2, service: {value: {exponential: 10s}, range: [5s, 20s]}}
flows:
  cars:
    entity: car
    arrivals: {rate: {value: 5/h, range: [2/h, 9/h]}}
    journey: [{visit: a}, {visit: b}, {visit: c}, {visit: d}, {visit: e}, {visit: f}, {visit: g}, {visit: h}, depart]
  trucks:
    entity: truck
    arrivals: {rate: {value: 30/h, range: [25/h, 35/h]}}
    journey: [{visit: first}, {visit: second}, depart]
primary: [flow.trucks.time.mean]
`

// What matters in two queues in a row is known exactly, and none of it is missed more often than is stated.
func TestASearchFindsWhatMattersInQueues(t *testing.T) {
	matter := []string{"flows.trucks.arrivals.rate", "sites.post.stations.first.service",
		"sites.post.stations.second.service"}
	missed, runs := 0, 2
	if *long {
		runs = 200
	}
	spent := 0
	for seed := range uint64(runs) {
		s := sensitive(t, manyRanges, SensitivityOptions{Method: Bifurcation, Replications: LeastSearched,
			Delta: DefaultDelta, Base: Point{Seed: &seed}})
		spent += s.Search.Runs
		if slices.ContainsFunc(matter, func(name string) bool { return !slices.Contains(s.Search.Found, name) }) {
			missed++
		}
		if s.Search.Arrangements == 0 || len(s.Search.Found) > len(matter) {
			t.Errorf("seed %d: %d arrangements, found %v", seed, s.Search.Arrangements, s.Search.Found)
		}
		if most := s.Search.Together[0]; most > DefaultDelta/2 {
			t.Errorf("seed %d: those in groups move it by %v", seed, most)
		}
	}
	t.Logf("%d of %d missed, %d replications each", missed, runs, spent/runs)
	if binomialUpperTail(missed, runs, 1-searchConfidence) < falseAlarm {
		t.Errorf("%d of %d searches miss one that matters", missed, runs)
	}
}

// What is told of the ends that were found is of replications that the search did not use.
func TestASearchTellsOfNewReplications(t *testing.T) {
	o := SensitivityOptions{Method: Bifurcation, Replications: LeastSearched, Delta: DefaultDelta}
	s := sensitive(t, manyRanges, o)
	load := loaderOf(manyRanges)
	p, err := load(t.Context(), Configuration{})
	if err != nil {
		t.Fatal(err)
	}
	evaluations, err := evaluate(context.Background(), &Runner{Load: load}, []Point{{first: sifted + 2*LeastSearched}},
		question{namesOf(p, p.Primary), true, false}, LeastSearched)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := s.Responses[0].Base, evaluations[0].Value(0); got != want {
		t.Errorf("as stated it is %v, in replications that were not used %v", got, want)
	}
	for _, e := range s.Responses[0].Effects {
		for i, change := range []float64{e.Low.Mean, e.High.Mean} {
			if math.IsNaN(change) != e.Out[i] {
				t.Errorf("%s, end %d: %v, left out %v", e.Factor.Name, i, change, e.Out[i])
			}
		}
	}
}

// Interrupted, a search has no answer.
func TestASearchThatIsInterruptedHasNoAnswer(t *testing.T) {
	load := loaderOf(manyRanges)
	p, err := load(t.Context(), Configuration{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err = Sensitive(ctx, &Runner{Load: load}, p, SensitivityOptions{Method: Bifurcation, Responses: p.Primary,
		Moved: Alone(factorsOf(t, manyRanges)), Replications: LeastSearched, Delta: DefaultDelta}); err == nil {
		t.Error("it has an answer")
	}
}
