package engine

import "testing"

// At 0:02 one stands outside for a, the first of equals; b is idle from 0:04 on.
func TestOneOutsideComesToAnyLaneThatHasRoom(t *testing.T) {
	const model = `
sites: {post: {stations: {booths: {queue: {lines: each-lane, capacity: 0, when-full: block RULE},
  lanes: {a: {service: 10m}, b: {FOR service: 3m}}}}}}
flows: {trucks: {entity: truck, attributes: {kind: {is: green}}, arrivals: {times: [0m, 1m, 2m]},
  journey: [{visit: booths}, depart]},
  reds: {entity: truck, attributes: {kind: {is: red}}, arrivals: {times: [100m]}, journey: [{visit: booths}, depart]}}
`
	checkCourses(t, []course{
		{"without jockeying it stays", replaced(model, "RULE", "", "FOR", ""), depart{"trucks": {4, 10, 20}, "reds": {110}}},
		{"with it", replaced(model, "RULE", ", jockey: 1", "FOR", ""), depart{"trucks": {4, 7, 10}, "reds": {110}}},
		{"whatever it gains", replaced(model, "RULE", ", jockey: 9", "FOR", ""), depart{"trucks": {4, 7, 10}, "reds": {110}}},
		{"not to a lane that it may not use", replaced(model, "RULE", ", jockey: 1", "FOR", "for: kind == red,"),
			depart{"trucks": {10, 20, 30}, "reds": {103}}},
	})
}

// Two may wait. Those of 0:00 and 0:01 are served, two wait, the one of 0:04 stands outside, for a. At 0:05 b is free
// and takes its own; there is room for the one outside, which chooses b, and leaves it at 0:13.
func TestOneOutsideChoosesItsLaneAsItComesIn(t *testing.T) {
	checkDepartures(t, compile(t, `
sites: {post: {stations: {booths: {queue: {lines: each-lane, capacity: 2, when-full: block, jockey: 9},
  lanes: {a: {service: 60m}, b: {service: 4m}}}}}}
flows: {trucks: {entity: truck, arrivals: {times: [0m, 1m, 2m, 3m, 4m]}, journey: [{visit: booths}, depart]}}
`), depart{"trucks": {5, 9, 13, 60, 120}})
}

// One within, who gains by it, changes to the idle lane before the one outside, which comes into its place.
func TestWhoWaitsWithinGoesBeforeThoseOutside(t *testing.T) {
	checkDepartures(t, compile(t, `
sites: {post: {stations: {booths: {queue: {lines: each-lane, capacity: 1, when-full: block, jockey: 1},
  lanes: {a: {service: 60m}, b: {service: 4m}}}}}}
flows:
  trucks: {entity: truck, arrivals: {times: [0m, 1m, 2m]}, journey: [{visit: booths}, depart]}
  later: {entity: truck, arrivals: {times: [3m]}, journey: [{visit: booths}, depart]}
`), depart{"trucks": {5, 9, 60}, "later": {13}})
}
