package engine

import (
	"errors"
	"strings"
	"testing"

	"karvon/sim/plan/plantest"
)

func TestABatchGoesWhenSoManyAreThere(t *testing.T) {
	// They come at 0, 1 and 2 h, go at 2, and are given back at 3; then each goes on by itself. Two more wait for a
	// third.
	p := compile(t, `
sites: {s: {}}
flows: {f: {entity: truck, arrivals: {times: [0h, 1h, 2h, 3h, 4h]},
  journey: [{batch: {into: train, entity: paper, size: 3, do: [{delay: 1h}]}}, {delay: 30m}, depart]}}
`)
	rec := replicate(t, p, 0)
	checkIdentities(t, p, rec)
	f, train, batch := &rec.Flows[0], &rec.Flows[1], &rec.Batches[0]
	if got, want := int64(f.Time.Sum().Lo), 3*hour+3*hour/2+3*hour; got != want || f.Time.Unfinished.Count() != 2 {
		t.Errorf("%d ns in all, want %d; %d unfinished", got, want, f.Time.Unfinished.Count())
	}
	if got := int64(f.Waited.Lo); got != 3*hour || int64(batch.Wait.Sum().Lo) != 3*hour ||
		batch.Wait.Unfinished.Count() != 2 {
		t.Errorf("waited %d ns, for the batch %s, %d unmet", got, batch.Wait.Sum(), batch.Wait.Unfinished.Count())
	}
	if train.Completed != 1 || train.Time.Max() != hour || batch.Formed != 1 || batch.Members != 3 {
		t.Errorf("%d trains of %d members took %d ns", batch.Formed, batch.Members, train.Time.Max())
	}
}

func TestABatchGoesWithFewerWhenTheFirstHasWaitedSoLong(t *testing.T) {
	// The first batch goes at 2 with the one that comes at that instant; the second is full at 2:30, the third goes at
	// 5.
	rec := totals(t, `
sites: {s: {}}
flows:
  f:
    entity: truck
    arrivals: {times: [0h, 1h, 2h, 2h10m, 2h10m, 2h20m, 2h30m, 3h, 3h]}
    journey: [{batch: {into: bus, entity: paper, size: 4, within: 2h, do: []}}, depart]
`, 2*hour+hour+0+hour/3+hour/3+hour/6+0+2*hour+2*hour)
	if b := &rec.Batches[0]; b.Formed != 3 || b.Members != 9 {
		t.Errorf("%d batches of %d", b.Formed, b.Members)
	}
}

func TestBatchesByWordGatherApart(t *testing.T) {
	// Those of 0 and 3 h go west together, those of 1 and 2 h east.
	totals(t, `
sites: {s: {}}
flows:
  f:
    entity: truck
    arrivals: {times: [0h, 1h, 2h, 3h]}
    attributes: {to: {shares: {east: 50%, west: 50%}}, most: {is: 2}}
    journey:
      - choose: [{when: hour() == 1 or hour() == 2, do: [{set: {to: east}}]}, {otherwise: [{set: {to: west}}]}]
      - batch: {into: train, entity: paper, size: most, by: to, do: []}
      - depart
`, 3*hour+hour)
}

func TestMembersTravelWithTheirBatch(t *testing.T) {
	p := compile(t, `
run: {kind: terminating, window: 100h}
sites: {a: {}, b: {}, c: {}}
links:
  ab: {from: a, to: b, mode: rail, length: 100 km, speed: 50 km/h}
  bc: {from: b, to: c, mode: rail, length: 100 km, speed: 50 km/h}
flows:
  f:
    entity: truck
    from: a
    arrivals: {times: [0h, 1h]}
    journey:
      - batch:
          into: train
          entity: paper
          size: 2
          do: [{travel: {to: b}}, {delay: 1h}, {travel: {to: c}}, unbatch, {delay: 1h}, {travel: {to: b}},
            {travel: {to: a}}, depart]
      - {delay: 4h}
      - depart
`)
	rec := replicate(t, p, 0)
	checkIdentities(t, p, rec)
	// At a from 0 and 1 to 1 h, at b from 3 to 4, at c from 6 to 10; the empty train is back at 11.
	f := &rec.Flows[0]
	for site, want := range []int64{hour, 2 * hour, 8 * hour} {
		if times := f.StayAt(site); int64(times.Sum().Lo) != want || times.Count() != 2 || times.Unfinished.Count() != 0 {
			t.Errorf("site %d: %d stays of %s ns", site, times.Count(), times.Sum())
		}
	}
	if f.Time.Max() != 10*hour || rec.Flows[1].Time.Max() != 10*hour || rec.Links[0].Passed != 2 ||
		rec.Links[0].aboard.Max != 2 {
		t.Errorf("times %d and %d ns, %d trips, %d aboard", f.Time.Max(), rec.Flows[1].Time.Max(), rec.Links[0].Passed,
			rec.Links[0].aboard.Max)
	}
}

func TestThoseInABatchAtTheRunsEndAreCounted(t *testing.T) {
	for _, window := range []string{"1h", "90m", "2h", "3h", "4h", "5h", "6h"} {
		p := compile(t, replaced(`
run: {kind: terminating, window: WINDOW}
sites: {a: {}, b: {}}
links: {ab: {from: a, to: b, mode: rail, length: 100 km, speed: 50 km/h}}
flows:
  f:
    entity: truck
    from: a
    arrivals: {times: [0h, 1h, 2h]}
    journey:
      - batch: {into: car, entity: truck, size: 1,
          do: [{batch: {into: train, entity: paper, size: 2, do: [{travel: {to: b}}]}}, {delay: 1h}]}
      - {travel: {to: a}}
      - depart
`, "WINDOW", window))
		checkIdentities(t, p, replicate(t, p, 0))
	}
}

