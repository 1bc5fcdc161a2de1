package experiment

import (
	"slices"
	"strings"
	"testing"

	"karvon/sim/response/responsetest"
	"karvon/sim/stats"
)

// queue is M/M/1 with ranges, over one end of which its queue grows.
const queue = `
karvon: 1
title: M/M/1 and its conclusion
run: {kind: stationary, warm-up: 10h, window: 2 weeks, follow-up: 10h, replications: 6, seed: 7}
entities: {truck: {}}
sites:
  post: {stations: {gate: {servers: 1, service: {value: {exponential: 60s}, range: [57s, 63s]}}}}
flows:
  trucks: {entity: truck, arrivals: {rate: {value: 30/h, range: [28/h, 66/h]}}, journey: [{visit: gate}, depart]}
primary: [flow.trucks.time.mean]
thresholds: [flow.trucks.time.mean < 150s]
`

// The time of M/M/1 is 120 s as stated and 133 s with slow service: the threshold holds. With 66 trucks an hour for
// a gate that passes 60 the queue grows by 6 an hour, a tenth of what comes.
func TestTheConclusionFallsWhereTheQueueGrows(t *testing.T) {
	s := sensitive(t, queue, SensitivityOptions{Method: OneAtATime, Replications: 4})
	if !s.Stated.Stands() || !s.Stated.Surely() {
		t.Errorf("as stated: %+v", s.Stated)
	}
	if len(s.Reversals) != 1 {
		t.Fatalf("%d reversals: %+v", len(s.Reversals), s.Reversals)
	}
	r := s.Reversals[0]
	if r.Name != "flows.trucks.arrivals.rate" || !r.AtHigh || !r.Surely() ||
		!slices.Equal(r.Growing, []string{"trucks"}) || !slices.Equal(r.Broken(), []int{0}) {
		t.Errorf("the reversal is %+v", r)
	}
}

// Where the scenario as stated fails, what mends it is the reversal.
func TestAConclusionThatFallsAsStatedIsMended(t *testing.T) {
	failing := strings.Replace(queue, "< 150s", "< 118s", 1)
	s := sensitive(t, failing, SensitivityOptions{Method: OneAtATime, Replications: 4})
	if s.Stated.Stands() || len(s.Reversals) != 2 {
		t.Fatalf("as stated %+v, reversals %+v", s.Stated, s.Reversals)
	}
	for _, r := range s.Reversals {
		if r.AtHigh || !r.Stands() {
			t.Errorf("the reversal is %+v", r)
		}
	}
}

// Both together at their high ends, 63 s and 30.8 trucks an hour, come to 63/(1-0.539) = 136.7 s; alone to 132.6
// and 123.3 s.
func TestAGroupMovesItsAssumptionsTogether(t *testing.T) {
	text := strings.Replace(queue, "[28/h, 66/h]", "[28/h, 30.8/h]", 1)
	factors := factorsOf(t, text)
	alone := sensitive(t, text, SensitivityOptions{Method: OneAtATime, Replications: 6})
	both := sensitiveTo(t, text, []FactorGroup{Together("both", factors)},
		SensitivityOptions{Method: OneAtATime, Replications: 6})
	if both.Points != 3 || len(both.Responses[0].Effects) != 1 {
		t.Fatalf("%d points, effects %+v", both.Points, both.Responses[0].Effects)
	}
	high := both.Responses[0].Effects[0].High
	if exact := 63/(1-0.539) - 120; high.Mean < exact-1.5*high.HalfWidth() || high.Mean > exact+1.5*high.HalfWidth() {
		t.Errorf("together at the high ends %.2f ± %.2f, exactly %.2f", high.Mean, high.HalfWidth(), exact)
	}
	if strongest := alone.Responses[0].Effects[0].High; !(high.Mean > strongest.Mean+2) {
		t.Errorf("together %.2f is no more than the strongest alone, %.2f", high.Mean, strongest.Mean)
	}
}

// Where a crossing has a design load the conclusion is about the flows that come to its site; without one it is
// about all.
func TestTheConclusionIsAboutTheDesignLoad(t *testing.T) {
	const two = `
karvon: 1
title: Two posts
run: {kind: stationary, window: 1 day}
entities: {truck: {counts: {trucks: 1}}}
crossings: {border: {site: here, design: {trucks: 100/day}}}
sites:
  here: {stations: {gate: {servers: 1, service: {exponential: 60s}}}}
  there: {stations: {gate: {servers: 1, service: {exponential: 60s}}}}
flows:
  near: {entity: truck, from: here, arrivals: {rate: 5/h},
    journey: [{approach: border}, {visit: here.gate}, {cross: border}, depart]}
  far: {entity: truck, from: there, arrivals: {rate: 5/h}, journey: [{visit: there.gate}, depart]}
thresholds: [flow.far.time.mean < 1h]
`
	for _, c := range []struct {
		text string
		want []string
	}{
		{two, []string{"near"}},
		{strings.Replace(two, ", design: {trucks: 100/day}", "", 1), []string{"far", "near"}},
	} {
		p, err := loaderOf(c.text)(t.Context(), Configuration{})
		if err != nil {
			t.Fatal(err)
		}
		if got := mainFlows(p.Plan); !slices.Equal(got, c.want) {
			t.Errorf("the flows are %v, want %v", got, c.want)
		}
	}
}

// A loss is told beside the thresholds where none that is broken says so as surely: of those who are turned away in any
// number that bounds them from above.
func TestALossThatAThresholdSaysIsNotSaidAgain(t *testing.T) {
	for _, c := range []struct {
		threshold string
		verdict   Verdict
		want      int
	}{
		{"flow.trucks.turned-away < 3/day", NotMet, 0}, {"post.yard.turned-away < 2%", NotMet, 0},
		{"flow.trucks.turned-away < 3/day", Undecided, 1}, {"post.yard.turned-away > 90%", NotMet, 1},
		{"flow.trucks.time.mean < 1m", NotMet, 1},
	} {
		m := responsetest.Text(t, `
karvon: 1
title: A yard before a gate
run: {kind: stationary, window: 1 day}
entities: {truck: {}}
sites: {post: {zones: {yard: {places: 2, when-full: turn-away}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 9/h}, journey: [{enter: yard}, {delay: 5m}, {leave: yard}, depart]}}
thresholds: [`+c.threshold+"]\n")
		s := PointConclusion{Known: true, Verdicts: []Verdict{c.verdict}, holds: []bool{false}}
		s.lose(m, []Loss{{Flow: "trucks", Share: stats.Unknown(0.2), Verdict: NotMet, ShutOut: true}})
		if len(s.Lost) != c.want || !s.Surely() {
			t.Errorf("%s, %s: besides it %+v is said to be lost, beyond chance: %v", c.threshold, c.verdict, s.Lost, s.Surely())
		}
	}
}

// An end without a result says nothing of the conclusion, and is counted.
func TestEndsWithoutAResultAreCounted(t *testing.T) {
	text := strings.Replace(queue, "servers: 1,", "servers: {value: 1, range: [0, 1]},", 1)
	s := sensitive(t, text, SensitivityOptions{Method: OneAtATime, Replications: 1})
	if s.Unknown != 1 || len(s.Failures) != 1 {
		t.Errorf("%d ends are unknown, %d failed", s.Unknown, len(s.Failures))
	}
}
