package engine

import (
	"slices"
	"strings"
	"testing"

	"karvon/sim/plan"
)

// Each test states what happens at one instant at which servers, units, slots or links begin or end and others ask
// for them, as small models whose course is worked out by hand. Times are minutes since the start, Monday 00:00.

// departures runs a model and gives when the entities of each flow departed, in order; a model fails that does not
// keep the identities.
func departures(t *testing.T, p *plan.Plan) map[string][]float64 {
	t.Helper()
	times := map[string][]float64{}
	run := New(p)
	run.Observe(func(v *Visit) {
		if v.Kind == Departed {
			name := p.Flows[v.Flow].Name
			times[name] = append(times[name], float64(v.End)/float64(minute))
		}
	})
	rec, err := run.Replicate(p.Seed, 0)
	if err != nil {
		t.Fatal(err)
	}
	checkIdentities(t, p, rec)
	for name := range times {
		slices.Sort(times[name])
	}
	return times
}

// depart is a flow's name and when its entities are to depart.
type depart map[string][]float64

// checkDepartures compares when the entities of each flow depart.
func checkDepartures(t *testing.T, p *plan.Plan, want depart) {
	t.Helper()
	got := departures(t, p)
	for name, times := range want {
		if !slices.Equal(got[name], times) {
			t.Errorf("%s depart at %v min, want %v", name, got[name], times)
		}
	}
}

// course is a model and its course by hand.
type course struct {
	name, model string
	want        depart
}

func checkCourses(t *testing.T, courses []course) {
	t.Helper()
	for _, c := range courses {
		t.Run(strings.ReplaceAll(c.name, " ", "-"), func(t *testing.T) {
			checkDepartures(t, compile(t, c.model), c.want)
		})
	}
}

const (
	briefDuty = `schedules: {staff: [{from: "00:05", to: "00:10", value: 1}, {from: "00:15", to: "24:00", value: 1}]}`
	threeJobs = `flows: {jobs: {entity: truck, arrivals: {times: [0m, 0m, 0m]}, journey: `
)

func TestWhoEndsAServiceAsItsDutyEndsTakesNoFurther(t *testing.T) {
	checkCourses(t, []course{
		{"the shift of a server", `
sites: {yard: {` + briefDuty + `, stations: {desk: {servers: {schedule: staff}, service: 5m}}}}
` + threeJobs + `[{visit: desk}, depart]}}`, depart{"jobs": {10, 20, 25}}},
		{"the shift of a lane", `
sites: {yard: {` + briefDuty + `, stations: {desk: {service: 5m, lanes: {a: {servers: {schedule: staff}}}}}}}
` + threeJobs + `[{visit: desk}, depart]}}`, depart{"jobs": {10, 20, 25}}},
		{"a shift that hands over", `
sites: {yard: {` + briefDuty + `, stations: {desk: {servers: {schedule: staff}, service: 5m, shift-end: hand-over}}}}
` + threeJobs + `[{visit: desk}, depart]}}`, depart{"jobs": {10, 20, 25}}},
		{"the shift of a unit", `
sites: {yard: {` + briefDuty + `, resources: {man: {units: {schedule: staff}}}}}
` + threeJobs + `[{seize: man}, {delay: 5m}, {release: man}, depart]}}`, depart{"jobs": {10, 20, 25}}},
		{"a unit among several asked for together", `
sites: {yard: {` + briefDuty + `, resources: {man: {units: {schedule: staff}}, crane: {units: 1}}}}
` + threeJobs + `[{seize: {all: {man: 1, crane: 1}}}, {delay: 5m}, {release: {all: {man: 1, crane: 1}}}, depart]}}`,
			depart{"jobs": {10, 20, 25}}},
		{"a break", `
sites: {yard: {
  schedules: {day: [{from: "00:00", to: "24:00", value: 1, breaks: [{from: "00:10", to: "00:20", away: 1}]}]},
  stations: {desk: {servers: {schedule: day}, service: 5m}}}}
` + threeJobs + `[{visit: desk}, depart]}}`, depart{"jobs": {5, 10, 25}}},
		{"the hours of the station", `
sites: {yard: {stations: {desk: {servers: 1, service: 5m,
  hours: [{from: "00:05", to: "00:10"}, {from: "00:15", to: "24:00"}]}}}}
` + threeJobs + `[{visit: desk}, depart]}}`, depart{"jobs": {10, 20, 25}}},
		{"a disruption that closes the station", `
sites: {yard: {stations: {desk: {servers: 1, service: 5m}}}}
disruptions: {fire: {at: 10m, for: 10m, close: yard.desk}}
` + threeJobs + `[{visit: desk}, depart]}}`, depart{"jobs": {5, 10, 25}}},
		{"a disruption that closes the site", `
sites: {yard: {stations: {desk: {servers: 1, service: 5m, shift-end: stop}}}}
disruptions: {fire: {at: 10m, for: 10m, close: yard}}
` + threeJobs + `[{visit: desk}, depart]}}`, depart{"jobs": {5, 10, 25}}},
		{"a disruption of a resource", `
sites: {yard: {resources: {man: {units: 1}}}}
disruptions: {strike: {at: 10m, for: 10m, absent: {of: yard.man, share: 100%}}}
` + threeJobs + `[{seize: man}, {delay: 5m}, {release: man}, depart]}}`, depart{"jobs": {5, 10, 25}}},
		{"a breakdown by the calendar", `
sites: {yard: {stations: {desk: {servers: 1, service: 5m, breakdowns: {after: 10m, repair: 10m}}}}}
` + threeJobs + `[{visit: desk}, depart]}}`, depart{"jobs": {5, 10, 25}}},
		{"a breakdown by work", `
sites: {yard: {stations: {desk: {servers: 1, service: 5m,
  breakdowns: {after: 10m, repair: 10m, by: work, work: restart}}}}}
` + threeJobs + `[{visit: desk}, depart]}}`, depart{"jobs": {5, 10, 25}}},
		{"fewer servers than before", `
sites: {yard: {schedules: {day: [{from: "00:00", to: "00:05", value: 2}, {from: "00:05", to: "24:00", value: 1}]},
  stations: {desk: {servers: {schedule: day}, service: 5m}}}}
flows: {jobs: {entity: truck, arrivals: {times: [0m, 0m, 0m, 0m]},
  journey: [{visit: desk}, depart]}}`, depart{"jobs": {5, 5, 10, 15}}},
	})
}

