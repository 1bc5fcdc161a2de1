package engine

import "testing"

// Four trucks come together to a gate that serves one in ten minutes, and a fifth when it is free again. Those who are
// lost to the queue do other things, or come back; each counts once, and none of them is in time.
func TestWhoIsLostToAQueueIsTooLate(t *testing.T) {
	const model = `
sites: {s: {stations: {gate: {servers: 1, service: 10m, queue: {QUEUE}}, side: {servers: 9, service: 1m}}}}
flows: {f: {entity: truck, arrivals: {times: [1s, 1s, 1s, 1s, 5h]}, journey: [{label: again, visit: VISIT}, depart]}}
`
	for name, want := range map[string]struct {
		queue, visit string
		losses       Losses
		lost         uint64 // of the flow's cohort, who leave the model
		inTime       uint64 // of the flow, within an hour
	}{
		"none": {"", "gate", Losses{}, 0, 5},
		"balk": {"balk: {stay: {5m: 0%}}", "gate", Losses{Balked: 3, Any: 3}, 3, 2},
		"balk elsewhere": {
			"balk: {stay: {5m: 0%}}", "{station: gate, otherwise: [{visit: side}]}", Losses{Balked: 3, Any: 3}, 0, 2,
		},
		"balk and come back": {
			"balk: {stay: {5m: 0%}}", "{station: gate, otherwise: [{delay: 30m}, {go-to: again}]}",
			Losses{Balked: 3, Any: 3}, 0, 2,
		},
		"renege":         {"patience: 1m", "gate", Losses{Reneged: 3, Any: 3}, 3, 2},
		"full":           {"capacity: 1, when-full: turn-away", "gate", Losses{Refused: 2, Any: 2}, 2, 3},
		"sent elsewhere": {"capacity: 1, when-full: {divert: side}", "gate", Losses{Refused: 2, Any: 2}, 0, 3},
		"in two ways": {
			"capacity: 1, when-full: turn-away, patience: 1m", "{station: gate, otherwise: [{delay: 30s}, {go-to: again}]}",
			Losses{Reneged: 3, Refused: 3, Any: 3}, 0, 2,
		},
	} {
		run := New(compile(t, replaced(model, "QUEUE", want.queue, "VISIT", want.visit)))
		flow := &run.Record().Flows[0]
		flow.Time.Watch([]int64{hour})
		rec, err := run.Replicate(1, 0)
		if err != nil {
			t.Fatal(err)
		}
		if flow.Lost != want.losses || flow.Time.Lost != want.lost || flow.Time.AtMost(hour) != want.inTime {
			t.Errorf("%s: %+v, %d leave the model and %d are in time, not %+v, %d and %d", name, flow.Lost, flow.Time.Lost,
				flow.Time.AtMost(hour), want.losses, want.lost, want.inTime)
		}
		if wrong := Violations(run.plan, rec); len(wrong) > 0 {
			t.Errorf("%s: %v", name, wrong)
		}
	}
}

// Of a station's visits those count as too late that balk, leave or find it full, whatever becomes of them.
func TestTheStationsShareInTimeIsOfAllVisits(t *testing.T) {
	p := compile(t, replaced(`
sites: {s: {stations: {
  gate: {servers: 1, service: 10m, queue: {balk: {stay: {15m: 100%, 16m: 0%}}}}, side: {servers: 9, service: 1m}}}}
flows: {f: {entity: truck, arrivals: {times: [1s, 1s, 1s, 1s]},
  journey: [{visit: {station: gate, otherwise: [{visit: side}]}}, depart]}}
`))
	rec := replicate(t, p, 0)
	if s := rec.Stations[0].Wait; s.Lost != 2 || s.Count() != 2 {
		t.Errorf("%d visits are lost and %d wait, not 2 and 2", s.Lost, s.Count())
	}
	if s := rec.Stations[1].Wait; s.Lost != 0 {
		t.Errorf("%d visits of the other station are lost", s.Lost)
	}
}
