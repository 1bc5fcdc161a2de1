package engine

import (
	"testing"

	"karvon/sim/plan/plantest"
)

// Each test states one rule of a server pool as a small model whose course is worked out by hand. Times of arrival
// are since the start; minutes are m.

// longest gives the longest time from arrival to departure of each flow, by the order of their names, in minutes.
func longest(rec *Record) []float64 {
	var times []float64
	for i := range rec.Flows {
		times = append(times, float64(rec.Flows[i].Time.Max())/float64(minute))
	}
	return times
}

func checkLongest(t *testing.T, rec *Record, want ...float64) {
	t.Helper()
	for i, got := range longest(rec) {
		if got != want[i] {
			t.Errorf("flow %d: the longest time is %v min, want %v", i, got, want[i])
		}
	}
}

// Two flows at one station: low from 0:00 with an hour of service, high at 0:20 with half an hour.
func preemptive(t *testing.T, how string) *Record {
	t.Helper()
	p := compile(t, `
sites: {s: {stations: {a: {servers: 1, service: 1h,
  queue: {discipline: {priority: [kind == high], preempt: `+how+`}}}}}}
flows:
  high: {entity: truck, attributes: {kind: {is: high}}, arrivals: {times: [20m]},
    journey: [{visit: {station: a, service: 30m}}, depart]}
  low: {entity: truck, attributes: {kind: {is: low}}, arrivals: {times: [0s]}, journey: [{visit: a}, depart]}
`)
	rec := replicate(t, p, 0)
	checkIdentities(t, p, rec)
	if got := rec.Stations[0].Interrupted; got != 1 {
		t.Errorf("%d interruptions", got)
	}
	return rec
}

func TestOneOfAClassBeforeInterruptsAndTheOtherResumes(t *testing.T) {
	checkLongest(t, preemptive(t, "resume"), 30, 90) // 20 served, 30 interrupted, 40 left
}

func TestAnInterruptedServiceThatRestartsTakesItsWholeTimeAgain(t *testing.T) {
	checkLongest(t, preemptive(t, "restart"), 30, 110)
}

func TestTheWaitOfAnInterruptedVisitIsAllThatIsNotService(t *testing.T) {
	rec := preemptive(t, "resume")
	if got := rec.Stations[0].Wait.Max(); got != 30*minute {
		t.Errorf("the longest wait is %d ns, want half an hour", got)
	}
}

// The one that began last is interrupted: of three low ones on two servers the second, which then waits before the
// third.
func TestThatWhichBeganLastIsInterruptedAndKeepsItsPlace(t *testing.T) {
	p := compile(t, `
sites: {s: {stations: {a: {servers: 2, service: 60m,
  queue: {discipline: {priority: [kind == high], preempt: resume}}}}}}
flows:
  high: {entity: truck, attributes: {kind: {is: high}}, arrivals: {times: [20m]}, journey: [{visit: a}, depart]}
  one: {entity: truck, attributes: {kind: {is: low}}, arrivals: {times: [0m]}, journey: [{visit: a}, depart]}
  third: {entity: truck, attributes: {kind: {is: low}}, arrivals: {times: [15m]}, journey: [{visit: a}, depart]}
  two: {entity: truck, attributes: {kind: {is: low}}, arrivals: {times: [10m]}, journey: [{visit: a}, depart]}
`)
	// one 0–60 at the first server; two 10–20, then 60–110; high 20–80; third 80–140.
	checkLongest(t, replicate(t, p, 0), 60, 60, 125, 100)
}

func shiftEnd(t *testing.T, rule string) *Record {
	t.Helper()
	p := compile(t, `
sites:
  s:
    schedules: {day: [{from: "00:00", to: "02:00", value: 1}, {from: "10:00", to: "20:00", value: 1}]}
    stations: {a: {servers: {schedule: day}, service: 90m, shift-end: `+rule+`}}
flows: {f: {entity: truck, arrivals: {times: [60m]}, journey: [{visit: a}, depart]}}
`)
	rec := replicate(t, p, 0)
	checkIdentities(t, p, rec)
	return rec
}

func TestTheEndOfAShiftFinishesHandsOverOrStopsTheWork(t *testing.T) {
	checkLongest(t, shiftEnd(t, "finish"), 90)         // 1:00 to 2:30
	checkLongest(t, shiftEnd(t, "hand-over"), 9*60+30) // an hour, then from 10:00 the half hour that is left
	checkLongest(t, shiftEnd(t, "stop"), 9*60+90)      // from 10:00 all again
}