func TestTheMembersOfABatchThatIsTurnedAwayAreTurnedAwayToo(t *testing.T) {
	p := compile(t, `
sites: {s: {zones: {yard: {places: 9}}, resources: {crew: {units: 10}},
  stations: {a: {servers: 1, service: 5h, queue: {capacity: 0, when-full: turn-away}}}}}
flows:
  f:
    entity: truck
    arrivals: {times: [0h, 0h, 1h, 1h]}
    journey:
      - {enter: yard}
      - {seize: {resource: crew, units: 2}}
      - batch: {into: bus, entity: paper, size: 2, do: [{seize: crew}, {visit: a}, {release: crew}]}
      - {release: {resource: crew, units: 2}}
      - {leave: yard}
      - depart
`)
	rec := replicate(t, p, 0)
	checkIdentities(t, p, rec)
	if f := &rec.Flows[0]; f.TurnedAway != 2 || f.Completed != 2 || rec.Flows[1].TurnedAway != 1 {
		t.Errorf("%d turned away, %d completed, %d buses turned away", f.TurnedAway, f.Completed, rec.Flows[1].TurnedAway)
	}
	if rec.Zones[0].Inside.now != 0 || rec.Resources[0].Seized.now != 0 {
		t.Errorf("%d are left in the yard and %d units seized", rec.Zones[0].Inside.now, rec.Resources[0].Seized.now)
	}
}

func TestABatchKnowsHowManyItsMembersAre(t *testing.T) {
	// Three are unloaded one after the other, an hour each; then nobody is aboard.
	rec := totals(t, `
entities: {truck: {}, paper: {}}
sites: {s: {}}
flows:
  f:
    entity: truck
    arrivals: {times: [0h, 0h, 0h]}
    attributes: {aboard: {is: 7}}
    journey:
      - batch: {into: bus, entity: paper, size: 3,
          do: [{delay: {scale: members(), of: 1h}}, unbatch, {delay: {scale: members(), of: 1h}}]}
      - {delay: {scale: members(), of: 1h}}
      - depart
`, 9*hour, 3*hour)
	if rec.Entities != 4 {
		t.Errorf("%d entities", rec.Entities)
	}
}

func TestACrossingCountsABatchAndItsMembers(t *testing.T) {
	p := compile(t, `
entities: {person: {counts: {people: 1}}, bus: {counts: {people: 1, buses: 1}}}
sites: {s: {}}
crossings: {line: {site: s}}
flows: {f: {entity: person, arrivals: {times: [0h, 0h, 0h]},
  journey: [{batch: {into: bus, entity: bus, size: 3, do: [{cross: line}]}}, depart]}}
`)
	rec := replicate(t, p, 0)
	if got := rec.Crossings[0].Carried; got[0] != 1 || got[1] != 4 {
		t.Errorf("%d buses and %d people are counted", got[0], got[1])
	}
}

// Wagons are split from their train and carried over to narrow gauge by two cranes that all trains share; the train
// waits for its last wagon.
func TestTranshipmentByCranesSharedAmongTrains(t *testing.T) {
	rec := totals(t, `
sites: {dry-port: {resources: {cranes: {units: 2}}}}
flows:
  trains:
    entity: truck
    arrivals: {times: [0h, 1h]}
    attributes: {wagons: {is: 3}}
    journey:
      - split: {into: wagons, entity: paper, count: wagons, do: [{seize: cranes}, {delay: 1h}, {release: cranes}]}
      - join: wagons
      - depart
`, 2*hour+2*hour, (1+1+2)*hour+(1+2+2)*hour)
	// Wagons of the first at 0–1, 0–1, 1–2; of the second at 1–2, 2–3, 2–3.
	if got := int64(rec.Resources[0].Wait.Sum().Lo); got != 3*hour {
		t.Errorf("the wagons wait %d ns", got)
	}
}

func TestARunEndsWhereABatchIsOfNobody(t *testing.T) {
	p := compile(t, `
sites: {s: {}}
flows: {f: {entity: truck, arrivals: {times: [0h]}, attributes: {n: {is: 0}},
  journey: [{batch: {into: bus, entity: paper, size: n, do: []}}, depart]}}
`)
	_, err := New(p).Replicate(1, 0)
	var wrong *ValueError
	if !errors.As(err, &wrong) || !strings.Contains(err.Error(), "the size of a batch is 0 for one of flow f") {
		t.Errorf("got %v", err)
	}
}

// Splits, joint requests, requests for any, batches, convoys and waits keep their memory from one replication to
// the next.
func TestADryPortAllocatesNothingInTheSteadyState(t *testing.T) {
	p := plantest.Named(t, "testdata/dry-port.yaml")
	run := New(p)
	again := func() {
		if _, err := run.Replicate(p.Seed, 0); err != nil {
			t.Fatal(err)
		}
	}
	if allocations := testing.AllocsPerRun(1, again); allocations > 0 {
		t.Errorf("%v allocations in a replication", allocations)
	}
	checkIdentities(t, p, &run.record)
	if b := &run.record.Batches[0]; b.Formed < 100 || b.Members < 2000 || run.record.Links[0].Convoys < 50 {
		t.Errorf("%d batches of %d in %d convoys", b.Formed, b.Members, run.record.Links[0].Convoys)
	}
}
