package main

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"karvon/cmd/karvon/internal/studio"
	"karvon/cmd/karvon/internal/studio/form"
	"karvon/scenarios"
	"karvon/sim/response"
	"karvon/sim/scenario"
	"karvon/sim/staffing"
)

// Each field of each form is a flag of the question's command that a page may set; what it says to be the default is
// what the flag has, and what it offers the command takes.
func TestFieldsOfFormsAreFlags(t *testing.T) {
	a := new(app)
	root := a.rootCommand()
	for _, library := range []string{"khorgos", "one-server", "central-asia"} {
		s, err := scenario.Load(t.Context(), scenarios.FS, library, scenario.Options{})
		if err != nil {
			t.Fatal(err)
		}
		m, err := response.Compile(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		for question := range studio.Questions() {
			command, _, err := root.Find([]string{question})
			if err != nil {
				t.Fatal(err)
			}
			made, err := form.Of(question, s, m)
			if err != nil {
				t.Fatal(err)
			}
			if len(made.Fields) == 0 {
				t.Errorf("%s has no fields", question)
			}
			for _, field := range made.Fields {
				flag := command.Flags().Lookup(field.Flag)
				switch {
				case flag == nil:
					t.Errorf("karvon %s has no --%s", question, field.Flag)
				case field.Flag != "replications" && !slices.Contains(studio.Questions()[question], field.Flag):
					t.Errorf("a page may not set --%s of %s", field.Flag, question)
				case field.Flag != "replications" && field.Default != "" && flag.DefValue != field.Default:
					t.Errorf("--%s of %s is %q by itself, not %q", field.Flag, question, flag.DefValue, field.Default)
				case field.Label == "" || field.Help == "":
					t.Errorf("--%s of %s has no words", field.Flag, question)
				case (field.Kind == form.Switch) != (flag.Value.Type() == "bool"):
					t.Errorf("--%s of %s is %s, in the form %s", field.Flag, question, flag.Value.Type(), field.Kind)
				case field.Kind == form.Choices && flag.Value.Type() != "stringArray":
					t.Errorf("--%s of %s takes one value", field.Flag, question)
				}
			}
		}
	}
}

// What a form offers is taken by the command.
func TestOffersOfFormsAreTaken(t *testing.T) {
	s, err := scenario.Load(t.Context(), scenarios.FS, "khorgos", scenario.Options{})
	if err != nil {
		t.Fatal(err)
	}
	m, err := response.Compile(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	offered := func(question, flag string) []form.Option {
		made, err := form.Of(question, s, m)
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(made.Fields, func(f form.Field) bool { return f.Flag == flag })
		if at < 0 || len(made.Fields[at].Choices) == 0 {
			t.Fatalf("%s offers nothing for --%s", question, flag)
		}
		return made.Fields[at].Choices
	}
	doubt := s.Doubt()
	for _, only := range offered("sensitivity", "only") {
		if found := matching(doubt.Factors, []string{only.Value}); len(found) == 0 {
			t.Errorf("--only %s of sensitivity matches nothing", only.Value)
		}
	}
	for _, flow := range offered("capacity", "flow") {
		if _, err := scaled(s, []string{flow.Value}); err != nil {
			t.Errorf("--flow %s: %v", flow.Value, err)
		}
	}
	for _, only := range offered("explain", "only") {
		flags := &explainFlags{only: []string{only.Value}}
		if found, err := flags.changes("khorgos", m.Plan); err != nil || len(found) == 0 {
			t.Errorf("--only %s of explain: %d changes, %v", only.Value, len(found), err)
		}
	}
	for _, vary := range offered("staff", "vary") {
		if _, err := staffing.Read(s, staffing.Request{Vary: []string{vary.Value}}); err != nil {
			t.Errorf("--vary %s: %v", vary.Value, err)
		}
	}
}

// What a form says is there in every language: labels, help, what it offers by itself, and what a scenario lacks.
func TestWordsOfFormsAreTranslated(t *testing.T) {
	translations := map[string]map[string]string{}
	for _, language := range scenario.Languages[1:] {
		text, err := os.ReadFile("internal/studio/page/src/messages/" + language + "/forms.json")
		if err != nil {
			t.Fatal(err)
		}
		of := map[string]string{}
		if err := json.Unmarshal(text, &of); err != nil {
			t.Fatal(err)
		}
		translations[language] = of
	}
	said := func(sentence string) {
		t.Helper()
		for language, of := range translations {
			if of[sentence] == "" {
				t.Errorf("messages/%s/forms.json lacks %q", language, sentence)
			}
		}
	}
	for _, stage := range []string{simulating, "searching for the limits", "looking for the years", "drawing the growth",
		"writing the report"} {
		said(stage)
	}
	for _, name := range []string{"one-server", "khorgos", "central-asia"} {
		s, err := scenario.Load(t.Context(), scenarios.FS, name, scenario.Options{})
		if err != nil {
			t.Fatal(err)
		}
		m, err := response.Compile(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		for _, question := range []string{"explain", "capacity", "staff", "sensitivity", "years"} {
			made, err := form.Of(question, s, m)
			if err != nil {
				t.Fatal(err)
			}
			if made.Lacks != "" {
				said(made.Lacks)
			}
			for _, field := range made.Fields {
				said(field.Label)
				said(field.Help)
				if field.Flag == "method" {
					for _, choice := range field.Choices {
						said(choice.Label)
					}
				}
			}
		}
	}
}
