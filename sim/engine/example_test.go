package engine_test

import (
	"context"
	"errors"
	"fmt"
	"testing/fstest"

	"karvon/scenarios"
	"karvon/sim/engine"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// One replication of a plan leaves exact counts, and the fingerprint of its trajectory.
func Example() {
	week := scenario.Options{Set: []string{"run.window=1 week"}}
	s, err := scenario.Load(context.Background(), scenarios.FS, "one-server", week)
	if err != nil {
		fmt.Println(err)
		return
	}
	m, err := response.Compile(context.Background(), s)
	if err != nil {
		fmt.Println(err)
		return
	}
	record, err := engine.New(m.Plan).Replicate(m.Seed, 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	gate := &record.Stations[0]
	fmt.Printf("%d came and %d were served; fingerprint %016x\n", gate.Arrived, gate.Served, record.Fingerprint)
	// Output: 9000 came and 8982 were served; fingerprint 94dd81b3d6ef3a26
}

// Two trucks, each of which holds what the other waits for, end a run; its error tells when, and who they are.
func ExampleRun_Replicate() {
	const knot = `
karvon: 1
title: two trucks and two lifts
run: {kind: terminating, window: 1 day}
entities: {truck: {}}
sites: {s: {resources: {a: {units: 1}, b: {units: 1}}}}
flows:
  there:
    entity: truck
    arrivals: {times: [1h]}
    journey: [{seize: a}, {delay: 1h}, {seize: b}, {release: b}, {release: a}, depart]
  back:
    entity: truck
    arrivals: {times: [1h]}
    journey: [{seize: b}, {delay: 1h}, {seize: a}, {release: a}, {release: b}, depart]
`
	files := fstest.MapFS{"knot.yaml": {Data: []byte(knot)}}
	s, err := scenario.Load(context.Background(), files, "knot", scenario.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	m, err := response.Compile(context.Background(), s)
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = engine.New(m.Plan).Replicate(m.Seed, 0)
	var deadlock *engine.DeadlockError
	var livelock *engine.LivelockError
	var value *engine.ValueError
	switch {
	case errors.As(err, &deadlock):
		fmt.Printf("after %d h %d kinds of entities wait for each other\n", deadlock.At/3600e9, len(deadlock.Waits))
	case errors.As(err, &livelock):
		fmt.Println("no time passes at", livelock.Steps)
	case errors.As(err, &value):
		fmt.Println("no sensible value at", value.Step)
	}
	// Output: after 2 h 2 kinds of entities wait for each other
}
