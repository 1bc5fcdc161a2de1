package lint_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"karvon/sim/lint"
)

const optionsThatClash = `
karvon: 1
title: A post
run: {kind: stationary, window: 1 day}
entities: {truck: {title: a truck}}
sites: {post: {stations: {gate: {servers: 2, service: {exponential: 5m}}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 400/day}, journey: [{visit: gate}, depart]}}
policies:
  lane: {set: {sites.post.stations.gate.servers: 3}}
  short-of-staff: {set: {sites.post.stations.gate.servers: 1}}
  slow: {set: {sites.post.stations.gate.service: {exponential: 6m}}}
years: {base: 2024, last: 2040, streams: {trucks: {flows: [trucks], traffic: 300/day, growth: 7%}}}
options:
  year: 2030
  choices: [{name: nothing}, {name: wider, policies: [lane]}]
  futures: [{name: seen}, {name: lean, policies: [FUTURE]}]
`

const optionsThatMiss = `
karvon: 1
title: A post
run: {kind: stationary, window: 1 day}
entities: {truck: {title: a truck}}
sites: {post: {stations: {gate: {servers: 2, service: 5m}, hall: {servers: 2, service: 5m}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 400/day}, journey: [{visit: gate}, depart]}}
policies:
  strict: {set: {thresholds: [post.hall.wait.mean < 5m]}}
  no-hall: {set: {sites.post.stations.hall: null}}
  lane: {set: {sites.post.stations.hall.servers: 3}}
  lanes: {set: {sites.post.stations.hall.servers: 4}}
years: {base: 2024, last: 2040, streams: {trucks: {flows: [trucks], traffic: 300/day, growth: 7%}}YEARS}
`

// What one policy takes away and another needs is found where both are applied: in a future, or by phases.
func TestPoliciesThatDoNotCompileTogetherAreFound(t *testing.T) {
	const options = `options: {year: 2030, choices: [{name: nothing}, {name: strict, policies: [strict]}],
  futures: [{name: seen}, {name: bare, policies: [no-hall]}]}
`
	for _, c := range []struct{ years, more, want string }{
		{"", options, "with the option strict in the future bare"},
		{", phases: [{policy: no-hall, in: 2030}, {policy: strict, in: 2035}]", "",
			"with the phases of years up to strict"},
		{", phases: [{policy: lane, in: 2030}, {policy: lanes, in: 2035}]", "",
			"with the phases of years up to lanes"},
		{"", "", ""},
	} {
		text := strings.Replace(optionsThatMiss, "YEARS", c.years, 1) + c.more
		_, err := lint.Check(t.Context(), fstest.MapFS{"post.yaml": {Data: []byte(text)}}, "post")
		if c.want == "" {
			if err != nil {
				t.Error(err)
			}
		} else if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("with %q it is told: %v", c.years+c.more, err)
		}
	}
}

// The policies of an option and of a future are applied together, so that they must not set the same differently.
func TestAnOptionAndAFutureThatSetTheSameAreFound(t *testing.T) {
	check := func(future string) error {
		text := strings.Replace(optionsThatClash, "FUTURE", future, 1)
		_, err := lint.Check(t.Context(), fstest.MapFS{"post.yaml": {Data: []byte(text)}}, "post")
		return err
	}
	if err := check("slow"); err != nil {
		t.Error(err)
	}
	err := check("short-of-staff")
	if err == nil {
		t.Fatal("nothing is found")
	}
	for _, part := range []string{"policy-clash", "with the option wider in the future lean", "set this differently"} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("the error does not say %q: %v", part, err)
		}
	}
}
