package traffic

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"karvon/sim/plan"
	"karvon/sim/plan/plantest"
)

// trafficOf gives the traffic of a scenario that lies over the base; an hour's numbers are easier to read than a
// second's.
func trafficOf(t *testing.T, text string) (*plan.Plan, *Solution) {
	t.Helper()
	_, p := plantest.CompileOver(t, text)
	return p, Solve(p)
}

func station(t *testing.T, p *plan.Plan, traffic *Solution, name string) Station {
	t.Helper()
	for i := range p.Stations {
		if p.Stations[i].Name == name {
			return traffic.Stations[i]
		}
	}
	t.Fatalf("no station %s", name)
	return Station{}
}

func requireBounds(t *testing.T, what string, got plan.Bounds, low, high float64) {
	t.Helper()
	near := func(a, b float64) bool { return a == b || math.Abs(a-b) <= 1e-9*math.Abs(b) }
	if !near(got.Low, low) || !near(got.High, high) {
		t.Errorf("%s is %v, expected %g to %g", what, got, low, high)
	}
}

// Each case has five trucks an hour; the visits to scan are stated for one of them.
func TestVisitsFollowFromTheFileAlone(t *testing.T) {
	for name, c := range map[string]struct {
		attributes, journey string
		low, high           float64
	}{
		"once": {"", "[{visit: scan}, depart]", 1, 1},
		"by share": {"", "[{choose: [{share: 30%, do: [{visit: scan}]}, {share: 20%, " +
			"do: [{visit: gate}, {visit: scan}]}]}, depart]", 0.5, 0.5},
		"by word": {"", "[{choose: {by: colour, cases: {red: [{visit: scan}]}}}, depart]", 0.4, 0.4},
		"by condition": {"load: {is: null, draw: {discrete: {1: 25%, " +
			"3: 75%}}}", "[{choose: [{when: load > 2 and colour == red, do: [{visit: scan}]}]}, depart]", 0.3, 0.3},
		"otherwise": {"", "[{choose: [{when: colour == red, do: []}, " +
			"{otherwise: [{visit: scan}]}]}, depart]", 0.6, 0.6},
		"the same word twice": {"", "[{choose: {by: colour, cases: {red: [{delay: 1m}]}}}, " +
			"{choose: {by: colour, cases: {red: [{visit: scan}]}}}, depart]", 0.4, 0.4},
		"after a set": {"", "[{choose: [{share: 50%, do: [{set: {colour: red}}]}]}, " +
			"{choose: {by: colour, cases: {red: [{visit: scan}]}}}, depart]", 0.7, 0.7},
		"a computed number": {"", "[{set: {load: load * 2 - 1}}, {choose: [{when: load == 5, " +
			"do: [{visit: scan}]}]}, depart]", 1, 1},
		"a loop": {"", "[{visit: scan, label: again}, {choose: [{share: 75%, " +
			"do: [{go-to: again}]}]}, depart]", 4, 4},
		"loops within a loop": {"", "[{visit: gate, label: a}, {visit: scan, label: b}, " +
			"{choose: [{share: 50%, do: [{go-to: b}]}]}, {choose: [{share: 50%, do: [{go-to: a}]}]}, depart]", 4, 4},
		"children": {"", "[{split: {into: papers, entity: paper, count: load, " +
			"do: [{visit: scan}]}}, depart]", 3, 3},
		"children of a drawn number": {"load: {is: null, draw: {poisson: 4}}", "[{split: {into: papers, " +
			"entity: paper, count: load, do: [{visit: scan}]}}, depart]", 4, 4},
		"children on the way": {"", "[{delay: 1m}, {split: {into: papers, entity: paper, count: 2, " +
			"do: [{visit: scan}]}}, depart]", 2, 2},
		"children know their parents": {"", "[{split: {into: papers, entity: paper, count: 2, " +
			"do: [{choose: {by: colour, cases: {red: [{visit: scan}]}}}]}}, depart]", 0.8, 0.8},
		"by the hour": {"", "[{choose: [{when: hour() > 8, do: [{visit: scan}]}]}, depart]", 0, 1},
		"by the hour, or by a word": {"", "[{choose: [{when: hour() > 8 or colour == red, " +
			"do: [{visit: scan}]}]}, depart]", 0.4, 1},
		"by the hour, each by the word": {"", "[{choose: [{when: hour() > 8, do: [{choose: {by: colour, " +
			"cases: {red: [{visit: scan}]}}}]}, {otherwise: [{choose: [{when: colour == red, do: []}, " +
			"{otherwise: [{visit: scan}]}]}]}]}, depart]", 0, 1},
		"by a word that is asked for again": {"", "[{visit: gate}, {choose: {by: colour, cases: {red: [{visit: gate}]}}}, " +
			"{choose: [{share: 50%, do: [{choose: {by: colour, cases: {red: [{visit: scan}]}}}]}]}, depart]", 0.2, 0.2},
		"whatever the hour": {"", "[{choose: [{when: hour() > 8, do: [{delay: 1m}]}]}, {visit: scan}, " +
			"depart]", 1, 1},
		"to the shortest": {"", "[{choose: [{shortest: gate, do: [{visit: gate}]}, {shortest: scan, " +
			"do: [{visit: scan}]}]}, depart]", 0, 1},
		"a loop as long as a queue lasts": {"", "[{visit: scan, label: again}, {choose: [{when: queue(gate) > 0, " +
			"do: [{go-to: again}]}]}, depart]", 1, math.Inf(1)},
		"a bound at the end of a part": {"load: {is: null, draw: {uniform: [0, " +
			"8]}}", "[{choose: [{when: load < 2, do: [{visit: scan}]}]}, depart]", 3. / 16, 4. / 16},
		"a bound between the parts of one": {"load: {is: null, draw: {uniform: [0, " +
			"16]}}", "[{choose: [{when: load < 2.5, do: [{visit: scan}]}]}, depart]", 2. / 16, 3. / 16},
		"batches of four": {"", "[{batch: {into: convoys, entity: truck, size: 4, " +
			"do: [{visit: scan}]}}, depart]", 0.25, 0.25},
		"behind a batch": {"", "[{batch: {into: convoys, entity: truck, size: 4, " +
			"do: [{delay: 1m}]}}, {visit: scan}, depart]", 1, 1},
		"batches of four, or in an hour": {"", "[{batch: {into: convoys, entity: truck, size: 4, within: 1h, " +
			"do: [{visit: scan}]}}, depart]", 0.25, 1},
		"those who find room alone": {"", "[{enter: yard}, {leave: yard}, {visit: scan}, depart]", 1, 1},
	} {
		t.Run(name, func(t *testing.T) {
			p, traffic := trafficOf(t, "sites: {post: {zones: {yard: {when-full: turn-away}}}}\n"+
				"flows: {trucks: {attributes: {"+c.attributes+"}, journey: "+c.journey+"}}\n")
			s := station(t, p, traffic, "post.scan")
			requireBounds(t, "visits an hour", s.Visits.Times(plan.Exactly(3600)), 5*c.low, 5*c.high)
			requireBounds(t, "work", s.Work, 5*c.low/20, 5*c.high/20)
		})
	}
}

