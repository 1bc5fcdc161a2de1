package traffic

import (
	"slices"
	"testing"

	"karvon/sim/plan"
	"karvon/sim/plan/plantest"
)

// sharedBase is a scenario whose flows use all that an account is made from.
const sharedBase = `
sites:
  post:
    resources: {rope: {units: 9}}
    bookings: {queue: {slots: 40}}
    stations:
      scan:
        service: {by: colour, cases: {red: {scale: load, of: 2m}}, otherwise: 1m}
        queue: {discipline: {priority: [load > 2]}}
      lanes: {lanes: {fast: {for: colour == red, service: 1m}, slow: {servers: 2, service: 3m}}}
flows:
  trucks:
    journey:
      - {seize: {resource: rope, units: 2}}
      - enter: yard
      - delay: {exponential: 5m}
        label: rest
      - visit: scan
      - visit: lanes
      - leave: yard
      - {release: {resource: rope, units: 2}}
      - {choose: [{share: 30%, do: [{delay: 1m}]}], label: third}
      - {choose: [{when: load > 3, do: [{delay: 2m}]}], label: heavy}
      - {split: {into: papers, entity: paper, count: 2, do: [{delay: 3m}]}, label: papers}
      - {book: {bookings: queue, no-show: 5%, without: [{delay: 1h}]}, label: slot}
      - {check-in: queue}
      - travel: port
      - depart
  others:
    entity: truck
    from: post
    arrivals: {rate: 1/h}
    journey: [{batch: {into: convoys, entity: truck, size: 4, do: [{visit: gate}]}, label: convoy}, depart]
policies:
`

func TestAnAccountThatIsTakenOverIsTheOneThatWouldBeMade(t *testing.T) {
	for name, c := range map[string]struct {
		set  string
		same int // flows whose account is taken over
	}{
		"servers":          {"sites.post.stations.gate.servers: 5", 2},
		"rate":             {"flows.trucks.arrivals.rate: 9/h", 2},
		"service":          {"sites.post.stations.scan.service: 7m", 1},
		"scale":            {"sites.post.stations.scan.service: {scale: 2 * load, of: 2m}", 1},
		"case":             {"sites.post.stations.scan.service: {by: colour, cases: {red: 4m}, otherwise: 1m}", 1},
		"class of a queue": {"sites.post.stations.scan.queue.discipline: {priority: [load > 900]}", 1},
		"lane":             {"sites.post.stations.lanes.lanes.fast.for: colour == green", 1},
		"lane's service":   {"sites.post.stations.lanes.lanes.fast.service: 9m", 1},
		"batch of servers": {"sites.post.stations.lanes.batch: 3", 1},
		"end of a shift":   {"sites.post.stations.lanes.shift-end: stop", 1},
		"set-up":           {"sites.post.stations.lanes.set-up: {by: colour, time: 5m}", 1},
		"attribute":        {"flows.trucks.attributes.load: {draw: {uniform: [0, 8]}}", 1},
		"delay":            {"flows.trucks.journey.rest.delay: 50m", 1},
		"share":            {"flows.trucks.journey.third.choose: [{share: 60%, do: [{delay: 1m}]}]", 1},
		"condition":        {"flows.trucks.journey.heavy.choose: [{when: load > 5, do: [{delay: 2m}]}]", 1},
		"children":         {"flows.trucks.journey.papers.split.count: 5", 1},
		"convoy":           {"flows.others.journey.convoy.batch.size: 8", 1},
		"longest wait":     {"flows.others.journey.convoy.batch.within: 1h", 1},
		"link":             {"links.road.length: 70 km", 1},
		"speed":            {"links.road.speed: 10 km/h", 1},
		"further step":     {"flows.others.journey: [{visit: gate}, {visit: gate}, depart]", 1},
		// What is behind another step, place or attribute is moved.
		"queue that fills": {"sites.post.stations.gate.queue: {capacity: 3, when-full: turn-away}", 1},
		"further station":  {"sites.post.stations.first: {servers: 1, service: 1m}", 2},
		"further zone":     {"sites.post.zones.field: {area: 300 m2}", 2},
		"further flow": {"flows.more: {entity: truck, from: post, arrivals: {rate: 1/h}, attributes: {age: " +
			"{draw: {uniform: [1, 9]}}}, journey: [{delay: {scale: age, of: 1h}}, depart]}", 2},
		"zone that fills": {"sites.post.zones.yard.when-full: turn-away", 1},
	} {
		t.Run(name, func(t *testing.T) {
			text := sharedBase + "  other: {set: {" + c.set + "}}\n"
			_, base := plantest.CompileOver(t, text)
			_, other := plantest.CompileOver(t, text, "other")
			requireSameTraffic(t, base, other, c.same)
		})
	}
}

// requireSameTraffic compares the traffic of a plan that takes over from another's with that of the plan alone.
func requireSameTraffic(t *testing.T, base, other *plan.Plan, same int) {
	t.Helper()
	like := solve(t.Context(), base, true, nil)
	alone, taken := solve(t.Context(), other, true, nil), solve(t.Context(), other, true, like)
	if !slices.Equal(alone.Stations, taken.Stations) || !slices.Equal(alone.Zones, taken.Zones) ||
		!slices.Equal(alone.links, taken.links) || !slices.Equal(alone.Resources, taken.Resources) ||
		!slices.Equal(alone.Bookings, taken.Bookings) {
		t.Errorf("taken over:\n%+v\nmade:\n%+v", taken, alone)
	}
	for i, m := range alone.possible.each() {
		for at := range m.by {
			if m.has(int32(at)) != taken.possible.each()[i].has(int32(at)) {
				t.Errorf("of kind %d, %d is possible in one only", i, at)
			}
		}
	}
	count := 0
	for _, a := range taken.accounts {
		if a != nil && len(a.totals) > 0 && slices.ContainsFunc(like.accounts, func(of *account) bool {
			return of != nil && len(of.totals) > 0 && &of.totals[0] == &a.totals[0]
		}) {
			count++
		}
	}
	if count != same {
		t.Errorf("the accounts of %d flows were taken over, expected %d", count, same)
	}
}
