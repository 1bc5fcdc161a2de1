package engine

import (
	"reflect"
	"runtime"
	"strings"
	"testing"

	"karvon/sim/bound"
)

// growing are models in which something grows without end, each in a way of its own.
var growing = map[string]string{
	"a queue": `
sites: {post: {stations: {gate: {servers: 1, service: 1h}}}}
flows: {f: {entity: truck, arrivals: {interarrival: 1ms}, journey: [{visit: gate}, depart]}}`,
	"a queue with patience": `
sites: {post: {stations: {gate: {servers: 1, service: 1h, queue: {patience: {exponential: 30 days}}}}}}
flows: {f: {entity: truck, arrivals: {interarrival: 1ms}, journey: [{visit: gate}, depart]}}`,
	"a delay with attributes": `
sites: {post: {}}
flows: {f: {entity: truck, attributes: {a: {is: 1}, b: {is: 2}, c: {is: 3}}, arrivals: {interarrival: 1ms},
  journey: [{delay: {exponential: 20 days}}, {set: {a: a + b + c}}, depart]}}`,
	"requests for units": `
sites: {post: {resources: {crane: {units: 1}, lift: {units: 1}, fork: {units: 1}}}}
flows: {f: {entity: truck, arrivals: {interarrival: 1ms},
  journey: [{seize: {all: {crane: 1, lift: 1, fork: 1}}}, {delay: 1h},
    {release: {all: {crane: 1, lift: 1, fork: 1}}}, depart]}}`,
	"splits": `
sites: {post: {}}
flows: {f: {entity: truck, arrivals: {interarrival: 1s},
  journey: [{split: {into: p, entity: paper, count: 5000, do: [{delay: 30 days}]}}, depart]}}`,
	"a batch": `
sites: {post: {}}
flows: {f: {entity: truck, arrivals: {interarrival: 1ms},
  journey: [{batch: {into: b, entity: truck, size: 90000000, do: [{delay: 1m}]}}, depart]}}`,
	"those who follow": `
sites: {post: {}}
flows:
  f: {entity: truck, arrivals: {interarrival: 1ms}, journey: [depart]}
  g: {entity: truck, arrivals: {after: {flow: f, delay: 9h}, batch: 3}, journey: [depart]}`,
}

const growingRun = "run: {kind: terminating, window: 40 days}\n"

// stopped runs a model within so many bytes, which are too few.
func stopped(t *testing.T, model string, bytes int64) (*Run, *Record) {
	t.Helper()
	run := New(compile(t, model))
	run.LimitMemory(bytes)
	rec, err := run.Replicate(1, 0)
	if err != nil {
		t.Fatal(err)
	}
	if rec.Stop.Why != TooManyInside || rec.Stop.Inside == nil || rec.Stop.At != rec.End {
		t.Fatalf("%+v, ended at %d", rec.Stop, rec.End)
	}
	return run, rec
}

func TestWhatGrowsIsStoppedWithinItsMemoryAndTheIdentitiesHold(t *testing.T) {
	const most = 60_000_000
	for name, model := range growing {
		t.Run(strings.ReplaceAll(name, " ", "-"), func(t *testing.T) {
			before := heap()
			run, rec := stopped(t, growingRun+model, most)
			real := heap() - before
			checkIdentities(t, run.plan, rec)
			counted := run.memory.held(run.memory.places)
			if ratio := float64(real) / float64(counted); ratio < 0.4 || ratio > 1.25 {
				t.Errorf("%d bytes are in use and %d are counted", real, counted)
			}
			if real > most {
				t.Errorf("%d bytes are in use of the %d that it may take", real, most)
			}
			runtime.KeepAlive(run)
		})
	}
}

// heap gives the bytes in use.
func heap() int64 {
	runtime.GC()
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}

func TestWhereARunIsStoppedDoesNotDependOnWhatRanBefore(t *testing.T) {
	for name, model := range growing {
		t.Run(strings.ReplaceAll(name, " ", "-"), func(t *testing.T) {
			run, rec := stopped(t, growingRun+model, 10_000_000)
			stop, fingerprint := rec.Stop, rec.Fingerprint
			run.LimitMemory(30_000_000)
			if _, err := run.Replicate(1, 0); err != nil {
				t.Fatal(err)
			}
			run.LimitMemory(10_000_000)
			again, err := run.Replicate(1, 0)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(again.Stop, stop) || again.Fingerprint != fingerprint {
				t.Errorf("%+v, then %+v", stop, again.Stop)
			}
		})
	}
}