// In the numbers nobody gives up, but some may.
func TestWhoGivesUpOnTheWayCanComeElsewhere(t *testing.T) {
	p, traffic := trafficOf(t, `
sites: {post: {resources: {ropes: {units: 2}}}}
flows:
  trucks:
    journey: [{delay: 1m}, {seize: {resource: ropes, patience: 1h, otherwise: [{visit: scan}, depart]}},
      {release: ropes}, depart]
`)
	requireBounds(t, "visits", station(t, p, traffic, "post.scan").Visits, 0, 0)
	for at := range p.Steps {
		if s := &p.Steps[at]; s.Op == plan.OpVisit && !traffic.Reached(plan.StepID(at)) {
			t.Errorf("nobody comes to step %d", at)
		}
	}
}

func TestWorkFollowsTheDurationsThatAttributesGive(t *testing.T) {
	p, traffic := trafficOf(t, `
sites: {post: {stations: {scan: {service: {by: colour, cases: {red: {scale: load, of: 2m}}, otherwise: 1m}}}}}
flows: {trucks: {journey: [{visit: scan}, depart]}}
`)
	requireBounds(t, "work", station(t, p, traffic, "post.scan").Work, 5*(0.6*1+0.4*6)/60, 5*(0.6*1+0.4*6)/60)
}

func TestWorkIsThatOfTheServersLanesAndBatches(t *testing.T) {
	for name, c := range map[string]struct {
		scan              string
		low, high, atOnce float64 // minutes a truck; servers
	}{
		"lanes with times of their own": {"{servers: null, service: null, lanes: {fast: {for: colour == red, " +
			"service: 1m}, slow: {servers: 2, service: 3m}}}", 0.4*1 + 0.6*3, 3, 3},
		"the visit's time, in all lanes": {"{servers: null, service: 3m, lanes: {fast: {for: colour == red}, " +
			"slow: {servers: 2}}}", 3, 3, 3},
		"several at once":         {"{batch: 3}", 1, 3, 2},
		"a server that is set up": {"{set-up: {by: colour, time: 5m}}", 3, 8, 2},
		"impatient customers":     {"{queue: {patience: 1h}}", 3, 3, 2},
		"service begun anew":      {"{shift-end: stop}", 3, math.Inf(1), 2},
	} {
		p, traffic := trafficOf(t, "sites: {post: {stations: {scan: "+c.scan+"}}}\n"+
			"flows: {trucks: {journey: [{visit: scan}, depart]}}\n")
		s := station(t, p, traffic, "post.scan")
		requireBounds(t, name, s.Work, 5*c.low/60, 5*c.high/60)
		if s.Servers != c.atOnce {
			t.Errorf("%s: %g servers, expected %g", name, s.Servers, c.atOnce)
		}
	}
}

