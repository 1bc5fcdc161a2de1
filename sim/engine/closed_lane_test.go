package engine

import (
	"math"
	"strings"
	"testing"
)

// Each test is a small model whose course is worked out by hand: who is not on duty counts as no server for those
// who look for the shortest queue.

func TestNobodyJoinsAClosedLaneBesideAnOpenOne(t *testing.T) {
	const model = `
sites:
  post:
    schedules: {late: [{from: "02:00", to: "04:00", value: 1}],
      lunch: [{from: "00:00", to: "24:00", value: 1, breaks: [{from: "00:00", to: "02:00", away: 1}]}]}
    stations:
      booths: {service: 4m, queue: {lines: each-lane}, lanes: {a: {LANE}, b: {servers: 1}}STATION}
flows: {trucks: {entity: truck, arrivals: {times: [0m, 10m, 11m, 125m, 126m, 127m]},
  journey: [{visit: booths}, depart]}}
EXTRA`
	// At 2:05 a serves, at 2:06 b; who comes at 2:07 waits for a to 2:09.
	want := depart{"trucks": {4, 14, 18, 129, 130, 133}}
	checkCourses(t, []course{
		{"by its shift", replaced(model, "LANE", "servers: {schedule: late}", "STATION", "", "EXTRA", ""), want},
		{"by a break", replaced(model, "LANE", "servers: {schedule: lunch}", "STATION", "", "EXTRA", ""), want},
		{"as reserved ones go first",
			replaced(model, "LANE", "for: 1 == 1, servers: {schedule: late}", "STATION", "", "EXTRA", ""), want},
	})
}

func TestABrokenLaneIsNotJoined(t *testing.T) {
	// Lane a and b work by turns from 0:10 on: a fails at 0:10 as b does, but b is repaired first.
	checkDepartures(t, compile(t, `
sites:
  post:
    stations:
      booths: {service: 4m, queue: {lines: each-lane}, lanes: {a: {servers: 1}, b: {servers: 2}},
        breakdowns: {after: 10m, repair: 30m}}
flows: {trucks: {entity: truck, arrivals: {times: [1m, 12m, 13m]}, journey: [{visit: booths}, depart]}}
`), depart{"trucks": {5, 44, 44}})
}

const twoLanes = `
sites:
  post:
    schedules:
      early: [{from: "00:00", to: "01:00", value: 1}]
      soon: [{from: "02:00", to: "24:00", value: 1}]
      later: [{from: "02:10", to: "24:00", value: 1}]
      long: [{from: "00:00", to: "02:00", value: 1}]
    stations:
      booths: {service: 10m, queue: {lines: each-laneRULE}, lanes: {LANES}}
flows: {trucks: {entity: truck, arrivals: {times: [TIMES]}, journey: [{visit: booths}, depart]}}
`

func lanes(lanes, times, rule string) string {
	return replaced(twoLanes, "LANES", lanes, "TIMES", times, "RULE", rule)
}

func TestWhereAllLanesAreClosedTheOneThatServesFirstIsJoined(t *testing.T) {
	checkCourses(t, []course{
		// a opens at 2:00, b at 2:10: the first takes a, then both are equal and a is the first of them, then b.
		{"by opening and work", lanes("a: {servers: {schedule: soon}}, b: {servers: {schedule: later}}", "90m, 91m, 92m, 93m",
			""), depart{"trucks": {130, 140, 140, 150}}},
		{"whatever the order", lanes("a: {servers: {schedule: later}}, b: {servers: {schedule: soon}}", "90m, 91m, 92m", ""),
			depart{"trucks": {130, 140, 140}}},
		{"one that never opens is the last", lanes("a: {servers: 0}, b: {servers: {schedule: soon}}", "90m, 91m, 92m", ""),
			depart{"trucks": {130, 140, 150}}},
	})
}

func TestThoseWhoStandInALaneThatClosesGoToTheEndOfAnother(t *testing.T) {
	const both = "a: {servers: {schedule: early}}, b: {servers: 1}"
	// At 0:55 the first is served by a to 1:05, the second by b to 1:05; the third waits in a, the fourth in b, the
	// fifth in a. At 1:00 a closes: the third and the fifth go behind the fourth.
	checkCourses(t, []course{
		{"they move", lanes(both, "55m, 55m, 56m, 57m, 58m", ""), depart{"trucks": {65, 65, 75, 85, 95}}},
		{"they stay where the file says so", lanes(both, "55m, 55m, 56m, 57m, 58m", ", when-closed: stay"),
			depart{"trucks": {65, 65, 75, 24*60 + 10, 24*60 + 20}}},
		{"an idle lane serves them at once",
			lanes("a: {servers: {schedule: early}}, b: {servers: 1, service: 4m}", "55m, 55m, 56m", ""),
			depart{"trucks": {59, 60 + 4, 65}}},
	})
}

