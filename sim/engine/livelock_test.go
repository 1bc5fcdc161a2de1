package engine

import (
	"errors"
	"strings"
	"testing"
)

// Models in which something goes on for ever at one instant, which only the run can see.

func TestARunInWhichNoTimePassesEndsAndNamesTheStepsAndTheEntity(t *testing.T) {
	const flow = `flows: {jobs: {entity: truck, attributes: {n: {is: 1}}, arrivals: {times: [90m]}, journey: `
	for _, c := range []struct {
		name, model string
		steps       []string // that the error names
	}{
		{"a service of no length", `
sites: {yard: {stations: {desk: {servers: 1, service: 0s}}}}
` + flow + `[{label: up, visit: desk}, {set: {n: n + 1}}, {choose: [{when: n > 0, do: [{go-to: up}]}]}, depart]}}`,
			[]string{"jobs.journey.up", "jobs.journey[2]"}},
		{"a delay of no length", `
sites: {yard: {}}
` + flow + `[{label: up, delay: {scale: n * 0, of: 1m}}, {set: {n: n + 1}},
  {choose: [{when: n > 0, do: [{go-to: up}]}]}, depart]}}`, []string{"jobs.journey.up"}},
		{"a wait for what is there", `
sites: {yard: {hours: [{from: "00:00", to: "20:00"}], schedules: {day: [{from: "00:00", to: "20:00", value: 1}]},
  resources: {man: {units: 1}}, zones: {lot: {places: 1}}}}
` + flow + `[{label: up, wait: {open: here}}, {wait: {schedule: day}}, {seize: man}, {enter: lot}, {leave: lot},
  {release: man}, {choose: [{share: 0%, do: [depart]}]}, {go-to: up}]}}`,
			[]string{"jobs.journey.up", "jobs.journey[2]", "jobs.journey[3]"}},
		{"two that let each other go", `
sites: {yard: {}}
flows:
  jobs: {entity: truck, arrivals: {times: [90m]},
    journey: [{label: up, wait: {signal: ping}}, {signal: pong}, {choose: [{share: 0%, do: [depart]}]}, {go-to: up}]}
  others: {entity: truck, arrivals: {times: [90m]},
    journey: [{signal: ping}, {label: up, wait: {signal: pong}}, {signal: ping}, {choose: [{share: 0%, do: [depart]}]},
      {go-to: up}]}`,
			[]string{"jobs.journey[2]", "others.journey[3]"}},
	} {
		t.Run(strings.ReplaceAll(c.name, " ", "-"), func(t *testing.T) {
			rec, err := New(compile(t, c.model)).Replicate(1, 0)
			var still *LivelockError
			if !errors.As(err, &still) {
				t.Fatalf("%v", err)
			}
			for _, step := range c.steps {
				if !strings.Contains(err.Error(), step) {
					t.Errorf("%q does not name %s", err, step)
				}
			}
			if still.Came != 90*minute || !strings.Contains(err.Error(), "one of flow ") {
				t.Errorf("%q does not name an entity", err)
			}
			if rec.Stop != (Stop{Why: NoTimePassed, At: 90 * minute}) || still.At != 90*minute {
				t.Errorf("the record says %v at %d ns, the error %d ns", rec.Stop.Why, rec.Stop.At, still.At)
			}
		})
	}
}

func TestALoopInWhichOneWaitsGoesOn(t *testing.T) {
	checkCourses(t, []course{
		{"for a signal", `
sites: {yard: {}}
flows:
  guard: {entity: truck, attributes: {n: {is: 0}}, arrivals: {times: [0m]},
    journey: [{label: up, wait: {signal: bell}}, {set: {n: n + 1}}, {choose: [{when: n < 3, do: [{go-to: up}]}]},
      depart]}
  bells: {entity: truck, arrivals: {times: [1m, 5m, 9m, 12m]},
    journey: [{signal: bell}, depart]}`, depart{"guard": {9}}},
		{"for a service of no length behind others", `
sites: {yard: {stations: {desk: {servers: 1, service: 5m}}}}
flows:
  polls: {entity: truck, attributes: {n: {is: 0}}, arrivals: {times: [1m]},
    journey: [{label: up, visit: {station: desk, service: 0s}}, {set: {n: n + 1}},
      {choose: [{when: queue(desk) > 0, do: [{go-to: up}]}]}, depart]}
  works: {entity: truck, arrivals: {times: [0m, 2m, 3m]}, journey: [{visit: desk}, depart]}`, depart{"polls": {15}}},
		{"for room", `
sites: {yard: {zones: {lot: {places: 1}}}}
flows:
  holds: {entity: truck, arrivals: {times: [0m]}, journey: [{enter: lot}, {delay: 5m}, {leave: lot}, depart]}
  tries: {entity: truck, attributes: {n: {is: 0}}, arrivals: {times: [1m]},
    journey: [{label: up, enter: lot}, {leave: lot}, {set: {n: n + 1}}, {choose: [{when: n < 3, do: [{go-to: up}]}]},
      depart]}`, depart{"tries": {5}}},
	})
}

