package response_test

import (
	"slices"
	"testing"

	"karvon/sim/response/responsetest"
)

// A site is judged by what is about it alone: a threshold on all of a journey tells of it where its flow waits
// nowhere else.
func TestUnjudgedSitesAreThoseThatNoThresholdIsAbout(t *testing.T) {
	const file = `karvon: 1
title: two posts and a depot without a queue
run: {kind: terminating, window: 2h}
entities: {truck: {counts: {trucks: 1}}}
sites:
  depot: {}
  east: {stations: {gate: {servers: 1, service: 1m}}, zones: {yard: {places: 5}}}
  west: {stations: {gate: {servers: 1, service: 1m}}}
links:
  road: {mode: road, from: east, to: west, length: 1 km, speed: 60 km/h}
  track: {mode: road, from: depot, to: west, length: 1 km, speed: 60 km/h}
crossings: {line: {site: west}}
flows:
  both:
    entity: truck
    from: east
    arrivals: {rate: 9/h}
    journey: [{enter: yard}, {leave: yard}, {mark: way}, {visit: gate}, {travel: {to: west}}, {visit: west.gate},
      {record: way}, depart]
  one: {entity: truck, from: depot, arrivals: {rate: 9/h}, journey: [{travel: {to: west}}, {visit: west.gate},
    {cross: line}, depart]}
thresholds: [`
	for threshold, want := range map[string][]string{
		"":                                                 {"east", "west"},
		"flow.both.time.p95 < 1h":                          {"east", "west"},
		"flow.both.record.way.time.p95 < 1h":               {"east", "west"},
		"flow.one.time.p95 < 1h":                           {"east"},
		"flow.both.at.east.time.p95 < 1h":                  {"west"},
		"east.gate.wait.p95 < 1h":                          {"west"},
		"east.yard.wait.p95 < 4m":                          {"west"},
		"site.west.inside.max < 4":                         {"east"},
		"crossing.line.trucks.carried > 10/day":            {"east"},
		"east.gate.wait.p95 < 1h, west.gate.queue.max < 9": nil,
	} {
		m := responsetest.Text(t, file+threshold+"]\n")
		var found []string
		for _, site := range m.UnjudgedSites() {
			found = append(found, m.Plan.Sites[site].Name)
		}
		if !slices.Equal(found, want) {
			t.Errorf("with %q not judged are %v, not %v", threshold, found, want)
		}
	}
}
