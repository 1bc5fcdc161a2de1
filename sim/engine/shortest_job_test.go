package engine

import "testing"

// Of two jobs of one length that come at one instant and wait in queues of their own, as a lane serves only one of
// them, the first to come is done first.
func TestEqualJobsOfTwoQueuesAreDoneInTheOrderInWhichTheyCame(t *testing.T) {
	const model = `
sites:
  post:
    stations:
      booths:
        service: 10m
        queue: {discipline: shortest-job}
        lanes: {bus: {for: kind == bus, servers: 0}, general: {}}
flows:
  a-car: {entity: truck, attributes: {kind: {is: car}}, arrivals: {times: [2m]}, journey: [{visit: booths}, depart]}
  b-bus: {entity: truck, attributes: {kind: {is: bus}}, arrivals: {times: [0m, 1m, 2m]},
    journey: [{visit: booths}, depart]}
`
	checkDepartures(t, compile(t, model), depart{"b-bus": {10, 20, 40}, "a-car": {30}})
}

// A job that was interrupted is before those of the same length that came later.
func TestAnInterruptedJobKeepsItsPlaceAmongEqualOnes(t *testing.T) {
	const model = `
sites:
  post:
    stations:
      desk:
        servers: 1
        service: 10m
        queue: {discipline: {priority: [kind == bus], preempt: resume, order: shortest-job}}
flows:
  bus: {entity: truck, attributes: {kind: {is: bus}}, arrivals: {times: [5m]}, journey: [{visit: desk}, depart]}
  one: {entity: truck, attributes: {kind: {is: car}}, arrivals: {times: [0m]}, journey: [{visit: desk}, depart]}
  two: {entity: truck, attributes: {kind: {is: car}}, arrivals: {times: [1m]}, journey: [{visit: desk}, depart]}
`
	checkDepartures(t, compile(t, model), depart{"bus": {15}, "one": {20}, "two": {30}})
}
