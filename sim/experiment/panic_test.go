package experiment

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"karvon/sim/engine"
	"karvon/sim/reason"
	"karvon/sim/response"
)

// faulty is a recorder that panics in the midst of some replications.
type faulty map[int]bool

func (f faulty) Begin(replication int) (func(*engine.Visit), error) {
	visits := 0
	return func(*engine.Visit) {
		if visits++; visits == 100 && f[replication] {
			panic("a mistake at a visit")
		}
	}, nil
}

func (f faulty) End(int) error { return nil }

// faultyLoader panics where a scenario has the settings of a point.
func faultyLoader(bad Point) Loader {
	return func(ctx context.Context, c Configuration) (*response.Model, error) {
		if slices.Equal(c.Settings, bad.Settings) {
			var none []int
			_ = none[len(c.Settings)]
		}
		return loadLibrary(ctx, c)
	}
}

func requirePanic(t *testing.T, err error) *PanicError {
	t.Helper()
	var panicked *PanicError
	if !errors.As(err, &panicked) {
		t.Fatalf("the error is no panic's: %v", err)
	}
	return panicked
}

func TestAReplicationThatPanicsIsLeftOutAndTheOthersAreKept(t *testing.T) {
	for _, workers := range []int{1, 3} {
		s := NewSample(shortQueue("a"))
		extend(t, &Runner{Workers: workers, Recorder: faulty{2: true, 5: true}}, 8, s)
		r, whole := resultOf(t, s), NewSample(shortQueue("a"))
		extend(t, &Runner{Workers: workers}, 8, whole)
		if r.Replications != 6 || r.Interrupted || !r.Stopped() || len(r.Lost) != 2 {
			t.Fatalf("%d replications, interrupted %v, stopped %v, %d lost", r.Replications, r.Interrupted, r.Stopped(),
				len(r.Lost))
		}
		for i, kept := range []int{0, 1, 3, 4, 6, 7} {
			if r.Responses[0].Values[i] != resultOf(t, whole).Responses[0].Values[kept] {
				t.Errorf("value %d is not that of replication %d", i, kept)
			}
		}
		want := "replication 2 failed inside karvon: a mistake at a visit; so did 1 more, and the other 6 are reported"
		if err := r.Panicked(); err == nil || err.Error() != want {
			t.Errorf("the error is %v", err)
		}
		if !slices.ContainsFunc(r.Warnings, func(w reason.Reason) bool {
			return strings.HasPrefix(w.String(),
				"failed inside karvon: 2 of 8 replications are left out (number 2, 5, counted from 0)")
		}) {
			t.Errorf("the warnings are %q", r.Warnings)
		}
	}
}

func TestAPanicIsKeptWithAllThatMakesItHappenAgain(t *testing.T) {
	seed := uint64(77)
	point := shortQueue("a", "flows.trucks.arrivals.rate=50/h")
	point.Seed, point.first = &seed, 40
	s := NewSample(point)
	extend(t, &Runner{Recorder: faulty{43: true}}, 5, s)
	e := requirePanic(t, resultOf(t, s).Panicked())
	if e.Scenario != "one-server" || !slices.Equal(e.Settings, point.Settings) || e.Sample != "a" ||
		e.Hash != s.Plan.Hash || e.Seed != 77 || e.Replication != 43 || e.Value != "a mistake at a visit" {
		t.Errorf("it is kept as %+v", e)
	}
	if !strings.Contains(string(e.Stack), "faulty.Begin") {
		t.Errorf("the stack does not tell where it was:\n%s", e.Stack)
	}
}

func TestAPanicDecidesNoThreshold(t *testing.T) {
	s := NewSample(shortQueue("a"))
	extend(t, &Runner{Recorder: faulty{0: true}}, 4, s)
	for _, judged := range resultOf(t, s).Thresholds {
		if judged.Verdict != Undecided || !strings.Contains(judged.Why.String(), "inside karvon") {
			t.Errorf("%s is %v: %s", judged.Expression, judged.Verdict, judged.Why)
		}
	}
}

