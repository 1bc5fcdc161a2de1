package experiment

import (
	"context"
	"errors"
	"math"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"

	"karvon/scenarios"
	"karvon/sim/engine"
	"karvon/sim/plan"
	"karvon/sim/reason"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
	"karvon/sim/stats"
)

func load(t *testing.T, name string, set ...string) *response.Model {
	t.Helper()
	_, p := responsetest.Compile(t, scenarios.FS, name, scenario.Options{Set: set})
	return p
}

func run(t *testing.T, p *response.Model, opt Options) *Result {
	t.Helper()
	r, err := Run(context.Background(), p, opt)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// normalised makes values equal themselves: NaN becomes a number that no response has.
func normalised(r *Result) []ResponseEstimate {
	all := make([]ResponseEstimate, len(r.Responses))
	for i, response := range r.Responses {
		e := response.Estimate
		low, high := e.Test()
		all[i] = ResponseEstimate{
			Response: response.Response,
			Estimate: stats.Estimate{Mean: plain(e.Mean), Low: plain(low), High: plain(high), Most: e.Most, N: e.N,
				Bound: e.Bound, Unfinished: e.Unfinished},
			Weights: response.Weights, doubts: response.doubts,
		}
		for _, v := range response.Values {
			all[i].Values = append(all[i].Values, plain(v))
		}
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
	p := responsetest.Named(t, "khorgos", "run.replications=5")
	p = p.With(p.WithWarmUp(plan.Day))
	one, many := run(t, p, Options{Workers: 1, Window: plan.Day}), run(t, p, Options{Workers: 8, Window: plan.Day})
	if one.Fingerprint != many.Fingerprint || one.events != many.events {
		t.Errorf("fingerprints %s and %s", one.Fingerprint, many.Fingerprint)
	}
	if !reflect.DeepEqual(normalised(one), normalised(many)) {
		t.Error("the responses differ")
	}
}

// What the main job does not use stands in testdata/elements.yaml.
func TestEveryResponseHasAValue(t *testing.T) {
	known := map[*response.Estimand]bool{}
	for _, name := range []string{"central-asia", "testdata/elements.yaml", "testdata/costs.yaml"} {
		r := run(t, responsetest.Named(t, name), Options{Replications: 1, Window: 1 * plan.Day})
		for i := range r.Responses {
			known[r.Responses[i].Estimand] = true
		}
	}
	for _, e := range response.Estimands {
		if !known[e] {
			t.Errorf("no response of these models is a %s of a %s", e.Measure, e.Subject.Word)
		}
	}
}

func TestSeedAndReplicationsAndWindowAreTheOptions(t *testing.T) {
	p := responsetest.Named(t, "one-server")
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

// stopper is a recorder that stops the work after so many replications.
type stopper struct {
	after int64
	stop  func()
	ended atomic.Int64
}

func (s *stopper) Begin(int) (func(*engine.Visit), error) { return func(*engine.Visit) {}, nil }

func (s *stopper) End(int) error {
	if s.ended.Add(1) == s.after {
		s.stop()
	}
	return nil
}

func TestInterruptedRunsKeepWhatWasFinished(t *testing.T) {
	p := responsetest.Named(t, "one-server")
	ctx, cancel := context.WithCancel(context.Background())
	r, err := Run(ctx, p, Options{Replications: 10_000, Workers: 2, Recorder: &stopper{after: 5, stop: cancel}})
	if err != nil {
		t.Fatal(err)
	}
	if !r.Interrupted || r.Replications < 4 || r.Replications == 10_000 {
		t.Errorf("interrupted %v after %d replications", r.Interrupted, r.Replications)
	}
	if r.Asked != 10_000 {
		t.Errorf("%d were asked for", r.Asked)
	}
}

func TestARunThatIsInterruptedAtOnceSaysSo(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Run(ctx, responsetest.Named(t, "one-server"), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestThresholdsAreJudgedOnTheInterval(t *testing.T) {
	below := response.Threshold{Operator: "<", Limit: 10}
	above := response.Threshold{Operator: ">", Limit: 10}
	share := response.Threshold{Operator: "<", Limit: 10, Probability: 0.95}
	none := stats.Unknown(0)
	none.AtLimit, none.N = true, 10
	largest := stats.Unknown(12)
	largest.Extreme, largest.N = true, 10
	tests := []struct {
		name      string
		threshold response.Threshold
		estimate  stats.Estimate
		bound     stats.Bound
		counted   bool
		want      Verdict
	}{
		{"all below", below, estimate(8, 7, 9), stats.Exact, false, Met},
		{"all above", below, estimate(12, 11, 13), stats.Exact, false, NotMet},
		{"on both sides", below, estimate(9.5, 8.5, 10.5), stats.Exact, false, Undecided},
		{"a lower bound below an upper limit", below, estimate(8, 7, 9), stats.AtLeast, false, Undecided},
		{"a lower bound above an upper limit", below, estimate(12, 11, 13), stats.AtLeast, false, NotMet},
		{"a lower bound above a lower limit", above, estimate(12, 11, 13), stats.AtLeast, false, Met},
		{"a lower bound below a lower limit", above, estimate(8, 7, 9), stats.AtLeast, false, Undecided},
		{"one replication", below, stats.Unknown(8), stats.Exact, false, Undecided},
		{"nothing observed", below, stats.Unknown(math.NaN()), stats.Exact, false, Undecided},
		{"nought in every replication", below, none, stats.Exact, false, Met},
		{"a largest above", below, largest, stats.Exact, false, NotMet},
		{"a quantile by a share that is enough", share, estimate(0.97, 0.96, 0.98), stats.Exact, true, Met},
		{"by one that is too small", share, estimate(0.9, 0.89, 0.91), stats.Exact, true, NotMet},
		{"by one that may be", share, estimate(0.95, 0.94, 0.96), stats.Exact, true, Undecided},
		{"by one that is too small, and that the unfinished can raise", share,
			estimate(0.9, 0.89, 0.91), stats.AtLeast, true, Undecided},
		{"by one that is enough whatever becomes of them", share, estimate(0.97, 0.96, 0.98), stats.AtLeast, true, Met},
		{"by one that is enough, and that they can lower", share,
			estimate(0.97, 0.96, 0.98), stats.AtMost, true, Undecided},
	}
	for _, test := range tests {
		test.estimate.Bound = test.bound
		judged := Judgement{Threshold: test.threshold, Estimate: test.estimate, Share: test.estimate, Counted: test.counted}
		if test.counted {
			judged.Estimate = estimate(9.9, 9, 11) // of the quantile, on both sides
		}
		if got := judged.verdict(); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// estimate is one of ten replications with an interval.
func estimate(mean, low, high float64) stats.Estimate {
	e := stats.Unknown(mean)
	e.Low, e.High, e.Confidence, e.N = low, high, 0.95, 10
	return e
}

// An overload is a legitimate question: times of the window's cohort that the run's end cuts off are lower bounds,
// and the result says so.
func TestAnOverloadIsFlaggedAsALowerBound(t *testing.T) {
	p := responsetest.Named(t, "one-server", "flows.trucks.arrivals.rate=3/min", "run.replications=5")
	r := run(t, p, Options{})
	time := r.Find("flow.trucks.time.mean")
	if time == nil || time.Unfinished < 0.2 || time.Bound != stats.AtLeast {
		t.Fatalf("cut off: %+v", time)
	}
	drift := r.Find("flow.trucks.drift")
	if !(drift.Low > 1000) {
		t.Errorf("the backlog drifts by %v", drift.Mean)
	}
}

func TestUndecidedThresholdSaysWhatWouldDecide(t *testing.T) {
	lower := estimate(8, 7, 9)
	lower.Bound, lower.Unfinished = stats.AtLeast, 0.1
	one := stats.Unknown(9)
	one.N = 1
	for _, c := range []struct {
		name     string
		estimate stats.Estimate
		more     int
		why      string
	}{
		{"half the width is needed", estimate(9.5, 8.5, 10.5), 23, "about 23 more replications would decide"},
		{"on the limit", estimate(10, 9, 11), 0, "more than 1000000 replications"},
		{"one replication", one, 0, "at least 2"},
		{"nothing", stats.Unknown(math.NaN()), 0, "nothing was observed"},
		{"a lower bound", lower, 0, "unfinished as the run ended"},
	} {
		judged := Judgement{Threshold: response.Threshold{Operator: "<", Limit: 10}, Estimate: c.estimate}
		more, why := judged.undecided(&Result{Model: &response.Model{Plan: &plan.Plan{}}})
		if more != c.more || !strings.Contains(why.String(), c.why) {
			t.Errorf("%s: got %d, %q, want %d, %q", c.name, more, why, c.more, c.why)
		}
	}
}

// A doubt about several numbers is told once, with their names.
func TestADoubtAboutSeveralNumbersIsToldOnce(t *testing.T) {
	for _, c := range []struct {
		names []string
		all   int
		want  string
	}{
		{[]string{"a"}, 3, "a: so few"},
		{[]string{"a", "b"}, 3, "a, b: so few"},
		{[]string{"a", "b", "c", "d", "e"}, 7, "a, b, c and 2 more: so few"},
		{[]string{"a", "b", "c"}, 3, "all 3 primary responses and thresholds: so few"},
		{[]string{"a"}, 1, "a: so few"},
	} {
		if got := aboutAll(reason.Text("so few"), c.names, c.all).String(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
