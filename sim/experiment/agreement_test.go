package experiment

import (
	"context"
	"fmt"
	"testing"

	"karvon/sim/design"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

// crowded is a model in which replications differ in how many arrive, so that pooled and plain means differ, and in
// which some are unfinished.
const crowded = `
karvon: 1
title: A post with few and unequal replications
run: {kind: stationary, warm-up: 1h, window: 12h, follow-up: 10m, replications: 6, seed: 3}
entities: {truck: {counts: {trucks: 1}}}
sites:
  post: {stations: {gate: {servers: 1, service: {value: {exponential: 5m}, range: [4m, 6m]}}}}
flows:
  trucks: {entity: truck, arrivals: {rate: 8/h}, journey: [{visit: gate}, depart]}
primary: [flow.trucks.time.mean, post.gate.wait.p95, post.gate.waited, post.gate.queue.max, post.gate.queue.mean,
  flow.trucks.time.within-30m, flow.trucks.arrived]
thresholds: [flow.trucks.time.mean < 1h, post.gate.wait.p95 < 30m, flow.trucks.time.within-30m > 10%]
`

// Whoever asks, the same runs give the same numbers and verdicts.
func TestAllCommandsSayTheSameOfTheSameRuns(t *testing.T) {
	load := loaderOf(crowded)
	p, err := load(t.Context(), Configuration{})
	if err != nil {
		t.Fatal(err)
	}
	result := run(t, p, Options{})
	runner := func() *Runner { return &Runner{Load: load} }
	same := func(command string, response int, got stats.Estimate) {
		t.Helper()
		want := result.Responses[response].Estimate
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: %s is %+v, run says %+v", command, result.Responses[response].Name, got, want)
		}
	}

	comparison, err := Compare(context.Background(), runner(),
		[]*Sample{NewSample(Point{Name: "a"}), NewSample(Point{Name: "b"})}, 6, 1)
	if err != nil {
		t.Fatal(err)
	}
	for i := range result.Responses {
		same("compare", i, comparison.Base.Responses[i].Estimate)
	}

	sweep := &Sweep{Model: p, Design: &design.Design{}, Replications: 6}
	if err := SweepOver(context.Background(), runner(), sweep, []Point{{Name: "one"}}, p.Primary); err != nil {
		t.Fatal(err)
	}
	for n, i := range p.Primary {
		same("sweep", i, sweep.Evaluations[0].Estimate(n))
	}

	sensitivity := sensitive(t, crowded, SensitivityOptions{Method: OneAtATime, Replications: 6, Responses: p.Primary})
	for n, i := range p.Primary {
		if got, want := sensitivity.Responses[n].Base, result.Responses[i].Mean; got != want {
			t.Errorf("sensitivity: %s is %v, run says %v", result.Responses[i].Name, got, want)
		}
	}

	capacity, err := FindCapacity(context.Background(), runner(), p, CapacityOptions{
		Flows: []*scenario.Demand{demandOf(t, crowded, 8)}, From: 1, To: 1.1, Steps: 2, Resolution: 1, Replications: 6,
	})
	if err != nil {
		t.Fatal(err)
	}
	stated := loadAt(t, capacity, 1)
	for n := range result.Thresholds {
		judged := &result.Thresholds[n]
		same("capacity", p.Thresholds[n].Response, stated.Values[n])
		if stated.Verdicts[n] != judged.Verdict || sensitivity.Stated.Verdicts[n] != judged.Verdict {
			t.Errorf("%s is %s by run, %s by capacity, %s by sensitivity", judged.Expression, judged.Verdict, stated.Verdicts[n],
				sensitivity.Stated.Verdicts[n])
		}
	}
	if own := result.Conclude(); own.Backlog != stated.Backlog ||
		fmt.Sprint(own.Flows) != fmt.Sprint(sensitivity.Stated.Growing) {
		t.Errorf("the backlog is %+v by run, %s by capacity, %v by sensitivity", own, stated.Backlog,
			sensitivity.Stated.Growing)
	}
}

func loadAt(t *testing.T, c *Capacity, scale float64) *Load {
	t.Helper()
	for i := range c.Loads {
		if c.Loads[i].Scale == scale {
			return &c.Loads[i]
		}
	}
	t.Fatalf("nothing was run at %v", scale)
	return nil
}