// An instant at which very many arrive is none at which no time passes.
func TestManyAtOneInstantAreNoLoop(t *testing.T) {
	p := compile(t, `
sites: {yard: {stations: {desk: {servers: 1, service: 0s}}}}
flows: {jobs: {entity: truck, arrivals: {times: [1h], batch: 300000}, journey: [{visit: desk}, {visit: desk}, depart]}}
`)
	if f := &replicate(t, p, 0).Flows[0]; f.Completed != 300000 {
		t.Errorf("%d completed", f.Completed)
	}
}

func TestASplitSendsOutAWholeNumberFromNoughtOn(t *testing.T) {
	const model = `
sites: {post: {stations: {desk: {servers: 1, service: 5m}}}}
flows:
  buses:
    entity: truck
    arrivals: {trace: {times: [0m, 60m], values: {n: [0, VALUE]}}}
    journey: [SET{split: {into: people, entity: paper, count: n, do: [{visit: desk}]}}, {join: people}, depart]
`
	for value, valid := range map[string]bool{"0": true, "3": true, "-2": false, "-0.2": false, "2.5": false, "0.9": false,
		"1e9": false, "100000001": false} {
		rec, err := New(compile(t, replaced(model, "VALUE", value, "SET", ""))).Replicate(1, 0)
		var bad *ValueError
		switch {
		case valid && err != nil:
			t.Errorf("%s: %v", value, err)
		case valid:
		case !errors.As(err, &bad):
			t.Errorf("%s: %v", value, err)
		case bad.At != 60*minute || bad.Flow != "buses" || !strings.Contains(bad.Step, "buses.journey[1]") ||
			rec.Stop != (Stop{Why: BadValue, At: 60 * minute}):
			t.Errorf("%s: %+v; the record says %+v", value, bad, rec.Stop)
		}
	}
	// 0.1 · 3 · 10 is 3.0000000000000004.
	checkDepartures(t, compile(t, replaced(model, "VALUE", "0.1", "SET", "{set: {n: n * 3 * 10}}, ")),
		depart{"buses": {0, 75}})
}

func TestWhatCountsAtACrossingIsNotBelowNought(t *testing.T) {
	p := compile(t, `
entities: {truck: {counts: {people: n}}, paper: {}}
sites: {post: {}}
crossings: {line: {site: post}}
flows: {buses: {entity: truck, arrivals: {trace: {times: [0m, 60m], values: {n: [4, -1]}}},
  journey: [{cross: line}, depart]}}
`)
	var bad *ValueError
	if _, err := New(p).Replicate(1, 0); !errors.As(err, &bad) || bad.Value != -1 || bad.At != 60*minute {
		t.Errorf("%v", err)
	}
}

// Entities are bounded wherever they are made, before they take memory.
func TestTheBoundOnEntitiesHoldsWhereverTheyAreMade(t *testing.T) {
	const sites = "sites: {post: {}}\nrun: {kind: terminating, window: 100h}\n"
	for name, model := range map[string]string{
		"in batches of arrivals": `
flows: {f: {entity: truck, arrivals: {times: [1h], batch: 9e7}, journey: [{delay: 1h}, depart]}}`,
		"by splits": `
flows: {f: {entity: truck, arrivals: {times: [1h, 2h]},
  journey: [{split: {into: p, entity: paper, count: 400000, do: [{delay: 90h}]}}, depart]}}`,
		"by splits of the split off": `
flows: {f: {entity: truck, arrivals: {times: [1h]},
  journey: [{split: {into: p, entity: paper, count: 2,
    do: [{split: {into: q, entity: paper, count: 400000, do: [{delay: 90h}]}}]}}, depart]}}`,
		"by those who follow": `
flows:
  f: {entity: truck, arrivals: {times: [1h]}, journey: [depart]}
  g: {entity: truck, arrivals: {after: {flow: f, delay: 1h}, batch: 9e7}, journey: [depart]}`,
	} {
		t.Run(strings.ReplaceAll(name, " ", "-"), func(t *testing.T) {
			p := compile(t, sites+model)
			run := New(p)
			run.LimitMemory(100e6)
			rec, err := run.Replicate(1, 0)
			if err != nil {
				t.Fatal(err)
			}
			if !rec.overflow || rec.Stop.Why != TooManyInside || rec.Stop.At != rec.End || rec.End > 2*hour {
				t.Errorf("%+v, ended after %d h", rec.Stop, rec.End/hour)
			}
			checkIdentities(t, p, rec)
		})
	}
}

func TestARunThatIsNotStoppedSaysSo(t *testing.T) {
	run := New(compile(t, `
sites: {post: {}}
flows: {f: {entity: truck, attributes: {n: {is: 0}}, arrivals: {trace: {times: [1h], values: {m: [-1]}}},
  journey: [{delay: {scale: m, of: 1m}}, depart]}}
`))
	if rec, err := run.Replicate(1, 0); err == nil || rec.Stop != (Stop{Why: BadValue, At: hour}) {
		t.Errorf("%v: %+v", err, rec.Stop)
	}
	other := New(compile(t, "sites: {post: {}}\nflows: {f: {entity: truck, arrivals: {times: [1h]}, journey: [depart]}}"))
	for replication := range 2 {
		if rec, err := other.Replicate(1, replication); err != nil || rec.Stop != (Stop{}) {
			t.Errorf("%v: %+v", err, rec.Stop)
		}
	}
}
