package engine

import (
	"maps"
	"math"
	"testing"

	"karvon/sim/plan"
)

// toldCurve is a curve of which a tenth stays for ever.
func toldCurve() *plan.Curve {
	return &plan.Curve{Waits: []float64{0, 60, 120, 600}, Shares: []float64{1, 0.8, 0.8, 0.1}, For: plan.None}
}

func TestToleranceInvertsTheCurve(t *testing.T) {
	for _, want := range []struct{ u, wait float64 }{
		{1 - 1e-12, 0}, {0.95, 15}, {0.9, 30}, {0.8, 120}, {0.45, 360}, {0.1 + 1e-12, 600}, {0.1, math.Inf(1)},
		{0.05, math.Inf(1)},
	} {
		if got := toleratedBy(toldCurve(), want.u); math.Abs(got-want.wait) > 1e-6 && got != want.wait {
			t.Errorf("at %g the tolerance is %g s, not %g s", want.u, got, want.wait)
		}
	}
}

// Of those who look at a wait, the share of the curve tolerates it: at every wait, whatever its points are.
func TestTheShareThatToleratesAWaitIsTheCurves(t *testing.T) {
	const draws = 100_000
	for _, want := range []struct{ wait, share float64 }{
		{0, 1}, {30, 0.9}, {60, 0.8}, {119, 0.8}, {360, 0.45}, {1e6, 0.1},
	} {
		stay := 0
		for n := range draws {
			if toleratedBy(toldCurve(), (float64(n)+0.5)/draws) >= want.wait {
				stay++
			}
		}
		if got := float64(stay) / draws; math.Abs(got-want.share) > 2.0/draws {
			t.Errorf("%g stay at a wait of %g s, not %g", got, want.wait, want.share)
		}
	}
}

// A gate of ten minutes a truck, in front of which trucks come together: the first finds no wait, the others 10 min
// (that of the one in service), 20 min, ... by what they expect.
const curved = `
sites: {s: {stations: {gate: {servers: 1, service: 10m, queue: {QUEUE}}}}}
flows: {f: {entity: truck, arrivals: {times: [TIMES]}, attributes: {bound: {shares: {no: 100%, yes: 0%}}},
  journey: [{visit: gate}, depart]}}
`

func TestABalkingCurveDecidesOnComing(t *testing.T) {
	for name, want := range map[string]struct {
		queue            string
		balked, served   uint64
		reneged, waiting uint64
	}{
		"a wait that none tolerates":        {"balk: {stay: {1s: 0%}}", 3, 1, 0, 0},
		"a wait that all tolerate":          {"balk: {stay: {1s: 100%}}", 0, 4, 0, 0},
		"those of whom none is bound":       {"balk: {stay: {1s: 0%}, for: bound == yes}", 0, 4, 0, 0},
		"stretched beyond what is waited":   {"balk: {stay: {1s: 100%, 2s: 0%}, stretch: 10000}", 0, 4, 0, 0},
		"up to the second's wait":           {"balk: {stay: {10m: 100%, 601s: 0%}}", 2, 2, 0, 0},
		"none as long as they do not see":   {"balk: {stay: {1s: 0%}}, display: 1h", 0, 4, 0, 0},
		"those who tolerate and give up":    {"balk: {stay: {9m: 100%, 10m: 99%, 660s: 0%}, renege: true}", 2, 2, 0, 0},
		"those who do not see, and give up": {"balk: {stay: {9m: 100%, 599s: 0%}, renege: true}, display: 1h", 0, 1, 3, 0},
	} {
		p := compile(t, replaced(curved, "QUEUE", want.queue, "TIMES", "1s, 1s, 1s, 1s"))
		s := replicate(t, p, 0).Stations[0]
		if s.Balked != want.balked || s.Served != want.served || s.Reneged != want.reneged {
			t.Errorf("%s: %d balk, %d are served and %d leave, not %d, %d and %d", name, s.Balked, s.Served, s.Reneged,
				want.balked, want.served, want.reneged)
		}
	}
}

// A display of half an hour shows what was to be waited then: the queue of the first hour turns those away who come
// half an hour after it, and not those who see it stand.
func TestADisplayShowsTheWaitOfBefore(t *testing.T) {
	const model = `
sites: {s: {stations: {
  gate: {servers: 1, service: 1m, queue: {balk: {stay: {1s: 0%}}, display: {late: 30m, every: 10m}}}}}}
flows: {f: {entity: truck, arrivals: {times: [TIMES]}, journey: [{visit: gate}, depart]}}
`
	for times, balked := range map[string]uint64{
		"1s, 2s, 3s":                           0, // a queue that is not shown yet
		"599s, 599s, 599s, 599s, 20m":          0,
		"599s, 599s, 599s, 599s, 2399s":        0,
		"599s, 599s, 599s, 599s, 2401s":        1, // noted at 10 min, shown from 40 min on
		"599s, 599s, 599s, 599s, 2999s, 2999s": 2,
		"599s, 599s, 599s, 599s, 3001s":        0, // noted at 20 min, when nobody waited
	} {
		rec := replicate(t, compile(t, replaced(model, "TIMES", times)), 0)
		if got := rec.Stations[0].Balked; got != balked {
			t.Errorf("%s: %d balk, not %d", times, got, balked)
		}
	}
}

// The tolerance is one draw: who turns back at a wait of half an hour that it sees is who leaves within half an hour of
// a wait that it does not see. One truck a day comes half an hour before the gate opens.
func TestOneDrawIsTheToleranceAtEveryLook(t *testing.T) {
	const model = `
sites: {s: {stations: {
  gate: {servers: {schedule: day}, service: 1m, queue: {balk: {stay: {2h: 0%}, renege: true}EXTRA}}},
  schedules: {day: [{from: "00:00", to: "12:00", value: 1}]}}}
run: {kind: terminating, window: 400 days}
flows: {f: {entity: truck, arrivals: {interarrival: 1 day, first: 1410m}, journey: [{visit: gate}, depart]}}
`
	gone := func(extra string, kind VisitKind) map[uint64]bool {
		entities := map[uint64]bool{}
		run := New(compile(t, replaced(model, "EXTRA", extra)))
		run.Observe(func(v *Visit) {
			if v.Kind == kind {
				entities[v.Entity] = true
			}
		})
		if _, err := run.Replicate(1, 0); err != nil {
			t.Fatal(err)
		}
		return entities
	}
	seen, unseen := gone("", Balked), gone(", display: 1000h", Reneged)
	if len(seen) < 60 || len(seen) > 140 {
		t.Errorf("%d of 400 do not tolerate half an hour, not about 100", len(seen))
	}
	if !maps.Equal(seen, unseen) {
		t.Errorf("%d turn back and %d others leave", len(seen), len(unseen))
	}
}
