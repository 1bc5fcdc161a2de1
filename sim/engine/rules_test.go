package engine

import (
	"testing"

	"karvon/sim/plan"
	"karvon/sim/plan/plantest"
)

// Each test states one rule of the package comment as a small model whose course is worked out by hand.

func TestAServerThatEndsAtAnArrivalIsFreeForIt(t *testing.T) {
	p := compile(t, `
sites: {s: {stations: {a: {servers: 1, service: 1h, queue: {capacity: 0, when-full: turn-away}}}}}
flows: {f: {entity: truck, arrivals: {interarrival: 1h, first: 0s, limit: 10}, journey: [{visit: a}, depart]}}
`)
	f := &replicate(t, p, 0).Flows[0]
	if f.Completed != 10 || f.TurnedAway != 0 {
		t.Errorf("%d completed and %d turned away of 10", f.Completed, f.TurnedAway)
	}
}

func TestTheEndOfTheWindowIsOutsideIt(t *testing.T) {
	p := compile(t, `
run: {kind: terminating, window: 24h, follow-up: 0s}
sites: {s: {stations: {a: {servers: 1, service: 1h}}}}
flows: {f: {entity: truck, arrivals: {interarrival: 1h}, journey: [{visit: a}, depart]}}
`)
	rec := replicate(t, p, 0)
	if f := &rec.Flows[0]; f.Arrived != 23 || f.Completed != 22 || f.Time.Unfinished.Count() != 1 {
		t.Errorf("%d arrived, %d completed, %d unfinished; want 23, 22 and 1", f.Arrived, f.Completed,
			f.Time.Unfinished.Count())
	}
}

func TestATerminatingRunFollowsItsEntitiesUntilTheyAreOut(t *testing.T) {
	for _, c := range []struct {
		name, followUp              string
		recorded, unfinished, taken int64
	}{
		{"by itself", "", 3, 0, 6 * hour},
		{"for a time", ", follow-up: 2h", 2, 1, 3 * hour},
		{"not at all", ", follow-up: 0s", 0, 3, 0},
	} {
		p := compile(t, replaced(`
run: {kind: terminating, window: 1h FOLLOW}
sites: {s: {stations: {a: {servers: 1, service: 1h}}}}
flows: {f: {entity: truck, arrivals: {times: [0s, 0s, 0s, 1h]}, journey: [{visit: a}, depart]}}
`, " FOLLOW", c.followUp))
		rec := replicate(t, p, 0)
		checkIdentities(t, p, rec)
		f := &rec.Flows[0]
		if f.Arrived != 3 { // who comes as the window ends is not of it
			t.Errorf("%s: %d arrived, want 3", c.name, f.Arrived)
		}
		if got := int64(f.Time.Count()); got != c.recorded || int64(f.Time.Unfinished.Count()) != c.unfinished {
			t.Errorf("%s: %d recorded, %d unfinished; want %d and %d", c.name, got, f.Time.Unfinished.Count(), c.recorded,
				c.unfinished)
		}
		if got := int64(f.Time.Sum().Lo); got != c.taken {
			t.Errorf("%s: %d ns in all, want %d", c.name, got, c.taken)
		}
	}
}

func TestATerminatingRunDoesNotFollowForEver(t *testing.T) {
	p := compile(t, `
run: {kind: terminating, window: 1h}
sites: {s: {stations: {a: {servers: 1, service: 100 days}}}}
flows: {f: {entity: truck, arrivals: {times: [0s]}, journey: [{visit: a}, depart]}}
`)
	rec := replicate(t, p, 0)
	if ages := &rec.Flows[0].Time.Unfinished; ages.Count() != 1 || ages.Max() != hour+28*plan.Day {
		t.Errorf("%d unfinished, for %d ns; want one for an hour and 28 days", ages.Count(), ages.Max())
	}
}

