package experiment

import (
	"math"
	"slices"
	"strings"
	"testing"

	"karvon/sim/engine"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
)

// mirrored executes a replication or its mirror image, and gives what it leaves with the sums that pooling takes.
func mirrored(t *testing.T, m *response.Model, replication int, mirror bool) (*outcome, *engine.Record) {
	t.Helper()
	run := m.Run()
	run.Mirror(mirror)
	record, err := run.Replicate(m.Seed, replication)
	if err != nil {
		t.Fatal(err)
	}
	return observe(m, everything(m), record), record
}

// A replication of two runs says of each number what its two runs say together, and its first run is the replication
// that there is without the second.
func TestAReplicationOfTwoRunsSaysWhatBothSay(t *testing.T) {
	for _, name := range []string{"tutorial-2-stages", "peak-day", "electronic-queue"} {
		m := responsetest.Named(t, name)
		pairs := Point{}.Of(m.With(m.WithAntithetic(true)))
		if err := (&Runner{}).Extend(t.Context(), []*Sample{pairs}, 2); err != nil {
			t.Fatal(err)
		}
		r, err := pairs.Result()
		if err != nil {
			t.Fatal(err)
		}
		differ := 0
		for n := range 2 {
			one, _ := mirrored(t, m, n, false)
			image, _ := mirrored(t, m, n, true)
			if one.fingerprint == image.fingerprint {
				t.Fatalf("%s: replication %d is its own mirror image", name, n)
			}
			if got, want := pairs.outcomes[n].events, one.events+image.events; got != want {
				t.Errorf("%s: %d events, and %d of both runs", name, got, want)
			}
			for i := range m.Responses {
				of := &m.Responses[i]
				a, b, got := one.values[i], image.values[i], r.Responses[i].Values[n]
				v, w := float64(one.weights.at(i)), float64(image.weights.at(i))
				want := (a + b) / 2
				switch of.Combination() {
				case response.PooledMean, response.PooledShare:
					if want = (a*v + b*w) / (v + w); r.Responses[i].Weights[n] != v+w {
						t.Errorf("%s: %s is of %g, and of %g and %g of both runs", name, of.Name, r.Responses[i].Weights[n], v, w)
					}
				case response.PooledQuantile: // it is between both, but for the width of a bin
					if low, high := min(a, b), max(a, b); !math.IsNaN(low) && (got < low*(1-1.0/256) || got > high*(1+1.0/256)) {
						t.Errorf("%s: %s is %g, and %g and %g of the two runs", name, of.Name, got, a, b)
					}
					continue
				case response.LargestOfAll:
					want = max(a, b)
				case response.SmallestOfAll:
					want = min(a, b)
				}
				if a != b {
					differ++
				}
				if math.IsNaN(a) || math.IsNaN(b) {
					continue // of one run alone
				}
				if math.Abs(got-want) > 1e-12*math.Abs(want) {
					t.Errorf("%s: %s is %g, and %g of both runs", name, of.Name, got, want)
				}
			}
		}
		if differ < 10 {
			t.Errorf("%s: only %d values of a run are not those of its mirror image", name, differ)
		}
	}
}

// The quantiles of a replication of two runs are those of the customers of both, as of a sample of both runs.
func TestQuantilesOfTwoRunsAreOfAllTheirCustomers(t *testing.T) {
	m := responsetest.Named(t, "tutorial-2-stages")
	sample := Point{}.Of(m.With(m.WithAntithetic(true)))
	if err := (&Runner{}).Extend(t.Context(), []*Sample{sample}, 1); err != nil {
		t.Fatal(err)
	}
	run := m.Run()
	seen := 0
	for i := range m.Responses {
		p, ok := m.Responses[i].Statistic.Quantile()
		if !ok {
			continue
		}
		var all []float64
		for _, mirror := range []bool{false, true} {
			run.Mirror(mirror)
			record, err := run.Replicate(m.Seed, 0)
			if err != nil {
				t.Fatal(err)
			}
			view := response.NewView(m.Plan, record, m.Window)
			h := view.AtLeast(view.Cohort(&m.Responses[i]))
			for k := range h.Count() { // the k-th of so many is the quantile of just its rank
				all = append(all, h.Quantile((float64(k)+0.5)/float64(h.Count()))/nanoseconds)
			}
		}
		if len(all) == 0 {
			continue
		}
		slices.Sort(all)
		want := all[int(math.Ceil(p*float64(len(all))))-1]
		r, err := sample.Result()
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Responses[i].Values[0]; math.Abs(got-want) > want/200 {
			t.Errorf("%s is %g, and %g of all customers", m.Responses[i].Name, got, want)
		}
		seen++
	}
	if seen < 5 {
		t.Errorf("only %d quantiles", seen)
	}
}