func TestArrivalsAreAveragedOverTheHorizon(t *testing.T) {
	for arrivals, perHour := range map[string]float64{
		"{interarrival: 15m}":                        4,
		"{times: [1h, 2h, 3h, 9h, 10h, 11h]}":        0.4, // those of the ten hours
		"{rate: 7/h, limit: 20}":                     2,
		"{rate: 7/h, limit: 1000}":                   7,
		"{rate: 12/h, profile: mornings}":            24. * 12 * 4 / 5 / 10, // from 6 to 10, of a day from 6 to 11
		"{rate: 12/h, day-to-day: {cv: 20%}}":        12,
		"{interarrival: {exponential: {mean: 10m}}}": 6,
	} {
		p, traffic := trafficOf(t, "profiles: {mornings: {hours: [0,0,0,0,0,0,1,1,1,1,1,0,0,0,0,0,0,0,0,0,0,0,0,0]}}\n"+
			"flows: {other: {entity: truck, from: post, arrivals: "+arrivals+", journey: [{visit: scan}, depart]}}\n")
		requireBounds(t, arrivals, station(t, p, traffic, "post.scan").Visits.Times(plan.Exactly(3600)), perHour, perHour)
	}
}

// What is recorded, or comes from another flow, is not taken for nothing.
func TestAttributesThatAreNotDrawnAreKnownWithinBounds(t *testing.T) {
	p, traffic := trafficOf(t, `
flows:
  seen:
    entity: truck
    from: post
    arrivals: {trace: {times: [1h, 2h], values: {lane: [east, west], pallets: [3, 9]}}}
    journey: [{choose: [{when: pallets > 9, do: [{visit: gate}]}, {when: lane == west, do: [{visit: scan}]}]}, depart]
  back:
    entity: truck
    from: post
    arrivals: {after: {flow: trucks}}
    journey: [{choose: [{when: load == 3, do: [{visit: scan}]}]}, depart]
`)
	s := station(t, p, traffic, "post.scan")
	requireBounds(t, "visits an hour", s.Visits.Times(plan.Exactly(3600)), 0, 5.2)
	if traffic.possible.branches.has(1) { // that of back comes first
		t.Error("the branch for more than nine pallets is thought to be taken")
	}
}

// TestAttributesBeyondThoseThatHaveABitAreDrawnAllTheSame has more attributes than a word has bits, of which the last
// is a minute and three in equal shares.
func TestAttributesBeyondThoseThatHaveABitAreDrawnAllTheSame(t *testing.T) {
	for count := bitsOfLive - 2; count <= bitsOfLive+2; count++ {
		var attributes, journey strings.Builder
		for i := range count {
			fmt.Fprintf(&attributes, "a%02d: {is: 1}, ", i)
			fmt.Fprintf(&journey, "{delay: {scale: a%02d, of: 1s}}, ", i)
		}
		p, traffic := trafficOf(t, fmt.Sprintf(`
sites: {post: {stations: {scan: {service: {scale: last, of: 1m}}}}}
flows:
  trucks:
    attributes: {%slast: {draw: {discrete: {1: 50%%, 3: 50%%}}}}
    journey: [%s{visit: scan}, depart]
`, &attributes, &journey))
		requireBounds(t, fmt.Sprintf("work beside %d attributes", count), station(t, p, traffic, "post.scan").Work,
			5*2.0/60, 5*2.0/60)
	}
}

func TestServersAreAveragedOverTheHorizon(t *testing.T) {
	p, traffic := trafficOf(t, `
sites:
  post:
    time-zone: UTC
    schedules: {day: [{from: "08:00", to: "18:00", value: 3}]}
    stations: {scan: {servers: {schedule: day}, service: {exponential: 30m}}}
flows: {trucks: {journey: [{visit: scan}, depart]}}
`)
	s := station(t, p, traffic, "post.scan")
	if s.Servers != 0.6 { // two hours of the window's ten
		t.Errorf("%g servers", s.Servers)
	}
	// Each evening three services go on, for half an hour on average.
	if most := 0.6 + 3*0.5/24; math.Abs(s.most-most) > 1e-9 {
		t.Errorf("at most %g servers, expected %g", s.most, most)
	}
}

