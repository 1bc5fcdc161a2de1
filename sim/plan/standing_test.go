package plan

import (
	"strings"
	"testing"
	"testing/fstest"

	"karvon/sim/scenario"
)

// standings has places at which one can stand, and others.
const standings = `karvon: 1
title: where one can stand
run: {kind: terminating, window: 1d}
entities: {truck: {}, paper: {}}
sites:
  post:
    zones: {yard: {places: 10}}
    resources: {crew: {units: 3}}
    bookings: {slots: {slots: 5}}
    stations: {gate: {servers: 1, service: 1m}, desk: {servers: 1, service: 1m}}
flows:
  before:
    entity: truck
    arrivals: {rate: 1/h}
    attributes: {kind: {shares: {red: 50%, green: 50%}}}
    journey: [{visit: gate}, depart]
  trucks:
    entity: truck
    arrivals: {after: {flow: before}}
    standing: {them: STANDING}
    journey:
      - enter: yard
      - {label: first, visit: gate}
      - {label: hold, seize: {resource: crew}}
      - {label: held, visit: desk}
      - release: {resource: crew}
      - {label: slot, check-in: slots}
      - {label: last, visit: gate}
      - leave: yard
      - depart
`

// Who stands at a station, in a zone or at a label does the first step for it next, in the zones of those who come to
// it.
func TestWhoStandsAtTheStartDoesTheFirstStepThereNext(t *testing.T) {
	for at, want := range map[string]string{
		"gate": "flows.trucks.journey[2]", "post.gate": "flows.trucks.journey[2]", "yard": "flows.trucks.journey[2]",
		"last": "flows.trucks.journey.last", "hold": "flows.trucks.journey.hold",
	} {
		given := "{count: 4, since: 2h, at: " + at + ", attributes: {kind: {is: red}}}"
		p, err := compiledStanding(t, given)
		if err != nil {
			t.Errorf("%s: %v", at, err)
			continue
		}
		s := &p.Standings[0]
		path := p.Paths[s.Step]
		if at == "gate" || at == "post.gate" || at == "yard" {
			want = "flows.trucks.journey.first"
		}
		if path != want || len(s.Zones) != 1 || s.Count != 4 || s.Since != 2*Hour || len(s.Attributes) != 1 {
			t.Errorf("%s: %+v at step %s; want %s", at, s, path, want)
		}
	}
}

// Where nobody can stand is told at its place.
func TestMistakesOfWhoStandsArePlaced(t *testing.T) {
	for given, want := range map[string]string{
		"{count: 4, at: gates, attributes: {kind: {is: red}}}": "test.yaml:20:37: flows.trucks.standing.them.at: " +
			`the journey has no label, station or zone "gates" at which one can stand (did you mean gate?)`,
		"{count: 4, at: held, attributes: {kind: {is: red}}}": "test.yaml:20:37: flows.trucks.standing.them.at: " +
			"nobody can stand here: who comes to this step has units of resources",
		"{count: 11, at: yard, attributes: {kind: {is: red}}}": "test.yaml:20:22: flows.trucks.standing.them: " +
			"zone post.yard has no room for all who stand in it",
		"{count: 4, at: gate}": `test.yaml:20:22: flows.trucks.standing.them: attribute "kind" is not drawn`,
		"{count: 4, at: gate, attributes: {kind: {is: red}, colour: {is: red}}}": "test.yaml:20:81: " +
			`flows.trucks.standing.them.attributes.colour: the flow has no attribute "colour"`,
	} {
		if _, err := compiledStanding(t, given); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v; want %q", given, err, want)
		}
	}
}

func compiledStanding(t *testing.T, given string) (*Plan, error) {
	t.Helper()
	text := strings.Replace(standings, "STANDING", given, 1)
	s, err := scenario.Load(t.Context(), fstest.MapFS{"test.yaml": {Data: []byte(text)}}, "test", scenario.Options{})
	if err != nil {
		t.Fatal(err)
	}
	draft, err := Begin(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return draft.Outline()
}
