package ground

import (
	"io/fs"
	"math"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"karvon/scenarios"
	"karvon/sim/plan"
	"karvon/sim/response"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
)

// laidOut is a scenario of the library with its ground.
type laidOut struct {
	scenario *scenario.Scenario
	model    *response.Model
	ground   *Plan
}

// library lays out all scenarios, each once for all tests.
func library(t *testing.T) map[string]laidOut {
	t.Helper()
	if known != nil {
		return known
	}
	files, err := fs.Glob(scenarios.FS, "*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("the library has no scenarios: %v", err)
	}
	known = map[string]laidOut{}
	for _, file := range files {
		name := strings.TrimSuffix(file, ".yaml")
		s, m := responsetest.Compile(t, scenarios.FS, name, scenario.Options{})
		known[name] = laidOut{s, m, Of(m.Plan, s)}
	}
	return known
}

var known map[string]laidOut

func TestEveryStationAndZoneIsPlaced(t *testing.T) {
	for name, l := range library(t) {
		stations, zones := map[int]int{}, map[int]int{}
		for _, site := range l.ground.Sites {
			for _, s := range site.Stations {
				stations[s.Index]++
				if s.Columns*s.Rows < s.Servers {
					t.Errorf("%s: %s has %d servers in %d columns and %d rows", name, s.Name, s.Servers, s.Columns, s.Rows)
				}
			}
			for _, z := range site.Zones {
				zones[z.Index]++
			}
		}
		for i := range l.model.Stations {
			if stations[i] != 1 {
				t.Errorf("%s: %s stands in %d places", name, l.model.Stations[i].Name, stations[i])
			}
		}
		for i := range l.model.Zones {
			if zones[i] != 1 {
				t.Errorf("%s: zone %s lies in %d places", name, l.model.Zones[i].Name, zones[i])
			}
		}
		if len(l.ground.Figures) != len(l.model.Flows) || len(l.ground.Links) != len(l.model.Links) {
			t.Errorf("%s: %d figures and %d links", name, len(l.ground.Figures), len(l.ground.Links))
		}
	}
}

func TestZonesHaveTheAreaThatTheScenarioStates(t *testing.T) {
	stated := 0
	for name, l := range library(t) {
		for _, site := range l.ground.Sites {
			for _, z := range site.Zones {
				want := l.model.Zones[z.Index].Area
				if want == 0 {
					continue
				}
				stated++
				if got := z.Width * z.Height; math.Abs(got-want) > 0.01*want {
					t.Errorf("%s: zone %s has %.0f m² and not %.0f", name, z.Name, got, want)
				}
			}
		}
	}
	if stated < 20 {
		t.Errorf("only %d zones state their area", stated)
	}
}

// apart says whether two boxes have no ground in common, but for what rounding to the centimetre gives.
func apart(a, b Box) bool {
	const slack = 0.021
	return a.X+a.Width <= b.X+slack || b.X+b.Width <= a.X+slack || a.Y+a.Height <= b.Y+slack ||
		b.Y+b.Height <= a.Y+slack
}

func inside(a, b Box) bool {
	const slack = 0.021
	return a.X >= b.X-slack && a.Y >= b.Y-slack && a.X+a.Width <= b.X+b.Width+slack &&
		a.Y+a.Height <= b.Y+b.Height+slack
}

func TestNothingOverlapsAndAllLiesInItsSite(t *testing.T) {
	for name, l := range library(t) {
		for _, site := range l.ground.Sites {
			outline := Box{0, 0, site.Width, site.Height}
			zones := map[int]Box{}
			for i, z := range site.Zones {
				zones[z.Index] = z.Box
				if !inside(z.Box, outline) || !inside(z.Lots, z.Box) || z.Width <= 0 || z.Height <= 0 {
					t.Errorf("%s: zone %s lies at %v in %v", name, z.Name, z.Box, outline)
				}
				for _, other := range site.Zones[:i] {
					if !apart(z.Box, other.Box) {
						t.Errorf("%s: zones %s and %s overlap", name, z.Name, other.Name)
					}
				}
			}
			for i, s := range site.Stations {
				if !inside(s.Box, outline) || !inside(s.Queue, outline) || s.Width <= 0 || s.Height <= 0 {
					t.Errorf("%s: station %s lies at %v in %v", name, s.Name, s.Box, outline)
				}
				if home, ok := zones[s.Zone]; ok && (!inside(s.Box, home) || !inside(s.Queue, home)) {
					t.Errorf("%s: station %s lies at %v outside its zone %v", name, s.Name, s.Box, home)
				}
				if !apart(s.Box, s.Queue) {
					t.Errorf("%s: the queue of %s stands in its booths", name, s.Name)
				}
				for _, other := range site.Stations[:i] {
					if !apart(s.Box, other.Box) || !apart(s.Box, other.Queue) || !apart(s.Queue, other.Queue) {
						t.Errorf("%s: stations %s and %s overlap", name, s.Name, other.Name)
					}
				}
			}
			for _, part := range site.Parts {
				if !inside(part.Box, outline) {
					t.Errorf("%s: the ground of %s lies at %v in %v", name, part.Figure, part.Box, outline)
				}
			}
			checkWays(t, name, &site)
		}
	}
}