func TestARunThatIsAllowedWhatItTookIsNotStopped(t *testing.T) {
	p := compile(t, `
sites: {post: {stations: {gate: {servers: 1, service: 1m}}}}
flows: {f: {entity: truck, arrivals: {times: [1h, 2h], batch: 5000}, journey: [{visit: gate}, depart]}}
`)
	run := New(p)
	rec, err := run.Replicate(1, 0)
	if err != nil || rec.overflow {
		t.Fatal(err, rec.Stop)
	}
	took := rec.Memory
	for _, c := range []struct {
		bytes   int64
		stopped bool
	}{{took, false}, {took * 9 / 10, true}, {bound.Memory.Most, false}} {
		run.LimitMemory(c.bytes)
		if rec, err := run.Replicate(1, 0); err != nil || rec.overflow != c.stopped {
			t.Errorf("with %d bytes, of which it takes %d: %v, %+v", c.bytes, took, err, rec.Stop)
		}
	}
}

// The bound on entities inside holds whatever the memory.
func TestNoMemoryHoldsMoreThanTheMostEntitiesInside(t *testing.T) {
	run := New(compile(t, "sites: {post: {}}\nflows: {f: {entity: truck, arrivals: {times: [1h]}, journey: [depart]}}"))
	run.LimitMemory(1 << 60)
	run.reset(1, 0)
	if run.hasRoomFor(uint64(bound.Inside.Most)+1) || !run.record.overflow {
		t.Error("there was room")
	}
}

// A day's 60 an hour come to a gate that serves six of them.
func TestAStopTellsWhichPlaceGrowsAndHowFast(t *testing.T) {
	for _, c := range []struct {
		name, model   string
		place, behind string
		waiting       bool
		perDay        float64 // that its growth is, about; 0 for none
	}{
		{"a gate that serves too few", `
sites: {post: {stations: {gate: {servers: 1, service: 10m}, desk: {servers: 1, service: 1m}}}}
flows: {f: {entity: truck, arrivals: {interarrival: 10s},
  journey: [{visit: gate}, {visit: desk}, depart]}}`, "post.gate", "", true, 8640 - 144},
		{"a gate behind which a desk has no room", `
sites: {post: {stations: {gate: {servers: 2, service: 1s},
  desk: {servers: 1, service: 10m, queue: {capacity: 3, when-full: block}}}}}
flows: {f: {entity: truck, arrivals: {interarrival: 10s},
  journey: [{visit: gate}, {visit: desk}, depart]}}`, "post.gate", "post.desk", true, 8640 - 144},
		{"a yard whose people wait for a desk", `
sites: {post: {zones: {yard: {places: 20}}, stations: {desk: {servers: 1, service: 10m}}}}
flows: {f: {entity: truck, arrivals: {interarrival: 10s},
  journey: [{enter: yard}, {visit: desk}, {leave: yard}, depart]}}`, "post.yard", "post.desk", true, 8640 - 144},
		{"cranes that are too few", `
sites: {post: {resources: {crane: {units: 1}}}}
flows: {f: {entity: truck, arrivals: {interarrival: 10s},
  journey: [{seize: crane}, {delay: 10m}, {release: crane}, depart]}}`, "post.crane", "", true, 8640 - 144},
		{"a batch that is never full", `
sites: {post: {}}
flows: {f: {entity: truck, arrivals: {interarrival: 10s},
  journey: [{batch: {into: b, entity: truck, size: 90000000, do: [{delay: 1m}]}}, depart]}}`, "f.b", "", true, 8640},
		{"a long delay", `
sites: {post: {}}
flows: {f: {entity: truck, arrivals: {interarrival: 10s},
  journey: [{delay: 1000 days}, depart]}}`, "flows.f.journey[1]", "", false, 0},
	} {
		t.Run(strings.ReplaceAll(c.name, " ", "-"), func(t *testing.T) {
			_, rec := stopped(t, "run: {kind: terminating, window: 1000 days}\n"+c.model, 60_000_000)
			in := rec.Stop.Inside
			p := in.Places[0]
			if p.Name != c.place || p.Behind != c.behind || p.Waiting != c.waiting || p.Grows != (c.perDay > 0) {
				t.Fatalf("%+v", p)
			}
			if f := in.Flows[0]; f.Came != f.Left+f.TurnedAway+f.Inside || in.Entities < f.Inside {
				t.Errorf("%+v of %d", f, in.Entities)
			}
			if c.perDay == 0 {
				return
			}
			if counted := p.Kind == StationPlace || p.Kind == ZonePlace; counted && p.Came != p.TurnedAway+p.Served+
				p.Count-p.Then {
				t.Errorf("%d come less %d turned away and %d served are not the growth from %d to %d", p.Came, p.TurnedAway,
					p.Served, p.Then, p.Count)
			}
			rate := float64(p.Count-p.Then) / (float64(rec.Stop.At-p.Since) / float64(24*hour))
			if rate < 0.98*c.perDay || rate > 1.02*c.perDay {
				t.Errorf("%v a day more, not %v", rate, c.perDay)
			}
			if p.Behind != "" && p.BehindServed == 0 {
				t.Error("nobody is served further on")
			}
		})
	}
}

