package experiment

import (
	"fmt"
	"math"
	"testing"

	"karvon/sim/engine"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
)

// accountsOf runs replications of a model that keep accounts.
func accountsOf(t *testing.T, m *response.Model, replications, workers int) ([]TimeAccount, *Sample) {
	t.Helper()
	s := Point{}.Of(m)
	s.probe = accounting{}
	extend(t, &Runner{Workers: workers}, replications, s)
	accounts, err := s.accounts()
	if err != nil {
		t.Fatal(err)
	}
	return accounts, s
}

// At load 0.8 an M/M/1 queue keeps its customers waiting for 4 services on average (Gross et al., Fundamentals of
// Queueing Theory, 4th ed., equation 2.28). Each interval of 99.9% misses with chance 1/1000.
func TestAccountsAgreeWithTheory(t *testing.T) {
	m := responsetest.Text(t, `
karvon: 1
title: M/M/1 at load 0.8
run: {kind: stationary, warm-up: 2 days, window: 20 days}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: 1, service: {exponential: 4m}}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 12/h}, journey: [{visit: gate}, {delay: 3m}, depart]}}
`)
	m.Plan.Confidence = 0.999
	accounts, sample := accountsOf(t, m, 10, 2)
	want := map[engine.Doing]float64{engine.IsServed: 240, engine.AwaitsServer: 960, engine.Passes: 180}
	a := accounts[0]
	if len(accounts) != 1 || len(a.Parts) != len(want) || a.Parts[0].Doing != engine.AwaitsServer {
		t.Fatalf("the account is %+v", accounts)
	}
	sum, shares := 0.0, 0.0
	for _, part := range a.Parts {
		if low, high := part.Time.Test(); want[part.Doing] < low-1e-6 || want[part.Doing] > high+1e-6 {
			t.Errorf("%s takes %g s (%g to %g), want %g", part.Doing, part.Time.Mean, low, high, want[part.Doing])
		}
		sum, shares = sum+part.Time.Mean, shares+part.Share
	}
	if math.Abs(sum/a.Time.Mean-1) > 1e-12 || math.Abs(shares-1) > 1e-12 {
		t.Errorf("the parts are %g s and %g of it, want %g and 1", sum, shares, a.Time.Mean)
	}
	hours, completed := 0.0, 0.0
	for _, h := range a.Hours {
		hours, completed = hours+float64(h.Time*h.Completed), completed+h.Completed
	}
	if math.Abs(completed/a.Completed-1) > 1e-12 || math.Abs(hours/completed/a.Time.Mean-1) > 1e-12 {
		t.Errorf("by hour it is %g s of %g, want %g of %g", hours/completed, completed, a.Time.Mean, a.Completed)
	}
	result, err := sample.Result()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range result.Responses {
		if r.Name == "flow.trucks.time.mean" && math.Abs(r.Mean/a.Time.Mean-1) > 1e-12 {
			t.Errorf("the account is of %g s, the response %g", a.Time.Mean, r.Mean)
		}
	}
}

func TestAccountsDoNotDependOnWorkers(t *testing.T) {
	m := load(t, "tandem", "run.window=1 day", "run.warm-up=0s")
	one, _ := accountsOf(t, m, 5, 1)
	two, _ := accountsOf(t, m, 5, 2)
	if first, second := fmt.Sprintf("%v", one), fmt.Sprintf("%v", two); first != second {
		t.Errorf("one worker gives %s, two %s", first, second)
	}
}
