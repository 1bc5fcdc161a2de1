package experiment

import (
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"testing"

	"karvon/sim/experiment/journal"
	"karvon/sim/plan"
)

// tandemPosts has two stations, each M/M/1 by Jackson's theorem, and one that nobody needs.
const tandemPosts = `
karvon: 1
title: Two stations in a line
run: {kind: stationary, warm-up: 1 day, window: 4 days, follow-up: 2h, replications: 16, seed: 3}
entities: {truck: {counts: {trucks: 1, people: 2}, costs: {waiting: 24 USD/h, paid-by: carrier}}}
sites:
  post:
    stations:
      gate: {servers: 1, service: {exponential: 90s}, costs: {duty: 5 USD/h, paid-by: post}}
      windows: {servers: 1, service: {exponential: 30s}}
      idle: {servers: 20, service: {exponential: 5s}}
flows:
  trucks:
    entity: truck
    arrivals: {rate: 30/h}
    journey: [{visit: gate}, {visit: windows}, {visit: idle}, depart]
primary: [post.gate.wait.mean]
`

// fullBatches has a station that waits until so many are there: whoever waits waits for others, not for a server.
const fullBatches = `
karvon: 1
title: A ferry that waits until it is full
run: {kind: stationary, warm-up: 1 day, window: 4 days, follow-up: 2h, replications: 8, seed: 3}
entities: {truck: {}}
sites: {post: {stations: {ferry: {servers: 6, batch: {most: 10, least: 10}, service: {exponential: 30m}}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 30/h}, journey: [{visit: ferry}, depart]}}
`

