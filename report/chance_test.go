package report_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"karvon/report"
	"karvon/sim/experiment"
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
	load := func(ctx context.Context, c experiment.Configuration) (*response.Model, error) {
		s, err := scenario.Load(ctx, fstest.MapFS{"post.yaml": {Data: []byte(byChance)}}, "post",
			scenario.Options{Policies: c.Policies})
		if err != nil {
			return nil, err
		}
		return response.Compile(ctx, s)
	}
	for policies, noted := range map[string]bool{"cheap last-first": true, "third cheap": false} {
		samples := []*experiment.Sample{experiment.NewSample(point("post", "post"))}
		for policy := range strings.FieldsSeq(policies) {
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
		notes := strings.Join(report.Comparison(c).Tables[0].Notes, " ")
		if strings.Contains(notes, "no difference in hours is seen") != noted {
			t.Errorf("under the ranking of %s stands %q", policies, notes)
		}
	}
}