func checkWays(t *testing.T, name string, site *Site) {
	t.Helper()
	for _, w := range site.Ways {
		if len(w.Points) < 2 || w.Flows == 0 {
			t.Errorf("%s: a way from %v to %v has %d points for %d flows", name, w.From, w.To, len(w.Points), w.Flows)
		}
		for _, p := range w.Points {
			if p[0] < -0.01 || p[1] < -0.01 || p[0] > site.Width+0.01 || p[1] > site.Height+0.01 {
				t.Errorf("%s: the way from %v to %v leaves the site at %v", name, w.From, w.To, p)
			}
		}
	}
}

// The two directions of a centre share one picture: what is of the first country lies on the left in both.
func TestTheFirstCountryLiesOnTheLeft(t *testing.T) {
	for _, site := range library(t)["central-asia"].ground.Sites {
		if site.Name != "central-asia" {
			continue
		}
		if site.Border == nil {
			t.Fatal("there is no border")
		}
		sides := map[int]int{}
		for _, z := range site.Zones {
			if z.Kind != Holding {
				continue
			}
			side := sideOf(z.Name, site.Countries)
			sides[side]++
			if middle := z.middle()[0]; side < 0 && middle > *site.Border || side > 0 && middle < *site.Border {
				t.Errorf("%s lies at %.0f, the border at %.0f", z.Name, middle, *site.Border)
			}
		}
		if sides[-1] < 5 || sides[1] < 5 {
			t.Errorf("zones by side: %v", sides)
		}
	}
}

func TestStationsStandInTheOrderOfTheJourney(t *testing.T) {
	for _, site := range library(t)["tutorial-2-stages"].ground.Sites {
		if len(site.Stations) < 2 {
			t.Fatalf("%d stations", len(site.Stations))
		}
		byOrder := map[int]Station{}
		for _, s := range site.Stations {
			byOrder[s.Order] = s
		}
		for _, s := range site.Stations {
			for _, other := range site.Stations {
				if s.Order < other.Order && s.Toward == 1 && other.Toward == 1 && s.X >= other.X {
					t.Errorf("%s is come to before %s, but lies at %.0f and %.0f", s.Name, other.Name, s.X, other.X)
				}
			}
		}
	}
}

func TestTheSameScenarioGivesTheSameGround(t *testing.T) {
	for name, l := range library(t) {
		if again := Of(l.model.Plan, l.scenario); !reflect.DeepEqual(again, l.ground) {
			t.Errorf("%s is laid out in two ways", name)
		}
	}
}

func TestAQueueHasTheLengthThatIsStated(t *testing.T) {
	p := &plan.Plan{Stations: []plan.Station{{QueueCapacity: 40}, {QueueCapacity: plan.None},
		{QueueCapacity: plan.None, Pool: &plan.ServerPool{QueueLength: 250_000, Space: []int64{18_000}}}}}
	tr := &trace{plan: p}
	for i, want := range []float64{800, 240, 250} {
		if got := tr.queueLength(node{index: int32(i)}, sizes[Truck]); got != want {
			t.Errorf("queue %d has %v m and not %v", i, got, want)
		}
	}
}

// A yard and a car park at their spots, a booth in the yard at its own, and a desk without one.
const surveyedPost = `karvon: 1
title: post
run: {kind: terminating, window: 1 day, time-zone: UTC, start: 2026-01-05}
entities: {truck: {title: a truck}}
sites:
  post:
    area: 9 ha
    zones:
      yard: {area: 1 ha, at: [400, 60]}
      park: {area: 0.25 ha, at: [100, 200]}
    stations:
      booth: {servers: 2, service: 1m, at: [450, 50]}
      desk: {servers: 1, service: 1m}
flows:
  trucks:
    entity: truck
    from: post
    arrivals: {rate: 10/h}
    journey:
      - enter: park
      - leave: park
      - enter: yard
      - visit: booth
      - leave: yard
      - visit: desk
      - depart
`

func TestSpotsOfAScenarioComeBeforeTheRule(t *testing.T) {
	s, m := responsetest.Compile(t, fstest.MapFS{"post.yaml": {Data: []byte(surveyedPost)}}, "post", scenario.Options{})
	site := Of(m.Plan, s).Sites[0]
	middles := map[string]Point{}
	for _, z := range site.Zones {
		middles[z.Name] = z.middle()
		if area := z.Width * z.Height; math.Abs(area-z.Hectares*hectare) > 0.01*area {
			t.Errorf("%s has %v m2 of %v ha", z.Name, area, z.Hectares)
		}
	}
	for _, station := range site.Stations {
		middles[station.Name] = station.middle()
	}
	apart := func(from, to string) (east, north float64) {
		return math.Round(middles[to][0] - middles[from][0]), math.Round(middles[from][1] - middles[to][1])
	}
	if east, north := apart("post.park", "post.yard"); east != 300 || north != -140 {
		t.Errorf("the yard lies %v m to the east and %v m to the north of the park", east, north)
	}
	if east, north := apart("post.yard", "post.booth"); east != 50 || north != -10 {
		t.Errorf("the booth lies %v m to the east and %v m to the north of the yard", east, north)
	}
	for _, z := range site.Zones {
		if middles["post.desk"][1] < z.Y+z.Height {
			t.Errorf("the desk, whose spot nobody gives, lies beside %s", z.Name)
		}
		if z.X < 0 || z.Y < 0 || z.X+z.Width > site.Width || z.Y+z.Height > site.Height {
			t.Errorf("%s lies beyond the site", z.Name)
		}
	}
}
