package experiment

import (
	"math"
	"strings"
	"testing"
)

// twoWays has a policy that saves hours and one that saves money.
const twoWays = `
karvon: 1
title: Hours or money
run: {kind: stationary, warm-up: 1 day, window: 8 days, replications: 10, seed: 3}
entities: {truck: {counts: {trucks: 1, people: 2}}, papers: {}}
sites: {post: {stations: {gate: {servers: 2, service: {exponential: 90s}, costs: {duty: 5 USD/h, paid-by: post}}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 60/h}, journey: [{visit: gate}, depart]}}
policies:
  third: {why: hours, set: {sites.post.stations.gate.servers: 3}}
  cheap: {why: money, set: {sites.post.stations.gate.costs.duty: 4 USD/h}}
  fourth: {why: hours and money, set: {sites.post.stations.gate.servers: 4}}
  dear: {why: money, set: {sites.post.stations.gate.costs.duty: 6 USD/h}}
  last-first: {why: nothing on average, set: {sites.post.stations.gate.queue.discipline: lifo}}
`

// What matters is ranked by the hours that theory tells, then by money.
func TestConfigurationsAreRankedByHoursThenMoney(t *testing.T) {
	c := comparedWays(t, "cheap", "third", "fourth")
	inside := func(servers int) float64 { return 24 * timeInQueue(crewed{servers, 1.5}, 1) } // hours a day, at 1 a minute
	want := []struct {
		name         string
		hours, money float64
	}{
		{"fourth", inside(4) - inside(2), 240}, {"third", inside(3) - inside(2), 120}, {"cheap", 0, -48},
	}
	for i, o := range c.Ranked() {
		hours, people, money := &o.Stake.Hours, &o.Stake.People, &o.Stake.Money
		if o.Name != want[i].name || math.Abs(money.Mean-want[i].money) > 1e-6 {
			t.Errorf("%d is %s, %v USD a day", i, o.Name, money.Mean)
		}
		low, high := hours.Test()
		if !(low <= want[i].hours && want[i].hours <= high) || math.Abs(people.Mean-2*hours.Mean) > 1e-9 {
			t.Errorf("%s: %v hours a day (%v to %v), theory %v; of people %v", o.Name, hours.Mean, low, high, want[i].hours,
				people.Mean)
		}
		if !math.IsNaN(o.Stake.Sent.Mean) || !math.IsNaN(o.Stake.Kept.Mean) {
			t.Errorf("%s: sent out %v, turned away %v", o.Name, o.Stake.Sent.Mean, o.Stake.Kept.Mean)
		}
	}
}

// comparedWays compares the post with itself under policies.
func comparedWays(t *testing.T, policies ...string) *Comparison {
	t.Helper()
	samples := []*Sample{}
	for _, policy := range append([]string{""}, policies...) {
		c := Configuration{}
		if policy != "" {
			c.Policies = []string{policy}
		}
		s, err := NewSample(Point{Name: policy, Configuration: c}).Compiled(t.Context(), loaderOf(twoWays))
		if err != nil {
			t.Fatal(err)
		}
		samples = append(samples, s)
	}
	c, err := Compare(t.Context(), &Runner{Load: loaderOf(twoWays)}, samples, 10, 1)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// The order of service changes how long each waits and not how many wait on average: where it stands in the ranking is
// chance, which is said; who saves nothing at all, and is ordered by money, is no such case.
func TestAnOrderByChanceIsTold(t *testing.T) {
	c := comparedWays(t, "third", "cheap", "dear", "last-first")
	var pairs []string
	for _, pair := range c.ByChance() {
		pairs = append(pairs, pair[0].Name+"/"+pair[1].Name)
	}
	if len(pairs) != 1 || !strings.Contains(pairs[0], "last-first") {
		t.Errorf("by chance stand %v; only last-first does", pairs)
	}
}