func TestAServiceThatEndsWithTheShiftHasEnded(t *testing.T) {
	p := compile(t, `
sites:
  s:
    schedules: {day: [{from: "00:00", to: "02:00", value: 1}]}
    stations: {a: {servers: {schedule: day}, service: 60m, shift-end: stop}}
flows: {f: {entity: truck, arrivals: {times: [60m]}, journey: [{visit: a}, depart]}}
`)
	checkLongest(t, replicate(t, p, 0), 60)
}

func TestBreaksTakeServersAway(t *testing.T) {
	p := compile(t, `
sites:
  s:
    schedules: {day: [{from: "00:00", to: "08:00", value: 2,
      breaks: [{from: "02:00", to: "03:00", away: 2}, {from: "04:00", to: "05:00", away: 1}]}]}
    stations: {a: {servers: {schedule: day}, service: 1m}}
flows: {f: {entity: truck, arrivals: {times: [130m]}, journey: [{visit: a}, depart]}}
`)
	rec := replicate(t, p, 0)
	checkLongest(t, rec, 51) // from 2:10 to 3:00, and a minute
	// Each day 16 server-hours less 2 and 1, four days; and of the fifth until 4:00, 8 less 2.
	if got, want := rec.Stations[0].Capacity.Area.Lo, uint64(58*hour); got != want {
		t.Errorf("%d server-ns on duty, want %d", got, want)
	}
}

func TestStaffMansAsManyServersAsItCan(t *testing.T) {
	p := compile(t, `
sites: {s: {stations: {a: {servers: {staff: 13, per-server: 2, relief: 1.2}, service: 1h}}}}
flows: {f: {entity: truck, arrivals: {times: [0s]}, journey: [{visit: a}, depart]}}
`)
	if got := replicate(t, p, 0).Stations[0].Capacity.now; got != 5 { // 13 / 2.4 is 5.4
		t.Errorf("%d servers", got)
	}
}

func TestAReservedLaneServesThoseItIsForAndTheOthersServeAll(t *testing.T) {
	p := compile(t, `
sites:
  s:
    stations:
      a: {service: 60m, lanes: {fast: {for: kind == fast}, general: {}}}
flows:
  fast: {entity: truck, attributes: {kind: {is: fast}}, arrivals: {times: [0m, 0m, 0m]}, journey: [{visit: a}, depart]}
  slow: {entity: truck, attributes: {kind: {is: slow}}, arrivals: {times: [1m, 2m]}, journey: [{visit: a}, depart]}
`)
	// fast: 0–60 reserved, 0–60 general, 60–120 reserved; slow: 60–120, 120–180 general.
	rec := replicate(t, p, 0)
	checkLongest(t, rec, 120, 178)
	if lanes := rec.Stations[0].Lanes; lanes[0].Served != 2 || lanes[1].Served != 3 {
		t.Errorf("%d served by the fast lane, %d by the general one", lanes[0].Served, lanes[1].Served)
	}
	checkIdentities(t, p, rec)
}

func TestAQueueBeforeEachLaneIsJoinedWhereTheFewestAre(t *testing.T) {
	p := compile(t, `
sites:
  s:
    stations:
      a: {service: 60m, lanes: {one: {service: 100m}, two: {}}, queue: {lines: each-lane}}
flows: {f: {entity: truck, arrivals: {times: [0m, 1m, 2m, 3m, 4m]}, journey: [{visit: a}, depart]}}
`)
	// Lane one: 0–100, 100–200, 200–300 (the first, third and fifth); two: 1–61, 61–121.
	rec := replicate(t, p, 0)
	checkLongest(t, rec, 296)
	checkIdentities(t, p, rec)
}

func TestWhoMayUseNoLaneIsTurnedAway(t *testing.T) {
	p := compile(t, `
sites: {s: {stations: {a: {service: 60m, lanes: {buses: {for: kind == bus}}}}}}
flows:
  buses: {entity: truck, attributes: {kind: {is: bus}}, arrivals: {times: [0m]}, journey: [{visit: a}, depart]}
  cars: {entity: truck, attributes: {kind: {is: car}}, arrivals: {times: [0m]}, journey: [{visit: a}, depart]}
`)
	rec := replicate(t, p, 0)
	if rec.Flows[0].Completed != 1 || rec.Flows[1].TurnedAway != 1 {
		t.Errorf("%d buses completed, %d cars turned away", rec.Flows[0].Completed, rec.Flows[1].TurnedAway)
	}
}

