package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"karvon/cmd/karvon/internal/studio"
	"karvon/scenarios"
	"karvon/sim/scenario"
)

// TestTheVerdictsOfTheLibraryAreThoseOfItsScenarios holds the verdicts that the studio shows beside the library: they
// are of the scenarios as they stand, and under -long they are what karvon run says. With -update they are made anew.
func TestTheVerdictsOfTheLibraryAreThoseOfItsScenarios(t *testing.T) {
	file := filepath.Join("internal", "studio", "verdicts.json")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	kept, found := map[string]studio.Verdict{}, map[string]studio.Verdict{}
	if err := json.Unmarshal(text, &kept); err != nil {
		t.Fatal(err)
	}
	for _, name := range newApp(nil, nil).libraryNames() {
		s, err := scenario.Load(t.Context(), scenarios.FS, name, scenario.Options{})
		if err != nil {
			t.Fatal(err)
		}
		v := kept[name]
		if v.Hash != s.Hash && !*update {
			t.Errorf("the verdict of %s is of another scenario: make it anew, with -long -update", name)
		}
		if *long {
			o := (&engineHost{scenarios.FS}).Do(t.Context(), &studio.Work{Arguments: []string{"run", name}},
				func(studio.Progress) {})
			var view struct{ Headline string }
			if o.Found == nil || json.Unmarshal(o.Found.View(), &view) != nil {
				t.Fatalf("%s: %+v", name, o)
			}
			found[name] = studio.Verdict{Hash: s.Hash, Headline: view.Headline, Met: o.Exit == exitDone}
		}
	}
	if !*long {
		return
	}
	if *update {
		made, err := json.MarshalIndent(found, "", "  ")
		if err == nil {
			err = os.WriteFile(file, append(made, '\n'), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, name := range slices.Sorted(maps.Keys(found)) {
		if kept[name] != found[name] {
			t.Errorf("%s is kept with %+v, and a run says %+v", name, kept[name], found[name])
		}
	}
	if len(kept) != len(found) || !bytes.HasSuffix(text, []byte("\n")) {
		t.Errorf("%d verdicts are kept, of %d scenarios", len(kept), len(found))
	}
}