// explained explains a model with all its changes.
func explained(t *testing.T, text string, o ExplainOptions, runner *Runner) *Explanation {
	t.Helper()
	m, err := loaderOf(text)(t.Context(), Configuration{})
	if err != nil {
		t.Fatal(err)
	}
	o.Changes = m.Changes()
	o.Ways = make([]plan.Way, len(o.Changes))
	if o.Replications == 0 {
		o.Replications = m.Replications
	}
	x, err := Explain(t.Context(), runner, m, o)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// saving is the mean number inside M/M/1 at a load, less that of M/M/2 with the same work, in hours a day.
func saving(load float64) float64 {
	half := load / 2
	return 24 * (load/(1-load) - load/(1-half*half))
}

// One more server saves what theory says: the intervals of all rows hold together with the confidence that is stated.
// This kills a race whose replications are told of again, wrong pairs, and hours that are not of a day.
func TestExplainTellsTheSavingThatTheoryTells(t *testing.T) {
	missed, runs := 0, 5
	if *long {
		runs = 400
	}
	for seed := range uint64(runs) {
		x := explained(t, tandemPosts, ExplainOptions{Base: Point{Seed: &seed}, Most: 10, Indifference: 0.5}, new(Runner))
		exact := map[string]float64{"post.gate.servers+1": saving(0.75), "post.windows.servers+1": saving(0.25)}
		if len(x.Mendings) != len(exact) || len(x.NotTried) != 1 || x.NotTried[0].Place != "post.idle" || x.Family != 2 {
			t.Fatalf("seed %d: %d shown, %d not tried", seed, len(x.Mendings), len(x.NotTried))
		}
		held := true
		for i := range x.Mendings {
			m := &x.Mendings[i]
			if m.Saved.Excludes(exact[m.Name]) {
				held = false
				t.Logf("seed %d: %s saves %.2f (%.2f to %.2f), exactly %.2f", seed, m.Name, m.Saved.Mean, m.Saved.Low, m.Saved.High,
					exact[m.Name])
			}
			if math.Abs(m.People.Mean-2*m.Saved.Mean) > 1e-9 {
				t.Errorf("two people in each truck save %v where trucks save %v", m.People.Mean, m.Saved.Mean)
			}
		}
		if !held {
			missed++
		}
		if x.Mendings[0].Name != "post.gate.servers+1" || !x.Matters(&x.Mendings[0]) {
			t.Errorf("seed %d: %s is first", seed, x.Mendings[0].Name)
		}
	}
	t.Logf("%d of %d tables do not hold", missed, runs)
	if binomialUpperTail(missed, runs, 0.05) < falseAlarm {
		t.Errorf("%d of %d tables do not hold", missed, runs)
	}
}

// What a change costs is not taken for what it fails to save.
func TestExplainTellsMoneyApart(t *testing.T) {
	x := explained(t, tandemPosts, ExplainOptions{Most: 1, Indifference: 10}, new(Runner))
	m := &x.Mendings[0]
	if m.StaffHours() != 24 || math.Abs(m.StaffCost()-120) > 1e-9 {
		t.Errorf("%v hours of staff for %v USD a day", m.StaffHours(), m.StaffCost())
	}
	// Only waiting costs: the number waiting falls by as much as the number inside.
	if math.Abs(m.Money.Mean/24-m.Saved.Mean) > 0.05*m.Saved.Mean {
		t.Errorf("%v USD a day for %v hours", m.Money.Mean, m.Saved.Mean)
	}
}

// Where nothing helps nothing is said to.
func TestExplainFindsNothingWhereNothingHelps(t *testing.T) {
	for seed := range uint64(3) {
		o := ExplainOptions{Base: Point{Seed: &seed}, Most: 10, Indifference: math.NaN()}
		x := explained(t, fullBatches, o, new(Runner))
		if len(x.NotTried) != 0 || x.Indifference <= 0 {
			t.Fatalf("not tried: %v, indifferent to %v", x.NotTried, x.Indifference)
		}
		for i := range x.Mendings {
			if x.Matters(&x.Mendings[i]) {
				t.Errorf("seed %d: %s saves %+v", seed, x.Mendings[i].Name, x.Mendings[i].Saved)
			}
		}
	}
}

// A resumed explanation, and one with more workers, is the same.
func TestExplainIsTheSameResumed(t *testing.T) {
	folder := t.TempDir()
	o := ExplainOptions{Most: 1, Indifference: 0.5, Replications: 8}
	want := explained(t, tandemPosts, o, &Runner{Workers: 1})
	for range 2 {
		kept, err := journal.Open(t.Context(), folder, "test", true)
		if err != nil {
			t.Fatal(err)
		}
		got := explained(t, tandemPosts, o, &Runner{Workers: 3, Journal: kept})
		if !reflect.DeepEqual(simple(t, got), simple(t, want)) {
			t.Errorf("%s\nwas\n%s", simple(t, got), simple(t, want))
		}
		if kept.Len() != got.Runs {
			t.Errorf("%d replications are kept of %d", kept.Len(), got.Runs)
		}
		if err := kept.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// simple writes the numbers of an explanation.
func simple(t *testing.T, x *Explanation) string {
	t.Helper()
	var lines strings.Builder
	for _, m := range append(x.Mendings, x.Dropped...) {
		text, err := json.Marshal([]any{m.Name, m.Saved.Mean, m.Saved.Low, m.Saved.High, m.Waited, m.Look, m.Fate})
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(text, '\n'))
	}
	return lines.String()
}

// An item says what change it is of, and its outcome is kept apart.
func TestAnItemSaysItsChange(t *testing.T) {
	m, err := loaderOf(tandemPosts)(t.Context(), Configuration{})
	if err != nil {
		t.Fatal(err)
	}
	x := &explaining{Explanation: &Explanation{Model: m}}
	changes := m.Changes()
	base, changed := x.sample(nil, 0).item(1), x.sample(&changes[0], 0).item(1)
	a, err := base.key()
	if err != nil {
		t.Fatal(err)
	}
	b, err := changed.key()
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(changed)
	if err != nil || !strings.Contains(string(text), `"change":"post.gate.servers+1"`) {
		t.Errorf("%s, %v", text, err)
	}
	if a == b {
		t.Error("a change has the key of the scenario as stated")
	}
	if after := x.sample(nil, 5).item(1); after.Replication != 6 {
		t.Errorf("replication %d", after.Replication)
	}
}
