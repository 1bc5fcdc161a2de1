package engine

import "testing"

// The green one of 0:15 begins with a set-up of 20 minutes, of which 10 are left when a red one interrupts it at 0:25.
// That one is set up for until 0:45 and served until 0:55; then the green one is set up for anew until 1:15.
func TestASetUpIsTakenAnewWhereTheServerWasSetUpForAnotherMeanwhile(t *testing.T) {
	const model = `
sites: {post: {stations: {gate: {servers: 1, service: 10m, set-up: {by: kind, time: 20m CHANGE},
  queue: {discipline: {priority: [kind == red], preempt: RULE}}}}}}
flows:
  red: {entity: truck, attributes: {kind: {is: red}}, arrivals: {times: [0m, 25m]}, journey: [{visit: gate}, depart]}
  green: {entity: truck, attributes: {kind: {is: green}}, arrivals: {times: [15m]}, journey: [{visit: gate}, depart]}
`
	want := depart{"red": {10, 55}, "green": {85}}
	checkCourses(t, []course{
		{"resume", replaced(model, "RULE", "resume", "CHANGE", ""), want},
		{"restart", replaced(model, "RULE", "restart", "CHANGE", ""), want},
		{"exhaustive", replaced(model, "RULE", "resume", "CHANGE", ", change: exhaustive"), want},
	})
}

// The server breaks at 0:30, five minutes into a set-up of 20; from 0:35 on the other 15 follow, and the service.
func TestTheRestOfASetUpFollowsWhereTheServerIsStillOfThatKind(t *testing.T) {
	const model = `
sites: {post: {stations: {gate: {servers: 1, service: 10m, set-up: {by: kind, time: 20m},
  breakdowns: {after: 30m, repair: 5m, work: RULE}}}}}
flows:
  red: {entity: truck, attributes: {kind: {is: red}}, arrivals: {times: [0m]}, journey: [{visit: gate}, depart]}
  green: {entity: truck, attributes: {kind: {is: green}}, arrivals: {times: [25m]}, journey: [{visit: gate}, depart]}
`
	want := depart{"red": {10}, "green": {60}}
	checkCourses(t, []course{
		{"resume", replaced(model, "RULE", "resume"), want},
		{"restart", replaced(model, "RULE", "restart"), want},
	})
}