func TestServersOpenWhenTheQueuePassesALengthAndStayOpenForATime(t *testing.T) {
	p := compile(t, `
sites: {s: {stations: {a: {servers: 2, service: 30m, opening: {least: 1, open-above: 2, close-below: 1, for: 60m}}}}}
flows: {f: {entity: truck, arrivals: {times: [0m, 1m, 2m, 3m, 100m, 101m]}, journey: [{visit: a}, depart]}}
`)
	// 0–30 the first; at 0:03 three wait, so that a second server opens for the second, 3–33; the third 30–60, the
	// fourth 33–63. At 63 the second has been open for an hour and nobody waits: it closes. The fifth 100–130, the
	// sixth waits: 130–160.
	rec := replicate(t, p, 0)
	checkLongest(t, rec, 60)
	if got := rec.Stations[0].Capacity.Area.Lo; got != uint64(100*hour+hour) {
		t.Errorf("%d server-ns are on duty", got)
	}
}

func TestWhoLosesPatienceLeavesAndTheOthersMoveUp(t *testing.T) {
	p := compile(t, `
sites: {s: {stations: {a: {servers: 1, service: 60m, queue: {patience: 90m}}}}}
flows: {f: {entity: truck, arrivals: {times: [0m, 1m, 2m, 60m]}, journey: [{visit: a}, depart]}}
`)
	// Served 0–60, 60–120; the third gives up at 92; the fourth is served 120–180.
	rec := replicate(t, p, 0)
	f := &rec.Flows[0]
	if f.Completed != 3 || f.TurnedAway != 1 || rec.Stations[0].Reneged != 1 {
		t.Errorf("%d completed, %d turned away, %d reneged", f.Completed, f.TurnedAway, rec.Stations[0].Reneged)
	}
	checkLongest(t, rec, 120)
	checkIdentities(t, p, rec)
}

func TestPatienceThatEndsAsTheServerComesFreeIsLongEnough(t *testing.T) {
	p := compile(t, `
sites: {s: {stations: {a: {servers: 1, service: 60m, queue: {patience: 60m}}}}}
flows: {f: {entity: truck, arrivals: {times: [0m, 0m]}, journey: [{visit: a}, depart]}}
`)
	if f := &replicate(t, p, 0).Flows[0]; f.Completed != 2 {
		t.Errorf("%d completed", f.Completed)
	}
}

func TestThoseLeftUnservedDoTheStepsThatTheVisitGivesThem(t *testing.T) {
	p := compile(t, `
sites: {s: {stations: {a: {servers: 1, service: 60m, queue: {balk: {when: queue(a) >= 1}}},
  b: {servers: 1, service: 10m}}}}
flows:
  f:
    entity: truck
    arrivals: {times: [0m, 0m, 0m]}
    journey: [{visit: {station: a, otherwise: [{visit: b}]}}, {delay: 5m}, depart]
`)
	rec := replicate(t, p, 0)
	if rec.Stations[0].Balked != 1 || rec.Stations[1].Served != 1 || rec.Flows[0].Completed != 3 {
		t.Errorf("%d balked, %d served elsewhere, %d completed", rec.Stations[0].Balked, rec.Stations[1].Served,
			rec.Flows[0].Completed)
	}
	checkLongest(t, rec, 125)
	checkIdentities(t, p, rec)
}

func TestAQueueOfSoManyMetresHoldsWhatFits(t *testing.T) {
	p := compile(t, `
sites: {s: {stations: {a: {servers: 1, service: 60m,
  queue: {length: 40 m, space: {truck: 18 m, paper: 5 m}, when-full: turn-away}}}}}
flows:
  long: {entity: truck, arrivals: {times: [0m, 1m, 2m, 3m]}, journey: [{visit: a}, depart]}
  short: {entity: paper, arrivals: {times: [4m]}, journey: [{visit: a}, depart]}
`)
	// Two trucks fit in 40 m, and 4 m are left.
	rec := replicate(t, p, 0)
	if rec.Flows[0].TurnedAway != 1 || rec.Flows[1].TurnedAway != 1 {
		t.Errorf("%d and %d turned away", rec.Flows[0].TurnedAway, rec.Flows[1].TurnedAway)
	}
}

