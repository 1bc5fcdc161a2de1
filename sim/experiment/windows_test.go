package experiment

import (
	"math"
	"slices"
	"strings"
	"testing"

	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
)

// slowStart is a queue whose warm-up is four windows long.
const slowStart = `
karvon: 1
title: a queue with a long warm-up
run: {kind: stationary, warm-up: 4 days, window: 1 day, follow-up: 1 day, replications: 40, seed: 7}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: 1, service: {exponential: 4m}}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 10/h}, journey: [{visit: gate}, depart]}}
primary: [post.gate.wait.mean]
`

func slowModel(t *testing.T, settings ...string) *response.Model {
	t.Helper()
	m, err := loaderOf(slowStart)(t.Context(), Configuration{Settings: settings})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Four windows of a day are observed as one of four days, whether the file, an option or a point says so; and the
// file of another number is another scenario.
func TestSeveralWindowsAreObservedAsOneAsLong(t *testing.T) {
	run := func(m *response.Model, o Options) *Result {
		t.Helper()
		o.Replications = 3
		r, err := Run(t.Context(), m, o)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	sampled := func(s *Sample) *Result {
		t.Helper()
		if err := (&Runner{}).Extend(t.Context(), []*Sample{s}, 3); err != nil {
			t.Fatal(err)
		}
		r, err := s.Result()
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	plain, several := slowModel(t), slowModel(t, "run.windows=4")
	one := run(plain, Options{Window: 4 * plan.Day})
	for name, r := range map[string]*Result{
		"by the file": run(several, Options{}), "by the plan": run(plain.With(plain.WithWindows(4)), Options{}),
		"by a point":        sampled(Point{Windows: 4}.Of(plain)),
		"by file and point": sampled(Point{Windows: 8, Window: plan.Day / 2}.Of(slowModel(t, "run.windows=2"))),
	} {
		if r.Fingerprint != one.Fingerprint {
			t.Errorf("%s: fingerprint %s, and %s of the long window", name, r.Fingerprint, one.Fingerprint)
		}
		for i := range r.Responses {
			if a, b := &r.Responses[i], &one.Responses[i]; !slices.EqualFunc(a.Values, b.Values, same) ||
				!same(a.Mean, b.Mean) || !same(a.High, b.High) {
				t.Errorf("%s: %s is %v, and %v in the long window", name, a.Name, a.Estimate, b.Estimate)
			}
		}
		if r.Plan.FollowUp != plan.Day {
			t.Errorf("%s: a follow-up of %d ns", name, r.Plan.FollowUp)
		}
	}
	if again := slowModel(t, "run.windows=1"); several.Hash == plain.Hash || again.Hash == several.Hash {
		t.Errorf("hashes %s, %s with one window, %s with four", plain.Hash, again.Hash, several.Hash)
	}
	if first := run(plain, Options{}); first.Fingerprint == one.Fingerprint {
		t.Error("one window of a day has the trajectory of four")
	}
}

func same(a, b float64) bool { return math.Float64bits(a) == math.Float64bits(b) }

func TestSeveralWindowsAreRefusedWhereThereIsOne(t *testing.T) {
	episode := responsetest.Named(t, "peak-day")
	_, err := Run(t.Context(), episode.With(episode.WithWindows(2)), Options{Replications: 2})
	if err == nil || !strings.Contains(err.Error(), "a terminating run has one window") {
		t.Errorf("an episode of two windows: %v", err)
	}
	if _, err := FindWindows(t.Context(), &Runner{}, episode, Point{}, 40, 0); err == nil {
		t.Error("the windows of an episode were found")
	}
	until, err := loaderOf(slowStart+"thresholds: [post.gate.queue.until-max < 1 day]\n")(t.Context(), Configuration{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = Run(t.Context(), until.With(until.WithWindows(2)), Options{Replications: 2})
	if err == nil || !strings.Contains(err.Error(), "post.gate.queue.until-max is a time within one window") {
		t.Errorf("a time until the largest queue of two windows: %v", err)
	}
	if _, err := Run(t.Context(), episode.With(episode.WithWindows(1)), Options{Replications: 2}); err != nil {
		t.Error(err)
	}
}

func TestFewReplicationsOfSeveralWindowsAreDoubted(t *testing.T) {
	doubted := func(windows, replications int) bool {
		m := slowModel(t)
		r, err := Run(t.Context(), m.With(m.WithWindows(windows)), Options{Replications: replications})
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range r.Warnings {
			if strings.Contains(w.String(), "at least 10 replications are needed") {
				return true
			}
		}
		return false
	}
	for _, of := range []struct {
		windows, replications int
		want                  bool
	}{{4, 9, true}, {4, 10, false}, {1, 9, false}, {4, 1, true}, {1, 1, false}} {
		if got := doubted(of.windows, of.replications); got != of.want {
			t.Errorf("%d replications of %d windows: doubted is %t", of.replications, of.windows, got)
		}
	}
}

// The number of windows is found from events alone, so that it is the same with any number of workers. The warm-up and
// what follows take as much as five windows, and what is found takes less than a window each.
func TestTheNumberOfWindowsIsFoundByTheLeastWork(t *testing.T) {
	m := slowModel(t)
	found, err := FindWindows(t.Context(), &Runner{Workers: 1}, m, Point{}, 40, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%+v", *found)
	work := func(windows, replications int) float64 {
		return float64(replications) * (found.Once + float64(windows)*found.Each)
	}
	if found.Once < 3.5*found.Each || found.Once > 5.5*found.Each {
		t.Errorf("a warm-up takes %g events, and a window %g", found.Once, found.Each)
	}
	if found.Number < 2 || found.Replications < 10 || found.Alone != 40 ||
		work(found.Number, found.Replications) > work(1, 40)/1.5 {
		t.Errorf("%d windows and %d replications, of %d with one", found.Number, found.Replications, found.Alone)
	}
	for _, workers := range []int{2, 5} {
		again, err := FindWindows(t.Context(), &Runner{Workers: workers}, m, Point{}, 40, 0)
		if err != nil || *again != *found {
			t.Errorf("%d workers find %+v, and one finds %+v: %v", workers, again, found, err)
		}
	}
	if other, err := FindWindows(t.Context(), &Runner{}, slowModel(t, "run.windows=3"), Point{}, 40, 0); err != nil ||
		*other != *found {
		t.Errorf("from three windows it finds %+v, and from one %+v: %v", other, found, err)
	}
	few, err := FindWindows(t.Context(), &Runner{}, m, Point{}, 10, 0)
	if err != nil || few.Number != 1 || few.Replications != 10 || few.Trials != 0 {
		t.Errorf("of ten replications it finds %+v: %v", few, err)
	}
	precise, err := FindWindows(t.Context(), &Runner{}, m, Point{}, 10, 0.05)
	if err != nil || precise.Number <= found.Number || precise.Replications < 10 {
		t.Errorf("for 5%% it finds %+v: %v", precise, err)
	}
}

// The trials have replications of their own, which no answer uses.
func TestTrialsForWindowsAreNotOfTheAnswer(t *testing.T) {
	m := slowModel(t)
	sample := Point{first: firstOfPilot}.Of(m)
	if err := (&Runner{}).Extend(t.Context(), []*Sample{sample}, 2); err != nil {
		t.Fatal(err)
	}
	trial, err := sample.Result()
	if err != nil {
		t.Fatal(err)
	}
	answer, err := Run(t.Context(), m, Options{Replications: 2})
	if err != nil {
		t.Fatal(err)
	}
	if trial.Fingerprint == answer.Fingerprint {
		t.Error("the trials are the answer's replications")
	}
}

// The choice is the least of all that can be tried, by the rule as it is written down.
func TestTheChoiceOfWindowsIsTheLeast(t *testing.T) {
	m := slowModel(t)
	for _, of := range []windowed{{"alike", 0.4, 0.6}, {"apart", 0.3, 0}, {"nearly the same", 0.2, 0.9}} {
		var alike [121]float64
		for apart := range alike {
			alike[apart] = math.Pow(of.likeness, float64(apart))
		}
		for _, asked := range []int{12, 40, 100} {
			for _, once := range []float64{0.1, 1, 20} {
				found := &Windows{Once: once, Each: 1}
				found.choose(m, []windowed{of}, asked, 0)
				best, at, n := math.Inf(1), 0, 10
				for k := len(alike) - 1; k > 0; k-- {
					variance := 0.0
					for i := range k {
						for j := range k {
							variance += alike[max(i-j, j-i)] / float64(k*k)
						}
					}
					for half(n, math.Sqrt(variance)) > half(asked, 1)*(1+1e-12) {
						n++
					}
					if work := float64(n) * (once + float64(k)); work <= best {
						best, at = work, k
					}
				}
				if found.Number != at {
					t.Errorf("%s, %d replications, %g windows of warm-up: %d windows, and %d are the least work", of.name, asked,
						once, found.Number, at)
				}
			}
		}
	}
}
