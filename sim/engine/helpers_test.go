package engine

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"karvon/scenarios"
	"karvon/sim/plan"
	"karvon/sim/plan/plantest"
	"karvon/sim/scenario"
)

// load compiles a scenario of the library, or a file.
func load(t testing.TB, name string, set ...string) *plan.Plan {
	t.Helper()
	_, p := plantest.Compile(t, scenarios.FS, name, scenario.Options{Set: set})
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

// compile compiles the text of a scenario, to which run and entities are added
// where the text has none.
func compile(t testing.TB, text string) *plan.Plan {
	t.Helper()
	if !strings.Contains(text, "run:") {
		text = "run: {kind: terminating, window: 100h}\n" + text
	}
	file := filepath.Join(t.TempDir(), "model.yaml")
	if !strings.Contains(text, "entities:") {
		text = "entities: {truck: {}, paper: {}}\n" + text
	}
	text = "karvon: 1\ntitle: a model of a test\n" + text
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return load(t, file)
}

const hour = int64(3600 * 1e9)

// replaced gives a text with some words replaced by others.
func replaced(text string, pairs ...string) string {
	return strings.NewReplacer(pairs...).Replace(text)
}