// What replications of two runs say does not depend on the workers, nor on who simulates them, and they have names of
// their own: a run directory that has plain ones does not answer for them.
func TestReplicationsOfTwoRunsAreTheSameWhoeverSimulatesThem(t *testing.T) {
	m := slowModel(t, "run.antithetic=true", "run.warm-up=1h")
	if plain := slowModel(t, "run.warm-up=1h"); plain.Hash == m.Hash {
		t.Error("the hash does not tell that replications are two runs")
	}
	of := func(r *Runner, on bool) string {
		t.Helper()
		sample := Point{Antithetic: &on}.Of(m)
		if err := r.Extend(t.Context(), []*Sample{sample}, 5); err != nil {
			t.Fatal(err)
		}
		result, err := sample.Result()
		if err != nil {
			t.Fatal(err)
		}
		return result.Fingerprint
	}
	one, plain := of(&Runner{Workers: 1}, true), of(&Runner{Workers: 1}, false)
	if one == plain {
		t.Error("two runs leave what one does")
	}
	if got := of(&Runner{Workers: 3}, true); got != one {
		t.Errorf("three workers leave %s, and one leaves %s", got, one)
	}
	on := Point{}.Of(m)
	item := on.item(0)
	off := false
	other := Point{Antithetic: &off}.Of(m).item(0)
	a, _ := item.key()
	b, _ := other.key()
	if a == b {
		t.Error("both have one key in a run directory")
	}
	order := (&Runner{}).order(on, 0, 5)
	back, err := DecodeOrder(order.Encode())
	if err != nil {
		t.Fatal(err)
	}
	sent, err := back.sample(m.With(m.WithAntithetic(false)))
	if err != nil {
		t.Fatal(err)
	}
	if err := (&Runner{}).Extend(t.Context(), []*Sample{sent}, 5); err != nil {
		t.Fatal(err)
	}
	if result, err := sent.Result(); err != nil || result.Fingerprint != one {
		t.Errorf("somebody else leaves %v: %v", result.Fingerprint, err)
	}
}

// Entities and accounts of time are those of both runs: a mirror image has as many entities, told apart from those
// whose images they are.
func TestBothRunsAreObserved(t *testing.T) {
	m := responsetest.Named(t, "tutorial-4-centre")
	observed := func(probe prober, on bool) []byte {
		t.Helper()
		point := Point{Antithetic: &on}
		point.probe = probe
		sample := point.Of(m)
		if err := (&Runner{}).Extend(t.Context(), []*Sample{sample}, 1); err != nil {
			t.Fatal(err)
		}
		return sample.outcomes[0].probed
	}
	probe := newEntities(m.Plan)
	one, both := sampledEntities(m.Plan, observed(probe, false)), sampledEntities(m.Plan, observed(probe, true))
	if !slices.EqualFunc(one, both[:len(one)],
		func(a, b sampledEntity) bool { return a.entity == b.entity && a.time == b.time }) {
		t.Error("the entities of the first run are not those of the replication")
	}
	names := map[uint64]bool{}
	for _, e := range both {
		names[e.entity] = true
	}
	if len(names) != len(both) || len(both) < len(one)*3/2 {
		t.Errorf("%d entities of both runs have %d names; one run has %d", len(both), len(names), len(one))
	}
	sum := func(from []byte) (completed uint64, time float64) {
		r := outcomeReader{from: from}
		for len(r.from) > 0 && !r.damaged {
			a := r.account()
			completed += a.completed
			for _, s := range a.sums {
				time += s
			}
		}
		return completed, time
	}
	first, time := sum(observed(accounting{}, false))
	all, times := sum(observed(accounting{}, true))
	if float64(all) < 1.9*float64(first) || float64(all) > 2.1*float64(first) || times < 1.5*time || times > 2.5*time {
		t.Errorf("%d complete their journeys in both runs, %g s, and %d in one, %g s", all, times, first, time)
	}
	if _, err := (accounting{}).join([]byte{1, 2}, []byte{1}); err == nil {
		t.Error("damaged accounts are joined")
	}
}

// A replication whose first run is stopped by its memory is what that run leaves.
func TestAReplicationOfTwoRunsIsStoppedByItsMemory(t *testing.T) {
	text := strings.ReplaceAll(slowStart, "rate: 10/h", "rate: 40/h")
	m, err := loaderOf(text)(t.Context(), Configuration{})
	if err != nil {
		t.Fatal(err)
	}
	stopped := func(on bool) *Result {
		t.Helper()
		sample := Point{Antithetic: &on}.Of(m)
		if err := (&Runner{Memory: 1 << 20}).Extend(t.Context(), []*Sample{sample}, 2); err != nil {
			t.Fatal(err)
		}
		r, err := sample.Result()
		if err != nil || len(r.Stops) != 2 || r.Stops[0].Observed >= m.Window {
			t.Fatalf("stopped %+v: %v", r.Stops, err)
		}
		return r
	}
	if pairs, plain := stopped(true), stopped(false); pairs.Fingerprint != plain.Fingerprint {
		t.Errorf("two runs leave %s, and the first of them %s", pairs.Fingerprint, plain.Fingerprint)
	}
}
