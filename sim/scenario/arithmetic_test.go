package scenario

import (
	"slices"
	"strings"
	"testing"

	"karvon/sim/syntax"
)

// computing is a scenario whose quantities are computed from assumptions.
const computing = `
karvon: 1
title: What is computed
assumptions:
  weighing: {value: 90s, range: [60s, 2m]}
  trucks: 1000/day
  share: {value: 40%, range: [30%, 50%]}
  lanes: {value: 2, range: [1, 4]}
  both-lanes: $lanes * 2
  stall: 140 m2
  spread: 0.4
  slow: {value: $weighing + 30s, range: [90s, 4m]}
  most: 20
  patience: 45m
run: {kind: stationary, window: 1 day}
entities: {truck: {}}
sites:
  post:
    area: 4 ha
    zones: {yard: {area: "100 * $stall", space: {truck: $stall}}}
    stations:
      gate: {servers: $both-lanes, service: {lognormal: {mean: $weighing * 2, cv: $spread / 2}}}
      scale: {servers: $lanes + 1, service: $slow}
      desk: {servers: 3, service: $weighing / 3, queue: {patience: $weighing * 10}}
flows:
  trucks:
    entity: truck
    arrivals: {rate: $trucks * $share}
    attributes: {channel: {shares: {red: "100% - $share", green: $share}}}
    journey:
      - visit: gate
      - choose: [{when: expected-wait(scale) < $patience and queue(scale) < $most / 2, do: [{visit: scale}]}]
      - visit: desk
      - depart
thresholds: [flow.trucks.time.p95 < $patience]
`

func TestQuantitiesAreComputedFromAssumptions(t *testing.T) {
	s := loadText(t, computing, Options{})
	post, trucks := s.Sites["post"], s.Flows["trucks"]
	for what, c := range map[string][2]float64{
		"rate of a flow":        {*trucks.Arrivals.Rate, 400.0 / 86_400},
		"area":                  {*post.Zones["yard"].Area, 14_000},
		"servers by way of one": {float64(post.Stations["gate"].Servers.Number), 4},
		"servers and one":       {float64(post.Stations["scale"].Servers.Number), 3},
		"mean of a service":     {post.Stations["gate"].Service.Mean(), 180},
		"service":               {post.Stations["scale"].Service.Mean(), 120},
		"a third":               {post.Stations["desk"].Service.Mean(), 30},
		"what is left":          {trucks.Attributes["channel"].Shares["red"], 0.6},
	} {
		if c[0] != c[1] {
			t.Errorf("%s: %v, want %v", what, c[0], c[1])
		}
	}
	if s.Thresholds[0].Text.Text != "flow.trucks.time.p95 < 45m" {
		t.Errorf("the threshold is %s", s.Thresholds[0].Text.Text)
	}
}

func TestWhatIsComputedMovesWithWhatItIsComputedFrom(t *testing.T) {
	s := loadText(t, computing, Options{Positions: map[string]float64{
		"assumptions.weighing": 1, "assumptions.share": 0, "assumptions.lanes": 0.5}})
	post, trucks := s.Sites["post"], s.Flows["trucks"]
	for what, c := range map[string][2]float64{
		"rate of a flow":    {*trucks.Arrivals.Rate, 300.0 / 86_400},
		"servers":           {float64(post.Stations["gate"].Servers.Number), 5}, // of 2.5 lanes
		"mean of a service": {post.Stations["gate"].Service.Mean(), 240},
		"service":           {post.Stations["scale"].Service.Mean(), 150},
		"what is left":      {trucks.Attributes["channel"].Shares["red"], 0.7},
	} {
		if c[0] != c[1] {
			t.Errorf("%s: %v, want %v", what, c[0], c[1])
		}
	}
	moved := loadText(t, computing, Options{Positions: map[string]float64{"assumptions.slow": 1}})
	if mean := moved.Sites["post"].Stations["scale"].Service.Mean(); mean != 240 {
		t.Errorf("what is computed and has a range of its own is moved to %v", mean)
	}
}

