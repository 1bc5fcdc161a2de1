package scenarios_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"karvon/scenarios"
	"karvon/sim/engine"
	"karvon/sim/experiment"
	"karvon/sim/scenario"
)

// What is kept of what answers rest on is of the scenario, the ranges and the engine that there are.
func TestKeptSensitivitiesAreCurrent(t *testing.T) {
	const ending = ".sensitivity.json"
	files, err := fs.Glob(scenarios.FS, "*"+ending)
	if err != nil || len(files) == 0 {
		t.Fatalf("no sensitivity is kept: %v", err)
	}
	for _, file := range files {
		text, err := fs.ReadFile(scenarios.FS, file)
		if err != nil {
			t.Fatal(err)
		}
		kept, err := experiment.DecodeKept(text)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		words := strings.Split(strings.TrimSuffix(file, ending), "+")
		s, err := scenario.Load(t.Context(), scenarios.FS, words[0], scenario.Options{Policies: words[1:]})
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		if now := experiment.KeptFor(s.Hash, s.Doubt().Hash()); kept.Of != now {
			t.Errorf("%s is of %+v, which is %+v now: (cd scenarios && %s)", file, kept.Of, now, kept.Command)
		}
	}
}

// fingerprinted is a scenario by its hash, with the fingerprint of its baseline.
type fingerprinted struct{ hash, fingerprint string }

// An engine by which an unchanged scenario has another fingerprint has another revision. Scenarios that have changed
// tell nothing; -update notes all anew.
func TestRevisionIsRaisedWithTheAnswersOfTheEngine(t *testing.T) {
	const file = "testdata/revision.txt"
	now := fingerprintsOfBaselines(t)
	if *update {
		lines := []string{fmt.Sprintf("revision %d", engine.Revision)}
		for name, of := range now {
			lines = append(lines, strings.Join([]string{name, of.hash, of.fingerprint}, " "))
		}
		slices.Sort(lines[1:])
		if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	raised := lines[0] != fmt.Sprintf("revision %d", engine.Revision)
	if raised {
		t.Errorf("%s is of %s, not %d: note the fingerprints anew by go test ./scenarios -run Revision -args -update", file,
			lines[0], engine.Revision)
	}
	same := 0
	for _, line := range lines[1:] {
		var name string
		var before fingerprinted
		if _, err := fmt.Sscan(line, &name, &before.hash, &before.fingerprint); err != nil {
			t.Fatalf("%s: %q: %v", file, line, err)
		}
		if now[name].hash != before.hash {
			continue
		}
		same++
		if now[name].fingerprint != before.fingerprint && !raised {
			t.Errorf("%s is unchanged and its answer is not: raise engine.Revision, and note the fingerprints anew", name)
		}
	}
	if same < 5 {
		t.Errorf("only %d of %d scenarios are as they were: note the fingerprints anew", same, len(lines)-1)
	}
}

func fingerprintsOfBaselines(t *testing.T) map[string]fingerprinted {
	t.Helper()
	files, err := filepath.Glob("*.baseline.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no baselines: %v", err)
	}
	found := map[string]fingerprinted{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var baseline struct {
			Scenario    struct{ Hash string }
			Fingerprint string
		}
		if err := json.Unmarshal(text, &baseline); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		found[strings.TrimSuffix(file, ".baseline.json")] = fingerprinted{baseline.Scenario.Hash, baseline.Fingerprint}
	}
	return found
}