// Which of two goes first is seen by its own flow.
func TestThoseWhoMoveComeToTheOtherLaneInTheOrderInWhichTheyCame(t *testing.T) {
	const flow = "  NAME: {entity: truck, arrivals: {times: [TIMEm]}, journey: [{visit: booths}, depart]}\n"
	var flows strings.Builder
	for name, time := range map[string]string{"f1": "55", "f2": "55", "f3": "56", "f4": "57", "f5": "58", "f6": "62"} {
		flows.WriteString(replaced(flow, "NAME", name, "TIME", time))
	}
	for rule, want := range map[string]depart{
		"":                   {"f1": {65}, "f2": {65}, "f4": {75}, "f3": {85}, "f5": {95}, "f6": {105}},
		", discipline: lifo": {"f1": {65}, "f2": {65}, "f6": {75}, "f5": {85}, "f3": {95}, "f4": {105}},
	} {
		text := lanes("a: {servers: {schedule: early}}, b: {servers: 1}", "0m", rule)
		text, _, _ = strings.Cut(text, "flows:")
		checkDepartures(t, compile(t, text+"flows:\n"+flows.String()), want)
	}
}

// The first to come moves first, to b, though the other's job is shorter: to c.
func TestThoseWhoMoveFromAQueueOfShortestJobsDoSoInTheOrderInWhichTheyCame(t *testing.T) {
	const flow = "  NAME: {entity: truck, arrivals: {times: [ATm]}, " +
		"journey: [{visit: {station: booths, service: LONGm}}, depart]}\n"
	var flows strings.Builder
	for _, f := range [][3]string{{"f1", "55", "10"}, {"f2", "55", "10"}, {"f3", "55", "10"}, {"f4", "56", "20"},
		{"f5", "57", "10"}, {"f6", "57", "15"}, {"f7", "58", "5"}} {
		flows.WriteString(replaced(flow, "NAME", f[0], "AT", f[1], "LONG", f[2]))
	}
	text := lanes("a: {servers: {schedule: early}}, b: {servers: 1}, c: {servers: 1}", "0m", ", discipline: shortest-job")
	text, _, _ = strings.Cut(text, "flows:")
	checkDepartures(t, compile(t, text+"flows:\n"+flows.String()),
		depart{"f1": {65}, "f2": {65}, "f3": {65}, "f5": {75}, "f4": {95}, "f7": {70}, "f6": {85}})
}

func TestWhoMovesChoosesAmongTheOpenLanesThatItMayUse(t *testing.T) {
	const model = `
sites:
  post:
    schedules: {early: [{from: "00:00", to: "01:00", value: 1}],
      longer: [{from: "00:00", to: "01:10", value: 1}, {from: "03:00", to: "24:00", value: 1}]}
    stations:
      booths:
        service: 10m
        queue: {lines: each-laneEXTRA}
        lanes: {bus: {for: kind == bus, servers: {schedule: early}}, car: {for: kind == car},
          general: {servers: {schedule: longer}}}
flows:
  buses: {entity: truck, attributes: {kind: {is: bus}}, arrivals: {times: [52m, 52m, 53m, 54m]},
    journey: [{visit: booths}, depart]}
  cars: {entity: truck, attributes: {kind: {is: car}}, arrivals: {times: [0m]}, journey: [{visit: booths}, depart]}
`
	// The buses at 0:52 are served by their lane and the general one to 1:02. Of those that wait the one in the bus
	// lane goes behind the other at 1:00, who is served 1:02 to 1:12; the general lane closes at 1:10, and as the car
	// lane is not for it, it waits to 3:00.
	checkDepartures(t, compile(t, replaced(model, "EXTRA", "")), depart{"buses": {62, 62, 72, 190}})
}

func TestWhereAllLanesCloseThoseWhoWaitGoToTheOneThatServesThemFirst(t *testing.T) {
	// Both close at 1:00 with one waiting before each; b opens at 2:00 and both are served there. Nobody waits for a.
	checkDepartures(t, compile(t, `
sites:
  post:
    schedules: {one: [{from: "00:00", to: "01:00", value: 1}],
      two: [{from: "00:00", to: "01:00", value: 1}, {from: "02:00", to: "24:00", value: 1}]}
    stations: {booths: {service: 10m, queue: {lines: each-lane},
      lanes: {a: {servers: {schedule: one}}, b: {servers: {schedule: two}}}}}
flows: {trucks: {entity: truck, arrivals: {times: [55m, 55m, 56m, 57m]}, journey: [{visit: booths}, depart]}}
`), depart{"trucks": {65, 65, 130, 140}})
}

