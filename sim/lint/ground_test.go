package lint_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"karvon/sim/lint"
	"karvon/sim/plan/plantest"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// groundless lists the warnings of queues without ground.
func groundless(t *testing.T, text string) syntax.Errors {
	t.Helper()
	return onlyGroundless(check(t, text).Warnings)
}

func onlyGroundless(all syntax.Errors) syntax.Errors {
	var found syntax.Errors
	for _, e := range all {
		if e.Code == scenario.NoGround {
			found = append(found, e)
		}
	}
	return found
}

// check checks a scenario that stands by itself.
func check(t *testing.T, text string) *lint.Review {
	t.Helper()
	library := plantest.Library()
	library["main.yaml"] = &fstest.MapFile{Data: []byte(text)}
	r, err := lint.Check(t.Context(), library, "main")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// aPost is a post of one gate: what its class says, what its site and its links have besides, and its journey.
func aPost(class, gate, site, journey string) string {
	return fmt.Sprintf(`
karvon: 1
title: A post
run: {kind: stationary, window: 1 day}
entities: {truck: %s}
sites:
  post:
    zones: {yard: {places: 60}%s}
    stations: {gate: {servers: 1, service: 1m%s}}
    resources: {crew: {units: 1}}
flows: {trucks: {entity: truck, from: post, arrivals: {rate: 6/h}, attributes: {size: {is: 3}}, journey: %s}}
`, class, site, gate, journey)
}

func TestWhatNeedsGround(t *testing.T) {
	const park = ", park: {area: 1 ha, space: {truck: 28 m2}}"
	const hall = ", hall: {area: 1 ha, space: {truck: 2 m2}}"
	for name, c := range map[string]struct {
		class, site string
		vehicle     bool
	}{
		"nothing is known":              {class: "{}"},
		"it says so":                    {class: "{vehicle: true}", vehicle: true},
		"it burns fuel":                 {class: "{costs: {fuel: {idle: 3 l/h}}}", vehicle: true},
		"its costs have no fuel":        {class: "{costs: {waiting: 3 USD/h}}"},
		"it counts for trucks":          {class: "{counts: {trucks: 1, people: 1}}", vehicle: true},
		"it counts for a person":        {class: "{counts: {people: 1}}"},
		"it says that it is none":       {class: "{vehicle: false, counts: {trucks: 1}}"},
		"it takes the land of a stall":  {class: "{counts: {people: size}}", site: park, vehicle: true},
		"it takes the land of a person": {class: "{}", site: park + hall},
		"a person in a garden":          {class: "{counts: {people: 1}}", site: park},
	} {
		t.Run(name, func(t *testing.T) {
			found := groundless(t, aPost(c.class, "", c.site, "[{visit: gate}, depart]"))
			if told := len(found) > 0; told != c.vehicle {
				t.Errorf("told %v, expected %v", found, c.vehicle)
			}
		})
	}
}

func TestWhereAQueueHasGround(t *testing.T) {
	const length = ", queue: {length: 90 m, space: {truck: 18 m}, when-full: block}"
	const places = ", queue: {capacity: 4, when-full: block}"
	const gate = "sites.post.stations.gate"
	for name, c := range map[string]struct {
		gate, journey string
		told          string // paths
	}{
		"in no zone":                  {journey: "{visit: gate}", told: gate},
		"in a zone":                   {journey: "{enter: yard}, {visit: gate}, {leave: yard}"},
		"behind a zone":               {journey: "{enter: yard}, {leave: yard}, {visit: gate}", told: gate},
		"a queue of a stated length":  {gate: length, journey: "{visit: gate}"},
		"a queue of so many":          {gate: places, journey: "{visit: gate}"},
		"units of a resource":         {journey: "{seize: crew}, {release: crew}", told: "sites.post.resources.crew"},
		"a gate that opens at a time": {journey: "{wait: {until: \"06:00\"}}", told: "flows.trucks.journey[1]"},
		"a delay is no queue":         {journey: "{delay: 1h}"},
		"nobody comes there":          {journey: "{choose: [{share: 0%, do: [{visit: gate}]}]}"},
	} {
		t.Run(name, func(t *testing.T) {
			var paths []string
			for _, e := range groundless(t, aPost("{vehicle: true}", c.gate, "", "["+c.journey+", depart]")) {
				paths = append(paths, e.Path)
			}
			if got := strings.Join(paths, " "); got != c.told {
				t.Errorf("told of %q, expected %q", got, c.told)
			}
		})
	}
}

func TestManyQueuesWithoutGroundAreOneWarning(t *testing.T) {
	var stations, journey strings.Builder
	for i := range 5 {
		fmt.Fprintf(&stations, "s%d: {servers: 1, service: 1m}, ", i)
		fmt.Fprintf(&journey, "{visit: s%d}, ", i)
	}
	found := groundless(t, aPost("{vehicle: true}", "}, "+strings.TrimSuffix(stations.String(), "}, "), "",
		"["+journey.String()+"depart]"))
	const want = "at 5 places vehicles wait in no zone and in no stated length, and a queue without ground cannot push " +
		"back: post.s0, post.s1, post.s2, post.s3 and post.s4"
	if len(found) != 1 || found[0].Message != want {
		t.Errorf("got %v", found)
	}
}

// A policy is told of what it leaves without ground, not of what stands on none without it.
func TestAPolicysQueuesWithoutGroundAreToldUnderItsName(t *testing.T) {
	r := check(t, aPost("{vehicle: true}", "}, exit: {servers: 1, service: 1m", "",
		"[{label: first, visit: gate}, {enter: yard}, {visit: exit}, {leave: yard}, depart]")+
		"policies: {bare: {set: {flows.trucks.journey: [{visit: gate}, {visit: exit}, depart]}}}\n")
	if found := onlyGroundless(r.Warnings); len(found) != 1 || found[0].Path != "sites.post.stations.gate" {
		t.Errorf("without it: %v", found)
	}
	if found := onlyGroundless(r.Policies[0].Warnings); len(found) != 1 || found[0].Path != "sites.post.stations.exit" {
		t.Errorf("under it: %v", found)
	}
}
