package engine

import (
	"testing"

	"karvon/sim/plan"
)

// A link of 60 km at 60 km/h: an hour's trip.
const shortRoad = `
links: {road: {from: a, to: b, mode: road, one-way: true, length: 60 km, speed: 60 km/h, storage: 2}}
`

func TestAFullLinkLetsSetOutFirstComeFirstServed(t *testing.T) {
	p := compile(t, shortRoad+`
sites: {a: {}, b: {}}
flows: {f: {entity: truck, from: a, arrivals: {times: [0s, 10m, 20m, 30m]}, journey: [{travel: {to: b}}, depart]}}
`)
	// On the road 0:00–1:00, 0:10–1:10; the others set out at 1:00 and 1:10, after 40 minutes each.
	rec := replicate(t, p, 0)
	w := &rec.Directions[0]
	if w.Wait.Max() != 2*hour/3 || w.Wait.Sum().Lo != uint64(4*hour/3) || w.Wait.Zeros() != 2 {
		t.Errorf("longest wait %d, sum %s", w.Wait.Max(), w.Wait.Sum())
	}
	if w.Room.Max != 2 || w.Room.Area.Lo != uint64(4*hour) || w.Queue.Max != 2 {
		t.Errorf("most on the road %d, %s ns in all, most waiting %d", w.Room.Max, w.Room.Area, w.Queue.Max)
	}
	if got := rec.Flows[0].Time.Max(); got != 5*hour/3 {
		t.Errorf("the longest journey takes %d ns", got)
	}
	checkIdentities(t, p, rec)
}

func TestWhoIsNotLetInStandsOnTheLinkAndStopsTheSiteUpstream(t *testing.T) {
	p := compile(t, shortRoad+`
sites:
  a: {stations: {gate: {servers: 1, service: 10m}}}
  b: {zones: {yard: {places: 1}}}
flows:
  f:
    entity: truck
    from: a
    arrivals: {times: [0s, 0s, 0s, 0s, 0s]}
    journey: [{visit: gate}, {travel: {to: b}}, {enter: yard}, {delay: 4h}, {leave: yard}, depart]
`)
	// Served at 0:10, 0:20, 0:30, 0:40, ...; the first two set out at once. The first reaches the yard at 1:10 and
	// gives its place up: the third, served at 0:30, sets out and frees the gate; the fourth is served at 1:20,
	// holding the gate until 5:10. The second is at the end at 1:20 and let in at 5:10; the third waits there from
	// 2:10 to 9:10; the fourth is on the road from 5:10 and let in at 13:10; the fifth is served at 5:20, sets out at
	// 9:10, in at 17:10.
	rec := replicate(t, p, 0)
	gate, w, yard := &rec.Stations[0], &rec.Directions[0], &rec.Zones[0]
	m := hour / 60
	if want := 40*m + 230*m + 230*m; gate.Blocked.Area.Lo != uint64(want) {
		t.Errorf("the gate is held for %s ns, want %d", gate.Blocked.Area, want)
	}
	if want := 230*m + 420*m + 420*m + 420*m; w.Blocked.Area.Lo != uint64(want) {
		t.Errorf("trucks stand at the end for %s ns, want %d", w.Blocked.Area, want)
	}
	if w.Blocked.Max != 2 || w.Wait.Max() != 230*m || yard.Wait.Max() != 420*m {
		t.Errorf("%d at the end, %d ns to set out, %d ns to enter", w.Blocked.Max, w.Wait.Max(), yard.Wait.Max())
	}
	if got := rec.Links[0].Time.Max(); got != hour {
		t.Errorf("a trip takes %d ns: it ends when the end is reached", got)
	}
	if got := rec.Flows[0].Time.Max(); got != 21*hour+10*m {
		t.Errorf("the last takes %d ns", got)
	}
	checkIdentities(t, p, rec)
}

func TestWhoSetsOutInsideAZoneKeepsItsPlaceUntilThen(t *testing.T) {
	p := compile(t, shortRoad+`
sites: {a: {zones: {apron: {places: 1}}}, b: {}}
flows: {f: {entity: truck, from: a, arrivals: {times: [0s, 0s, 0s, 0s]},
  journey: [{enter: apron}, {travel: {to: b}}, depart]}}
`)
	// Two set out at 0:00; the third waits on the apron until 1:00, the fourth outside it, and then sets out at once.
	rec := replicate(t, p, 0)
	if z := &rec.Zones[0]; z.Wait.Max() != hour || z.Inside.Area.Lo != uint64(hour) || z.balance.out != 4 {
		t.Errorf("the longest wait for the apron is %d ns, it is taken for %s ns", z.Wait.Max(), z.Inside.Area)
	}
	if got := rec.Directions[0].Wait.Max(); got != hour {
		t.Errorf("the longest wait to set out is %d ns", got)
	}
	checkIdentities(t, p, rec)
}

func TestTheRoomOfALinkIsItsLengthTimesItsLanes(t *testing.T) {
	p := compile(t, `
links: {road: {from: a, to: b, mode: road, length: 100 m, speed: 1 m/s, lanes: 2, space: {truck: 30 m, paper: 0.1 m}}}
sites: {a: {}, b: {}}
flows: {f: {entity: truck, from: a, arrivals: {interarrival: 1s, limit: 10},
  journey: [{travel: {to: b}}, {travel: {to: a}}, depart]}}
`)
	if w := p.Directions; len(w) != 2 || w[1].Capacity != 200_000 || w[1].Room[1] != 30_000 || w[1].Name != "road.to.a" {
		t.Fatalf("%+v", p.Directions)
	}
	rec := replicate(t, p, 0)
	if got := rec.Directions[0].Room.Max; got != 180_000 {
		t.Errorf("%d mm are taken of 200,000 by trucks of 30,000", got)
	}
	checkIdentities(t, p, rec)
}

func TestALinkWithoutStorageHasNoWays(t *testing.T) {
	p := compile(t, `
links: {road: {from: a, to: b, mode: road, length: 60 km, speed: 60 km/h}}
sites: {a: {}, b: {}}
flows: {f: {entity: truck, from: a, arrivals: {times: [0s]}, journey: [{travel: {to: b}}, depart]}}
`)
	for i := range p.Steps {
		if p.Steps[i].Op == plan.OpSetOut {
			t.Error("a trip over it has to set out")
		}
	}
}

func TestWhoSetsOutInsideAZoneStaysAtBothSites(t *testing.T) {
	p := compile(t, shortRoad+`
sites: {a: {zones: {yard: {places: 9}}}, b: {}}
flows: {f: {entity: truck, from: a, arrivals: {times: [0s]},
  journey: [{enter: yard}, {delay: 10m}, {travel: {to: b}}, {delay: 20m}, depart]}}
`)
	rec := replicate(t, p, 0)
	if sites := p.Flows[0].Sites; len(sites) != 2 {
		t.Fatalf("the flow is at sites %v, want two", sites)
	}
	for site, want := range []int64{hour / 6, hour / 3} {
		if times := rec.Flows[0].StayAt(site); times.Max() != want {
			t.Errorf("the stay at site %d is %d ns, want %d", site, times.Max(), want)
		}
	}
	checkIdentities(t, p, rec)
}