func TestTheLastOfADayIsTheLastThatFits(t *testing.T) {
	p := compile(t, `
run: {kind: terminating, window: 1 day}
sites: {post: {hours: [{from: "08:00", to: "18:00"}], stations: {gate: {servers: 1, service: 5m}}}}
flows: {trucks: {entity: truck, arrivals: {times: [0m], batch: 300}, journey: [{visit: gate}, depart]}}
`)
	rec := replicate(t, p, 0)
	if s := &rec.Stations[0]; s.Served != 120 || s.Busy.Area != s.Capacity.Area {
		t.Errorf("%d are served; busy for %s ns of %s", s.Served, s.Busy.Area, s.Capacity.Area)
	}
}

// Who asks at the instant at which all closes finds all closed, whether it comes from a service, a delay or from
// outside; who asks as all opens finds it open.
func TestAllThatOpensOrClosesAtOneInstantDoesSoForAllThatAskThen(t *testing.T) {
	steps := map[string]string{
		"a-open":     "{wait: {open: here}}",
		"b-link":     "{travel: {to: far}}",
		"c-man":      "{seize: man}, {delay: 1m}, {release: man}",
		"d-next":     "{visit: second}",
		"e-schedule": "{wait: {schedule: day}}",
		"f-meter":    "{check-in: meter}",
		"g-booked":   "{book: meter}, {check-in: meter}",
	}
	after := map[string]float64{"a-open": 0, "b-link": 1, "c-man": 1, "d-next": 10, "e-schedule": 0, "f-meter": 0,
		"g-booked": 0}
	for _, by := range []struct{ name, arrive, first string }{
		{"after a service", "TIME50m", "{visit: s1}, "},
		{"after a delay", "TIME50m", "{delay: 10m}, "},
		{"from outside", "TIME60m", ""},
	} {
		for hour, opens := range map[string]float64{"17": 24 + 8, "7": 8} {
			var flows strings.Builder
			want := depart{}
			for name, step := range steps {
				at := strings.ReplaceAll(by.arrive, "TIME", hour+"h")
				flows.WriteString("  " + name + ": {entity: truck, from: post, arrivals: {times: [" + at + "]}, journey: [" +
					by.first + step + ", depart]}\n")
				want[name] = []float64{opens*60 + after[name]}
			}
			t.Run(strings.ReplaceAll(by.name, " ", "-")+"-"+hour, func(t *testing.T) {
				checkDepartures(t, compile(t, `
run: {kind: terminating, start: 2024-09-02, window: 3 days}
sites:
  post:
    hours: [{from: "08:00", to: "18:00"}]
    schedules: {day: [{from: "08:00", to: "18:00", value: 1}]}
    resources: {man: {units: {schedule: day}}}
    bookings: {meter: {slots: 2, every: 1h}}
    stations:
      s1: {servers: 9, service: 10m, hours: [{from: "00:00", to: "24:00"}]}
      second: {servers: 9, service: 10m}
  far: {}
links: {road: {from: post, to: far, mode: road, length: 1 km, speed: 60 km/h, opens-with: from}}
flows:
`+flows.String()), want)
			})
		}
	}
}

