package scenario

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"karvon/sim/syntax"
)

// typed is a scenario in which each value stands where it is used.
const typed = `
karvon: 1
title: Two scales
run: {kind: stationary, window: 1 day}
entities: {truck: {}}
sites:
  post:
    area: 1 ha
    zones: {yard: {area: 4000 m2, space: {truck: 140 m2}}, room: {area: 2000 m2, space: {truck: 140 m2}}}
    stations:
      gate: {servers: 2, service: {lognormal: {mean: 90s, cv: 0.4}}, queue: {capacity: 5, when-full: turn-away}}
      scale: {servers: 2, service: {lognormal: {mean: 90s, cv: 0.4}}, queue: {capacity: 7, when-full: turn-away}}
flows:
  trucks:
    entity: truck
    arrivals: {rate: 40/h}
    attributes: {channel: {shares: {red: 10%, green: 90%}}, seal: {shares: {red: 10%, green: 90%}}}
    journey: [{visit: gate}, {visit: scale}, depart]
`

// named is the same scenario with its values as assumptions.
const named = `
karvon: 1
title: Two scales
assumptions:
  weighing: {value: {lognormal: {mean: 90s, cv: $spread}}, range: [60s, 2m], source: a handbook, confidence: handbook}
  spread: {value: 0.4, range: [0.2, 0.8]}
  lanes: {value: 2, range: [1, 4], note: as planned}
  room: {truck: 140 m2}
  rule: turn-away
  red: {value: 10%, range: [5%, 15%]}
run: {kind: stationary, window: 1 day}
entities: {truck: {}}
sites:
  post:
    area: 1 ha
    zones: {yard: {area: 4000 m2, space: $room}, room: {area: 2000 m2, space: $room}}
    stations:
      gate: {servers: $lanes, service: $weighing, queue: {capacity: 5, when-full: $rule}}
      scale: {servers: $lanes, service: {value: $weighing, note: weighed again}, queue: {capacity: 7, when-full: $rule}}
flows:
  trucks:
    entity: truck
    arrivals: {rate: 40/h}
    attributes: {channel: {shares: {red: $red, green: 90%}}, seal: {shares: {red: $red, green: 90%}}}
    journey: [{visit: gate}, {visit: scale}, depart]
`

