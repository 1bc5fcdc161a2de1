package design_test

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"testing"

	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// minimal is a scenario of one server.
const minimal = `karvon: 1
title: one server
run: {kind: stationary, window: 10h}
entities: {truck: {}}
sites: {post: {stations: {gate: {servers: 1, service: {exponential: 4m}}}}}
flows: {trucks: {entity: truck, arrivals: {rate: 12/h}, journey: [{label: at-gate, visit: gate}, depart]}}
`

// load loads a scenario of a library, or a file, with single settings.
func load(t *testing.T, library fs.FS, name string, settings ...string) *scenario.Scenario {
	t.Helper()
	s, err := scenario.Load(t.Context(), library, name, scenario.Options{Set: settings})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// write makes a file.
func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// requirePlaced fails unless err is a list of mistakes that all say where they stand and bear a known code.
func requirePlaced(t *testing.T, err error) {
	t.Helper()
	var mistakes syntax.Errors
	if !errors.As(err, &mistakes) || len(mistakes) == 0 {
		t.Fatalf("expected mistakes, got %v", err)
	}
	for _, mistake := range mistakes {
		if mistake.Pos.File == "" || mistake.Pos.Line < 1 || mistake.Pos.Column < 1 {
			t.Errorf("%v has no position", mistake)
		}
		if _, known := scenario.Codes[mistake.Code]; !known {
			t.Errorf("%v has an unknown code", mistake)
		}
	}
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
