package scenario

import (
	"slices"
	"testing"
)

// changeable is a scenario with policies that change places in all ways.
const changeable = `karvon: 1
title: A post
run: {kind: cyclic, cycle: 1 day, window: 1 day}
entities: {truck: {}}
assumptions: {look: {value: 3m, range: [1m, 9m]}, seen: {value: 20 USD/h, range: [10 USD/h, 40 USD/h]}}
sites:
  post:
    hours: [{from: "06:00", to: "22:00"}]
    schedules: {day: [{from: "06:00", to: "22:00", value: 3}], night: [{value: 1}]}
    stations:
      gate: {servers: {schedule: day}, service: 2m}
      hall: {servers: 2, service: $look, hours: [{from: "00:00", to: "24:00"}]}
      shop: {lanes: {one: {servers: {schedule: night}}}, service: 1m}
    resources: {officers: {units: 4}}
    zones: {yard: {places: 30}}
    bookings: {slots: {slots: 20, hours: [{from: "00:00", to: "24:00"}]}}
  port: {stations: {crane: {servers: 1, service: 5m}}}
links: {road: {from: post, to: port, mode: road, length: 3 km, speed: 30 km/h}}
flows:
  trucks: {entity: truck, arrivals: {rate: 100/day}, journey: [{visit: post.gate}, {visit: post.hall}, depart]}
policies:
  lane: {set: {sites.post.stations.gate.service: 1m}}
  looks: {set: {assumptions.look: 5m}}
  staff: {set: {sites.post.schedules.day: [{from: "06:00", to: "22:00", value: 4}]}}
  nights: {set: {sites.post.schedules.night: [{value: 2}]}}
  open: {set: {sites.post.hours: [{from: "00:00", to: "24:00"}]}}
  ground: {set: {sites.post.zones.yard.places: 60, sites.post.resources.officers.units: 5}}
  road: {set: {links.road.speed: 60 km/h}}
  built: {set: {sites.port.stations.ramp: {servers: 1, service: 1m}}}
  fewer: {set: {flows.trucks.arrivals.rate: 50/day}}
`

func TestAChangeNamesThePlacesThatDiffer(t *testing.T) {
	base := loadText(t, changeable, Options{})
	for policy, want := range map[string]Change{
		"lane":   {Places: []string{"post.gate"}},
		"looks":  {Places: []string{"post.hall"}},
		"staff":  {Places: []string{"post.gate"}},
		"nights": {Places: []string{"post.shop"}},
		"open":   {Places: []string{"post.gate", "post.shop"}},
		"ground": {Places: []string{"post.officers", "post.yard"}},
		"road":   {Places: []string{"link.road"}},
		"built":  {Places: []string{"port.ramp"}},
		"fewer":  {Elsewhere: true},
	} {
		got := loadText(t, changeable, Options{Policies: []string{policy}}).ChangeFrom(base)
		if !slices.Equal(got.Places, want.Places) || got.Elsewhere != want.Elsewhere {
			t.Errorf("%s changes %v, and others: %v; want %v", policy, got.Places, got.Elsewhere, want)
		}
	}
	if c := loadText(t, changeable, Options{}).ChangeFrom(base); len(c.Places) > 0 || c.Elsewhere {
		t.Errorf("nothing changes %v", c)
	}
}

func TestAFactorTellsItsValueAtAPosition(t *testing.T) {
	for _, f := range loadText(t, changeable, Options{}).Factors() {
		switch f.Name {
		case "assumptions.look":
			if f.Position() != 0.25 || f.At(0.5) != "5m" || f.At(1) != "9m" {
				t.Errorf("it stands at %v; %s, %s", f.Position(), f.At(0.5), f.At(1))
			}
		case "assumptions.seen":
			if f.Position() != 1.0/3 || f.At(1.0/3) != "20 USD/h" || f.At(0.12345) != "13.7 USD/h" {
				t.Errorf("it stands at %v; %s, %s", f.Position(), f.At(1.0/3), f.At(0.12345))
			}
		}
	}
	for _, c := range []struct {
		value float64
		want  string
	}{{1234567, "1,235,000"}, {0.0012345, "0.001234"}, {-12.3456, "-12.35"}, {0, "0"}, {1999.96, "2,000"}} {
		if got := withDigits(c.value, 4); got != c.want {
			t.Errorf("%v is written %s, want %s", c.value, got, c.want)
		}
	}
}

func TestToDoNothingIsAnOption(t *testing.T) {
	named := func(name string, policies ...string) *Choice {
		c := &Choice{Name: name}
		for _, p := range policies {
			c.Policies = append(c.Policies, Text{Text: p})
		}
		return c
	}
	for want, choices := range [][]*Choice{
		{named("a", "p"), named("b", "q")},
		{named("a", "p"), named("b")},
		{named("a"), named("b"), named("nothing", "p")},
	} {
		if got := (&Alternatives{Choices: choices}).Base(); got != want {
			t.Errorf("of %d it is %d, want %d", len(choices), got, want)
		}
	}
}
