package engine

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"karvon/sim/plan"
	"karvon/sim/plan/plantest"
)

// observed is a visit with what belongs to the run copied.
func observed(v *Visit) Visit {
	copied := *v
	copied.Attributes = slices.Clone(v.Attributes)
	return copied
}

// visitsOf runs one replication and gives its visits.
func visitsOf(t *testing.T, p *plan.Plan, seed uint64, flows ...plan.FlowID) ([]Visit, *Record) {
	t.Helper()
	var visits []Visit
	run := New(p)
	run.Observe(func(v *Visit) { visits = append(visits, observed(v)) }, flows...)
	rec, err := run.Replicate(seed, 0)
	var deadlock *DeadlockError
	if err != nil && !errors.As(err, &deadlock) {
		t.Fatal(err)
	}
	return visits, rec
}

// What the record counts and integrates can be had from the visits, exactly.
func TestVisitsSumUpToTheRecord(t *testing.T) {
	for seed := range uint64(60) {
		text := plantest.RandomScenario(rand.New(rand.NewPCG(seed, 1)))
		p := plantest.Text(t, text)
		visits, rec := visitsOf(t, p, seed)
		got, want := tallyVisits(p, visits), tallyRecord(p, rec)
		for key, value := range want {
			if got[key] != value {
				t.Errorf("model %d: %s: %d by the visits, %d by the record", seed, key, got[key], value)
			}
		}
		if t.Failed() {
			t.Fatalf("model %d:\n%s", seed, text)
		}
	}
}

func tallyVisits(p *plan.Plan, visits []Visit) map[string]uint64 {
	tally := map[string]uint64{}
	inWindow := func(t int64) bool { return t >= p.WindowStart() && t < p.WindowEnd() }
	worked := map[string]int64{} // by those whose service was interrupted, in the visit that goes on
	for _, v := range visits {
		place := fmt.Sprint(v.Place, " ", v.Index)
		visit := fmt.Sprint(place, v.Entity, v.Arrive)
		if v.Kind == Interrupted {
			worked[visit] += v.End - v.Start
			continue // it goes on, and is told again
		}
		if v.Place == AtStation && interrupts(p, v.Index) && v.Kind == Incomplete {
			v.Start = plan.None // how long it waits is known at the end of its service
		}
		spent := max(0, min(v.End, p.WindowEnd())-max(v.Arrive, p.WindowStart()))
		if v.Place == InZone { // presence does not count the wait outside
			spent = max(0, min(v.End, p.WindowEnd())-max(v.Start, p.WindowStart()))
		}
		if v.Start != plan.None || v.Place != InZone {
			tally[place+" presence"] += uint64(spent)
		}
		if inWindow(v.End) && v.Kind != Incomplete && v.Kind != Blocked {
			tally[fmt.Sprint(place, " ", v.Kind)]++
		}
		if v.InWindow && v.Start != plan.None && v.Kind != Blocked {
			tally[place+" waits"]++
			tally[place+" waited"] += uint64(v.Start - v.Arrive - worked[visit])
			tally[place+" took"] += uint64(v.End - v.Start)
		}
	}
	return tally
}

// interrupts says whether services of a station can be interrupted.
func interrupts(p *plan.Plan, station int32) bool {
	c := p.Stations[station].Pool
	return c != nil && (c.Failure != nil || c.Preempt != "" || c.Interrupts())
}

