package engine

import "testing"

// Each test is a small model whose course is worked out by hand.

func TestALaneServesFirstWhomItPrefersAndOthersWhereNoneOfTheseWaits(t *testing.T) {
	const model = `
sites: {post: {stations: {booths: {service: 10m, lanes: {a: {PREFER}}QUEUE}}}}
flows:
  bus: {entity: truck, attributes: {kind: {is: bus}}, arrivals: {times: [2m, 21m]}, journey: [{visit: booths}, depart]}
  truck: {entity: truck, attributes: {kind: {is: truck}}, arrivals: {times: [0m, 1m, 3m]},
    journey: [{visit: booths}, depart]}
`
	first := ", queue: {discipline: {priority: [kind == truck]}}"
	preempt := ", queue: {discipline: {priority: [kind == bus], preempt: resume}}"
	checkCourses(t, []course{
		{"in their order", replaced(model, "PREFER", "", "QUEUE", ""), depart{"bus": {30, 50}, "truck": {10, 20, 40}}},
		{"buses first", replaced(model, "PREFER", "prefer: kind == bus", "QUEUE", ""),
			depart{"bus": {20, 40}, "truck": {10, 30, 50}}},
		{"before any priority", replaced(model, "PREFER", "prefer: kind == bus", "QUEUE", first),
			depart{"bus": {20, 40}, "truck": {10, 30, 50}}},
		{"but interrupting nobody", replaced(model, "PREFER", "prefer: kind == truck", "QUEUE", preempt),
			depart{"bus": {12, 31}, "truck": {20, 40, 50}}},
	})
}

// Of servers that are idle one takes a reserved one, one that prefers it, another, and one that prefers others last.
func TestWhoComesLeavesALaneThatPrefersOthers(t *testing.T) {
	checkDepartures(t, compile(t, `
sites: {post: {stations: {booths: {lanes: {
  a: {prefer: kind == bus, service: 10m}, b: {service: 20m}, c: {prefer: kind == truck, service: 30m},
  d: {for: kind == truck, service: 40m}, e: {for: kind != car, prefer: kind == bus, service: 50m}}}}}}
flows:
  bus: {entity: truck, attributes: {kind: {is: bus}}, arrivals: {times: [100m, 101m, 102m, 103m, 104m]},
    journey: [{visit: booths}, depart]}
  car: {entity: truck, attributes: {kind: {is: car}}, arrivals: {times: [200m, 201m, 202m, 203m]},
    journey: [{visit: booths}, depart]}
  truck: {entity: truck, attributes: {kind: {is: truck}}, arrivals: {times: [0m, 1m, 2m, 3m, 4m]},
    journey: [{visit: booths}, depart]}
`), depart{ // trucks take d, c, b, e, a; buses e, a, b, c and wait for a; cars b, a, c and wait for a
		"truck": {14, 22, 31, 40, 53}, "bus": {111, 121, 122, 133, 150}, "car": {211, 220, 221, 232},
	})
}