func TestAPlaceThatIsFullGrowsNoMore(t *testing.T) {
	for _, c := range []struct {
		waits []int32
		now   int64
		count int64
		since int64
		then  int64
		grows bool
	}{
		{waits: []int32{0, 10, 20, 30}, count: 40, now: 50, since: 10, grows: true},
		{waits: []int32{0, 39, 40, 40}, count: 40, now: 50, since: 10},
		{waits: []int32{40, 1, 20, 30}, count: 40, now: 50, since: 20, then: 1, grows: true},
		{waits: []int32{20, 30}, count: 40, now: 30, grows: true},
	} {
		g := growth{}
		for n, w := range c.waits {
			g.times, g.waits = append(g.times, int64(10*(n+1))), append(g.waits, w)
		}
		_, since, then, grows := g.since(0, c.count, c.now)
		if since != c.since || then != c.then || grows != c.grows {
			t.Errorf("%v, then %d: since %d, from %d, grows %v", c.waits, c.count, since, then, grows)
		}
	}
}

func TestLooksAreThinnedAndSpanTheWholeRun(t *testing.T) {
	run := New(compile(t, "sites: {post: {stations: {gate: {servers: 1, service: 1m}}}}\nflows: {f: {entity: truck, "+
		"arrivals: {times: [1h]}, journey: [{visit: gate}, depart]}}"))
	run.reset(1, 0)
	g := &run.growth
	const events = 1000 * firstLook
	for n := range uint64(events) {
		if n+1 == g.next {
			run.now = int64(n + 1)
			run.record.Stations[0].Queue.now = int64(n + 1)
			run.record.Stations[0].balance.in = n + 1
			g.note(run)
		}
	}
	if len(g.times) < mostLooks/2 || len(g.times) >= mostLooks {
		t.Errorf("%d looks", len(g.times))
	}
	for look, time := range g.times {
		if g.at(look, 0) != time || g.passedAt(look, 0).Came != uint64(time) || time%int64(g.every) != 0 {
			t.Errorf("at %d there waited %d of %d", time, g.at(look, 0), g.passedAt(look, 0).Came)
		}
	}
	if last := g.times[len(g.times)-1]; last < events-int64(g.every) {
		t.Errorf("the last look was at %d", last)
	}
}

// A quiet day, and then days on which too many come: what came and was served is that of the growth, and not of the
// quiet day.
func TestWhatCameAndWasServedIsThatOfTheGrowth(t *testing.T) {
	_, rec := stopped(t, `
run: {kind: terminating, window: 100 days}
sites: {post: {stations: {gate: {servers: 1, service: 1m}}}}
flows:
  few: {entity: truck, arrivals: {interarrival: 2m}, journey: [{visit: gate}, depart]}
  many: {entity: truck, arrivals: {interarrival: 10s}, journey: [{delay: 24h}, {visit: gate}, depart]}
`, 16_000_000)
	p := rec.Stop.Inside.Places[0]
	if p.Name != "post.gate" || !p.Grows || p.Since < 20*hour || p.Came != p.Served+p.Count-p.Then {
		t.Fatalf("%+v", p)
	}
	days := float64(rec.Stop.At-p.Since) / float64(24*hour)
	if came, served := float64(p.Came)/days, float64(p.Served)/days; came < 0.97*9360 || came > 1.01*9360 ||
		served < 0.97*1440 || served > 1.01*1440 {
		t.Errorf("%v came and %v were served in a day", came, served)
	}
}

// Looks at every 65,536th event alone would not see it.
func TestGrowthIsSeenInAShortRun(t *testing.T) {
	_, rec := stopped(t, growingRun+growing["a queue"], 4_000_000)
	if p := rec.Stop.Inside.Places[0]; rec.Events >= watchEvery || !p.Grows || p.Name != "post.gate" {
		t.Errorf("after %d events: %+v", rec.Events, p)
	}
}