func TestZonesAndResourcesAreHeldAtLeastWhileTimePasses(t *testing.T) {
	p, traffic := trafficOf(t, `
sites: {post: {resources: {rope: {units: 9}}, stations: {scan: {service: 12m}}}}
flows:
  trucks:
    journey:
      - {seize: {resource: rope, units: 2}}
      - enter: yard
      - delay: {exponential: 48m}
      - {release: {resource: rope, units: 1}}
      - visit: scan
      - leave: yard
      - travel: port
      - {release: post.rope}
      - depart
`)
	for i, r := range p.Resources {
		if want := 5 * (2*48 + 12 + 30) / 60.; r.Name == "post.rope" && math.Abs(traffic.Resources[i].Held-want) > 1e-9 {
			t.Errorf("%g ropes are held, expected %g", traffic.Resources[i].Held, want)
		}
	}
	if math.Abs(traffic.Zones[0].Room-5) > 1e-9 {
		t.Errorf("%g places are taken, expected 5", traffic.Zones[0].Room)
	}
	requireBounds(t, "trips an hour", traffic.links[0].Times(plan.Exactly(3600)), 5, 5)
}

// An operation that the account does not know ends it. This compiles each of the elements that make operations, so
// that none is forgotten.
func TestNoOperationEndsTheAccount(t *testing.T) {
	for name, journey := range map[string]string{
		"waits": `[{wait: {until: "08:00"}}, {wait: {open: post}}, {visit: scan}, depart]`,
		"slots": "[{book: {bookings: queue, no-show: 5%, without: [{delay: 1h}]}}, {check-in: queue}, {visit: scan}, depart]",
		"trips": "[{visit: scan}, {travel: {link: lane}}, {visit: quay}, depart]",
		"units": "[{seize: {any: [lift, rope]}}, {delay: 1m}, {release: {any: [lift, rope]}}, {visit: scan}, depart]",
	} {
		p, traffic := trafficOf(t, `
sites: {post: {bookings: {queue: {slots: 4}}, hours: [{from: "08:00", to: "20:00"}], resources: {rope: {units: 1}}}}
links:
  lane:
    {from: post, to: port, mode: road, length: 30 km, speed: 60 km/h, opens-with: from, storage: 20,
     convoys: {at: ["06:00"]}}
flows: {trucks: {journey: `+journey+"}}\n")
		if s := station(t, p, traffic, "post.scan"); !s.Visits.Known() || s.Visits.Low == 0 {
			t.Errorf("%s: scan is visited %v a second", name, s.Visits)
		}
	}
}

// rateOf gives the entities an hour that the traffic equations have for a flow.
func rateOf(t *testing.T, p *plan.Plan, name string) float64 {
	t.Helper()
	at := slices.IndexFunc(p.Flows, func(f plan.Flow) bool { return f.Name == name })
	if at < 0 {
		t.Fatalf("no flow %s", name)
	}
	return 3600 * Solve(p).flows[at]
}

func TestTrafficCountsWhatEachFormOfArrivalsBrings(t *testing.T) {
	_, p := plantest.CompileOver(t, `
run: {kind: cyclic, window: 1 week, start: 2024-09-02}
calendars: {fair: [{from: "2024-09-04", factor: 300%}]}
flows:
  batches: {entity: truck, from: post, arrivals: {rate: 4/h, batch: {discrete: {1: 50%, 2: 50%}}}, journey: [depart]}
  grown: {entity: truck, from: post, arrivals: {rate: 4/h, growth: {by: 50%, years: 2}}, journey: [depart]}
  fairs: {entity: truck, from: post, arrivals: {rate: 7/h, calendars: [fair]}, journey: [depart]}
  trains:
    entity: truck
    from: post
    arrivals: {timetable: [{days: mon-fri, at: ["06:00", "07:00"]}]}
    journey: [depart]
  home: {entity: truck, from: post, arrivals: {after: {flow: batches, share: 50%}, batch: 3}, journey: [depart]}
  again: {entity: truck, from: post, arrivals: {rate: 1/h, after: {flow: again, share: 75%}}, journey: [depart]}
`)
	for name, want := range map[string]float64{
		"batches": 6, "grown": 9, "fairs": 9, "trains": 10.0 / 168, "home": 9, "again": 4,
	} {
		if got := rateOf(t, p, name); math.Abs(got/want-1) > 1e-9 {
			t.Errorf("%s: %v an hour, want %v", name, got, want)
		}
	}
}
