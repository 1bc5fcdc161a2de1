package report_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"karvon/report"
	"karvon/sim/experiment"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// byChance has a policy that changes the order of service, which changes nothing on average, and two that change money.
const byChance = `
karvon: 1
title: An order by chance
run: {kind: stationary, warm-up: 1 day, window: 4 days, replications: 6, seed: 3}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: 2, service: {exponential: 90s}, costs: {duty: 5 USD/h}}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 60/h}, journey: [{visit: gate}, depart]}}
policies:
  last-first: {set: {sites.post.stations.gate.queue.discipline: lifo}}
  third: {set: {sites.post.stations.gate.servers: 3}}
  cheap: {set: {sites.post.stations.gate.costs.duty: 4 USD/h}}
`

// One pair of neighbours that is not told apart is noted under the ranking; without any there is no note.
func TestARankingSaysWhatStandsByChance(t *testing.T) {
	if testing.Short() {
		t.Skip("it simulates")
	}
	for policies, noted := range map[string]bool{"cheap last-first": true, "third cheap": false} {
		c := ranked(t, strings.Fields(policies)...)
		notes := strings.Join(report.Comparison(c).Tables[0].Notes, " ")
		if strings.Contains(notes, "no difference in hours is seen") != noted {
			t.Errorf("under the ranking of %s stands %q", policies, notes)
		}
	}
}

// What the first lines say of luck is what the warnings say.
func TestAComparisonOfUnlikePairsClaimsNoSameLuck(t *testing.T) {
	if testing.Short() {
		t.Skip("it simulates")
	}
	c := ranked(t, "cheap")
	if said := report.Comparison(c).Setting; !strings.Contains(said, "each with the same luck") {
		t.Errorf("of pairs it says %q", said)
	}
	other := *c.Others[0].Result.Plan
	other.Antithetic = !other.Antithetic
	c.Others[0].Result.Plan = &other
	for _, looks := range []int{1, 5} {
		c.Looks = looks
		said := report.Comparison(c).Setting
		if !strings.Contains(said, "not all have the same luck") || strings.Contains(said, "each with the same luck") {
			t.Errorf("of others it says %q", said)
		}
	}
}

// What one configuration counts is no other's where they count times of different lengths.
func TestAComparisonTellsTheTimeOfEachWhereTheyDiffer(t *testing.T) {
	if testing.Short() {
		t.Skip("it simulates")
	}
	c := ranked(t, "cheap")
	c.Base.Plan.Window = 2 * plan.Day
	other := *c.Others[0].Result.Plan
	other.Window = plan.Week
	c.Others[0].Result.Plan = &other
	want := "simulated runs (2 days of post and 1 week of cheap) of each"
	if said := report.Comparison(c).Setting; !strings.Contains(said, want) {
		t.Errorf("it says %q", said)
	}
}

// ranked compares policies with the scenario.
func ranked(t *testing.T, policies ...string) *experiment.Comparison {
	t.Helper()
	load := func(ctx context.Context, c experiment.Configuration) (*response.Model, error) {
		s, err := scenario.Load(ctx, fstest.MapFS{"post.yaml": {Data: []byte(byChance)}}, "post",
			scenario.Options{Policies: c.Policies})
		if err != nil {
			return nil, err
		}
		return response.Compile(ctx, s)
	}
	samples := []*experiment.Sample{experiment.NewSample(point("post", "post"))}
	for _, policy := range policies {
		samples = append(samples, experiment.NewSample(point(policy, "post", policy)))
	}
	for i := range samples {
		var err error
		if samples[i], err = samples[i].Compiled(t.Context(), load); err != nil {
			t.Fatal(err)
		}
	}
	c, err := experiment.Compare(t.Context(), &experiment.Runner{Load: load}, samples, 6, 1)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
