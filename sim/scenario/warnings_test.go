package scenario

import (
	"testing"

	"karvon/sim/syntax"
)

func TestDoubtfulScenariosLoadWithWarnings(t *testing.T) {
	s := loadOver(t, `
run: {kind: cyclic, cycle: 1 day, window: 1 day}
profiles: {weekly: {days: {sun: 0}}}
sites:
  post:
    schedules: {closed: [{value: 0}], open: [{value: 2}]}
    stations:
      scan: {servers: 0}
      weigh: {servers: {schedule: closed}}
      customs: {servers: {schedule: open}}
`, Options{})
	want := map[string]syntax.Code{
		"run": UnevenCycle, "sites.post": NoTimeZone,
		"sites.post.stations.scan": NoServers, "sites.post.stations.weigh": NoServers,
	}
	for _, warning := range s.Warnings {
		if want[warning.Path] != warning.Code || warning.Line == "" {
			t.Errorf("unexpected: %v", warning)
		}
		delete(want, warning.Path)
	}
	if len(want) > 0 {
		t.Errorf("missing: %v", want)
	}
}

func TestASoundScenarioHasNoWarnings(t *testing.T) {
	if s := load(t, library(), "minimal", Options{}); len(s.Warnings) > 0 {
		t.Errorf("got %v", s.Warnings)
	}
}

func TestAnAttributeNamedLabelIsNoLabel(t *testing.T) {
	loadOver(t, "flows: {trucks: {attributes: {label: {is: red}}, journey: [{set: {label: green}}, {set: {label: "+
		"green}}, depart]}}\n", Options{})
}
