package engine

import (
	"slices"
	"testing"

	"karvon/sim/plan"
)

// Two groups stand in one queue in the order in which they came, whichever is named first; servers take up work at the
// start, and nobody who arrives then passes them.
func TestThoseWhoStandAreServedInTheOrderInWhichTheyCame(t *testing.T) {
	for _, servers := range []string{"servers: 1", "lanes: {only: {servers: 1}}, shift-end: stop"} {
		p := compile(t, replaced(`
sites: {post: {stations: {gate: {SERVERS, service: 1h, queue: {capacity: 2, when-full: turn-away}}}}}
flows:
  arriving: {entity: truck, arrivals: {times: [30m]}, journey: [{visit: gate}, depart]}
  first:
    entity: truck
    arrivals: {times: []}
    standing: {a: {count: 2, at: gate, since: 4h}}
    journey: [{visit: gate}, depart]
  second:
    entity: truck
    arrivals: {times: []}
    standing: {b: {count: 3, at: gate, since: 3h}}
    journey: [{visit: gate}, depart]
`, "SERVERS", servers))
		run := New(p)
		var served []string
		run.Observe(func(v *Visit) {
			if v.Kind == Departed {
				served = append(served, p.Flows[v.Flow].Name)
				if v.InWindow || v.Arrive != 0 {
					t.Errorf("%s: one who stood there has %+v", servers, v)
				}
			}
		})
		rec, err := run.Replicate(1, 0)
		if err != nil {
			t.Fatal(err)
		}
		// The first came 4 h and 2 h before the start, the second 3 h, 2 h and 1 h before it; of two who came together the
		// first named stands first.
		if want := []string{"first", "second", "first", "second", "second"}; !slices.Equal(served, want) {
			t.Errorf("%s: served %v, want %v", servers, served, want)
		}
		s := &rec.Stations[0]
		if s.Arrived != 1 || s.Served != 5 || s.TurnedAway != 1 || s.Wait.Count() != 0 || rec.Entities != 6 {
			t.Errorf("%s: %d arrived, %d served, %d turned away, %d waits, %d entities", servers, s.Arrived, s.Served,
				s.TurnedAway, s.Wait.Count(), rec.Entities)
		}
		checkIdentities(t, p, rec)
	}
}

// Who stands in a zone is in it from before the window on, and takes room from those who come.
func TestThoseWhoStandInAZoneTakeItsRoom(t *testing.T) {
	p := compile(t, `
run: {kind: terminating, window: 10h}
sites: {post: {zones: {yard: {places: 3}}}}
flows:
  trucks:
    entity: truck
    arrivals: {times: [1h]}
    standing: {parked: {count: 3, at: yard}}
    journey: [{enter: yard}, {delay: 2h}, {leave: yard}, depart]
`)
	rec := replicate(t, p, 0)
	z, f := &rec.Zones[0], &rec.Flows[0]
	if z.Inside.Max != 3 || z.Wait.Count() != 1 || z.Wait.Max() != hour || f.InsideAtStart != 3 || f.Arrived != 1 {
		t.Errorf("most %d, %d waits, the longest %d ns; %d inside at the start, %d arrived", z.Inside.Max, z.Wait.Count(),
			z.Wait.Max(), f.InsideAtStart, f.Arrived)
	}
	if got, want := z.Inside.Area.Float(), float64(3*2*hour+2*hour); got != want {
		t.Errorf("the integral of those inside is %v, want %v", got, want)
	}
	checkIdentities(t, p, rec)
}

// What the group says of an attribute holds for its members, and the luck of those who arrive stays as it is.
func TestThoseWhoStandHaveTheirOwnAttributes(t *testing.T) {
	text := `
run: {kind: terminating, window: 10d}
sites: {post: {stations: {gate: {servers: 50, service: 1h}}}}
flows:
  trucks:
    entity: truck
    arrivals: {rate: 10/h}
    attributes: {kind: {shares: {red: 50%, green: 50%}}}
STANDING
    journey: [{visit: gate}, {choose: [{when: kind == red, do: [{count: red}]}]}, depart]
`
	reds := func(standing string) uint64 {
		p := compile(t, replaced(text, "STANDING", standing))
		rec := replicate(t, p, 0)
		checkIdentities(t, p, rec)
		return rec.Passed[0]
	}
	without := reds("")
	all := reds("    standing: {red: {count: 40, at: gate, attributes: {kind: {is: red}}}}")
	none := reds("    standing: {green: {count: 40, at: gate, attributes: {kind: {is: green}}}}")
	if all != without+40 || none != without {
		t.Errorf("%d red without anybody standing, %d with 40 red ones, %d with 40 green ones", without, all, none)
	}
}

// A run keeps nothing of who stood there in the one before.
func TestReplicationsWithThoseWhoStandRepeat(t *testing.T) {
	p := compile(t, `
sites: {post: {stations: {gate: {servers: 1, service: {exponential: 1h}}}}}
flows:
  trucks:
    entity: truck
    arrivals: {rate: 1/h}
    standing: {line: {count: 9, at: gate, since: 3h}}
    journey: [{visit: gate}, depart]
`)
	run := New(p)
	first, err := run.Replicate(1, 0)
	if err != nil {
		t.Fatal(err)
	}
	fingerprint := first.Fingerprint
	if _, err := run.Replicate(1, 1); err != nil {
		t.Fatal(err)
	}
	again, err := run.Replicate(1, 0)
	if err != nil || again.Fingerprint != fingerprint {
		t.Errorf("%x first, %x again (%v)", fingerprint, again.Fingerprint, err)
	}
	if again.Flows[plan.FlowID(0)].InsideAtStart != 9 {
		t.Errorf("%d inside at the start", again.Flows[0].InsideAtStart)
	}
}