func TestWhoMovesKeepsItsPatienceAndItsClass(t *testing.T) {
	const model = `
sites:
  post:
    schedules: {early: [{from: "00:00", to: "01:00", value: 1}]}
    stations: {booths: {service: 30m, queue: {lines: each-laneEXTRA},
      lanes: {a: {servers: {schedule: early}}, b: {servers: 1}}}}
flows:
  high: {entity: truck, attributes: {kind: {is: high}}, arrivals: {times: [57m]}, journey: [{visit: booths}, depart]}
  low: {entity: truck, attributes: {kind: {is: low}}, arrivals: {times: [50m, 51m, 52m, 53m]},
    journey: [{visit: booths}, depart]}
`
	// a serves 50 to 80 and b 51 to 81; low ones wait before a and b, high before a. At 60 those before a go to b.
	checkCourses(t, []course{
		{"first come first served", replaced(model, "EXTRA", ""), depart{"low": {80, 81, 111, 141}, "high": {171}}},
		{"the class", replaced(model, "EXTRA", ", discipline: {priority: [kind == high]}"),
			depart{"low": {80, 81, 141, 171}, "high": {111}}},
		{"it interrupts as one who comes",
			replaced(model, "EXTRA", ", discipline: {priority: [kind == high], preempt: resume}", "[57m]", "[50m, 55m]",
				"50m, 51m, 52m, 53m", "51m, 52m",
				// the second at 60, as low is served from 51
				"a: {", "a: {for: kind == high, "), depart{"high": {80, 90}, "low": {111, 141}}},
		// low of 52 gives up at 107
		{"the patience", replaced(model, "EXTRA", ", patience: 55m"), depart{"low": {80, 81, 111}, "high": {141}}},
	})
}

func TestThoseWhoWaitOutsideForALaneThatClosesWaitForAnother(t *testing.T) {
	checkDepartures(t, compile(t, `
sites:
  post:
    schedules: {early: [{from: "00:00", to: "01:00", value: 1}]}
    stations: {booths: {service: 10m, queue: {lines: each-lane, capacity: 1, when-full: block},
      lanes: {a: {servers: {schedule: early}}, b: {servers: 1}}}}
flows: {trucks: {entity: truck, arrivals: {times: [55m, 55m, 56m, 57m, 58m]}, journey: [{visit: booths}, depart]}}
`), depart{"trucks": {65, 65, 75, 85, 95}})
}

func TestTheShortestQueueIsNotThatOfAClosedStation(t *testing.T) {
	const model = `
sites:
  post:
    schedules: {late: [{from: "02:00", to: "04:00", value: 1}], never: [{from: "00:00", to: "24:00", value: 0}]}
    stations: {a: {A, service: 4m}, b: {B, service: 4m}}
EXTRAflows:
  trucks: {entity: truck, arrivals: {times: [0m, 1m, 2m, 130m]},
    journey: [{choose: [{shortest: a, do: [{visit: a}]}, {shortest: b, do: [{visit: b}]}]}, depart]}
`
	open := depart{"trucks": {4, 8, 12, 134}}
	closed := depart{"trucks": {124, 128, 132, 136}}
	checkCourses(t, []course{
		{"by its shift", replaced(model, "A,", "servers: {schedule: late},", "B,", "servers: 1,", "EXTRA", ""), open},
		{"by its hours", replaced(model, "A,", `servers: 3, hours: [{from: "02:00", to: "04:00"}],`, "B,", "servers: 1,",
			"EXTRA", ""), open},
		{"by a disruption", replaced(model, "A,", "servers: 1,", "B,", "servers: 1,", "EXTRA",
			"disruptions: {fire: {at: 0h, for: 2h, close: post.a}}\n"), open},
		{"by a breakdown", replaced(model, "A,", "servers: 1, breakdowns: {after: 10m, repair: 2h},", "B,", "servers: 1,",
			"EXTRA", "", "0m, 1m, 2m, 130m", "11m, 12m, 13m, 129m"), depart{"trucks": {15, 19, 23, 133}}},
		{"a lane of it is open",
			replaced(model, "A, service: 4m", "lanes: {x: {servers: {schedule: late}}, y: {}}, service: 4m", "B,", "servers: 1,",
				"EXTRA", ""), depart{"trucks": {4, 5, 8, 134}}},
		{"both closed", replaced(model, "A,", "servers: {schedule: never},", "B,", "servers: {schedule: late},", "EXTRA", ""),
			closed},
	})
}

