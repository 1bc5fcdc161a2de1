package engine

import "testing"

// A lane that is open to both directions in turn, worked out by hand: nobody of the other direction passes while one of
// the same waits.
func TestAServerServesAllOfItsKindBeforeItChanges(t *testing.T) {
	const model = `
sites: {post: {stations: {bridge: {servers: 1, service: 10m, set-up: {by: way, time: 5mRULE}}}}}
flows:
  back: {entity: truck, attributes: {way: {is: back}}, arrivals: {times: [1m, 60m]}, journey: [{visit: bridge}, depart]}
  on: {entity: truck, attributes: {way: {is: on}}, arrivals: {times: [0m, 2m, 12m]}, journey: [{visit: bridge}, depart]}
`
	checkCourses(t, []course{
		{"in order", replaced(model, "RULE", ""), depart{"on": {10, 40, 50}, "back": {25, 75}}},
		{"exhaustive", replaced(model, "RULE", ", change: exhaustive"), depart{"on": {10, 20, 30}, "back": {45, 70}}},
	})
}
