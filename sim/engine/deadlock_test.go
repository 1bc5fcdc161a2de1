package engine

import (
	"errors"
	"fmt"
	"slices"
	"testing"
)

// Each model locks at a time worked out by hand; the message says who waits for what held by whom.
var deadlocks = map[string]struct {
	model string
	at    int64
	lines []string
}{
	"two stations in a circle": {`
sites:
  s:
    stations:
      a: {servers: 1, service: 1h, queue: {capacity: 0, when-full: block}}
      b: {servers: 1, service: 2h, queue: {capacity: 0, when-full: block}}
flows:
  to: {entity: truck, arrivals: {times: [0s]}, journey: [{visit: a}, {visit: b}, depart]}
  from: {entity: truck, arrivals: {times: [0s]}, journey: [{visit: b}, {visit: a}, depart]}
`, 2 * hour, []string{
		"1 of flow from, holding a server of s.b, waits for s.a",
		"1 of flow to, holding a server of s.a, waits for s.b",
	}},
	"two queues that some leave, but none of those who stand there": {`
sites:
  s:
    stations:
      a: {servers: 1, service: 1h, queue: {capacity: 0, when-full: block,
        balk: {stay: {1s: 0%}, for: free == yes, renege: true}}}
      b: {servers: 1, service: 2h, queue: {capacity: 0, when-full: block,
        balk: {stay: {1s: 0%}, for: free == yes, renege: true}}}
flows:
  to: {entity: truck, attributes: {free: {shares: {no: 100%, yes: 0%}}}, arrivals: {times: [0s]},
    journey: [{visit: a}, {visit: b}, depart]}
  from: {entity: truck, attributes: {free: {shares: {no: 100%, yes: 0%}}}, arrivals: {times: [0s]},
    journey: [{visit: b}, {visit: a}, depart]}
  others: {entity: truck, attributes: {free: {is: no}}, arrivals: {interarrival: 1h}, journey: [{delay: 1m}, depart]}
`, 2 * hour, []string{
		"1 of flow from, holding a server of s.b, waits for s.a",
		"1 of flow to, holding a server of s.a, waits for s.b",
	}},
	"two resources seized in opposite order": {`
sites: {s: {resources: {crane: {units: 3}, crew: {units: 2}}}}
flows:
  f:
    entity: truck
    arrivals: {times: [0s]}
    journey: [{seize: {resource: crane, units: 3}}, {delay: 1h}, {seize: crew}, {release: crew},
      {release: {resource: crane, units: 3}}, depart]
  g:
    entity: truck
    arrivals: {times: [0s, 0s, 3h]}
    journey: [{seize: crew}, {delay: 2h}, {seize: crane}, {release: crane}, {release: crew}, depart]
`, 2 * hour, []string{
		"1 of flow f, holding 3 of s.crane, waits for 1 of s.crew",
		"2 of flow g, each holding 1 of s.crew, wait for 1 of s.crane",
		"1 more wait behind them", // the third of g, who comes later
	}},
	"a zone that fills with those who wait for a resource held by those who want into it": {`
sites: {s: {zones: {yard: {places: 2}}, resources: {crew: {units: 1}}}}
flows:
  inside: {entity: truck, arrivals: {times: [0s, 0s]},
    journey: [{enter: yard}, {delay: 3h}, {seize: crew}, {release: crew}, {leave: yard}, depart]}
  outside: {entity: truck, arrivals: {times: [1h]},
    journey: [{seize: crew}, {enter: yard}, {leave: yard}, {release: crew}, depart]}
`, 3 * hour, []string{
		"2 of flow inside, each holding room in s.yard, wait for 1 of s.crew",
		"1 of flow outside, holding 1 of s.crew, waits for s.yard",
	}},
	"a join whose child cannot enter": {`
sites: {s: {zones: {yard: {places: 1}}}}
flows:
  f:
    entity: truck
    arrivals: {times: [0s, 0s]}
    journey: [{enter: yard}, {split: {into: papers, entity: paper, do: [{delay: 1h}, {enter: yard}, {leave: yard}]}},
      {join: papers}, {leave: yard}, depart]
`, 1 * hour, []string{
		"1 of flow f waits for s.yard", // it asked before the child, which waits behind it
		"1 of flow f, holding room in s.yard, waits for those it sent out",
		"1 of flow f.papers, holding back one of flow f, waits for s.yard",
	}},
	"two roads that spill into each other": {`
sites: {a: {zones: {yard: {places: 1}}}, b: {}}
links: {road: {from: a, to: b, mode: road, length: 60 km, speed: 60 km/h, storage: 1}}
flows:
  to: {entity: truck, from: a, arrivals: {times: [0s]}, journey: [{travel: {to: b}}, {travel: {to: a}}, depart]}
  from: {entity: truck, from: b, arrivals: {times: [30m]}, journey: [{travel: {to: a}}, {travel: {to: b}}, depart]}
`, 3 * hour / 2, []string{
		"1 of flow from, holding a place at the end of link.road.to.a, waits for link.road.to.b",
		"1 of flow to, holding a place at the end of link.road.to.b, waits for link.road.to.a",
	}},
	"a station that never has a server": {`
sites: {s: {stations: {gate: {servers: 0, service: 1m}}}}
flows: {f: {entity: truck, arrivals: {times: [1h, 2h]}, journey: [{visit: gate}, depart]}}
`, 1 * hour, []string{
		"1 of flow f waits for s.gate, which never has a server",
		"1 more wait behind them",
	}},
	"more units than there are": {`
sites: {s: {resources: {crew: {units: 2}}}}
flows: {f: {entity: truck, arrivals: {times: [1h]},
  journey: [{seize: {resource: crew, units: 3}}, {release: {resource: crew, units: 3}}, depart]}}
`, 1 * hour, []string{"1 of flow f waits for 3 of s.crew, of which there are never more than 2"}},
}