func breakdown(t *testing.T, by, work string) *Record {
	t.Helper()
	p := compile(t, `
run: {kind: terminating, window: 400m}
sites: {s: {stations: {a: {servers: 1, service: 60m,
  breakdowns: {after: 90m, repair: 30m, by: `+by+`, work: `+work+`}}}}}
flows: {f: {entity: truck, arrivals: {times: [60m]}, journey: [{visit: a}, depart]}}
`)
	rec := replicate(t, p, 0)
	checkIdentities(t, p, rec)
	return rec
}

func TestAServerBreaksDownByTheCalendarOrByWork(t *testing.T) {
	// By the calendar it fails at 1:30, in the midst of a service from 1:00, and again 1:30 after each repair.
	rec := breakdown(t, "calendar", "resume")
	checkLongest(t, rec, 90)
	if got := rec.Stations[0].Down.Area.Lo; got != uint64(90*minute) { // 90–120, 210–240, 330–360
		t.Errorf("down for %d min", got/uint64(minute))
	}
	checkLongest(t, breakdown(t, "calendar", "restart"), 120)
	checkLongest(t, breakdown(t, "work", "resume"), 60)
}

func TestAnotherServerTakesOnWhatABreakdownInterrupts(t *testing.T) {
	p := compile(t, `
run: {kind: terminating, window: 100h, follow-up: 0s}
sites: {s: {stations: {a: {servers: 2, service: 100m,
  breakdowns: {after: {discrete: {50m: 50%, 1000h: 50%}}, repair: 1000h}}}}}
flows: {f: {entity: truck, arrivals: {times: [0m]}, journey: [{visit: a}, depart]}}
`)
	taken := 0
	for replication := range 16 {
		rec := replicate(t, p, replication)
		checkIdentities(t, p, rec)
		if rec.Stations[0].Interrupted > 0 && rec.Flows[0].Completed == 1 {
			taken++
		}
		if down := rec.Stations[0].Down.now; down < 2 && rec.Flows[0].Completed != 1 {
			t.Errorf("replication %d: %d servers are broken, and nobody was served", replication, down)
		}
	}
	if taken == 0 { // a quarter of the replications: none of 16 in one of 100 sets of seeds, and these are fixed
		t.Error("no service went on at the other server")
	}
}

func TestAServerThatFindsNobodyGoesAway(t *testing.T) {
	p := compile(t, `
sites: {s: {stations: {a: {servers: 1, service: 10m, vacations: 30m}}}}
flows: {f: {entity: truck, arrivals: {times: [40m, 41m, 75m]}, journey: [{visit: a}, depart]}}
`)
	// Away 0–30, 30–60; serves 60–70, 70–80, then the third that came at 75: 80–90.
	checkLongest(t, replicate(t, p, 0), 39)
}

func TestAServerServesAsManyTogetherAsWait(t *testing.T) {
	p := compile(t, `
sites: {s: {stations: {a: {servers: 1, service: 60m, batch: {most: 3, least: 2}}}}}
flows: {f: {entity: truck, arrivals: {times: [0m, 10m, 20m, 21m, 22m, 23m, 500m]}, journey: [{visit: a}, depart]}}
`)
	// The first two 10–70; three of the four that wait 70–130; the last of them waits for a second until 500.
	rec := replicate(t, p, 0)
	if got := rec.Stations[0].Extra.Max; got != 2 {
		t.Errorf("%d are served beyond the first", got)
	}
	checkLongest(t, rec, 537)
	checkIdentities(t, p, rec)
}

func TestAServerNeedsTimeToChangeToAnotherKind(t *testing.T) {
	p := compile(t, `
sites: {s: {stations: {a: {servers: 1, service: 10m, set-up: {by: kind, time: 5m}}}}}
flows:
  f: {entity: truck, attributes: {kind: {is: box}}, arrivals: {times: [0m, 1m]}, journey: [{visit: a}, depart]}
  g: {entity: truck, attributes: {kind: {is: bulk}}, arrivals: {times: [0m]}, journey: [{visit: a}, depart]}
`)
	// A box 0–10, bulk with its set-up 10–25, the other box with its own 25–40.
	checkLongest(t, replicate(t, p, 0), 39, 25)
}

func TestExpectedWaitAndPresentAreWhatIsBeforeOne(t *testing.T) {
	p := compile(t, `
sites: {s: {stations: {a: {servers: 2, service: 60m,
  queue: {balk: {when: expected-wait(a) > 40m and present(a) > 2}}}}}}
flows: {f: {entity: truck, arrivals: {times: [0m, 0m, 0m, 0m]}, journey: [{visit: a}, depart]}}
`)
	// The third would wait (0+1)·60/2 = 30 min, the fourth 60.
	if got := replicate(t, p, 0).Stations[0].Balked; got != 1 {
		t.Errorf("%d balked", got)
	}
}

