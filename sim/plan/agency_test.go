package plan_test

import (
	"strings"
	"testing"

	"karvon/sim/plan"
	"karvon/sim/plan/plantest"
	"karvon/sim/scenario"
)

const twoPosts = `karvon: 1
title: Two posts
run: {kind: stationary, window: 10h}
entities: {truck: {}}
sites:
  north:
    stations:
      gate: {servers: 1, service: 1m}
      scan: {lanes: {left: {servers: 1}, right: {servers: 1}}, service: 1m}
    resources: {teams: {units: 2}}
  south: {stations: {gate: {servers: 1, service: 1m}}}
links: {road: {from: north, to: south, mode: road, length: 1 km, speed: 30 km/h}}
flows:
  trucks:
    entity: truck
    from: north
    arrivals: {rate: 2/h}
    journey: [{visit: gate}, {seize: teams}, {visit: scan}, {release: teams}, {travel: south}, {visit: gate}, depart]
`

func TestWhoRunsAPlaceMustAct(t *testing.T) {
	p := plantest.Text(t, twoPosts+`agencies:
  customs: {country: North, runs: [north.scan, north.teams]}
  guards: {title: border guards, country: North, runs: [north.gate]}
  others: {country: South, runs: ['south.*']}
`)
	want := map[string]string{
		"north.gate.servers+1": "guards", "north.scan.left.servers+1": "customs", "north.teams.units+1": "customs",
		"south.gate.servers+1": "others",
	}
	found := map[string]string{}
	for _, c := range p.Changes() {
		if id := p.ActorOf(&c); id != plan.None {
			found[c.Name] = p.Agencies[id].Name
		}
	}
	for name, agency := range want {
		if found[name] != agency {
			t.Errorf("%s is for %q, want %s", name, found[name], agency)
		}
	}
}

func TestAgenciesAreToWhoAsks(t *testing.T) {
	p := plantest.Text(t, twoPosts+`agencies:
  customs: {country: North, runs: [north.scan]}
  guards: {country: North, runs: [north.gate]}
  operator: {runs: [north.teams]}
  others: {country: South, runs: [south.gate]}
`)
	for asks, want := range map[string][]plan.Relation{
		"customs": {plan.Own, plan.Another, plan.Unrelated, plan.Neighbour},
		"North":   {plan.Own, plan.Own, plan.Unrelated, plan.Neighbour},
		"South":   {plan.Neighbour, plan.Neighbour, plan.Unrelated, plan.Own},
	} {
		asker, known := p.Asker(asks)
		if !known {
			t.Fatalf("there is nobody named %s", asks)
		}
		for i := range p.Agencies {
			if got := p.Agencies[i].To(asker); got != want[i] {
				t.Errorf("%s is %d to %s, want %d", p.Agencies[i].Name, got, asks, want[i])
			}
		}
	}
	if _, known := p.Asker("nobody"); known {
		t.Error("nobody is found among the agencies")
	}
}

func TestAgenciesThatCannotBe(t *testing.T) {
	for text, want := range map[string]string{
		"agencies: {customs: {runs: [north.gaet]}}":                   "there is no place north.gaet",
		"agencies: {customs: {runs: ['west.*']}}":                     "there is no place west.*",
		"agencies: {a: {runs: [north.gate]}, b: {runs: ['north.*']}}": "a runs north.gate already",
		"agencies: {customs: {}}":                                     "runs",
	} {
		_, _, err := plantest.Try(t.Context(), plantest.TextLibrary(twoPosts+text+"\n"), "test", scenario.Options{})
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "agencies") {
			t.Errorf("%s: %v, want %q at agencies", text, err, want)
		}
	}
}

func TestAgenciesChangeNoAnswer(t *testing.T) {
	without := plantest.Text(t, twoPosts)
	with := plantest.Text(t, twoPosts+"agencies: {customs: {runs: [north.gate]}}\n")
	if without.Hash != with.Hash {
		t.Errorf("the hash is %s with agencies and %s without", with.Hash, without.Hash)
	}
}