func loadText(t *testing.T, text string, options Options) *Scenario {
	t.Helper()
	s, err := Load(t.Context(), fstest.MapFS{"one.yaml": {Data: []byte(text)}}, "one", options)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestAScenarioWithAssumptionsIsTheOneWithTheirValues(t *testing.T) {
	plain, used := loadText(t, typed, Options{}), loadText(t, named, Options{})
	if plain.Hash != used.Hash {
		t.Errorf("the hash %s is not %s", used.Hash, plain.Hash)
	}
	again := loadText(t, string(used.Resolved()), Options{})
	if again.Hash != used.Hash || len(again.Assumptions) != len(used.Assumptions) {
		t.Errorf("the resolved scenario is another one:\n%s", used.Resolved())
	}
	if gate := used.Sites["post"].Stations["gate"]; gate.Service.Mean() != 90 || gate.Servers.Number != 2 {
		t.Errorf("%v, %d servers", gate.Service.Mean(), gate.Servers.Number)
	}
}

func TestAnAssumptionIsOneThingInItsPlaces(t *testing.T) {
	s := loadText(t, named, Options{})
	got := map[string]string{}
	for _, v := range s.Values {
		if v.Places > 0 {
			got[v.Path] = fmt.Sprintf("%s %s %q %d", v.Text, v.Confidence, v.Source.Of+v.Note, v.Places)
		}
	}
	for path, want := range map[string]string{
		"assumptions.weighing":   `{lognormal: {mean: 90s, cv: $spread}} handbook "a handbook" 2`,
		"assumptions.spread":     `0.4 assumption "" 1`,
		"assumptions.lanes":      `2 assumption "as planned" 2`,
		"assumptions.room.truck": `140 m2 assumption "" 2`,
		"assumptions.red":        `10% assumption "" 2`,
	} {
		if got[path] != want {
			t.Errorf("%s: got %s, want %s", path, got[path], want)
		}
		delete(got, path)
	}
	if len(got) > 0 {
		t.Errorf("more: %v", got)
	}
	var factors []string
	for _, f := range s.Factors() {
		factors = append(factors, f.Name)
	}
	if want := "[assumptions.lanes assumptions.red assumptions.spread assumptions.weighing]"; fmt.Sprint(factors) != want {
		t.Errorf("factors %v, want %s", factors, want)
	}
}

func TestAnAssumptionMovesInAllItsPlaces(t *testing.T) {
	s := loadText(t, named, Options{Positions: map[string]float64{"assumptions.weighing": 1, "assumptions.lanes": 0}})
	for name, station := range s.Sites["post"].Stations {
		if math.Abs(station.Service.Mean()-120) > 1e-9 || station.Servers.Number != 1 {
			t.Errorf("%s: %v, %d servers", name, station.Service.Mean(), station.Servers.Number)
		}
	}
}

func TestAListAsAnAssumptionHasValuesWithRanges(t *testing.T) {
	text := strings.Replace(named, "  rule: turn-away\n",
		"  rule: turn-away\n  shifts: [{from: '00:00', to: '24:00', value: {value: 3, range: [1, 5]}}]\n", 1)
	text = strings.Replace(text, "    stations:\n", "    schedules: {officers: $shifts}\n    stations:\n", 1)
	text = strings.Replace(text, "scale: {servers: $lanes,", "scale: {servers: {schedule: officers},", 1)
	for _, v := range loadText(t, text, Options{}).Values {
		if v.Path == "assumptions.shifts[1].value" {
			if v.Places != 1 {
				t.Errorf("it stands in %d places", v.Places)
			}
			return
		}
	}
	t.Error("the value within the list is missing")
}

func TestSettingsReachAnAssumptionOrOnePlace(t *testing.T) {
	means := func(set ...string) [2]float64 {
		stations := loadText(t, named, Options{Set: set}).Sites["post"].Stations
		return [2]float64{stations["gate"].Service.Mean(), stations["scale"].Service.Mean()}
	}
	if got := means("assumptions.weighing.lognormal.mean=100s"); got != [2]float64{100, 100} {
		t.Errorf("all places: %v", got)
	}
	if got := means("sites.post.stations.gate.service=2m"); got != [2]float64{120, 90} {
		t.Errorf("one place: %v", got)
	}
}

func TestAVariantFollowsAssumptionsThatItsPolicySets(t *testing.T) {
	text := named + "policies: {quick: {set: {assumptions.weighing: 1m}}}\n"
	files, err := Read(t.Context(), fstest.MapFS{"one.yaml": {Data: []byte(text)}}, "one")
	if err != nil {
		t.Fatal(err)
	}
	base, err := files.Base(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	variant, err := base.Variant(t.Context(), "quick")
	if err != nil {
		t.Fatal(err)
	}
	if mean := variant.Sites["post"].Stations["gate"].Service.Mean(); mean != 60 {
		t.Errorf("mean %v under the policy", mean)
	}
}

func TestAnAssumptionThatNothingUsesIsASlip(t *testing.T) {
	for text, want := range map[string]int{
		named: 0,
		strings.Replace(named, "rule: turn-away", "rule: turn-away\n  idle: 3", 1): 1,
		strings.Replace(named, "rule: turn-away", "rule: turn-away\n  idle: 3", 1) +
			"policies: {more: {set: {sites.post.stations.gate.servers: $idle}}}\n": 0,
	} {
		slips := loadText(t, text, Options{}).Slips()
		if len(slips) != want || want == 1 && (slips[0].Code != Unused || slips[0].Path != "assumptions.idle") {
			t.Errorf("%v", slips)
		}
	}
}

func TestALevelOfAnAssumptionHasTheMeanOfItsPlaces(t *testing.T) {
	s := loadText(t, named, Options{})
	if mean, ok := s.MeanAt(t.Context(), "assumptions.weighing", "{exponential: 2m}", "one.yaml"); !ok || mean != 120 {
		t.Errorf("%v, %v", mean, ok)
	}
}

func TestUsesThatDoubleAreBounded(t *testing.T) {
	text := strings.Replace(named, "service: $weighing,", "service: $d30,", 1)
	text = strings.Replace(text, "{channel:", "{kind: {shares: {a: 50%, b: 50%}}, channel:", 1)
	more := "assumptions:\n  d0: 90s\n"
	for i := range 30 {
		more += fmt.Sprintf("  d%d: {by: kind, cases: {a: $d%d, b: $d%d}}\n", i+1, i, i)
	}
	text = strings.Replace(text, "assumptions:\n", more, 1)
	_, err := Load(t.Context(), fstest.MapFS{"one.yaml": {Data: []byte(text)}}, "one", Options{})
	var mistakes syntax.Errors
	if !errors.As(err, &mistakes) || !slices.ContainsFunc(mistakes, func(e syntax.Error) bool {
		return e.Code == syntax.TooMany
	}) {
		t.Errorf("%v", err)
	}
}

func TestALevelCanMentionTheAssumptionThatIsMoved(t *testing.T) {
	text := named + "sweeps: {lanes: {factors: {lanes: {path: assumptions.lanes, levels: [1, $lanes, 4]}}}}\n"
	s := loadText(t, text, Options{})
	if _, mistake := s.Try(t.Context(), "assumptions.lanes", "1", "one.yaml"); mistake != nil {
		t.Error(mistake)
	}
	loadText(t, text, Options{Set: []string{"assumptions.lanes=4"}})
}
