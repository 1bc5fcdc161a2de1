package plan

import (
	"flag"
	"os"
	"testing"
	"testing/fstest"

	"karvon/sim/scenario"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// baseLibrary holds the scenario that the tests' scenarios extend.
func baseLibrary(t *testing.T) fstest.MapFS {
	t.Helper()
	text, err := os.ReadFile("plantest/testdata/base.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return fstest.MapFS{"base.yaml": {Data: text}}
}

// compileOver compiles the base scenario with a text laid over it, under policies.
func compileOver(t *testing.T, text string, policies ...string) *Plan {
	t.Helper()
	library := baseLibrary(t)
	library["over.yaml"] = &fstest.MapFile{Data: []byte("karvon: 1\nextends: base\n" + text)}
	s, err := scenario.Load(t.Context(), library, "over", scenario.Options{Policies: policies})
	if err != nil {
		t.Fatalf("load: %v", err)
	}
	draft, err := Begin(t.Context(), s)
	if err != nil {
		t.Fatalf("begin: %v", err)
	}
	p, err := draft.Outline()
	if err != nil {
		t.Fatalf("compile: %v", err)
	}
	return p
}

// stepsOf gives the indices of the steps with an operation.
func stepsOf(p *Plan, op Op) []int {
	var found []int
	for i := range p.Steps {
		if p.Steps[i].Op == op {
			found = append(found, i)
		}
	}
	return found
}

// onlyStep gives the one step with an operation.
func onlyStep(t *testing.T, p *Plan, op Op) *Step {
	t.Helper()
	found := stepsOf(p, op)
	if len(found) != 1 {
		t.Fatalf("%d steps of operation %d, expected one", len(found), op)
	}
	return &p.Steps[found[0]]
}

// golden compares a text with a file, or rewrites the file.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (go test -update rewrites it)\ngot:\n%s\nwant:\n%s", file, got, want)
	}
}
