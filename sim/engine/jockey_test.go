package engine

import "testing"

// Each test is a small model whose course is worked out by hand.

func TestTheLastOfALaneChangesToAShorterOne(t *testing.T) {
	const model = `
sites: {post: {stations: {booths: {queue: {lines: each-laneRULE},
  lanes: {a: {service: 10m}, b: {service: 2m}}}}}}
flows: {trucks: {entity: truck, arrivals: {times: [0m, 1m, 2m]}, journey: [{visit: booths}, depart]}}
`
	checkCourses(t, []course{ // b is free from 0:03 on; who came at 0:02 waits in a, with one before it
		{"by default nobody does", replaced(model, "RULE", ""), depart{"trucks": {3, 10, 20}}},
		{"where one fewer is enough", replaced(model, "RULE", ", jockey: 1"), depart{"trucks": {3, 5, 10}}},
		{"where two fewer are not", replaced(model, "RULE", ", jockey: 2"), depart{"trucks": {3, 10, 20}}},
	})
	rec := replicate(t, compile(t, replaced(model, "RULE", ", jockey: 1")), 0)
	if station := &rec.Stations[0]; station.Jockeyed != 1 || station.Wait.Max() != minute {
		t.Errorf("%d changed lanes and the longest wait is %d ns, want one and a minute", station.Jockeyed,
			station.Wait.Max())
	}
}

// A lane of two servers with three in it is as short as one of a server with one and a half.
func TestThoseBeforeAreCountedForEachServer(t *testing.T) {
	const model = `
sites: {post: {stations: {booths: {queue: {lines: each-lane, jockey: RULE},
  lanes: {a: {service: 20m}, b: {servers: 2, service: 8m}}}}}}
flows: {trucks: {entity: truck, arrivals: {times: [0m, 1m, 2m, 3m, 4m]}, journey: [{visit: booths}, depart]}}
`
	// a serves 0:00, b 0:01 and 0:02. At 0:03 each has one a server: it stands in a; at 0:04 one stands in b. From 0:09
	// on b has two and one who came at 0:03 has one before it; from 0:10 on b has one, half of one a server.
	checkCourses(t, []course{
		{"half of one is enough", replaced(model, "RULE", "0.5"), depart{"trucks": {9, 10, 17, 18, 20}}},
		{"half of one is not enough", replaced(model, "RULE", "0.6"), depart{"trucks": {9, 10, 17, 20, 25}}},
	})
}

func TestWhoMayNotUseTheOtherLaneLetsOneBeforeItChange(t *testing.T) {
	const model = `
sites: {post: {stations: {booths: {queue: {lines: each-lane, jockey: RULE},
  lanes: {a: {service: 10m}, b: {for: kind == red, service: 2m}}}}}}
flows:
  green: {entity: truck, attributes: {kind: {is: green}}, arrivals: {times: [0m, 4m]},
    journey: [{visit: booths}, depart]}
  red: {entity: truck, attributes: {kind: {is: red}}, arrivals: {times: [1m, 2m, 150s]},
    journey: [{visit: booths}, depart]}
`
	checkCourses(t, []course{ // the red one of 2:30 waits in a, with one before it and one behind; b is free at 0:05
		{"one fewer", replaced(model, "RULE", "1"), depart{"green": {10, 20}, "red": {3, 5, 7}}},
		{"two fewer", replaced(model, "RULE", "2"), depart{"green": {10, 30}, "red": {3, 5, 20}}},
	})
}

func TestALaneThatOpensTakesTheLastOfAnother(t *testing.T) {
	checkDepartures(t, compile(t, `
sites:
  post:
    schedules: {late: [{from: "01:30", to: "24:00", value: 1}]}
    stations: {booths: {service: 60m, queue: {lines: each-lane, jockey: 1},
      lanes: {a: {}, b: {servers: {schedule: late}}}}}
flows: {trucks: {entity: truck, arrivals: {times: [0m, 1m, 2m]}, journey: [{visit: booths}, depart]}}
`), depart{"trucks": {60, 120, 150}})
}

func TestWhoGivesUpLetsAnotherChange(t *testing.T) {
	// The second in a gives up at 0:11. The last of b, of 0:07, then has two before it, and one in a: it changes, so that
	// who comes at 0:11:30 finds two in each and joins b. The second in b gives up at 0:16.
	checkDepartures(t, compile(t, `
sites: {post: {stations: {booths: {queue: {lines: each-lane, jockey: 1, patience: 10m},
  lanes: {a: {}, b: {for: kind == b}}}}}}
flows:
  as: {entity: truck, attributes: {kind: {is: a}}, arrivals: {times: [0m, 1m]},
    journey: [{visit: {station: booths, service: 12m}}, depart]}
  bs: {entity: truck, attributes: {kind: {is: b}}, arrivals: {times: [5m, 6m, 7m, 690s]},
    journey: [{visit: {station: booths, service: 15m}}, depart]}
`), depart{"as": {12}, "bs": {20, 27, 35}})
}

// At 0:12 one comes that interrupts in a, the only lane that it may use, so that the last of a has two before it, and
// goes to b, where it stands before one who comes at 0:13. At 0:40 the one that was interrupted goes on in b.
func TestWhoInterruptsMakesTheLastOfItsLaneChange(t *testing.T) {
	checkDepartures(t, compile(t, `
sites:
  post:
    stations:
      booths: {queue: {lines: each-lane, jockey: 1, discipline: {priority: [kind == high], preempt: resume}},
        lanes: {a: {service: 60m}, b: {for: kind == low, service: 10m}}}
flows:
  high: {entity: truck, attributes: {kind: {is: high}}, arrivals: {times: [12m]}, journey: [{visit: booths}, depart]}
  low: {entity: truck, attributes: {kind: {is: low}}, arrivals: {times: [0m, 1m, 2m, 3m]},
    journey: [{visit: booths}, depart]}
  later: {entity: truck, attributes: {kind: {is: low}}, arrivals: {times: [13m]}, journey: [{visit: booths}, depart]}
`), depart{"high": {72}, "low": {10, 20, 30, 89}, "later": {40}})
}

// Those who come to another lane interrupt there as one does who comes. At 0:10 the low one changes first, then the
// high one of 0:03, which takes its place.
func TestWhoChangesInterrupts(t *testing.T) {
	checkDepartures(t, compile(t, `
sites:
  post:
    schedules: {soon: [{from: "00:10", to: "24:00", value: 1}]}
    stations:
      booths: {service: 30m,
        queue: {lines: each-lane, jockey: 1, discipline: {priority: [kind == high], preempt: resume}},
        lanes: {a: {}, b: {servers: {schedule: soon}}}}
flows:
  high: {entity: truck, attributes: {kind: {is: high}}, arrivals: {times: [0m, 1m, 2m, 3m]},
    journey: [{visit: booths}, depart]}
  low: {entity: truck, attributes: {kind: {is: low}}, arrivals: {times: [4m]}, journey: [{visit: booths}, depart]}
`), depart{"high": {30, 40, 60, 90}, "low": {70}})
}
