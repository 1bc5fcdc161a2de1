package report

import (
	"testing"

	"karvon/sim/plan/plantest"
	"karvon/sim/response/responsetest"
	"karvon/sim/scenario"
)

func TestWhatIsOneFactIsOneRow(t *testing.T) {
	s, _ := responsetest.Compile(t, plantest.TextLibrary(`
karvon: 1
title: a gate and its week
run: {kind: stationary, window: 1h}
entities: {truck: {}}
profiles: {week: {days: {mon: 2, sun: {value: 0.5, source: a count, confidence: measured}, tue: 3}}}
sites: {post: {location: {latitude: 41.5, longitude: 69.3}, stations: {gate: {servers: 2, service: 90s}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 9/h}, journey: [{visit: gate}, depart]}}
`), "test", scenario.Options{})
	got := make(map[string]string)
	for _, value := range gathered(s.Values) {
		got[value.Path] = value.Text
	}
	for path, want := range map[string]string{
		"sites.post.location":    "{latitude: 41.5, longitude: 69.3}",
		"profiles.week.days.mon": "2", // what stands between has a source of its own
		"profiles.week.days.sun": "0.5", "profiles.week.days.tue": "3",
		"flows.trucks.arrivals.rate": "9/h",
	} {
		if got[path] != want {
			t.Errorf("%s is %q, not %q", path, got[path], want)
		}
	}
	if _, ok := got["sites.post.location.latitude"]; ok {
		t.Error("a coordinate has a row of its own beside its place")
	}
}