func TestTheExpectedWaitOfAClosedStationIsTheTimeToItsOpeningAndTheWorkBefore(t *testing.T) {
	// One who comes at 1:00 finds two that wait; the station opens with two servers, five minutes each.
	const model = `
run: {kind: terminating, window: 3 days}
sites:
  post:
    schedules: {day: [{from: "08:00", to: "20:00", value: 2}]}
    stations: {gate: {servers: SERVERS, service: 5mSTATION, queue: {capacity: 100, when-full: turn-away}},
      side: {servers: 1, service: 1m}}
EXTRAflows:
  a: {entity: truck, arrivals: {times: [0m, 0m]}, journey: [{visit: gate}, depart]}
  b: {entity: truck, arrivals: {times: [60m]}, attributes: {w: {is: 0}},
    journey: [{set: {w: expected-wait(gate)}},
      {choose: [{when: w == WAIT, do: [{visit: side}]}, {otherwise: [{delay: 2m}]}]}, depart]}
`
	right := depart{"b": {61}}
	checkCourses(t, []course{
		{"by its schedule", replaced(model, "SERVERS", "{schedule: day}", "STATION", "", "EXTRA", "", "WAIT", "425m"), right},
		{"by its hours", replaced(model, "SERVERS", "2", "STATION", `, hours: [{from: "08:00", to: "20:00"}]`, "EXTRA", "",
			"WAIT", "425m"), right},
		{"with a crew", replaced(model, "SERVERS", "{schedule: day}", "STATION", ", shift-end: stop", "EXTRA", "", "WAIT",
			"425m"), right},
		{"on another day", replaced(model, "SERVERS", "{schedule: day}", "STATION", "", "EXTRA", "", "WAIT", "25h5m",
			`[{from`, `[{days: tue, from`, `"08:00"`, `"02:00"`), right},
		{"by a disruption", replaced(model, "SERVERS", "2", "STATION", "", "EXTRA",
			"disruptions: {fire: {at: 0h, for: 8h, close: post}}\n", "WAIT", "425m", "visit: side", "delay: 1m"), right},
		{"by a disruption in the hours",
			replaced(model, "SERVERS", "{schedule: day}", "STATION", "", "EXTRA",
				"disruptions: {fire: {at: 0h, for: 9h, close: post.gate}}\n", "WAIT", "485m"), right},
		{"by a disruption over the hours",
			replaced(model, "SERVERS", "{schedule: day}", "STATION", "", "EXTRA",
				"disruptions: {fire: {at: 0h, for: 21h, close: post.gate}}\n", "WAIT", "31h5m"), right},
		{"by breakdowns", replaced(model, "SERVERS", "2", "STATION", ", breakdowns: {after: 10m, repair: 470m}", "EXTRA", "",
			"WAIT", "425m", "times: [0m, 0m]", "times: [20m, 20m]"), right},
		{"while its servers are away",
			replaced(model, "SERVERS", "1", "STATION", ", vacations: 8h", "EXTRA", "", "WAIT", "430m", "times: [0m, 0m]",
				"times: [1m, 1m]"), right},
		{"by lanes that open one after the other",
			replaced(model, "servers: SERVERS, ", `lanes: {x: {servers: {schedule: day}}, y: {servers: {schedule: later}}}, `,
				"STATION", "", "EXTRA", "", "WAIT", "425m",
				"schedules: {", `schedules: {later: [{from: "10:00", to: "20:00", value: 3}], `), right},
	})
}

func TestTheExpectedWaitOfAStationThatNeverOpensIsEndless(t *testing.T) {
	p := compile(t, `
sites: {post: {stations: {gate: {servers: 0, service: 5m}}}}
flows: {f: {entity: truck, attributes: {w: {is: 0}}, arrivals: {times: [0m]},
  journey: [{set: {w: expected-wait(gate)}}, depart]}}
`)
	run := New(p)
	waits := 0.0
	run.Observe(func(v *Visit) { waits = v.Attributes[0] })
	if _, err := run.Replicate(1, 0); err != nil {
		t.Fatal(err)
	}
	if !math.IsInf(waits, 1) {
		t.Errorf("the expected wait is %v s", waits)
	}
}

func TestWhoFindsTheGateClosedTurnsToTheOther(t *testing.T) {
	checkDepartures(t, compile(t, `
sites:
  post:
    schedules: {day: [{from: "08:00", to: "20:00", value: 1}]}
    stations:
      gate: {servers: {schedule: day}, service: 5m, queue: {balk: {when: expected-wait(gate) > 1h}}}
      side: {servers: 1, service: 5m}
flows: {trucks: {entity: truck, arrivals: {times: [0m, 10m, 420m, 490m]},
  journey: [{visit: {station: gate, otherwise: [{visit: side}]}}, depart]}}
`), depart{"trucks": {5, 15, 485, 495}})
}
