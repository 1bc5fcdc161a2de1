package scenario_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"karvon/sim/scenario"
)

const severalPosts = `
karvon: 1
title: Two posts
run: {kind: stationary, window: 1 day}
entities: {truck: {}}
assumptions: {weighing: {value: {gamma: {mean: 4m, cv: 0.5}}, range: [3m, 6m]}, red: 10%}
sites:
  one: {stations: {gate: {servers: 3, service: {exponential: 5m}}, scale: {servers: 1, service: $weighing}}}
  two: {stations: {gate: {servers: {value: 4, range: [3, 5]}, service: 2m}}}
flows:
  trucks:
    entity: truck
    arrivals: {rate: 10/h}
    journey: [{visit: one.gate}, {visit: one.scale}, {visit: two.gate}, depart]
  cars:
    entity: truck
    attributes: {kind: {shares: {red: $red, green: rest}}}
    arrivals: {interarrival: {exponential: 10m}}
    journey: [{visit: two.gate}, depart]
`

func TestPathsThatAPatternMeans(t *testing.T) {
	s := severalPostsRead(t)
	for pattern, want := range map[string]struct {
		paths  []string
		stated bool
	}{
		"sites.*.servers": {[]string{
			"sites.one.stations.gate.servers", "sites.one.stations.scale.servers", "sites.two.stations.gate.servers"}, true},
		"sites.one.*.service": {[]string{"sites.one.stations.gate.service", "sites.one.stations.scale.service"}, true},
		"sites.*.gate.*": {[]string{"sites.one.stations.gate.servers", "sites.one.stations.gate.service",
			"sites.two.stations.gate.servers", "sites.two.stations.gate.service"}, true},
		"run.window | sites.two.*.servers": {[]string{"run.window", "sites.two.stations.gate.servers"}, true},
		"flows.*.arrivals.growth":          {[]string{"flows.cars.arrivals.growth", "flows.trucks.arrivals.growth"}, false},
		"sites.*.wrong":                    {nil, true},
		"links.*":                          {nil, true},
	} {
		paths, stated := s.PathsLike(pattern)
		if !slices.Equal(paths, want.paths) || stated != want.stated {
			t.Errorf("%s: %q, %v", pattern, paths, stated)
		}
	}
}

func TestQuantitiesAreMultiplied(t *testing.T) {
	s := severalPostsRead(t)
	for _, c := range []struct {
		path string
		by   float64
		want string
	}{
		{"sites.one.stations.gate.servers", 1.5, "5"}, // 4.5, rounded
		{"sites.two.stations.gate.servers", 0.5, "2"},
		{"sites.one.stations.gate.service", 1.2, "{exponential: 6m}"},
		{"sites.one.stations.scale.service", 2, "{gamma: {mean: 8m, cv: 0.5}}"},
		{"sites.two.stations.gate.service", 0.5, "1m"},
		{"assumptions.weighing", 0.5, "{gamma: {mean: 2m, cv: 0.5}}"},
		{"assumptions.red", 2, "20%"},
		{"flows.trucks.arrivals.rate", 1.1, "11/h"},
		{"flows.trucks.arrivals.growth", 2, ""},
		{"title", 2, ""},
	} {
		got, err := s.ScaledAt(t.Context(), c.path, c.by)
		if got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%s: %q, %v", c.path, got, err)
		}
	}
}

func severalPostsRead(t *testing.T) *scenario.Scenario {
	t.Helper()
	s, err := scenario.Load(t.Context(), fstest.MapFS{"posts.yaml": {Data: []byte(severalPosts)}}, "posts",
		scenario.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}
