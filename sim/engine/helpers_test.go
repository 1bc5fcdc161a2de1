package engine

import (
	"testing"

	"karvon/scenarios"
	"karvon/sim/plan"
	"karvon/sim/scenario"
)

// load compiles a scenario of the library, or a file.
func load(t testing.TB, name string, set ...string) *plan.Plan {
	t.Helper()
	s, err := scenario.Load(scenarios.FS, name, scenario.Options{Set: set})
	if err != nil {
		t.Fatal(err)
	}
	p, err := plan.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// replicate runs one replication on a new run.
func replicate(t testing.TB, p *plan.Plan, replication int) *Record {
	t.Helper()
	rec, err := New(p).Replicate(p.Seed, replication)
	if err != nil {
		t.Fatal(err)
	}
	return rec
}
