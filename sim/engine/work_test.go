package engine

import (
	"errors"
	"testing"

	"karvon/sim/plan"
)

// manyServers are models with thousands of servers known one by one, at which nearly nobody ever waits.
var manyServers = map[string]string{
	"breakdowns": `servers: 20000, service: 1m, breakdowns: {after: {exponential: 10h}, repair: {exponential: 1h}}`,
	"lanes with a queue before each": `lanes: {a: {servers: 20000}, b: {servers: 0}}, service: 1m,
    queue: {lines: each-lane, patience: 1h}, breakdowns: {after: {exponential: 10h}, repair: {exponential: 1h}}`,
	"patience":                `servers: 20000, service: 1m, queue: {patience: 1h}`,
	"fewer than a batch wait": `servers: 20000, service: 1m, batch: {most: 3, least: 2}`,
	"shifts": `servers: {schedule: day}, service: 30m, shift-end: stop,
    breakdowns: {after: {exponential: 10h}, repair: {exponential: 1h}}`,
	"preempting": `servers: 200, service: 40m,
    queue: {discipline: {priority: [kind == high], preempt: restart}, patience: 50m}`,
	"vacations": `servers: 200, service: 1m, vacations: {exponential: 2h}`,
}

func modelOf(station string) string {
	return `run: {kind: terminating, window: 5h}
sites:
  post:
    schedules: {day: [{from: "00:20", to: "01:00", value: 20000}, {from: "01:00", to: "02:10", value: 3}]}
    stations: {gate: {` + station + `}}
flows: {trucks: {entity: truck, attributes: {kind: {shares: {high: 40%, low: 60%}}}, arrivals: {rate: 400/h},
  journey: [{visit: gate}, depart]}}
`
}

func TestServersThatDoNothingAreNotLookedAt(t *testing.T) {
	for name, station := range manyServers {
		if name == "vacations" || name == "preempting" {
			continue // all come and go by events of their own, or all work
		}
		t.Run(name, func(t *testing.T) {
			run := New(compile(t, modelOf(station)))
			rec, err := run.Replicate(1, 0)
			if err != nil {
				t.Fatal(err)
			}
			// Besides its own events a server comes on duty and goes off a few times.
			if most := 3*int(rec.Events) + 8*len(run.servers); run.work > most {
				t.Errorf("%d were looked at in %d events of %d servers", run.work, rec.Events, len(run.servers))
			}
		})
	}
}

func TestTheSetsOfServersAreThoseThatTheServersTell(t *testing.T) {
	for name, station := range manyServers {
		t.Run(name, func(t *testing.T) {
			run := New(compile(t, modelOf(station)))
			for replication := range 2 {
				run.reset(1, replication)
				run.begin()
				for n := 0; run.now < 5*hour; n++ {
					e := run.pending.next()
					run.now = e.time
					run.handle(e)
					run.wake()
					if n%(len(run.servers)+1) == 0 {
						checkSets(t, run.stations[0].pool)
					}
				}
				checkSets(t, run.stations[0].pool)
			}
		})
	}
}

// checkSets counts all anew.
func checkSets(t *testing.T, c *serverPool) {
	t.Helper()
	for n := range c.lanes {
		broken, holders := int32(0), int32(0)
		for k := c.lanes[n].first; k < c.lanes[n].last; k++ {
			srv := &c.servers[k]
			holders += srv.holders
			if srv.failed {
				broken++
			}
			if (c.failed.within(k, k+1) != plan.None) != srv.failed {
				t.Fatalf("server %d is broken: %v", k, srv.failed)
			}
			for state := off; state < states; state++ {
				want := srv.state == state && !(state == off && srv.failed)
				if (c.doing[state].within(k, k+1) != plan.None) != want {
					t.Fatalf("server %d, which does %d, is in set %d: %v", k, srv.state, state, !want)
				}
			}
		}
		if l := &c.lanes[n]; l.broken != broken || l.holders != holders {
			t.Errorf("lane %d counts %d broken and %d holders of %d and %d", n, l.broken, l.holders, broken, holders)
		}
	}
}

