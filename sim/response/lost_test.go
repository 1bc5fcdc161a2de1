package response_test

import (
	"testing"

	"karvon/sim/response/responsetest"
)

// Who is lost of a flow is told by what queues lose and all that is turned away of it, and by the zones that can
// shut it out: not by those of another flow, nor by any other number.
func TestResponsesThatTellOfLosses(t *testing.T) {
	m := responsetest.Text(t, `karvon: 1
title: two flows and a zone each
run: {kind: terminating, window: 2h}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: 1, service: 1m, queue: {patience: 1h}}},
  zones: {yard: {places: 2, when-full: turn-away}, hall: {places: 2, when-full: turn-away}}}}
flows:
  trucks: {entity: truck, arrivals: {rate: 9/h}, journey: [{enter: yard}, {visit: gate}, {leave: yard}, depart]}
  walkers: {entity: truck, arrivals: {rate: 9/h}, journey: [{enter: hall}, {leave: hall}, depart]}
`)
	for name, want := range map[string]bool{
		"flow.trucks.lost": true, "flow.trucks.turned-away": true, "post.yard.turned-away": true,
		"post.hall.turned-away": false, "flow.walkers.turned-away": false, "flow.trucks.arrived": false,
		"post.yard.wait.p95": false, "site.post.inside.max": false,
	} {
		i, known := m.ResponseIndex(name)
		if !known {
			t.Fatalf("there is no %s", name)
		}
		if got := m.TellsOfLosses(i, 0); got != want {
			t.Errorf("%s tells of who is lost of trucks: %v, want %v", name, got, want)
		}
	}
}