func TestAShiftsEndFinishesTheWorkInHand(t *testing.T) {
	p := compile(t, `
sites:
  s:
    schedules: {day: [{from: "00:00", to: "02:00", value: 1}, {from: "10:00", to: "20:00", value: 1}]}
    stations: {a: {servers: {schedule: day}, service: 90m}}
flows: {f: {entity: truck, arrivals: {times: [0s, 1m, 2m]}, journey: [{visit: a}, depart]}}
`)
	// Served 0:00 to 1:30 and 1:30 to 3:00, over the end of the shift at 2:00; the third from 10:00 to 11:30.
	s := &replicate(t, p, 0).Stations[0]
	if want := 10*hour - hour/30; s.Wait.Max() != want {
		t.Errorf("the last waited %d ns, want %d", s.Wait.Max(), want)
	}
	if want := uint64(90 * 3 * hour / 60); s.Busy.Area.Lo != want {
		t.Errorf("the server worked %s ns, want %d", s.Busy.Area, want)
	}
}

func TestAServerIsHeldUntilThereIsRoomBehindIt(t *testing.T) {
	p := compile(t, `
sites: {s: {stations: {a: {servers: 1, service: 1h},
  b: {servers: 1, service: 3h, queue: {capacity: 0, when-full: block}}}}}
flows: {f: {entity: truck, arrivals: {times: [0s, 0s, 0s]}, journey: [{visit: a}, {visit: b}, depart]}}
`)
	// a: 0–1, 1–2 held to 4, 4–5 held to 7; b: 1–4, 4–7, 7–10.
	rec := replicate(t, p, 0)
	a, b := &rec.Stations[0], &rec.Stations[1]
	if want := uint64(4 * hour); a.Blocked.Area.Lo != want {
		t.Errorf("a is held for %s ns, want %d", a.Blocked.Area, want)
	}
	if b.Wait.Max() != 2*hour || rec.Flows[0].Time.Max() != 10*hour {
		t.Errorf("longest wait %d, longest time %d", b.Wait.Max(), rec.Flows[0].Time.Max())
	}
}

func TestPriorityServesTheFirstConditionFirstWithoutInterrupting(t *testing.T) {
	p := compile(t, `
sites: {s: {stations: {a: {servers: 1, service: 1h, queue: {discipline: {priority: [kind == urgent]}}}}}}
flows:
  ordinary: {entity: truck, attributes: {kind: {is: ordinary}}, arrivals: {times: [0s, 1m]},
    journey: [{visit: a}, depart]}
  urgent: {entity: truck, attributes: {kind: {is: urgent}}, arrivals: {times: [2m]}, journey: [{visit: a}, depart]}
`)
	// The first ordinary is finished at 1:00, then the urgent at 2:00, the other ordinary at 3:00.
	rec := replicate(t, p, 0)
	if got := rec.Flows[1].Time.Max(); got != 2*hour-hour/30 {
		t.Errorf("the urgent takes %d ns", got)
	}
	if got := rec.Flows[0].Time.Max(); got != 3*hour-hour/60 {
		t.Errorf("the ordinary that waits takes %d ns", got)
	}
}

func TestASmallRequestNeverPassesALargeOne(t *testing.T) {
	p := compile(t, `
sites: {s: {resources: {crew: {units: 10}}}}
flows:
  large: {entity: truck, arrivals: {times: [0s, 1h]},
    journey: [{seize: {resource: crew, units: 7}}, {delay: 10h}, {release: {resource: crew, units: 7}}, depart]}
  small: {entity: truck, arrivals: {times: [2h]}, journey: [{seize: crew}, {delay: 10h}, {release: crew}, depart]}
`)
	rec := replicate(t, p, 0)
	if got := rec.Flows[0].Time.Max(); got != 19*hour {
		t.Errorf("the second large one takes %d ns", got)
	}
	if got := rec.Flows[1].Time.Max(); got != 18*hour {
		t.Errorf("the small one takes %d ns", got)
	}
}

