package engine

import (
	"errors"
	"strings"
	"testing"
)

func TestARequestForSeveralHoldsNothingUntilItHasAllAndIsNotPassed(t *testing.T) {
	// The lift is in use until 10. The one that needs both waits from 1; the one that comes at 2 for the crew waits
	// behind it, though two of the crew are free; the one that comes at 3 for a pump passes.
	rec := totals(t, `
sites: {s: {resources: {crew: {units: 2}, lift: {units: 1}, pump: {units: 1}}}}
flows:
  a: {entity: truck, arrivals: {times: [0h]}, journey: [{seize: lift}, {delay: 10h}, {release: lift}, depart]}
  b: {entity: truck, arrivals: {times: [1h]},
    journey: [{seize: {all: {crew: 2, lift: 1}}}, {delay: 10h}, {release: {all: {crew: 2, lift: 1}}}, depart]}
  c: {entity: truck, arrivals: {times: [2h]}, journey: [{seize: crew}, {delay: 10h}, {release: crew}, depart]}
  d: {entity: truck, arrivals: {times: [3h]}, journey: [{seize: pump}, {delay: 1h}, {release: pump}, depart]}
`, 10*hour, 19*hour, 28*hour, hour)
	pool := &rec.Resources[0]
	if pool.Queue.Max != 2 || int64(pool.Wait.Sum().Lo) != 9*hour+18*hour || int64(rec.Flows[1].Waited.Lo) != 9*hour {
		t.Errorf("queue %d, waits %s", pool.Queue.Max, pool.Wait.Sum())
	}
}

// Requests for the same resources, whatever their order, are met one after the other: they cannot lock each other.
func TestRequestsForSeveralAloneNeverLock(t *testing.T) {
	rec := totals(t, `
sites: {s: {resources: {a: {units: 1}, b: {units: 1}, c: {units: 1}}}}
flows:
  ab: {entity: truck, arrivals: {times: [0h, 0h, 0h]},
    journey: [{seize: {all: {a: 1, b: 1}}}, {delay: 1h}, {release: {all: {b: 1, a: 1}}}, depart]}
  bc: {entity: truck, arrivals: {times: [0h, 0h, 0h]},
    journey: [{seize: {all: {b: 1, c: 1}}}, {delay: 1h}, {release: b}, {release: c}, depart]}
  ca: {entity: truck, arrivals: {times: [0h, 0h, 0h]},
    journey: [{seize: {all: {c: 1, a: 1}}}, {delay: 1h}, {release: {all: {c: 1, a: 1}}}, depart]}
`)
	for i := range rec.Flows {
		if rec.Flows[i].Completed != 3 {
			t.Errorf("flow %d: %d completed", i, rec.Flows[i].Completed)
		}
	}
}

func TestARequestForAnyTakesTheFirstThatIsFree(t *testing.T) {
	// At 0 they take a and b. The third waits for both and has b at 2, when it leaves the queue of a to the fourth,
	// who has a at 5. The fifth takes b at 7, when it is free again.
	rec := totals(t, `
sites: {s: {resources: {a: {units: 1}, b: {units: 1}}}}
flows:
  any:
    entity: truck
    arrivals: {times: [0h, 0h, 1h, 7h]}
    attributes: {hours: {is: 5}}
    journey:
      - choose: [{when: free(a) == 0 and hour() == 0, do: [{set: {hours: 2}}]}]
      - {seize: {any: [a, b]}}
      - {delay: {scale: hours, of: 1h}}
      - {release: {any: [b, a]}}
      - depart
  only-a: {entity: truck, arrivals: {times: [1h30m]}, journey: [{seize: a}, {delay: 5h}, {release: a}, depart]}
`, (5+2+6+5)*hour, 8*hour+hour/2)
	if a, b := &rec.Resources[0], &rec.Resources[1]; a.Wait.Count() != 2 || b.Wait.Count() != 3 || a.Queue.Max != 2 ||
		b.Queue.Max != 1 {
		t.Errorf("%d and %d requests are met, queues of %d and %d", a.Wait.Count(), b.Wait.Count(), a.Queue.Max, b.Queue.Max)
	}
}

func TestAShiftMeetsThoseWhoWaitForSeveral(t *testing.T) {
	totals(t, `
sites:
  s:
    schedules: {day: [{from: "08:00", to: "18:00", value: 2}]}
    resources: {crew: {units: {schedule: day}}, lift: {units: 1}}
flows: {f: {entity: truck, arrivals: {times: [0h, 0h]},
  journey: [{seize: {all: {crew: 1, lift: 1}}}, {delay: 1h}, {release: {all: {crew: 1, lift: 1}}}, depart]}}
`, 9*hour+10*hour)
}

func TestThoseTurnedAwayGiveUpWhatTheyHoldTogetherAndOfAny(t *testing.T) {
	p := compile(t, `
sites: {s: {resources: {a: {units: 9}, b: {units: 9}, c: {units: 9}},
  stations: {desk: {servers: 1, service: 5h, queue: {capacity: 0, when-full: turn-away}}}}}
flows:
  f:
    entity: truck
    arrivals: {times: [0h, 0h, 1h]}
    journey: [{seize: {all: {a: 2, b: 1}}}, {seize: {any: [c, a], units: 3}}, {visit: desk},
      {release: {any: [c, a], units: 3}}, {release: {all: {a: 2, b: 1}}}, depart]
`)
	rec := replicate(t, p, 0)
	for i := range rec.Resources {
		if rec.Resources[i].Seized.now != 0 {
			t.Errorf("%d units of %s are seized at the end", rec.Resources[i].Seized.now, p.Resources[i].Name)
		}
	}
	if rec.Resources[2].Seized.Max != 6 || rec.Flows[0].TurnedAway != 2 {
		t.Errorf("%d were seized, %d turned away", rec.Resources[2].Seized.Max, rec.Flows[0].TurnedAway)
	}
}

func TestHoldingWhileWaitingForSeveralCanLock(t *testing.T) {
	p := compile(t, `
sites: {s: {resources: {a: {units: 1}, b: {units: 1}, c: {units: 1}}}}
flows:
  f: {entity: truck, arrivals: {times: [0h]},
    journey: [{seize: a}, {delay: 1h}, {seize: {all: {b: 1, c: 1}}}, {release: {all: {a: 1, b: 1, c: 1}}}, depart]}
  g: {entity: truck, arrivals: {times: [0h]},
    journey: [{seize: b}, {delay: 1h}, {seize: a}, {release: {all: {a: 1, b: 1}}}, depart]}
`)
	_, err := New(p).Replicate(1, 0)
	var deadlock *DeadlockError
	if !errors.As(err, &deadlock) ||
		!strings.Contains(err.Error(), "1 of flow f, holding 1 of s.a, waits for 1 of s.b and 1 of s.c") {
		t.Errorf("got %v", err)
	}
}
