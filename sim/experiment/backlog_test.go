package experiment

import (
	"testing"

	"karvon/sim/plan"
	"karvon/sim/response/responsetest"
	"karvon/sim/stats"
)

// trendOf is what is kept of a flow of so many arrivals a day with a drift in each replication.
func trendOf(arrived float64, drifts ...float64) backlogTrend {
	came := stats.Unknown(arrived)
	values := make([]float64, len(drifts))
	for n := range values {
		values[n] = arrived
	}
	return backlogTrend{
		drift:   ResponseEstimate{Estimate: stats.MeanInterval(drifts, 0.95), Values: drifts},
		arrived: ResponseEstimate{Estimate: came, Values: values},
	}
}

// One train more at the end than at the start, in both of two weeks, is what whole numbers do by themselves.
func TestTheRoundingOfCountsIsNoGrowth(t *testing.T) {
	p := &plan.Plan{WarmUp: plan.Day, Window: 7 * plan.Day, Confidence: 0.95}
	for _, c := range []struct {
		name    string
		trend   backlogTrend
		verdict Verdict
	}{
		{"one more in each of two", trendOf(4, 1, 1), Undecided},
		{"one more in each of ten, by a timetable", trendOf(4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1), Undecided},
		{"a steady one", trendOf(4, 0, 0), Met},
		{"as many more in each as no rounding makes", trendOf(100, 200, 200), NotMet},
		{"more than a hundredth of who comes by their mean alone", trendOf(100, 4, 12, 6, 10, 8), Undecided},
		{"more than a hundredth of who comes by their interval", trendOf(100, 9, 11, 9.5, 10.5, 10), NotMet},
	} {
		if got := backlogOf(p, map[string]backlogTrend{"trains": c.trend}, nil).verdict; got != c.verdict {
			t.Errorf("%s: %s, not %s", c.name, got, c.verdict)
		}
	}
}

// A deterministic overload shows no spread either: more come than can be served, by as many in every week.
func TestADeterministicOverloadGrows(t *testing.T) {
	p := responsetest.Named(t, "one-server", "flows.trucks.arrivals={interarrival: 1m}",
		"sites.post.stations.gate.service=2m", "run.window=1 week", "run.replications=2")
	r := run(t, p, Options{})
	if b := r.backlog(); b.verdict != NotMet {
		t.Errorf("%s of drifts %v", b.verdict, r.Find("flow.trucks.drift").Values)
	}
	if sites := r.Conclude().Growing; len(sites) != 1 {
		t.Errorf("queues grow at sites %v", sites)
	}
}

// Whoever comes fills windows that begin empty: more inside at their end is no growth then, however surely, be it that
// a queue settles or that stays last longer than the window. Where more come than can be served, it grows.
func TestWhatFillsDoesNotGrow(t *testing.T) {
	for _, c := range []struct {
		name    string
		change  []string
		verdict Verdict
		fills   bool
	}{
		{"nine tenths of what can be served", []string{"flows.trucks.arrivals={interarrival: {exponential: 2m}}",
			"sites.post.stations.gate.service={exponential: 108s}"}, Undecided, true},
		{"stays of ten days", []string{"flows.trucks.journey=[{visit: gate}, {delay: 10 days}, depart]"}, Undecided, true},
		{"twice of what can be served", []string{"flows.trucks.arrivals={interarrival: {exponential: 30s}}"}, NotMet, false},
		{"twice of it, with some who stand there", []string{
			"flows.trucks.arrivals={interarrival: {exponential: 30s}}", "flows.trucks.standing={some: {count: 50, at: gate}}",
		}, NotMet, false},
	} {
		p := responsetest.Named(t, "one-server", append(c.change, "run.warm-up=0s", "run.window=14h",
			"run.replications=40")...)
		r := run(t, p, Options{})
		if got := r.Conclude(); got.Backlog != c.verdict || got.Fills != c.fills {
			t.Errorf("%s: %s, fills %t, of drifts %v", c.name, got.Backlog, got.Fills, r.Find("flow.trucks.drift").Estimate)
		}
	}
}
