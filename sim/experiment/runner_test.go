package experiment

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"karvon/scenarios"
	"karvon/sim/experiment/journal"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// loadLibrary is the loader of the tests.
func loadLibrary(ctx context.Context, c Configuration) (*response.Model, error) {
	s, err := scenario.Load(ctx, scenarios.FS, c.Scenario,
		scenario.Options{Policies: c.Policies, Set: c.Settings, Positions: c.Positions})
	if err != nil {
		return nil, err
	}
	return response.Compile(ctx, s)
}

// shortQueue is a design point that takes a few milliseconds.
func shortQueue(name string, settings ...string) Point {
	return Point{Name: name, Configuration: Configuration{Scenario: "one-server", Settings: settings}, Window: plan.Day}
}

func openJournal(t *testing.T, folder string) *journal.Journal {
	t.Helper()
	j, err := journal.Open(context.Background(), folder, "test", true) // which bubbles of synctest share
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func extend(t *testing.T, r *Runner, replications int, samples ...*Sample) {
	t.Helper()
	r.Load = loadLibrary
	if err := r.Extend(context.Background(), samples, replications); err != nil {
		t.Fatal(err)
	}
}

func resultOf(t *testing.T, s *Sample) *Result {
	t.Helper()
	r, err := s.Result()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func sameResult(t *testing.T, a, b *Result) {
	t.Helper()
	if a.Fingerprint != b.Fingerprint || a.events != b.events || !reflect.DeepEqual(normalised(a), normalised(b)) {
		t.Error("the results differ")
	}
}

func TestASampleThatIsExtendedEqualsOneMadeAtOnce(t *testing.T) {
	steps, once := NewSample(shortQueue("a")), NewSample(shortQueue("a"))
	r := &Runner{}
	for _, n := range []int{2, 3, 7} {
		extend(t, r, n, steps)
	}
	extend(t, &Runner{Workers: 3}, 7, once)
	sameResult(t, resultOf(t, steps), resultOf(t, once))
}

// A run directory that is cut anywhere gives the same bits when the work goes on, and what is whole in it is not
// simulated again.
func TestARunDirectoryGoesOnToTheSameBits(t *testing.T) {
	folder := t.TempDir()
	whole := NewSample(shortQueue("a"))
	j := openJournal(t, folder)
	extend(t, &Runner{Journal: j}, 6, whole)
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, journal.FileName)
	status, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, cut := range []int64{0, status.Size() / 3, status.Size() - 1, status.Size()} {
		if err := os.Truncate(path, cut); err != nil {
			t.Fatal(err)
		}
		j := openJournal(t, folder)
		known := j.Len()
		resumed := NewSample(shortQueue("the name does not matter"))
		extend(t, &Runner{Journal: j}, 6, resumed)
		sameResult(t, resultOf(t, whole), resultOf(t, resumed))
		if j.Len() != 6 || cut == status.Size() && known != 6 {
			t.Errorf("cut at %d: %d were known, %d are there", cut, known, j.Len())
		}
		j.Close()
	}
}

// A comparison observes more than a run does: a run takes what it has simulated, and it simulates again what a run
// has.
func TestARunUsesWhatAComparisonLeavesInTheDirectory(t *testing.T) {
	folder := t.TempDir()
	j := openJournal(t, folder)
	defer j.Close()
	size := func() int64 {
		t.Helper()
		status, err := os.Stat(filepath.Join(folder, journal.FileName))
		if err != nil {
			t.Fatal(err)
		}
		return status.Size()
	}
	run := func() *Result {
		s := NewSample(shortQueue("run"))
		extend(t, &Runner{Journal: j}, 3, s)
		return resultOf(t, s)
	}
	compare := func() *Comparison {
		t.Helper()
		var samples []*Sample
		for _, point := range []Point{shortQueue("a"), shortQueue("b", "flows.trucks.arrivals.rate=50/h")} {
			s, err := NewSample(point).Compiled(t.Context(), loadLibrary)
			if err != nil {
				t.Fatal(err)
			}
			samples = append(samples, s)
		}
		c, err := Compare(context.Background(), &Runner{Journal: j}, samples, 5, 1)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}

	before := run()
	empty := size()
	first := compare()
	full := size()
	if full < 5*empty/2 {
		t.Errorf("the comparison simulates only some of its items: from %d to %d bytes", empty, full)
	}
	sameResult(t, before, run())
	if again := compare(); fmt.Sprint(first.Others[0].Groups) != fmt.Sprint(again.Others[0].Groups) {
		t.Error("the groups differ")
	}
	if size() != full {
		t.Error("what the comparison left is simulated again")
	}
}

func TestOtherScenariosSeedsAndWindowsAreOtherItems(t *testing.T) {
	j := openJournal(t, t.TempDir())
	defer j.Close()
	seed := uint64(5)
	other, longer := shortQueue("seed"), shortQueue("window")
	other.Seed, longer.Window = &seed, 2*plan.Day
	var samples []*Sample
	for _, point := range []Point{shortQueue("a"), shortQueue("b", "flows.trucks.arrivals.rate=50/h"), other, longer} {
		samples = append(samples, NewSample(point))
	}
	extend(t, &Runner{Journal: j}, 2, samples...)
	if j.Len() != 8 {
		t.Errorf("%d outcomes of 8 items", j.Len())
	}
}

// Two points that come to the same scenario have the same items: whoever is second leaves the same, which is not kept
// again.
func TestEqualItemsAreKeptOnce(t *testing.T) {
	j := openJournal(t, t.TempDir())
	defer j.Close()
	one, other := NewSample(shortQueue("a")), NewSample(shortQueue("b"))
	extend(t, &Runner{Journal: j, Workers: 4, sideBySide: true}, 5, one, other)
	sameResult(t, resultOf(t, one), resultOf(t, other))
	if j.Len() != 5 {
		t.Errorf("%d outcomes of 5 items", j.Len())
	}
}

func TestAPointThatFailsIsNamedAndTheRestGoOn(t *testing.T) {
	for _, paired := range []bool{false, true} {
		good, bad, late := NewSample(shortQueue("good")),
			NewSample(shortQueue("bad", "sites.post.stations.gate.servers=many")), NewSample(shortQueue("late"))
		completed := 0
		r := &Runner{sideBySide: paired, Workers: 3, completed: func(*Sample) { completed++ }}
		extend(t, r, 3, good, bad, late)
		if bad.err == nil || !strings.Contains(bad.err.Error(), "gate") {
			t.Errorf("the failure is %v", bad.err)
		}
		if resultOf(t, good).Replications != 3 || completed != 3 {
			t.Errorf("paired %v: %d completed", paired, completed)
		}
		sameResult(t, resultOf(t, good), resultOf(t, late))
	}
}

func TestAnInterruptionLeavesWholePairs(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	samples := []*Sample{NewSample(shortQueue("a")), NewSample(shortQueue("b", "flows.trucks.arrivals.rate=50/h"))}
	pairs := 0
	r := &Runner{Load: loadLibrary, Workers: 3, paired: func(int) {
		if pairs++; pairs > 10 {
			cancel()
		}
	}}
	c, err := Compare(ctx, r, samples, 100_000, 1)
	if err != nil {
		t.Fatal(err)
	}
	if !c.Interrupted || c.Replications < 5 || c.Others[0].Result.Replications != c.Replications {
		t.Errorf("interrupted %v after %d and %d", c.Interrupted, c.Replications, c.Others[0].Result.Replications)
	}
}

func TestAnOutcomeIsTheSameValueElsewhere(t *testing.T) {
	s := NewSample(shortQueue("a"))
	s.ask(1)
	w := &work{Runner: &Runner{Load: loadLibrary}, samples: []*Sample{s}, tasks: []task{{}}}
	s.compile(t.Context(), loadLibrary)
	o, err := w.simulate(context.Background(), 0, s, engines{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	text, err := o.marshalBinary(squeezing)
	if err != nil {
		t.Fatal(err)
	}
	var other outcome
	if err := other.unmarshalBinary(text, squeezing); err != nil {
		t.Fatal(err)
	}
	again, _ := other.marshalBinary(squeezing)
	if string(again) != string(text) {
		t.Error("the bytes differ")
	}
	for cut := range 40 {
		if err := new(outcome).unmarshalBinary(text[:cut], squeezing); err == nil {
			t.Errorf("%d bytes are taken for an outcome", cut)
		}
	}
}

// Of each replication only its values stay: the pooled times take as much room after a few replications as after
// many.
func TestMemoryFollowsTheValuesAndNotTheReplications(t *testing.T) {
	point := shortQueue("a", "run.warm-up=0s", "run.follow-up=0s")
	point.Window = 2 * plan.Hour
	s := NewSample(point)
	r := &Runner{}
	extend(t, r, 1000, s) // so that hardly a bin is still empty
	before := heap()
	extend(t, r, 4000, s)
	perReplication := float64(heap()-before) / 3000
	if most := float64(10*len(s.Model.Responses) + 400); perReplication > most {
		t.Errorf("%.0f bytes a replication, at most %.0f", perReplication, most)
	}
}

// heap is the number of bytes in use.
func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
