package main

import (
	"io"
	"testing"

	"karvon/sim/experiment"
)

// A configuration with a change, as an item has it, is compiled to the plan that ran.
func TestAConfigurationWithAChangeIsLoaded(t *testing.T) {
	a := newApp(io.Discard, io.Discard)
	stated, err := a.load(t.Context(), experiment.Configuration{Scenario: "tandem"})
	if err != nil {
		t.Fatal(err)
	}
	const name = "post.gate.servers+1"
	want, err := stated.Plan.Changed(name)
	if err != nil {
		t.Fatal(err)
	}
	got, err := a.load(t.Context(), experiment.Configuration{Scenario: "tandem", Change: name})
	if err != nil {
		t.Fatal(err)
	}
	if got.Plan.Hash != want.Hash || got.Plan.Stations[2].Servers.Number != want.Stations[2].Servers.Number {
		t.Errorf("hash %s, expected %s", got.Plan.Hash, want.Hash)
	}
	unknown := experiment.Configuration{Scenario: "tandem", Change: "post.gate.servers+9"}
	if _, err := a.load(t.Context(), unknown); err == nil {
		t.Error("a change that there is not is loaded")
	}
}