func TestWhereEveryReplicationPanicsTheFirstIsTheError(t *testing.T) {
	s := NewSample(shortQueue("a"))
	extend(t, &Runner{Recorder: faulty{0: true, 1: true, 2: true}}, 3, s)
	_, err := s.Result()
	if e := requirePanic(t, err); e.Replication != 0 {
		t.Errorf("the error is %v", err)
	}
}

func TestAPanicLeavesThePairOut(t *testing.T) {
	a, b := NewSample(shortQueue("a")), NewSample(shortQueue("b", "flows.trucks.arrivals.rate=50/h"))
	pairs := 0
	extend(t, &Runner{sideBySide: true, Workers: 2, Recorder: faulty{1: true}, paired: func(int) { pairs++ }}, 4, a, b)
	for _, s := range []*Sample{a, b} {
		if r := resultOf(t, s); r.Replications != 3 || r.Interrupted || len(r.Lost) != 1 || r.Lost[0].Sample != "a" {
			t.Errorf("%s: %d replications, interrupted %v, lost %v", s.Name, r.Replications, r.Interrupted, r.Lost)
		}
	}
	if pairs != 3 {
		t.Errorf("%d pairs", pairs)
	}
}

func TestAPointWhoseCompilationPanicsIsNamedAndTheRestGoOn(t *testing.T) {
	bad := shortQueue("bad", "flows.trucks.arrivals.rate=51/h")
	points := []Point{shortQueue("a"), bad, shortQueue("b", "flows.trucks.arrivals.rate=50/h")}
	runner := &Runner{Workers: 3, Load: faultyLoader(bad)}
	evaluations, err := evaluate(context.Background(), runner, points,
		question{responses: []string{"post.gate.wait.mean"}}, 3)
	if err != nil {
		t.Fatal(err)
	}
	failed := failures(evaluations)
	if len(failed) != 1 || failed[0].Name != "bad" {
		t.Fatalf("%v failed", failed)
	}
	e := requirePanic(t, failed[0].Err)
	if want := "compiling failed inside karvon: runtime error: index out of range [1] with length 0"; e.Error() != want {
		t.Errorf("it says %q", e)
	}
	if evaluations[0].finished != 3 || evaluations[2].finished != 3 {
		t.Errorf("%d and %d replications of the others", evaluations[0].finished, evaluations[2].finished)
	}
}

func TestAPointThatLacksAReplicationByAPanicIsNoAnswer(t *testing.T) {
	runner := &Runner{Workers: 2, Load: loadLibrary, Recorder: faulty{2: true}}
	evaluations, err := evaluate(context.Background(), runner, []Point{shortQueue("a")},
		question{responses: []string{"post.gate.wait.mean"}}, 3)
	if err != nil {
		t.Fatal(err)
	}
	if e := requirePanic(t, evaluations[0].Err); e.Replication != 2 || len(failures(evaluations)) != 1 {
		t.Errorf("it is %v, among %d failures", e, len(failures(evaluations)))
	}
}

func TestAPanicInTheSharedBooksEndsTheWork(t *testing.T) {
	s := NewSample(shortQueue("a"))
	r := &Runner{Load: loadLibrary, Workers: 2, completed: func(*Sample) { panic("a mistake in the books") }}
	if e := requirePanic(t, r.Extend(context.Background(), []*Sample{s}, 3)); e.Value != "a mistake in the books" {
		t.Errorf("it is %v", e)
	}
}

// What a panic says may come from a file: it moves no cursor.
func TestThePanicsTextCannotCommandATerminal(t *testing.T) {
	for value, want := range map[any]string{
		"plain – text":      "plain – text",
		"red \x1b[31m":      `"red \x1b[31m"`,
		"two\nlines":        `"two\nlines"`,
		"half \xff":         `"half \xff"`,
		errDamaged:          errDamaged.Error(),
		"left \u202e right": `"left \u202e right"`,
	} {
		if got := NewPanicError(value).Value; got != want {
			t.Errorf("%q is kept as %s", value, got)
		}
	}
}
