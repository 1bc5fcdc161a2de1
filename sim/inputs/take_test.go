package inputs

import (
	"flag"
	"io/fs"
	"path"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"karvon/scenarios"
	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

var long = flag.Bool("long", false, "give each number of each scenario of the library anew")

// A policy sets what a workbook leaves alone, and the workbook what the policy sets too; a setting comes last.
func TestPoliciesComeFirstAndSettingsLast(t *testing.T) {
	const name = "tutorial-4-centre"
	s := loaded(t, name, scenario.Options{})
	raw := written(t, s, func(f *excelize.File) {
		set(t, f, "Assumptions", "assumptions.red", "", "value", 9)
	})
	for _, options := range []scenario.Options{
		{Policies: []string{"all-stay"}},
		{Set: []string{"assumptions.inspection=40m"}},
		{Set: []string{"assumptions.red=10%"}},
	} {
		found := mustTake(t, "inputs.xlsx", raw, name, options)
		options.Entries = found.Entries
		got := loaded(t, name, options)
		want := loaded(t, name, scenario.Options{Policies: options.Policies,
			Set: append([]string{"assumptions.red={value: 9%, range: [4%, 15%]}"}, options.Set...)})
		if got.Hash != want.Hash || strings.Join(got.Set, " ") != strings.Join(want.Set, " ") {
			t.Errorf("%+v: got the hash %s and %v, want %s and %v", options, got.Hash, got.Set, want.Hash, want.Set)
		}
	}
}

// What a policy has set in a run is not set back by a workbook that was written without it.
func TestAWorkbookLeavesAloneWhatAPolicySets(t *testing.T) {
	const name = "alatau"
	s := loaded(t, name, scenario.Options{})
	if len(s.Policies) == 0 {
		t.Fatal("the scenario has no policies")
	}
	for policy := range s.Policies {
		options := scenario.Options{Policies: []string{policy}}
		if found := mustTake(t, "inputs.xlsx", written(t, s, nil), name, options); len(found.Entries) > 0 {
			t.Errorf("%s: got %v", policy, found.Settings())
		}
		under := loaded(t, name, options)
		if found := mustTake(t, "inputs.xlsx", written(t, under, nil), name, options); len(found.Entries) > 0 {
			t.Errorf("written under %s: got %v", policy, found.Settings())
		}
	}
}

func TestABlockOfAScheduleIsSetWithTheOthers(t *testing.T) {
	s := loaded(t, "alatau", scenario.Options{})
	found := mustTake(t, "inputs.xlsx", written(t, s, func(f *excelize.File) {
		set(t, f, "Staff", "assumptions.alatau-document-officers[1].value", "", "value", 9)
		set(t, f, "Staff", "assumptions.alatau-document-officers[2].value", "", "high", 7)
	}), "alatau", scenario.Options{})
	if got := strings.Join(found.Settings(), " "); got != "assumptions.alatau-document-officers="+
		"[{from: 06:00, to: 22:00, value: {value: 9, range: [6, 10]}}, "+
		"{from: 22:00, to: 06:00, value: {value: 4, range: [3, 7]}}]" {
		t.Errorf("got %s", got)
	}
}

func TestAWorkbookOfAnotherScenarioIsSaid(t *testing.T) {
	other := loaded(t, "tutorial-4-centre", scenario.Options{Set: []string{"assumptions.red=9%"}})
	about := func(f *excelize.File) {
		rows, err := f.GetRows(aboutSheet)
		must(t, err)
		for i, row := range rows {
			if len(row) > 0 && row[0] == settingLabel { // as if the file itself said so
				must(t, f.RemoveRow(aboutSheet, i+1))
			}
		}
	}
	found := mustTake(t, "inputs.xlsx", written(t, other, about), "tutorial-4-centre", scenario.Options{})
	said := "another state of tutorial-4-centre (hash " + other.Hash
	if len(found.Doubts) != 1 || !strings.Contains(found.Doubts[0], said) || len(found.Edits) != 1 {
		t.Errorf("got %v and %+v", found.Doubts, found.Edits)
	}
	if _, err := taken(t, "inputs.xlsx", written(t, other, nil), "tandem", scenario.Options{}); err == nil ||
		!strings.Contains(mistakesOf(t, err).Error(), "Assumptions!A2: the scenario has no input assumptions.documents") {
		t.Errorf("got %v", err)
	}
}

// TestEachNumberCanBeGivenAnew gives numbers anew one by one, and finds them in the scenario. What the language
// refuses names the cell.
func TestEachNumberCanBeGivenAnew(t *testing.T) {
	names := []string{"tutorial-2-stages"}
	if *long {
		files, err := fs.Glob(scenarios.FS, "*.yaml")
		must(t, err)
		names = nil
		for _, file := range files {
			names = append(names, strings.TrimSuffix(path.Base(file), ".yaml"))
		}
	}
	at := map[string]syntax.Pos{scenario.EditNumber: {File: "inputs.xlsx: Sheet!C2"}}
	for _, name := range names {
		s := loaded(t, name, scenario.Options{})
		all, _ := s.Inputs()
		refused, tried := 0, 0
		for i := 0; i < len(all); i += 1 + len(all)/40 {
			was := all[i]
			tried++
			edit := scenario.Edit{Was: was, Is: was, At: at}
			edit.Is.Number = another(&was)
			entries, mistakes := s.Entries([]scenario.Edit{edit})
			if len(mistakes) > 0 {
				t.Fatal(mistakes)
			}
			again, err := scenario.Load(t.Context(), scenarios.FS, name, scenario.Options{Entries: entries})
			if err != nil {
				refused++
				if !strings.Contains(mistakesOf(t, err).Error(), "inputs.xlsx: Sheet!C2") {
					t.Errorf("%s %s %s: %v", name, was.Name, was.Part, err)
				}
				continue
			}
			by := loaded(t, name, scenario.Options{Set: []string{entries[0].Setting()}})
			if by.Hash != again.Hash {
				t.Errorf("%s: %s gives another scenario than its entry", name, entries[0].Setting())
			}
			requireNumber(t, again, &edit.Is)
		}
		if 5*refused > tried { // a share alone, or a mode that its low end passes
			t.Errorf("%s: %d of %d numbers are refused", name, refused, tried)
		}
	}
}

// another is a number that is not the one of an input, and most often lies in its range.
func another(in *scenario.Input) float64 {
	switch whole := in.Number == float64(int64(in.Number)); {
	case in.Doubted && in.High > in.Number && whole && in.Unit == "":
		return in.Number + 1
	case in.Doubted && in.High > in.Number:
		return in.Number + (in.High-in.Number)/4
	case in.Doubted:
		return in.Low
	case whole && in.Unit == "":
		return in.Number + 1
	}
	return in.Number * 0.9990234375
}

func requireNumber(t *testing.T, s *scenario.Scenario, want *scenario.Input) {
	t.Helper()
	all, _ := s.Inputs()
	for i := range all {
		in := &all[i]
		switch {
		case in.Key() != want.Key():
		case !same(in.Number, want.Number), in.Doubted != want.Doubted, in.Low != want.Low, in.High != want.High:
			t.Errorf("%s %s: got %g in [%g, %g], want %g in [%g, %g]", in.Name, in.Part, in.Number, in.Low, in.High, want.Number,
				want.Low, want.High)
			return
		default:
			return
		}
	}
	t.Errorf("%s %s is no number any more", want.Name, want.Part)
}

// A text that spreadsheets would compute, or that has letters which are not printed, is shown so that nothing comes of
// it, and is the same when it comes back.
func TestTextsThatAreShownOtherwiseAreTheSame(t *testing.T) {
	set := []string{`assumptions.red={value: 8%, note: "=1+1", source: "Ўзбекистон: \u202e 5"}`}
	s := loaded(t, "tutorial-4-centre", scenario.Options{Set: set})
	for file, raw := range map[string][]byte{"inputs.xlsx": written(t, s, nil), "inputs.csv": csvOf(t, s)} {
		if found := mustTake(t, file, raw, "tutorial-4-centre", scenario.Options{Set: set}); len(found.Edits) > 0 {
			t.Errorf("%s: got %+v", file, found.Edits)
		}
	}
	if !strings.Contains(string(csvOf(t, s)), ",'=1+1") {
		t.Error("a spreadsheet would compute the note")
	}
}
