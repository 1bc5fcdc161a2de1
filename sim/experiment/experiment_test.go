package experiment

import (
	"context"
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"

	"karvon/scenarios"
	"karvon/sim/plan"
	"karvon/sim/plan/plantest"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

func load(t *testing.T, name string, set ...string) *plan.Plan {
	t.Helper()
	_, p := plantest.Compile(t, scenarios.FS, name, scenario.Options{Set: set})
	return p
}

func run(t *testing.T, p *plan.Plan, opt Options) *Result {
	t.Helper()
	r, err := Run(context.Background(), p, opt)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// normalised makes values equal themselves: NaN becomes a number that no
// response has.
func normalised(r *Result) []Response {
	all := make([]Response, len(r.Responses))
	for i, response := range r.Responses {
		response.Mean, response.HalfWidth = plain(response.Mean), plain(response.HalfWidth)
		response.CutOff = plain(response.CutOff)
		values := make([]float64, len(response.Values))
		for n, v := range response.Values {
			values[n] = plain(v)
		}
		response.Values = values
		all[i] = response
	}
	return all
}

func plain(x float64) float64 {
	if math.IsNaN(x) {
		return -12345
	}
	return x
}

func TestTheNumberOfWorkersChangesNothing(t *testing.T) {
	p := load(t, "khorgos", "run.replications=5")
	one, many := run(t, p, Options{Workers: 1}), run(t, p, Options{Workers: 8})
	if one.Fingerprint != many.Fingerprint || one.Events != many.Events {
		t.Errorf("fingerprints %s and %s", one.Fingerprint, many.Fingerprint)
	}
	if !reflect.DeepEqual(normalised(one), normalised(many)) {
		t.Error("the responses differ")
	}
}

// What the main job does not use stands in testdata/elements.yaml.
func TestEveryResponseHasAValue(t *testing.T) {
	known := map[*plan.Estimand]bool{}
	for _, name := range []string{"central-asia", "testdata/elements.yaml", "testdata/costs.yaml"} {
		r := run(t, load(t, name), Options{Replications: 1, Window: 1 * plan.Day})
		for i := range r.Responses {
			known[r.Responses[i].Estimand] = true
		}
	}
	for _, e := range plan.Estimands {
		if !known[e] {
			t.Errorf("no response of these models is a %s of a %s", e.Measure, e.Subject)
		}
	}
}

func TestSeedAndReplicationsAndWindowAreTheOptions(t *testing.T) {
	p := load(t, "one-server")
	seed := uint64(99)
	a := run(t, p, Options{Replications: 2})
	b := run(t, p, Options{Replications: 2, Seed: &seed})
	c := run(t, p, Options{Replications: 3})
	d := run(t, p, Options{Replications: 2, Window: p.Window / 2})
	if a.Fingerprint == b.Fingerprint || b.Seed != seed {
		t.Error("the seed changes nothing")
	}
	if !reflect.DeepEqual(a.Responses[0].Values, c.Responses[0].Values[:2]) {
		t.Error("a further replication changes the first ones")
	}
	if d.Plan.Window != p.Window/2 || a.Fingerprint == d.Fingerprint {
		t.Error("the window changes nothing")
	}
}

func TestInterruptedRunsKeepWhatWasFinished(t *testing.T) {
	p := load(t, "one-server")
	ctx, cancel := context.WithCancel(context.Background())
	whole := 0.0
	r, err := Run(ctx, p, Options{Replications: 10_000, Workers: 2, Progress: func(done, _ float64) {
		if done >= 5 && whole == 0 {
			whole = done
			cancel()
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	if !r.Interrupted || r.Replications < 4 || r.Replications == 10_000 {
		t.Errorf("interrupted %v after %d replications", r.Interrupted, r.Replications)
	}
	if len(r.Warnings) == 0 || !strings.Contains(strings.Join(r.Warnings, " "), "interrupted") {
		t.Errorf("the warnings do not say so: %q", r.Warnings)
	}
}

func TestARunThatIsInterruptedAtOnceSaysSo(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Run(ctx, load(t, "one-server"), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestThresholdsAreJudgedOnTheInterval(t *testing.T) {
	below := plan.Threshold{Operator: "<", Limit: 10}
	above := plan.Threshold{Operator: ">", Limit: 10}
	tests := []struct {
		name       string
		threshold  plan.Threshold
		mean, half float64
		lowerBound bool
		want       Verdict
	}{
		{"all below", below, 8, 1, false, Met},
		{"all above", below, 12, 1, false, NotMet},
		{"on both sides", below, 9.5, 1, false, Undecided},
		{"a lower bound below an upper limit", below, 8, 1, true, Undecided},
		{"a lower bound above an upper limit", below, 12, 1, true, NotMet},
		{"a lower bound above a lower limit", above, 12, 1, true, Met},
		{"one replication", below, 8, math.NaN(), false, Undecided},
		{"nothing observed", below, math.NaN(), math.NaN(), false, Undecided},
	}
	for _, test := range tests {
		e := stats.Estimate{Mean: test.mean, HalfWidth: test.half}
		if got := verdict(&test.threshold, e, test.lowerBound); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// An overload is a legitimate question: times of the window's cohort that the
// run's end cuts off are lower bounds, and the result says so.
func TestAnOverloadIsFlaggedAsALowerBound(t *testing.T) {
	p := load(t, "one-server", "flows.trucks.arrivals.rate=3/min", "run.replications=3")
	r := run(t, p, Options{})
	time := r.Find("flow.trucks.time.mean")
	if time == nil || time.CutOff < 0.2 {
		t.Fatalf("cut off: %+v", time)
	}
	drift := r.Find("flow.trucks.drift")
	if drift.Mean-drift.HalfWidth < 1000 {
		t.Errorf("the backlog drifts by %v", drift.Mean)
	}
}

func TestUndecidedThresholdSaysWhatWouldDecide(t *testing.T) {
	below := &plan.Threshold{Operator: "<", Limit: 10}
	estimate := func(mean, halfWidth float64, n int) stats.Estimate {
		return stats.Estimate{Mean: mean, HalfWidth: halfWidth, Confidence: 0.95, N: n}
	}
	for _, c := range []struct {
		name     string
		response Response
		more     int
		why      string
	}{
		{"half the width is needed", Response{Estimate: estimate(9.5, 1, 10)}, 23, "about 23 more replications would decide"},
		{"on the limit", Response{Estimate: estimate(10, 1, 10)}, 0, "more than 1000000 replications"},
		{"one replication", Response{Estimate: estimate(9, math.NaN(), 1)}, 0, "at least 2"},
		{"nothing", Response{Estimate: estimate(math.NaN(), math.NaN(), 0)}, 0, "nothing was observed"},
		{"a lower bound", Response{Estimate: estimate(8, 1, 10), CutOff: 0.1}, 0, "lower bound"},
	} {
		more, why := undecided(below, &c.response)
		if more != c.more || !strings.Contains(why, c.why) {
			t.Errorf("%s: got %d, %q, want %d, %q", c.name, more, why, c.more, c.why)
		}
	}
}