func TestWhatIsComputedIsDerivedAndNoFactorByItself(t *testing.T) {
	s := loadText(t, computing, Options{})
	for _, f := range s.Factors() {
		if f.Name == "assumptions.both-lanes" || !ofAssumption(f.Name) {
			t.Errorf("%s is a factor", f.Name)
		}
	}
	listed := map[string]Value{}
	for _, v := range s.Values {
		listed[v.Path] = v
	}
	if v := listed["assumptions.both-lanes"]; v.Confidence != Derived || v.Text != "$lanes * 2 = 4" || v.Places != 1 {
		t.Errorf("%+v", v)
	}
	if v := listed["assumptions.lanes"]; v.Places != 2 {
		t.Errorf("%d places of the lanes", v.Places)
	}
	for _, path := range []string{"flows.trucks.arrivals.rate", "sites.post.stations.scale.servers"} {
		if v, ok := listed[path]; ok {
			t.Errorf("a place is a value of its own: %+v", v)
		}
	}
}

func TestAThresholdOrAConditionIsPartOfTheHash(t *testing.T) {
	hash := loadText(t, computing, Options{}).Hash
	for _, set := range []string{"assumptions.patience=46m", "assumptions.most=21"} {
		if loadText(t, computing, Options{Set: []string{set}}).Hash == hash {
			t.Errorf("%s leaves the hash", set)
		}
	}
}

// What is told of an assumption in arithmetic is told in any order of reading, and whatever else is wrong.
func TestWhatIsNoQuantityIsToldInAnyOrder(t *testing.T) {
	const text = "karvon: 1\nextends: minimal\nassumptions: {mm: WRONG, k: $mm + 1m, l: $k * 2}\n" +
		"sites: {post: {stations: {gate: {service: FIRST}, scale: {servers: 1, service: SECOND}}}}\n"
	for wrong, want := range map[string]bool{"3 apples": true, "{discrete: {2m: 100%}}": true, "$k": false} {
		for _, c := range [][2]string{{"$mm", "$k"}, {"$k", "$mm"}, {"$k", "3"}, {"3", "$k"}, {"$mm", "$l"}, {"$l", "$mm"}} {
			text := strings.NewReplacer("WRONG", wrong, "FIRST", c[0], "SECOND", c[1]).Replace(text)
			found := mistakes(t, library("over.yaml", text), "over", Options{})
			isTold := func(e syntax.Error) bool { return strings.Contains(e.Message, "is no single quantity") }
			if slices.ContainsFunc(found, isTold) != want || strings.Contains(found.Error(), "k is no single") {
				t.Errorf("mm: %s, then %s: %v", wrong, c, found)
			}
		}
	}
}

// A ratio is a number that may serve as a share: it counts servers and is compared with counts, and is a limit of
// shares.
func TestARatioServesAsANumberAndAsAShare(t *testing.T) {
	s := loadText(t, `
karvon: 1
title: Ratios
assumptions:
  rt: 60/h
  walk: {value: 1m, range: [30s, 2m]}
  load: $rt * $walk / 4
  same: $load
  part: {value: $walk / 5m, range: [10%, 40%]}
  of-part: $part
  loads: $walk / 20s
run: {kind: stationary, window: 1 day}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: $loads, service: 3m, queue: {balk: {when: queue(gate) > $loads + $same}}}}}}
flows:
  trucks:
    entity: truck
    arrivals: {rate: $rt}
    journey:
      - visit: gate
      - choose: [{share: $load, do: []}, {share: $of-part, do: []}]
      - choose: [{when: queue(gate) > 1 + $load * $of-part, do: []}]
      - delay: {scale: 1 + $of-part, of: $walk * $same}
      - depart
thresholds: [post.gate.busy < $load]
`, Options{})
	gate, choose := s.Sites["post"].Stations["gate"], s.Flows["trucks"].Journey[1].Choose
	if gate.Servers.Number != 3 || *choose.Branches[0].Share != 0.25 || *choose.Branches[1].Share != 0.2 {
		t.Errorf("%d servers, shares %v and %v", gate.Servers.Number, *choose.Branches[0].Share, *choose.Branches[1].Share)
	}
	if text := s.Thresholds[0].Text.Text; text != "post.gate.busy < 25%" {
		t.Errorf("the threshold is %s", text)
	}
	for _, v := range s.Values {
		if v.Path == "assumptions.loads" && v.Text != "$walk / 20s = 3" {
			t.Errorf("it is listed as %s", v.Text)
		}
	}
}