func tallyRecord(p *plan.Plan, rec *Record) map[string]uint64 {
	tally := map[string]uint64{}
	for i := range rec.Stations {
		s := &rec.Stations[i]
		place := fmt.Sprint("station ", i)
		tally[place+" presence"] = s.presence.Lo
		tally[place+" service"] = s.Served
		tally[place+" reject"] = s.TurnedAway
		tally[place+" waits"] = s.Wait.Count()
		tally[place+" waited"] = s.Wait.Sum().Lo
	}
	for i := range rec.Zones {
		z := &rec.Zones[i]
		place := fmt.Sprint("zone ", i)
		tally[place+" presence"] = z.presence.Lo
		tally[place+" reject"] = z.TurnedAway
		tally[place+" waits"] = z.Wait.Count()
		tally[place+" waited"] = z.Wait.Sum().Lo
	}
	for i := range rec.Bookings {
		b := &rec.Bookings[i]
		place := fmt.Sprint("electronic queue ", i)
		tally[place+" presence"] = b.presence.Lo
		tally[place+" check-in"] = b.Passed
		tally[place+" waits"] = b.Wait.Count()
		tally[place+" waited"] = b.Wait.Sum().Lo
	}
	for i := range rec.Resources {
		place := fmt.Sprint("resource ", i)
		tally[place+" waits"] = rec.Resources[i].Wait.Count()
		tally[place+" waited"] = rec.Resources[i].Wait.Sum().Lo
	}
	for i := range rec.Links {
		tally[fmt.Sprint("link ", i, " trip")] = rec.Links[i].Passed
	}
	for i := range rec.Flows {
		f := &rec.Flows[i]
		place := fmt.Sprint("flow ", i)
		tally[place+" presence"] = f.presence.Lo
		tally[place+" journey"] = f.Completed
		tally[place+" reject"] = f.TurnedAway
	}
	return tally
}

// The observer changes nothing of the trajectory, visits come in the order of their ends, and only the flows asked
// for are told.
func TestObservingChangesNothing(t *testing.T) {
	p := plantest.Named(t, "tandem")
	plain, err := New(p).Replicate(7, 0)
	if err != nil {
		t.Fatal(err)
	}
	visits, rec := visitsOf(t, p, 7)
	if rec.Fingerprint != plain.Fingerprint || rec.Events != plain.Events {
		t.Error("the trajectory changes")
	}
	ordered := slices.IsSortedFunc(visits, func(a, b Visit) int { return int(min(1, max(-1, a.End-b.End))) })
	if len(visits) == 0 || !ordered {
		t.Errorf("%d visits, in order: %t", len(visits), ordered)
	}
}

func TestOnlyTheFlowsAskedForAreTold(t *testing.T) {
	p := plantest.Named(t, "priorities")
	all, _ := visitsOf(t, p, 3)
	one, _ := visitsOf(t, p, 3, 1)
	all = slices.DeleteFunc(all, func(v Visit) bool { return v.Flow != 1 })
	if len(one) == 0 || !reflect.DeepEqual(all, one) {
		t.Errorf("%d visits of the flow, %d where it alone is told", len(all), len(one))
	}
}

// A truck's whole day: through the gate, with a crew, over the road; the second finds the gate's server held
// and is cut off by the end of the run.
func TestEachKindOfVisitHasItsTimes(t *testing.T) {
	p := compile(t, `
run: {kind: terminating, window: 1h, follow-up: 0s}
sites:
  here:
    area: 1 ha
    zones: {yard: {places: 5}}
    resources: {crew: {units: 1}}
    stations:
      gate: {servers: 1, service: 2m}
      desk: {servers: 1, service: 10m, queue: {capacity: 0, when-full: block}}
  there: {}
links: {road: {from: here, to: there, mode: road, length: 10 km, speed: 60 km/h}}
flows:
  trucks:
    entity: truck
    from: here
    arrivals: {times: [0s, 1m, 50m]}
    journey:
      - enter: yard
      - visit: gate
      - visit: desk
      - seize: crew
      - delay: 15m
      - release: crew
      - leave: yard
      - travel: {to: there}
      - depart
`)
	visits, _ := visitsOf(t, p, 1)
	const minute = int64(60e9)
	var got []string
	for _, v := range visits {
		start := "never"
		if v.Start != plan.None {
			start = fmt.Sprint(v.Start / minute)
		}
		got = append(got, fmt.Sprintf("%s %s %d %s %d", v.Kind, v.Place, v.Arrive/minute, start, v.End/minute))
	}
	want := []string{ // station 0 is the desk, 1 the gate
		"service station 0 0 2", "service station 1 2 4",
		"blocked station 4 4 12", "service station 2 2 12", // the desk is free at 12
		"service station 4 12 22",
		"seize resource 12 12 27", "stay zone 0 0 27", "trip link 27 27 37", "journey flow 0 0 37",
		"seize resource 22 27 42", "stay zone 1 1 42", "trip link 42 42 52", "service station 50 50 52",
		"journey flow 1 1 52",
		"incomplete station 52 52 60", "incomplete zone 50 50 60", "incomplete flow 50 50 60",
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}