func TestAFullZoneLetsInThoseOutsideInOrder(t *testing.T) {
	p := compile(t, `
sites: {s: {zones: {yard: {places: 1}}}}
flows: {f: {entity: truck, arrivals: {times: [0s, 1m, 2m]},
  journey: [{enter: yard}, {delay: 1h}, {leave: yard}, depart]}}
`)
	z := &replicate(t, p, 0).Zones[0]
	if z.Wait.Max() != 2*hour-hour/30 || z.Inside.Max != 1 {
		t.Errorf("longest wait %d ns, most inside %d", z.Wait.Max(), z.Inside.Max)
	}
}

func TestJoinWaitsForTheLastChild(t *testing.T) {
	p := compile(t, `
sites: {s: {stations: {office: {servers: 1, service: 1h}}}}
flows:
  f:
    entity: truck
    arrivals: {times: [0s]}
    journey: [{split: {into: papers, entity: paper, count: 3, do: [{visit: office}]}}, {delay: 30m}, {join: papers},
      depart]
`)
	rec := replicate(t, p, 0)
	if got := rec.Flows[0].Time.Max(); got != 3*hour {
		t.Errorf("the truck takes %d ns", got)
	}
	if got := rec.Flows[1].Completed; got != 3 {
		t.Errorf("%d papers came back", got)
	}
}

func TestThoseTurnedAwayGiveUpWhatTheyHold(t *testing.T) {
	p := compile(t, `
sites: {s: {zones: {yard: {places: 2}}, resources: {crew: {units: 2}},
  stations: {a: {servers: 1, service: 5h, queue: {capacity: 0, when-full: turn-away}}}}}
flows: {f: {entity: truck, arrivals: {times: [0s, 1h, 2h]},
  journey: [{enter: yard}, {seize: crew}, {visit: a}, {release: crew}, {leave: yard}, depart]}}
`)
	rec := replicate(t, p, 0)
	if f := &rec.Flows[0]; f.TurnedAway != 2 || f.Completed != 1 {
		t.Errorf("%d turned away, %d completed", f.TurnedAway, f.Completed)
	}
	if rec.Zones[0].Inside.now != 0 || rec.Resources[0].Seized.now != 0 {
		t.Errorf("%d are left in the yard and %d units seized", rec.Zones[0].Inside.now, rec.Resources[0].Seized.now)
	}
}

// Common random numbers: what is added elsewhere leaves an entity's luck alone.
func TestAnotherFlowDoesNotChangeTheLuckOfTheFirst(t *testing.T) {
	const flow = `  f: {entity: truck, arrivals: {rate: 10/h},
    journey: [{visit: a}, {choose: [{share: 30%, do: [{delay: {exponential: 1h}}]}]}, depart]}
`
	const head = `
sites: {s: {stations: {a: {servers: 1000, service: {exponential: 1h}}}}}
flows:
`
	alone := replicate(t, compile(t, head+flow), 0)
	beside := replicate(t, compile(t, head+"  e: {entity: truck, arrivals: {rate: 50/h}, journey: [{visit: a}, depart]}\n"+
		flow), 0)
	if alone.Flows[0].Time.Sum() != beside.Flows[1].Time.Sum() {
		t.Error("the times differ")
	}
}

func TestAReplicationInTheSteadyStateAllocatesNothing(t *testing.T) {
	for _, name := range []string{"testdata/mm1.yaml", "khorgos"} {
		p := plantest.Named(t, name)
		run := New(p)
		again := func() {
			if _, err := run.Replicate(p.Seed, 0); err != nil {
				t.Fatal(err)
			}
		}
		if allocations := testing.AllocsPerRun(1, again); allocations > 0 {
			t.Errorf("%s: %v allocations in a replication", name, allocations)
		}
	}
}

func TestMemoryFollowsThoseInsideAndNotTheDaysSimulated(t *testing.T) {
	p := plantest.Named(t, "khorgos")
	places := func(days int64) int {
		run := New(p.WithWindow(days * plan.Day))
		if _, err := run.Replicate(p.Seed, 0); err != nil {
			t.Fatal(err)
		}
		return cap(run.entities)
	}
	if short, long := places(7), places(70); long > 2*short {
		t.Errorf("%d places for 7 days, %d for 70", short, long)
	}
}
