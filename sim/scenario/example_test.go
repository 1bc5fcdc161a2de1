package scenario_test

import (
	"context"
	"fmt"
	"testing/fstest"

	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// library holds a post with one gate, and a file that is like it but for a mistake.
var library = fstest.MapFS{
	"post.yaml": {Data: []byte(`karvon: 1
title: A post with one gate
run: {kind: stationary, warm-up: 1 day, window: 1 week}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: 1, service: {exponential: 4m}}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 12/h}, journey: [{visit: gate}, depart]}}
policies:
  two-lanes: {why: so does the neighbour, set: {sites.post.stations.gate.servers: 2}}
`)},
	"hasty.yaml": {Data: []byte("karvon: 1\nextends: post\nsites: {post: {stations: {gate: {service: 4}}}}\n")},
}

func ExampleLoad() {
	options := scenario.Options{Policies: []string{"two-lanes"}, Set: []string{"flows.trucks.arrivals.rate=20/h"}}
	s, err := scenario.Load(context.Background(), library, "post", options)
	if err != nil {
		fmt.Println(err)
		return
	}
	gate := s.Sites["post"].Stations["gate"]
	fmt.Printf("%s: %s, servers %d\n", s.Title, gate.Path, gate.Servers.Number)
	// Output: A post with one gate: sites.post.stations.gate, servers 2
}

// Every mistake is told with its place, what is wrong and what was meant.
func ExampleErrors() {
	_, err := scenario.Load(context.Background(), library, "hasty", scenario.Options{})
	for _, mistake := range err.(syntax.Errors) {
		fmt.Printf("line %d, %s: %s (%s)\n", mistake.Pos.Line, mistake.Path, mistake.Code, mistake.Hint)
	}
	// Output: line 3, sites.post.stations.gate.service: bad-quantity (a duration is written like 90s or 4m30s)
}
