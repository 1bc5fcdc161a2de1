package lint_test

import (
	"strings"
	"testing"

	"karvon/sim/scenario"
)

// unusedOf lists of which elements a check of a scenario over the base says that nothing uses them.
func unusedOf(t *testing.T, text string) string {
	t.Helper()
	var paths []string
	for _, e := range review(t, text).Warnings {
		if e.Code == scenario.Unused {
			paths = append(paths, e.Path)
		}
	}
	return strings.Join(paths, " ")
}

// Each text uses what it defines in one way only: without it the element would be told of.
func TestEveryWayToUseAnElementIsSeen(t *testing.T) {
	const attributes = "flows: {trucks: {attributes: {mark: {shares: {new: 50%, old: 50%}}}, journey: "
	const sizes = "flows: {trucks: {attributes: {size: {is: 2}}, journey: "
	const toGate = "[{visit: gate}, depart]}}\n"
	for name, text := range map[string]string{
		"attribute: condition":        attributes + "[{choose: [{when: mark == old, do: [{visit: gate}]}]}, depart]}}",
		"attribute: choice by word":   attributes + "[{choose: {by: mark, cases: {old: [{visit: gate}]}}}, depart]}}",
		"attribute: duration by word": attributes + "[{delay: {by: mark, cases: {old: 2m}, otherwise: 1m}}, depart]}}",
		"attribute: batches apart": attributes +
			"[{batch: {into: convoys, entity: truck, size: 2, by: mark, do: [{visit: gate}]}}, depart]}}",
		"attribute: set-up": attributes + toGate +
			"sites: {post: {stations: {gate: {set-up: {by: mark, time: 1m}}}}}",
		"attribute: class of queue": attributes + toGate +
			"sites: {post: {stations: {gate: {queue: {discipline: {priority: [mark == old]}}}}}}",
		"attribute: scale": sizes + "[{delay: {scale: size, of: 1m}}, depart]}}",
		"attribute: children": sizes +
			"[{split: {into: papers, entity: paper, count: size, do: [{delay: 1m}]}}, depart]}}",
		"attribute: size of a batch": sizes +
			"[{batch: {into: convoys, entity: truck, size: size, do: [{visit: gate}]}}, depart]}}",
		"attribute: what it counts": sizes + toGate + "entities: {truck: {counts: {people: size}}}",
		"attribute: value of another": "flows: {trucks: {attributes: {size: {is: 2}}, " +
			"journey: [{set: {load: size + 1}}, {visit: gate}, depart]}}",

		"resource: seized": withResource("[{seize: rope}, {delay: 1m}, {release: rope}, depart]"),
		"resource: with others": withResource("[{seize: {all: {rope: 1, lift: 1}}}, {delay: 1m}, " +
			"{release: {all: {rope: 1, lift: 1}}}, depart]"),
		"resource: one of many": withResource("[{seize: {any: [rope, lift]}}, {delay: 1m}, " +
			"{release: {any: [rope, lift]}}, depart]"),
		"resource: free units":   withResource("[{choose: [{when: free(rope) > 0, do: [{visit: gate}]}]}, depart]"),
		"resource: disrupted":    withResource("[depart]") + "disruptions: {gust: {at: 1h, for: 1h, close: post.rope}}",
		"zone: entered":          withZone("[{enter: pen}, {delay: 1m}, {leave: pen}, depart]"),
		"zone: those inside":     withZone("[{choose: [{when: inside(pen) < 2, do: [{visit: gate}]}]}, depart]"),
		"bookings: booked":       withBookings("[{book: {bookings: slots, without: [depart]}}, {check-in: slots}, depart]"),
		"bookings: passed":       withBookings("[{check-in: slots}, depart]"),
		"bookings: those before": withBookings("[{choose: [{when: queue(slots) < 2, do: [{visit: gate}]}]}, depart]"),

		"schedule: servers":  withSchedule("stations: {gate: {servers: {schedule: duty}}}"),
		"schedule: a lane's": withSchedule("stations: {gate: {servers: null, lanes: {fast: {servers: {schedule: duty}}}}}"),
		"schedule: units": withSchedule("resources: {lift: {units: {schedule: duty}}}") +
			"flows: {trucks: {journey: [{seize: lift}, {delay: 1m}, {release: lift}, depart]}}",
		"schedule: slots": withSchedule("bookings: {slots: {slots: {schedule: duty}}}") +
			"flows: {trucks: {journey: [{check-in: slots}, depart]}}",
		"schedule: wait": withSchedule("area: 1 ha") + "flows: {trucks: {journey: [{wait: {schedule: duty}}, depart]}}",
		"profile":        "profiles: {rush: {days: {mon: 2}}}\nflows: {trucks: {arrivals: {profile: rush}}}",
		"calendar": "calendars: {fair: [{from: 09-01, factor: 200%}]}\n" +
			"flows: {trucks: {arrivals: {calendars: [fair]}}}",
		"journey": "journeys: {way: {steps: [{visit: gate}]}}\n" +
			"flows: {trucks: {journey: [{follow: way}, depart]}}",
		"journey in another": "journeys: {way: {steps: [{follow: on}]}, on: {steps: [{visit: gate}]}}\n" +
			"flows: {trucks: {journey: [{follow: way}, depart]}}",
		"class: children": "entities: {box: {}}\n" +
			"flows: {trucks: {journey: [{split: {into: boxes, entity: box, do: [{delay: 1m}]}}, depart]}}",
		"class: under policy": "entities: {car: {}}\npolicies: {cars: {set: {flows.trucks.entity: car}}}",
	} {
		t.Run(name, func(t *testing.T) {
			if unused := unusedOf(t, text+"\n"); unused != "" {
				t.Errorf("called unused: %s", unused)
			}
		})
	}
}

func withResource(journey string) string {
	return "sites: {post: {resources: {rope: {units: 2}}}}\nflows: {trucks: {journey: " + journey + "}}\n"
}

func withZone(journey string) string {
	return "sites: {post: {zones: {pen: {places: 3}}}}\nflows: {trucks: {journey: " + journey + "}}\n"
}

func withBookings(journey string) string {
	return "sites: {post: {bookings: {slots: {slots: 9}}}}\nflows: {trucks: {journey: " + journey + "}}\n"
}

func withSchedule(use string) string {
	const duty = `schedules: {duty: [{from: "08:00", to: "18:00", value: 3}]}`
	return "sites: {post: {time-zone: UTC, " + duty + ", " + use + "}}\n"
}

// A word is no use of an element that happens to bear it as a name: of a title, the kind of run, a link's mode, a
// flow, an attribute's word, an element of another site.
func TestAWordThatNamesSomethingElseUsesNothing(t *testing.T) {
	got := unusedOf(t, `
title: Where trucks wait for a ferry
entities: {ferry: {}, terminating: {}}
profiles: {road: {days: {mon: 2}}}
sites:
  post: {zones: {trucks: {places: 3}}, resources: {green: {units: 1}, quay: {units: 1}}}
flows:
  others:
    entity: truck
    from: post
    arrivals: {after: {flow: trucks}}
    journey: [{travel: port}, {visit: quay}, depart]
  trucks: {journey: [{set: {colour: green}}, {visit: gate}, depart]}
`)
	want := "entities.ferry entities.terminating profiles.road sites.post.zones.trucks " +
		"sites.post.resources.green sites.post.resources.quay"
	if got != want {
		t.Errorf("called unused:\n%s\nexpected:\n%s", got, want)
	}
}
