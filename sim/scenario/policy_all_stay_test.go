package scenario

import (
	"testing"
	"testing/fstest"
)

func TestEveryScenarioHasThePolicyAllStay(t *testing.T) {
	const text = `
karvon: 1
title: a scenario
run: {kind: stationary, window: 1 day}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: 1, service: 1m}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 1/h}, journey: [{visit: gate}, depart]}}
`
	for file, want := range map[string]bool{
		"": true, "policies: {all-stay: {why: own, set: {run.seed: 5}}}\n": false, // that of the file is meant
	} {
		library := fstest.MapFS{"one.yaml": {Data: []byte(text + file)}}
		s, err := Load(t.Context(), library, "one", Options{Policies: []string{everyoneStays}})
		if err != nil {
			t.Fatal(err)
		}
		if s.Run.AllStay != want {
			t.Errorf("%q: all stay is %t", file, s.Run.AllStay)
		}
		plain, err := Load(t.Context(), library, "one", Options{})
		if err != nil || plain.Run.AllStay || plain.Hash == s.Hash {
			t.Errorf("%q: without it all stay, %v", file, err)
		}
	}
}
