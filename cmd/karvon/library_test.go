package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"karvon/cmd/karvon/internal/studio"
	"karvon/report"
	"karvon/report/document"
	"karvon/report/ground"
	"karvon/report/language"
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
	file := filepath.Join("internal", "studio", "library.json")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	kept, found := map[string]studio.Listed{}, map[string]studio.Listed{}
	if err := json.Unmarshal(text, &kept); err != nil {
		t.Fatal(err)
	}
	for _, name := range newApp(nil, nil).libraryNames() {
		s, err := scenario.Load(t.Context(), scenarios.FS, name, scenario.Options{})
		if err != nil {
			t.Fatal(err)
		}
		listed := kept[name]
		want := studio.ListingOf(s)
		want.Verdict = listed.Verdict
		if !*update && (!reflect.DeepEqual(listed, want) || listed.Verdict == nil || listed.Verdict.Hash != s.Hash) {
			t.Errorf("what is kept of %s is of another scenario: make it anew, with -long -update", name)
		}
		for _, l := range scenario.Languages[1:] {
			if s.Titles[l] == "" || s.Descriptions[l] == "" {
				t.Errorf("%s has no title or no description in the language %s", name, l)
			}
			if v := listed.Verdict; !*update && v != nil && (v.Headlines[l] == "" || v.Headlines[l] == v.Headline) {
				t.Errorf("the verdict of %s is not said in the language %s: make it anew, with -long -update", name, l)
			}
			for policy, of := range s.Policies {
				if of.Title != "" && of.Titles[l] == "" {
					t.Errorf("the policy %s of %s has no title in the language %s", policy, name, l)
				}
			}
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
			want.Verdict = &studio.Verdict{Hash: s.Hash, Headline: headlineIn(language.English, result, s),
				Headlines: scenario.Translations{}, Carried: result.Conclude().Answer == experiment.Carried,
				Picture: picture}
			for _, l := range language.All[1:] {
				want.Verdict.Headlines[l.Name] = headlineIn(l, result, s)
			}
			found[name] = want
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
		if v := kept[name].Verdict; !reflect.DeepEqual(v, found[name].Verdict) {
			t.Errorf("%s is kept with %+v, and a run says %+v", name, v, found[name].Verdict)
		}
	}
	if len(kept) != len(found) {
		t.Errorf("%d verdicts are kept, of %d scenarios", len(kept), len(found))
	}
}

// headlineIn is what a run of a scenario says first in a language.
func headlineIn(l *language.Language, r *experiment.Result, s *scenario.Scenario) string {
	return report.In(l, func() *document.Document { return report.Run(r, s) }).Headline
}