func TestDeadlocksAreFoundWithTheirTimeAndExplained(t *testing.T) {
	for name, want := range deadlocks {
		t.Run(name, func(t *testing.T) {
			p := compile(t, want.model)
			_, err := New(p).Replicate(1, 0)
			var deadlock *DeadlockError
			if !errors.As(err, &deadlock) {
				t.Fatalf("got %v", err)
			}
			if deadlock.At != want.at {
				t.Errorf("at %d ns, want %d", deadlock.At, want.at)
			}
			var lines []string
			for i := range deadlock.Waits {
				lines = append(lines, deadlock.Waits[i].String())
			}
			if deadlock.Behind > 0 {
				lines = append(lines, fmt.Sprintf("%d more wait behind them", deadlock.Behind))
			}
			if !slices.Equal(lines, want.lines) {
				t.Errorf("got\n%q\nwant\n%q", lines, want.lines)
			}
		})
	}
}

// What comes free some day is no deadlock, however long it takes.
var noDeadlocks = map[string]string{
	"a station that opens later": `
run: {kind: terminating, window: 1h}
sites: {s: {schedules: {late: [{from: "10:00", value: 1}]}, stations: {gate: {servers: {schedule: late}, service: 1m}}}}
flows: {f: {entity: truck, arrivals: {times: [0s]}, journey: [{visit: gate}, depart]}}
`,
	"a circle with one more place": `
sites:
  s:
    stations:
      a: {servers: 2, service: 1h, queue: {capacity: 0, when-full: block}}
      b: {servers: 1, service: 2h, queue: {capacity: 0, when-full: block}}
flows:
  to: {entity: truck, arrivals: {times: [0s]}, journey: [{visit: a}, {visit: b}, depart]}
  from: {entity: truck, arrivals: {times: [0s]}, journey: [{visit: b}, {visit: a}, depart]}
`,
	"a zone from which one more can leave": `
sites: {s: {zones: {yard: {places: 3}}, resources: {crew: {units: 1}}}}
flows:
  inside: {entity: truck, arrivals: {times: [0s, 0s]},
    journey: [{enter: yard}, {delay: 3h}, {seize: crew}, {release: crew}, {leave: yard}, depart]}
  outside: {entity: truck, arrivals: {times: [1h]},
    journey: [{seize: crew}, {enter: yard}, {leave: yard}, {release: crew}, depart]}
  passing: {entity: truck, arrivals: {times: [0s]}, journey: [{enter: yard}, {delay: 9h}, {leave: yard}, depart]}
`,
	"a parent whose child is on its way": `
sites: {s: {stations: {office: {servers: 1, service: 1h}}}}
flows:
  f: {entity: truck, arrivals: {times: [0s, 0s]},
    journey: [{split: {into: papers, entity: paper, count: 3, do: [{visit: office}]}}, {join: papers}, depart]}
`,
}

func TestWhatComesFreeSomeDayIsNoDeadlock(t *testing.T) {
	for name, model := range noDeadlocks {
		t.Run(name, func(t *testing.T) { replicate(t, compile(t, model), 0) })
	}
}

// A knot among few, far from a crowd that goes on, is found though the crowd keeps the pending set full; its time
// does not depend on when it is found.
func TestADeadlockBesideACrowdIsFoundWithItsTime(t *testing.T) {
	p := compile(t, deadlocks["two resources seized in opposite order"].model+`
  crowd: {entity: truck, arrivals: {rate: 1000/h}, journey: [{delay: {exponential: 1h}}, depart]}
`)
	run := New(p)
	_, err := run.Replicate(1, 0)
	var deadlock *DeadlockError
	if !errors.As(err, &deadlock) || deadlock.At != 2*hour {
		t.Fatalf("got %v", err)
	}
	if run.record.End > 50*hour {
		t.Errorf("found after %d ns", run.record.End)
	}
}
