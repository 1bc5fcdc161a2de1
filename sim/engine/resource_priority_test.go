package engine

import (
	"slices"
	"testing"
)

// timesSpent gives the time that the entities of each flow spend, in all.
func timesSpent(t *testing.T, text string) map[string]int64 {
	t.Helper()
	p := compile(t, text)
	rec := replicate(t, p, 0)
	checkIdentities(t, p, rec)
	waited := map[string]int64{}
	for i := range p.Flows {
		waited[p.Flows[i].Name] = int64(rec.Flows[i].Time.Sum().Lo)
	}
	return waited
}

// All wait for the units that a holds: d, c, e and b have them next, at 6, 11, 16 and 21 h.
func TestUnitsGoToTheFirstClassFirst(t *testing.T) {
	text := `
sites: {s: {resources: {crane: {units: 2, priority: [rank == 1, rank == 2]}}}}
flows:
  a: {entity: truck, attributes: {rank: {is: 3}}, arrivals: {times: [1h]}, journey: JOURNEY}
  b: {entity: truck, attributes: {rank: {is: 3}}, arrivals: {times: [2h]}, journey: JOURNEY}
  c: {entity: truck, attributes: {rank: {is: 2}}, arrivals: {times: [3h]}, journey: JOURNEY}
  d: {entity: truck, attributes: {rank: {is: 1}}, arrivals: {times: [4h]}, journey: JOURNEY}
  e: {entity: truck, attributes: {rank: {is: 2}}, arrivals: {times: [4h30m]}, journey: JOURNEY}
`
	journey := "[{seize: {resource: crane, units: 2}}, {delay: 5h}, {release: {resource: crane, units: 2}}, depart]"
	got := timesSpent(t, replaced(text, "JOURNEY", journey))
	for flow, hours := range map[string]float64{"a": 5, "d": 7, "c": 13, "e": 16.5, "b": 24} {
		if got[flow] != int64(hours*float64(hour)) {
			t.Errorf("%s spent %v h, want %v h", flow, float64(got[flow])/float64(hour), hours)
		}
	}
}

// One unit is free while a waits for two: b of the same class may not have it, c of the class before may.
func TestOnlyAClassBeforePassesAWaitingRequest(t *testing.T) {
	got := timesSpent(t, `
sites: {s: {resources: {crane: {units: 2, priority: [rank == 1]}}}}
flows:
  z: {entity: truck, attributes: {rank: {is: 2}}, arrivals: {times: [1h]}, journey: [{seize: crane},
    {delay: 9h}, {release: crane}, depart]}
  a: {entity: truck, attributes: {rank: {is: 2}}, arrivals: {times: [2h]},
    journey: [{seize: {resource: crane, units: 2}}, {delay: 1h}, {release: {resource: crane, units: 2}}, depart]}
  b: {entity: truck, attributes: {rank: {is: 2}}, arrivals: {times: [3h]}, journey: [{seize: crane},
    {delay: 1h}, {release: crane}, depart]}
  c: {entity: truck, attributes: {rank: {is: 1}}, arrivals: {times: [4h]}, journey: [{seize: crane},
    {delay: 1h}, {release: crane}, depart]}
`)
	for flow, hours := range map[string]int64{"z": 9, "a": 9, "b": 9, "c": 1} {
		if got[flow] != hours*hour {
			t.Errorf("%s spent %v h, want %d h", flow, float64(got[flow])/float64(hour), hours)
		}
	}
}

// Requests of random classes stand by class, and in each in the order in which they came.
func TestRequestsStandByClass(t *testing.T) {
	p := compile(t, `
sites: {s: {resources: {crane: {units: 1, priority: [rank == 0, rank == 1, rank == 2]}}}}
flows: {a: {entity: truck, attributes: {rank: {draw: {discrete: {0: 25%, 1: 25%, 2: 25%, 3: 25%}}}},
  arrivals: {rate: 50/h, limit: 400}, journey: [{seize: crane},
    {delay: 100h}, {release: crane}, depart]}}
`)
	r := New(p)
	if _, err := r.Replicate(1, 0); err != nil {
		t.Fatal(err)
	}
	var classes []int32
	queue := &r.resources[0].waiting
	last := requestID(-1)
	for n := queue.first; n >= 0; n = r.requests[n].behind {
		if r.requests[n].before != last {
			t.Fatalf("request %d does not know who is before it", n)
		}
		if last >= 0 && r.requests[last].class == r.requests[n].class && r.entities[r.requests[last].entity].arrived >
			r.entities[r.requests[n].entity].arrived {
			t.Errorf("one of class %d stands before another who came earlier", r.requests[n].class)
		}
		classes, last = append(classes, r.requests[n].class), n
	}
	if len(classes) < 300 || !slices.IsSorted(classes) || queue.last != last {
		t.Errorf("%d requests, by class: %v", len(classes), classes)
	}
}
