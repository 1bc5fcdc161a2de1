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
	"karvon/cmd/karvon/internal/studio/ground"
	"karvon/report"
	"karvon/scenarios"
	"karvon/sim/experiment"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

// mostPicture bounds a picture of the library, in bytes.
const mostPicture = 40_000

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
			m, err := response.Compile(t.Context(), s)
			if err != nil {
				t.Fatal(err)
			}
			result, err := experiment.Run(t.Context(), m, experiment.Options{})
			if err != nil {
				t.Fatal(err)
			}
			picture := ground.Of(m.Plan, s).Picture()
			if len(picture) > mostPicture {
				t.Errorf("the picture of %s has %d bytes", name, len(picture))
			}
			found[name] = studio.Verdict{Hash: s.Hash, Headline: report.Run(result, s).Headline,
				Carried: result.Conclude().Answer == experiment.Carried, Picture: picture}
		}
	}
	if !*long {
		return
	}
	if *update {
		var made bytes.Buffer
		writer := json.NewEncoder(&made)
		writer.SetEscapeHTML(false)
		writer.SetIndent("", "  ")
		err := writer.Encode(found)
		if err == nil {
			err = os.WriteFile(file, made.Bytes(), 0o644)
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
	if len(kept) != len(found) {
		t.Errorf("%d verdicts are kept, of %d scenarios", len(kept), len(found))
	}
}
