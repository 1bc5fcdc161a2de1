package engine

import (
	"slices"
	"testing"
)

// waitsBehind gives the times that five flows spend of which four come while a first is served, at 1, 2, 3 and 4 h.
func waitsBehind(t *testing.T, discipline string) map[string]int64 {
	t.Helper()
	return timesSpent(t, replaced(`
sites: {s: {stations: {a: {servers: 1, queue: {discipline: DISCIPLINE}}}}}
flows:
  a: {entity: truck, attributes: {rank: {is: 2}}, arrivals: {times: [0h]},
    journey: [{visit: {station: a, service: 5h}}, depart]}
  b: {entity: truck, attributes: {rank: {is: 2}}, arrivals: {times: [1h]},
    journey: [{visit: {station: a, service: 4h}}, depart]}
  c: {entity: truck, attributes: {rank: {is: 1}}, arrivals: {times: [2h]},
    journey: [{visit: {station: a, service: 2h}}, depart]}
  d: {entity: truck, attributes: {rank: {is: 2}}, arrivals: {times: [3h]},
    journey: [{visit: {station: a, service: 3h}}, depart]}
  e: {entity: truck, attributes: {rank: {is: 1}}, arrivals: {times: [4h]},
    journey: [{visit: {station: a, service: 2h}}, depart]}
`, "DISCIPLINE", discipline))
}

func TestTheOrderOfServiceIsThatOfTheDiscipline(t *testing.T) {
	for _, c := range []struct {
		discipline string
		departs    [4]int64 // b, c, d, e; since the start, h
	}{
		{"fifo", [4]int64{9, 11, 14, 16}},
		{"lifo", [4]int64{16, 12, 10, 7}},
		{"shortest-job", [4]int64{16, 7, 12, 9}}, // of equal ones who came first
		{"{priority: [rank == 1], order: lifo}", [4]int64{16, 9, 12, 7}},
		{"{priority: [rank == 1], order: shortest-job}", [4]int64{16, 7, 12, 9}},
		// At 5 h b has waited 4 and c 3; at 7 h b has 6, d 4 and e, three times as fast, 9.
		{"{priority: [rank == 1], accumulate: [3, 1]}", [4]int64{13, 7, 16, 9}},
		// At 5 h b has 4 and c 3.6; at 9 h c has 8.4, d 6 and e 6.
		{"{priority: [rank == 1], accumulate: [1.2, 1]}", [4]int64{9, 11, 16, 13}},
	} {
		got := waitsBehind(t, c.discipline)
		for i, flow := range []string{"b", "c", "d", "e"} {
			if departs := got[flow]/hour + int64(i) + 1; departs != c.departs[i] {
				t.Errorf("%s: %s departs at %d h, want %d h", c.discipline, flow, departs, c.departs[i])
			}
		}
	}
}

// Trucks with jobs of a drawn length stand before one server: each job is as long as those before it, or longer.
func TestDrawnJobsAreServedByTheirLength(t *testing.T) {
	run := New(compile(t, `
sites: {s: {stations: {a: {servers: 1, service: {exponential: 1h}, queue: {discipline: shortest-job}}}}}
flows: {f: {entity: truck, arrivals: {interarrival: 1s, limit: 30}, journey: [{visit: a}, depart]}}
`))
	var lengths []int64
	run.Observe(func(v *Visit) {
		if v.Kind == Served {
			lengths = append(lengths, v.End-v.Start)
		}
	})
	if _, err := run.Replicate(1, 0); err != nil {
		t.Fatal(err)
	}
	if len(lengths) < 20 || lengths[0] < hour/60 || !slices.IsSorted(lengths[1:]) {
		t.Errorf("jobs of %v ns", lengths)
	}
}

// Of two whose jobs are as long who came first is served first, whichever lanes may serve them.
func TestOfEqualJobsTheFirstToComeIsServedFirst(t *testing.T) {
	got := timesSpent(t, `
sites: {s: {stations: {a: {queue: {discipline: shortest-job}, service: 5h,
  lanes: {all: {servers: 1}, some: {for: rank == 1, servers: 0}}}}}}
flows:
  a: {entity: truck, attributes: {rank: {is: 1}}, arrivals: {times: [0h]}, journey: [{visit: a}, depart]}
  b: {entity: truck, attributes: {rank: {is: 1}}, arrivals: {times: [3h]}, journey: [{visit: a}, depart]}
  c: {entity: truck, attributes: {rank: {is: 2}}, arrivals: {times: [2h]}, journey: [{visit: a}, depart]}
  d: {entity: truck, attributes: {rank: {is: 1}}, arrivals: {times: [1h]}, journey: [{visit: a}, depart]}
`)
	for flow, hours := range map[string]int64{"a": 5, "d": 9, "c": 13, "b": 17} {
		if got[flow] != hours*hour {
			t.Errorf("%s spent %v h, want %d h", flow, float64(got[flow])/float64(hour), hours)
		}
	}
}

// The order of service moves waits, and draws no other times.
func TestTheShortestJobIsAsLongAsInAnyOrder(t *testing.T) {
	const text = `
sites: {s: {stations: {a: {servers: 1, service: {exponential: 1h}, queue: {discipline: ORDER}}}}}
flows: {f: {entity: truck, arrivals: {rate: 2/h, limit: 50}, journey: [{visit: a}, depart]}}
run: {kind: terminating, window: 400h}
`
	busy := func(order string) any {
		return replicate(t, compile(t, replaced(text, "ORDER", order)), 0).Stations[0].Busy
	}
	if busy("fifo") != busy("shortest-job") || busy("lifo") != busy("shortest-job") {
		t.Error("the server works for another time in another order")
	}
}
