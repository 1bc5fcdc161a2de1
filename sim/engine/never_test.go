package engine

import (
	"strings"
	"testing"

	"karvon/sim/bound"
)

// endless is a length of time that is always beyond the clock, in parts that can each be stated.
const endless = "{scale: 1e6, of: 36525 days}"

// What takes longer than the clock lasts does not happen: whoever waits for it is inside when the run ends.
func TestWhoWaitsForWhatNeverHappensIsInside(t *testing.T) {
	for name, text := range map[string]string{
		"delay":   `{s: {}} JOURNEY [{delay: ` + endless + `}, depart]`,
		"service": `{s: {stations: {a: {servers: 1, service: ` + endless + `}}}} JOURNEY [{visit: a}, depart]`,
		"crewed": `{s: {stations: {a: {servers: 1, service: ` + endless +
			`, shift-end: stop}}}} JOURNEY [{visit: a}, depart]`,
		"by conditions": `{s: {}} JOURNEY [{set: {x: 1e9}}, {set: {x: x * x * x}}, ` +
			`{delay: {scale: x * x * x, of: 1 day}}, depart]`,
	} {
		sites, journey, _ := strings.Cut(text, "JOURNEY")
		p := compile(t, "sites: "+sites+
			"\nflows: {f: {entity: truck, attributes: {x: {is: 1}}, arrivals: {times: [1h, 2h]}, journey: "+journey+"}}")
		rec := replicate(t, p, 0)
		if got, want := rec.Flows[0].balance, (balance{in: 2, inside: 2}); got != want {
			t.Errorf("%s: %+v, not %+v", name, got, want)
		}
		if rec.End != p.End() {
			t.Errorf("%s: the run ends at %d, not at %d", name, rec.End, p.End())
		}
	}
}

func TestATripThatNeverEndsIsOnItsWay(t *testing.T) {
	p := compile(t, `
sites: {a: {}, b: {}}
links: {l: {from: a, to: b, mode: road, length: 800 km, speed: 40 km/h}}
disruptions: {flood: {at: 0s, for: 10h, link: {name: l, speed: 1e-12%}}}
flows: {f: {entity: truck, from: a, arrivals: {times: [1h, 20h]}, journey: [{travel: {to: b}}, depart]}}
`)
	rec := replicate(t, p, 0)
	if got, want := rec.Flows[0].balance, (balance{in: 2, out: 1, inside: 1}); got != want {
		t.Errorf("%+v, not %+v", got, want)
	}
}

// A patience that passes the end of the clock is one that never ends.
func TestAPatienceBeyondTheClockIsEndless(t *testing.T) {
	const model = `
sites: {s: {stations: {a: {servers: 2, service: {exponential: 1m}, queue: {QUEUE}}}}}
flows: {f: {entity: truck, arrivals: {rate: 110/h}, journey: [{visit: a}, depart]}}
`
	patient := func(queue string) *Record {
		return replicate(t, compile(t, strings.Replace(model, "QUEUE", queue, 1)), 0)
	}
	plain := patient("")
	for _, queue := range []string{"patience: 36525 days", "patience: {uniform: [36524 days, 36525 days]}",
		"patience: {lognormal: {median: 36000 days, p95: 36525 days}}"} {
		rec := patient(queue)
		if rec.Stations[0].Reneged != 0 || rec.Stations[0].Wait.Mean() != plain.Stations[0].Wait.Mean() ||
			rec.Flows[0].balance != plain.Flows[0].balance {
			t.Errorf("%s: %d renege and wait %g s, not 0 and %g s", queue, rec.Stations[0].Reneged, rec.Stations[0].Wait.Mean(),
				plain.Stations[0].Wait.Mean())
		}
	}
}

// One in sixty of these patiences passes the end of the clock: nobody gives up who has not waited so long.
func TestNobodyLosesPatienceBeforeItEnds(t *testing.T) {
	p := compile(t, `
sites: {s: {stations: {a: {servers: 2, service: {exponential: 1m},
  queue: {patience: {lognormal: {mean: 36525 days, cv: 1000}}}}}}}
flows: {f: {entity: truck, arrivals: {rate: 110/h}, journey: [{visit: a}, depart]}}
`)
	never := 0
	for draw := uint64(0); draw < 1024; draw++ {
		if p.Samplers[p.Stations[0].Pool.Patience].Nanoseconds(draw<<54+1<<53) == bound.Never {
			never++
		}
	}
	if never == 0 {
		t.Fatal("no draw passes the end of the clock")
	}
	rec := replicate(t, p, 0)
	if f := &rec.Flows[0]; f.balance.in != f.balance.out+f.balance.turnedAway+f.balance.inside {
		t.Errorf("%+v", f.balance)
	}
	// One in a hundred has less patience than half an hour.
	if share := float64(rec.Stations[0].Reneged) / float64(rec.Stations[0].Arrived); share == 0 || share > 0.02 {
		t.Errorf("%.1f%% give up", 100*share)
	}
}

func TestNothingIsScheduledForNever(t *testing.T) {
	var p pending
	p.reset()
	for range 40 { // the sorted array, and the radix heap
		p.schedule(bound.Never, rankElapsed, 1)
		p.scheduleArrival(bound.Never, 0, 1, ofSource)
		p.scheduleIf(bound.Later(5, bound.Never-2), rankRenege, 1, 1)
		p.schedule(7, rankElapsed, 2)
	}
	for n := 40; n > 0; n-- {
		if e := p.next(); e.time != 7 || p.count() != n-1 {
			t.Fatalf("an event at %d, and %d more", e.time, p.count())
		}
	}
}

func TestWhatIsLateForEverNeverIs(t *testing.T) {
	for _, c := range []struct{ due, late, early, want int64 }{
		{100, 0, 0, 100}, {100, 20, 30, 90}, {100, 0, 130, -30}, {100, bound.Never, 30, bound.Never},
		{-5, bound.Never - 1, 0, bound.Never - 6}, {100, 0, bound.Never, 100 - bound.Never}, {bound.Never, 0, 5, bound.Never},
	} {
		if got := shifted(c.due, c.late, c.early); got != c.want {
			t.Errorf("shifted(%d, %d, %d) = %d, not %d", c.due, c.late, c.early, got, c.want)
		}
	}
}

// An interrupted service that would never end does not end when it is resumed.
func TestAnEndlessServiceStaysEndlessWhenItIsInterrupted(t *testing.T) {
	p := compile(t, `
sites: {s: {stations: {a: {servers: 1, service: `+endless+`, breakdowns: {after: 3h, repair: 1h}}}}}
flows: {f: {entity: truck, arrivals: {times: [1h]}, journey: [{visit: a}, depart]}}
`)
	rec := replicate(t, p, 0)
	if got, want := rec.Flows[0].balance, (balance{in: 1, inside: 1}); got != want {
		t.Errorf("%+v, not %+v", got, want)
	}
	if rec.Stations[0].Interrupted < 5 {
		t.Errorf("it is interrupted %d times", rec.Stations[0].Interrupted)
	}
}
