package engine_test

import (
	"testing"

	"karvon/scenarios"
	"karvon/sim/engine"
	"karvon/sim/plan"
	"karvon/sim/plan/plantest"
	"karvon/sim/scenario"
)

// everyRoom is a model with a change of every kind, each of which changes what happens.
const everyRoom = `
karvon: 1
title: A post with room of every kind, all of it scarce
run: {kind: cyclic, cycle: 1 week, warm-up: 0s, window: 1 week, follow-up: 1 day, time-zone: UTC, seed: 5}
entities: {truck: {}, bus: {}}
sites:
  post:
    schedules:
      day:
        - {days: every-day, from: "00:00", to: "08:00", value: 0}
        - {days: every-day, from: "08:00", to: "20:00", value: 2}
        - {days: every-day, from: "20:00", to: "24:00", value: 1}
    zones:
      yard: {area: 500 m2, space: {truck: 120 m2, bus: 60 m2}}
      apron: {places: 2}
    bookings: {meter: {slots: 3, every: 15m}}
    resources:
      officers: {units: {schedule: day}}
      cranes: {units: 3, breakdowns: {after: {exponential: 5h}, repair: {exponential: 1h}}}
    stations:
      gate: {servers: {staff: 3, per-server: 2, relief: 1.1}, service: {exponential: 4m}}
      lanes:
        service: {exponential: 4m}
        lanes: {open: {servers: 1}, fast: {servers: 1, for: kind == wide}}
      windows: {servers: 2, hours: [{days: every-day, from: "04:00", to: "02:00"}], service: {exponential: 5m}}
  port: {stations: {exit: {servers: 1, service: {exponential: 2m}, queue: {patience: 2h}}}}
links:
  road:
    {from: post, to: port, mode: road, one-way: true, length: 100 m, speed: 2 km/h, lanes: 1,
     space: {truck: 20 m, bus: 20 m}}
  ferry: {from: port, to: post, mode: road, one-way: true, length: 2 km, speed: 5 km/h, storage: 5}
flows:
  trucks:
    entity: truck
    attributes: {kind: {shares: {wide: 50%, other: 50%}}}
    from: post
    arrivals: {rate: 10/h}
    journey:
      - enter: yard
      - check-in: meter
      - visit: gate
      - enter: apron
      - leave: yard
      - visit: lanes
      - leave: apron
      - visit: windows
      - seize: {resource: officers}
      - delay: {exponential: 5m}
      - release: {resource: officers}
      - seize: {resource: cranes, units: 2}
      - delay: {exponential: 5m}
      - release: {resource: cranes, units: 2}
      - travel: port
      - visit: exit
      - travel: post
      - depart
`

// A plan that is changed runs as the scenario does that is written so, event for event, where one setting writes it;
// and every change does something.
func TestAChangedPlanRunsAsTheScenarioThatIsWrittenSo(t *testing.T) {
	texts := map[string]string{"everyRoom": everyRoom}
	for _, name := range []string{"tandem", "electronic-queue", "fast-lane", "priorities", "dostuk-2024"} {
		text, err := scenarios.FS.ReadFile(name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = string(text)
	}
	kinds := map[plan.ChangeKind]int{}
	for name, text := range texts {
		library := plantest.TextLibrary(text)
		s, p := plantest.Compile(t, library, "test", scenario.Options{})
		before := fingerprint(t, p)
		for _, c := range p.Changes() {
			changed, err := p.Changed(c.Name)
			if err != nil {
				t.Fatal(err)
			}
			got := fingerprint(t, changed)
			if name == "everyRoom" {
				kinds[c.Kind]++
				if got == before {
					t.Errorf("%s changes nothing", c.Name)
				}
			}
			if c.Place == "post.cranes" && c.Name != "post.cranes.units+2" {
				t.Errorf("all take two cranes, and %s adds another number", c.Name)
			}
			if changed.Hash == p.Hash || len(changed.Hash) != len(p.Hash) {
				t.Errorf("%s: hash %s after %s", c.Name, changed.Hash, p.Hash)
			}
			way := p.WayOf(&c, s)
			if way == (plan.Way{}) {
				t.Errorf("%s of %s can be written in no way", c.Name, name)
			}
			if way.Setting == "" {
				continue
			}
			_, written := plantest.Compile(t, library, "test", scenario.Options{Set: []string{way.Setting}})
			if want := fingerprint(t, written); got != want {
				t.Errorf("%s of %s does not run as with %s", c.Name, name, way.Setting)
			}
		}
		if fingerprint(t, p) != before {
			t.Errorf("%s: its own plan was changed", name)
		}
	}
	for _, kind := range []plan.ChangeKind{plan.MoreServers, plan.MoreUnits, plan.MoreHours, plan.MorePlaces,
		plan.MoreLanes, plan.MoreSlots} {
		if kinds[kind] == 0 {
			t.Errorf("no change adds %s", kind)
		}
	}
}

// fingerprint runs two days of a plan.
func fingerprint(t *testing.T, p *plan.Plan) uint64 {
	t.Helper()
	p = p.WithWarmUp(0).WithWindow(min(p.Window, 2*plan.Day))
	record, err := engine.New(p).Replicate(p.Seed, 0)
	if err != nil {
		t.Fatal(err)
	}
	return record.Fingerprint
}