// The watch is asked before so many events are over, where each is much work.
func TestMuchWorkInFewEventsAsksTheWatch(t *testing.T) {
	p := compile(t, `run: {kind: terminating, window: 2h}
sites: {post: {stations: {gate: {servers: 3000, service: 3h,
  queue: {discipline: {priority: [kind == high], preempt: resume}}}}}}
flows:
  low: {entity: truck, attributes: {kind: {is: low}}, arrivals: {times: [0s], batch: 3000},
    journey: [{visit: gate}, depart]}
  high: {entity: truck, attributes: {kind: {is: high}}, arrivals: {interarrival: 10s}, journey: [{visit: gate}, depart]}
`)
	run := New(p)
	looks := 0
	run.Watch(func(int64) bool { looks++; return false })
	if _, err := run.Replicate(1, 0); !errors.Is(err, ErrStopped) || looks != 1 {
		t.Errorf("%v after %d looks", err, looks)
	}
	if run.record.Events >= watchEvery {
		t.Errorf("it was stopped after %d events only", run.record.Events)
	}
	run.Watch(nil)
	if _, err := run.Replicate(1, 0); err != nil {
		t.Errorf("it does not run again: %v", err)
	}
}

func TestAStopByMemoryNamesWhatAskedForTooMuchAtOnce(t *testing.T) {
	const sites = "sites: {post: {}}\nrun: {kind: terminating, window: 100h}\n"
	for _, c := range []struct {
		model string
		want  Asked
	}{
		{`flows: {f: {entity: truck, arrivals: {times: [1h]},
  journey: [{delay: 1m}, {split: {into: p, entity: paper, count: 5000000, do: [{delay: 1m}]}}, depart]}}`,
			Asked{"flows.f.journey[2]", 5_000_000}},
		{`flows: {f: {entity: truck, arrivals: {times: [1h], batch: 9e7}, journey: [depart]}}`,
			Asked{"flows.f.arrivals", 90_000_000}},
		{`flows: {f: {entity: truck, arrivals: {times: [1h]}, journey: [depart]},
  g: {entity: truck, arrivals: {after: {flow: f, delay: 1h}, batch: 9e7}, journey: [depart]}}`,
			Asked{"flows.g.arrivals", 90_000_000}},
	} {
		if _, rec := stopped(t, sites+c.model, 100e6); rec.Stop.Asked == nil || *rec.Stop.Asked != c.want {
			t.Errorf("%+v asked, not %+v", rec.Stop.Asked, c.want)
		}
	}
	if _, rec := stopped(t, growingRun+growing["a queue"], 60e6); rec.Stop.Asked != nil {
		t.Errorf("%+v asked where the queue grew one by one", rec.Stop.Asked)
	}
}

// Those who are interrupted go to the head of a long queue: nobody behind them is looked at for each.
func TestInterruptedServicesFindTheirPlaceInALongQueueAtOnce(t *testing.T) {
	run := New(compile(t, `run: {kind: terminating, window: 2h}
sites:
  post:
    schedules: {day: [{from: "00:00", to: "01:00", value: 1000}, {from: "01:00", to: "02:00", value: 1}]}
    stations: {gate: {servers: {schedule: day}, service: 90m, shift-end: stop}}
flows: {trucks: {entity: truck, arrivals: {times: [0s], batch: 20000}, journey: [{visit: gate}, depart]}}
`))
	run.reset(1, 0)
	run.begin()
	for run.now <= hour {
		e := run.pending.next()
		run.now = e.time
		run.handle(e)
		run.wake()
	}
	if interrupted := run.record.Stations[0].Interrupted; interrupted < 999 || run.work > 100_000 {
		t.Errorf("%d were looked at for %d interruptions", run.work, interrupted)
	}
}