// A post that opens at the instant at which another closes lets in the one who holds the other's server; that
// server is off and takes nobody more.
func TestWhatOneOpeningFreesServesNobodyWhereDutyEndsAtTheSameInstant(t *testing.T) {
	const model = `
sites:
  s:
    schedules: {early: [{from: "00:00", to: "01:00", value: 1}, {from: "03:00", to: "24:00", value: 1}],
      late: [{from: "01:00", to: "24:00", value: 1}]}
    bookings: {q: {slots: {schedule: late}}}
    stations:
      FIRST: {servers: {schedule: early}, service: 10m}
      SECOND: {servers: {schedule: late}, service: 10m, queue: {capacity: 0, when-full: block}}
flows: {f: {entity: truck, arrivals: {times: [0m, 1m]}, journey: [STEPS, depart]}}
`
	checkCourses(t, []course{
		{"the second by name opens", replaced(model, "FIRST", "a", "SECOND", "b", "STEPS", "{visit: a}, {visit: b}"),
			depart{"f": {70, 200}}},
		{"the first by name opens", replaced(model, "FIRST", "b", "SECOND", "a", "STEPS", "{visit: b}, {visit: a}"),
			depart{"f": {70, 200}}},
		{"slots open", replaced(model, "FIRST", "a", "SECOND", "b", "STEPS", "{check-in: q}, {visit: a}"),
			depart{"f": {190, 200}}},
	})
}

func TestASpellOfNoLengthIsNone(t *testing.T) {
	// Half of the staff are away from the instant on at which it is doubled: one server goes on all the time.
	const model = `
sites:
  s:
    schedules: {day: [{from: "00:00", to: "01:00", value: 2}, {from: "01:00", to: "24:00", value: 4}]}
    stations: {a: {servers: {schedule: day}, service: 90m, shift-end: stop}}
disruptions: {ill: {at: 1h, for: FOR, absent: {of: s.a, share: 50%}}}
flows: {f: {entity: truck, arrivals: {times: [0m, 0m]}, journey: [{visit: a}, depart]}}
`
	checkCourses(t, []course{
		{"of fewer servers", replaced(model, "FOR", "20h"), depart{"f": {90, 90}}},
		{"of a disruption", replaced(model, "FOR", "0s", "value: 4", "value: 2"), depart{"f": {90, 90}}},
	})
}

