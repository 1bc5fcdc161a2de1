package engine

import (
	"math"
	"testing"

	"karvon/sim/plan"
)

const logit = `
sites: {s: {}}
flows: {f: {entity: truck, arrivals: {interarrival: 1m, limit: 5000},
  attributes: {bound: {shares: {no: 100%, yes: 0%}}},
  journey: [{choose: {spread: SPREAD,
    by-time: {one: {time: 40m, do: [{count: one}]}, two: {time: 60m, do: [{count: two}]} EXTRA}}}, depart]}}
`

// passed gives who passed the counts of a plan, by name.
func passed(t *testing.T, p *plan.Plan) map[string]uint64 {
	t.Helper()
	counts := map[string]uint64{}
	rec := replicate(t, p, 0)
	for i := range p.Tallies {
		counts[p.Tallies[i].Name] = rec.Passed[i]
	}
	return counts
}

// The shares of the ways are exp(-time/spread) over their sum.
func TestAChoiceByTimeIsALogit(t *testing.T) {
	for extra, want := range map[string][]float64{
		"": {1, math.Exp(-1), 0},
		", three: {time: 30m, do: [{count: three}]}":                     {1, math.Exp(-1), math.Exp(0.5)},
		", three: {time: 30m, when: bound == yes, do: [{count: three}]}": {1, math.Exp(-1), 0},
	} {
		counts := passed(t, compile(t, replaced(logit, "SPREAD", "20m", "EXTRA", extra)))
		all := want[0] + want[1] + want[2]
		for n, name := range []string{"one", "two", "three"} {
			got, share := float64(counts[name])/5000, want[n]/all
			if sd := math.Sqrt(share * (1 - share) / 5000); math.Abs(got-share) > 4*sd {
				t.Errorf("%s: %.4f take %s, not %.4f", extra, got, name, share)
			}
		}
	}
}

func TestWithoutASpreadAllTakeTheQuickestWay(t *testing.T) {
	for extra, want := range map[string]string{
		"": "one",
		", three: {time: 30m, do: [{count: three}]}":        "three",
		", three: {time: 0 / 0 * 1m, do: [{count: three}]}": "one", // no number
	} {
		if counts := passed(t, compile(t, replaced(logit, "SPREAD", "0s", "EXTRA", extra))); counts[want] != 5000 {
			t.Errorf("%s: %v", extra, counts)
		}
	}
}

// A new way takes from the others and moves nobody between them.
func TestANewWayLeavesTheLuckOfTheOthers(t *testing.T) {
	way := func(extra string) map[uint64]float64 {
		ways := map[uint64]float64{}
		text := replaced(logit, "SPREAD", "20m", "EXTRA", extra, "{count: one}", "{set: {way: 1}}", "{count: two}",
			"{set: {way: 2}}", "attributes: {", "attributes: {way: {is: 3}, ")
		p := compile(t, text)
		slot := 0
		for n := range p.Slots {
			if p.Slots[n].Name == "way" {
				slot = n
			}
		}
		run := New(p)
		run.Observe(func(v *Visit) { ways[v.Entity] = v.Attributes[slot] })
		if _, err := run.Replicate(1, 0); err != nil {
			t.Fatal(err)
		}
		return ways
	}
	two, three := way(""), way(", a-third: {time: 50m, do: []}")
	left := 0
	for entity, before := range two {
		switch after := three[entity]; after {
		case before:
		case 3:
			left++
		default:
			t.Fatalf("one goes from way %g to way %g", before, after)
		}
	}
	if left < 1300 || left > 1700 { // exp(-0.5) of 1 + exp(-0.5) + exp(-1): 31%
		t.Errorf("%d of 5000 take the new way", left)
	}
}

// Two gates, of which the near one takes ten minutes a truck: who goes to the far one because others wait at the
// near one is diverted; by a display that is late nobody sees them.
func TestWhoGoesElsewhereBecauseOfAQueueIsDiverted(t *testing.T) {
	const model = `
sites: {s: {stations: {near: {servers: 1, service: 10m, queue: {display: 1h}}, far: {servers: 9, service: 1m}}}}
flows: {f: {entity: truck, arrivals: {times: [1s, 1s, 1s, 1s, 1s]}, journey: [
  {choose: {by-time: {near: {time: WAIT(near), do: [{visit: near}]}, far: {time: 15m, do: [{visit: far}]}}}}, depart]}}
`
	for wait, diverted := range map[string]uint64{"expected-wait": 3, "displayed-wait": 0} {
		run := New(compile(t, replaced(model, "WAIT", wait)))
		flow := &run.Record().Flows[0]
		flow.Time.Watch([]int64{hour})
		rec, err := run.Replicate(1, 0)
		if err != nil {
			t.Fatal(err)
		}
		if l := flow.Lost; l.Diverted != diverted || l.Any != diverted || rec.Stations[0].Served != diverted {
			t.Errorf("%s: %+v, %d and %d are served", wait, l, rec.Stations[0].Served, rec.Stations[1].Served)
		}
		if in := flow.Time.AtMost(hour); in != 5-diverted {
			t.Errorf("%s: %d are in time", wait, in)
		}
	}
}

// Nobody is at the gate, so that its time is none; without queues it is none either.
func TestAWayOfNoKnownTimeDivertsNobody(t *testing.T) {
	rec := replicate(t, compile(t, `
sites: {s: {stations: {gate: {servers: 1, service: 10m}}}}
flows: {f: {entity: truck, arrivals: {times: [1s, 1s]}, journey: [
  {choose: {by-time: {a: {time: queue(gate) / busy(gate) * 1m, do: [{visit: gate}]}, b: {time: 15m, do: []}}}},
  depart]}}
`), 0)
	if l := rec.Flows[0].Lost; rec.Stations[0].Served != 0 || l.Any != 0 {
		t.Errorf("%d are served, %+v", rec.Stations[0].Served, l)
	}
}

// Under all-stay nobody turns back, gives up or goes elsewhere, whatever the station says, and the same trucks make
// the queue that it would have been.
func TestAllStayWhereItIsAskedFor(t *testing.T) {
	const model = `
run: {kind: terminating, window: 100h EXTRA}
sites: {s: {stations: {
  curve: {servers: 1, service: 10m, queue: {balk: {stay: {1m: 0%}}}},
  late: {servers: 1, service: 10m, queue: {balk: {stay: {1m: 0%}, renege: true}, display: 1h}},
  word: {servers: 1, service: 10m, queue: {balk: {when: queue(word) >= 0}}},
  impatient: {servers: 1, service: 10m, queue: {patience: 1m}},
  far: {servers: 1, service: 10m}}}}
flows: {f: {entity: truck, arrivals: {times: [1s, 1s, 1s]}, journey: [
  {choose: {by-time: {near: {time: expected-wait(curve), do: [{visit: curve}]}, far: {time: 1m, do: [{visit: far}]}}}},
  {visit: late}, {visit: word}, {visit: impatient}, depart]}}
`
	for extra, want := range map[string]struct{ completed, any, far uint64 }{
		"": {0, 3, 2}, ", all-stay: true": {3, 0, 0}, ", all-stay: false": {0, 3, 2},
	} {
		rec := replicate(t, compile(t, replaced(model, "EXTRA", extra)), 0)
		if f := rec.Flows[0]; f.Completed != want.completed || f.Lost.Any != want.any || rec.Stations[1].Served != want.far {
			t.Errorf("%q: %d are through, %+v, %d go far", extra, f.Completed, f.Lost, rec.Stations[1].Served)
		}
	}
}