func TestAServerPoolAllocatesNothingInTheSteadyState(t *testing.T) {
	p := plantest.Named(t, "testdata/server-pool.yaml")
	run := New(p)
	again := func() {
		if _, err := run.Replicate(p.Seed, 0); err != nil {
			t.Fatal(err)
		}
	}
	if allocations := testing.AllocsPerRun(1, again); allocations > 0 {
		t.Errorf("%v allocations in a replication", allocations)
	}
	checkIdentities(t, p, &run.record)
}

// Hours of patience beside a service of seconds leave some 20,000 events that no longer hold; they must not pile
// up.
func TestEventsThatNoLongerHoldAreTakenOut(t *testing.T) {
	p := compile(t, `
run: {kind: stationary, window: 40h}
sites: {s: {stations: {a: {servers: 1, service: {exponential: 2.5s}, queue: {patience: 20h}}}}}
flows: {f: {entity: truck, arrivals: {rate: 20/min}, journey: [{visit: a}, depart]}}
`)
	run := New(p)
	if _, err := run.Replicate(1, 0); err != nil {
		t.Fatal(err)
	}
	if run.pending.count() > 3*fewOff {
		t.Errorf("%d events are to come", run.pending.count())
	}
}

// Servers in one lane open to all are the same as servers without lanes, to the last bit: the two ways of keeping a
// station agree.
func TestOneLaneForAllIsTheStationItself(t *testing.T) {
	model := func(servers string) *Record {
		return replicate(t, compile(t, `
run: {kind: stationary, warm-up: 1 day, window: 1 week}
sites:
  s:
    schedules: {day: [{from: "06:00", to: "20:00", value: 3}, {from: "20:00", to: "06:00", value: 2}]}
    stations:
      a: {`+servers+`, service: {lognormal: {mean: 5m, cv: 1}},
        queue: {capacity: 8, when-full: block, discipline: {priority: [kind == first]}}}
      gate: {servers: 2, service: {exponential: 2m}}
flows:
  f: {entity: truck, arrivals: {rate: 30/h}, attributes: {kind: {shares: {first: 20%, second: 80%}}},
    journey: [{visit: gate}, {visit: a}, depart]}
`), 0)
	}
	plain, lanes := model("servers: {schedule: day}"), model("lanes: {all: {servers: {schedule: day}}}")
	if plain.Fingerprint != lanes.Fingerprint || plain.Stations[0].Queue != lanes.Stations[0].Queue ||
		plain.Stations[1].Blocked != lanes.Stations[1].Blocked {
		t.Errorf("fingerprints %x and %x, queues %+v and %+v", plain.Fingerprint, lanes.Fingerprint, plain.Stations[0].Queue,
			lanes.Stations[0].Queue)
	}
}

// A closure is the end of a shift for a server pool: its rule says what becomes of the work in hand.
func TestAClosureBreaksOffWorkWhereTheEndOfAShiftDoes(t *testing.T) {
	p := compile(t, `
sites: {s: {stations: {a: {servers: 1, service: 60m, shift-end: hand-over}}}}
disruptions: {fire: {at: 90m, for: 60m, close: s.a}}
flows: {f: {entity: truck, arrivals: {times: [60m, 61m]}, journey: [{visit: a}, depart]}}
`)
	// 60–90, closed to 150, 150–180; the second 180–240.
	rec := replicate(t, p, 0)
	checkLongest(t, rec, 179)
	if rec.Stations[0].Interrupted != 1 {
		t.Errorf("%d interruptions", rec.Stations[0].Interrupted)
	}
	checkIdentities(t, p, rec)
}

// Fewer than a batch are somebody: the server stays for them.
func TestAServerStaysWhileFewerThanABatchWait(t *testing.T) {
	p := compile(t, `
sites: {s: {stations: {a: {servers: 1, service: 10m, batch: {most: 2, least: 2}, vacations: 30m}}}}
flows: {f: {entity: truck, arrivals: {times: [50m, 65m]}, journey: [{visit: a}, depart]}}
`)
	// Away 0–30 and 30–60, then one waits: the two are served together 65–75.
	checkLongest(t, replicate(t, p, 0), 25)
}