func TestWhatBeginsAtAnInstantDoesNotBreakOffAServiceThatEndsThen(t *testing.T) {
	const after = "{visit: gate}, {visit: {station: a, service: 30m}}, depart"
	checkCourses(t, []course{
		// The gate's service ends first of the two that end at 0:20, having begun first.
		{"one of a class before", `
sites: {s: {stations: {gate: {servers: 1, service: 20m},
  a: {servers: 1, service: 10m, queue: {discipline: {priority: [kind == high], preempt: restart}}}}}}
flows:
  high: {entity: truck, attributes: {kind: {is: high}}, arrivals: {times: [0m]}, journey: [` + after + `]}
  low: {entity: truck, attributes: {kind: {is: low}}, arrivals: {times: [10m]},
    journey: [{visit: a}, depart]}`, depart{"high": {50}, "low": {20}}},
		{"a breakdown", `
sites: {s: {stations: {a: {servers: 1, service: 10m, breakdowns: {after: 20m, repair: 1h, work: restart}}}}}
flows: {f: {entity: truck, arrivals: {times: [10m]}, journey: [{visit: a}, depart]}}`, depart{"f": {20}}},
		{"the end of the shift of one of two", `
sites:
  s:
    schedules: {day: [{from: "00:00", to: "00:20", value: 2}, {from: "00:20", to: "24:00", value: 1}]}
    stations: {a: {servers: {schedule: day}, service: 10m, shift-end: stop}}
flows:
  long: {entity: truck, arrivals: {times: [12m]}, journey: [{visit: {station: a, service: 20m}}, depart]}
  short: {entity: truck, arrivals: {times: [10m, 13m]},
    journey: [{visit: a}, depart]}`, depart{"long": {32}, "short": {20, 42}}},
	})
}

// A server that fails as its service ends, and is held after it, is broken while it is held.
func TestAServerThatFailsAsItsServiceEndsCanBeHeld(t *testing.T) {
	checkDepartures(t, compile(t, `
sites: {s: {stations: {a: {servers: 1, service: 10m, breakdowns: {after: {discrete: {10m: 100%}}, repair: 30m}},
  b: {servers: 1, service: 25m, queue: {capacity: 0, when-full: block}}}}}
flows:
  f: {entity: truck, arrivals: {times: [0m, 0m]}, journey: [{visit: a}, {visit: b}, depart]}
  g: {entity: truck, arrivals: {times: [0m]}, journey: [{visit: b}, depart]}
`), depart{"g": {25}, "f": {50, 75}})
}

func TestAServerThatComesBackIsThereForWhoComesAtThatInstant(t *testing.T) {
	const model = `
sites: {s: {stations: {a: {servers: 1, service: 10m, vacations: 30m}}}}
flows: {f: {entity: truck, arrivals: {times: [TIMES]}, journey: [{visit: a}, depart]}}
`
	checkCourses(t, []course{
		{"at the run's start", replaced(model, "TIMES", "0m"), depart{"f": {10}}},
		{"as it comes back", replaced(model, "TIMES", "30m"), depart{"f": {40}}},
		{"as it ends a service", replaced(model, "TIMES", "30m, 40m"), depart{"f": {40, 50}}},
		{"meanwhile", replaced(model, "TIMES", "31m"), depart{"f": {70}}},
	})
}

func TestALinkThatADisruptionReopensLetsGoWhoComesThenAtItsFullSpeed(t *testing.T) {
	checkDepartures(t, compile(t, `
sites: {a: {}, b: {}}
links: {road: {from: a, to: b, mode: road, length: 60 km, speed: 60 km/h}}
disruptions: {closed: {at: 0h, for: 2h, link: {name: road, closed: true}},
  slow: {at: 0h, for: 2h, link: {name: road, speed: 50%}}}
flows: {f: {entity: truck, from: a, arrivals: {times: [1h, 2h]}, journey: [{travel: {to: b}}, depart]}}
`), depart{"f": {180, 180}})
}

// Two come at one instant, the one of the class behind first by the name of its flow.
func TestAServiceThatIsInterruptedAsItBeginsHasNotBegun(t *testing.T) {
	for how, last := range map[string]float64{"resume": 35, "restart": 40, "resample": 40} { // interrupted at 20
		p := compile(t, `
sites: {s: {stations: {a: {servers: 1, service: 10m,
  queue: {discipline: {priority: [kind == high], preempt: `+how+`}}}}}}
flows:
  a-low: {entity: truck, attributes: {kind: {is: low}}, arrivals: {times: [5m]}, journey: [{visit: a}, depart]}
  b-high: {entity: truck, attributes: {kind: {is: high}}, arrivals: {times: [5m, 20m]}, journey: [{visit: a}, depart]}
`)
		checkDepartures(t, p, depart{"a-low": {last}, "b-high": {15, 30}})
		if s := &replicate(t, p, 0).Stations[0]; s.Interrupted != 1 || s.AtOnce != 2 {
			t.Errorf("%s: %d interruptions, %d are served at once", how, s.Interrupted, s.AtOnce)
		}
	}
}
