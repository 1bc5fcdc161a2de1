package scenario

import (
	"testing"
	"testing/fstest"
)

func TestAVariantSharesWhatItsPolicyLeavesAlone(t *testing.T) {
	files := fstest.MapFS{"model.yaml": {Data: []byte(`
karvon: 1
title: a post
run: {kind: terminating, window: 10h}
entities: {truck: {}}
sites:
  post:
    stations:
      gate: {servers: 1, service: {exponential: 4m}}
      scan: {servers: 2, service: 3m}
flows: {trucks: {entity: truck, arrivals: {rate: 5/h}, journey: [{visit: gate}, depart]}}
policies: {more: {set: {sites.post.stations.gate.servers: 2}}}
`)}}
	read, err := Read(t.Context(), files, "model")
	if err != nil {
		t.Fatal(err)
	}
	base, err := read.Base(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	variant, err := base.Variant(t.Context(), "more")
	if err != nil {
		t.Fatal(err)
	}
	before, after := base.Sites["post"].Stations, variant.Sites["post"].Stations
	if before["gate"].Servers.Number != 1 || after["gate"].Servers.Number != 2 {
		t.Errorf("the gate has %v servers, and %v under the policy", before["gate"].Servers, after["gate"].Servers)
	}
	if before["scan"] != after["scan"] || base.Flows["trucks"] != variant.Flows["trucks"] {
		t.Error("what the policy does not set was decoded again")
	}
}
