package regression

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"karvon/sim/experiment"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
)

// customs is a post whose trucks pass a gate and customs, at load 0.8.
const customs = `karvon: 1
title: A post with customs
run: {kind: stationary, warm-up: 1 day, window: 1 week, replications: 10, seed: 1}
entities: {truck: {}}
sites:
  post:
    stations:
      gate: {servers: 1, service: {lognormal: {mean: 4m, cv: 0.5}}}
      customs: {servers: 4, service: {lognormal: {mean: 30m, cv: 0.8}}}
flows:
  trucks:
    entity: truck
    arrivals: {rate: 6.4/h}
    journey:
      - {label: gate, visit: gate}
      - {label: customs, visit: customs}
      - depart
primary: [flow.trucks.time.mean, post.customs.wait.p95, post.customs.utilisation]
`

// run runs a scenario's text with settings and a seed.
func run(t *testing.T, text string, seed uint64, set ...string) *experiment.Result {
	t.Helper()
	return runNamed(t, "post", text, seed, set...)
}

func runNamed(t *testing.T, name, text string, seed uint64, set ...string) *experiment.Result {
	t.Helper()
	_, p := responsetest.Compile(t, fstest.MapFS{name + ".yaml": {Data: []byte(text)}}, name, scenario.Options{Set: set})
	result, err := experiment.Run(context.Background(), p, experiment.Options{Seed: &seed})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// baseline makes a baseline of a run, by way of its file.
func baseline(t *testing.T, result *experiment.Result) *Baseline {
	t.Helper()
	read, err := DecodeBaseline(NewBaseline(result, "v1").Encode())
	if err != nil {
		t.Fatal(err)
	}
	return read
}

// slower are the settings that make customs slower by percents.
func slower(percent string) string {
	return "sites.post.stations.customs.service.lognormal.mean=" + percent
}

func has(list []string, part string) bool {
	for _, item := range list {
		if strings.Contains(item, part) {
			return true
		}
	}
	return false
}
