package engine

import (
	"strings"
	"testing"

	"karvon/sim/plan"
	"karvon/sim/plan/plantest"
)

// replicate runs one replication on a new run.
func replicate(t testing.TB, p *plan.Plan, replication int) *Record {
	t.Helper()
	rec, err := New(p).Replicate(p.Seed, replication)
	if err != nil {
		t.Fatal(err)
	}
	return rec
}

// compile compiles the text of a scenario, to which run and entities are added where the text has none.
func compile(t testing.TB, text string) *plan.Plan {
	t.Helper()
	if !strings.Contains(text, "run:") {
		text = "run: {kind: terminating, window: 100h}\n" + text
	}
	if !strings.Contains(text, "entities:") {
		text = "entities: {truck: {}, paper: {}}\n" + text
	}
	return plantest.Text(t, "karvon: 1\ntitle: a model of a test\n"+text)
}

const hour = int64(3600 * 1e9)

// replaced gives a text with some words replaced by others.
func replaced(text string, pairs ...string) string {
	return strings.NewReplacer(pairs...).Replace(text)
}
