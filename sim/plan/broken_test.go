package plan

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// baseLibrary holds the scenario that the tests' scenarios extend.
func baseLibrary(t *testing.T) fstest.MapFS {
	t.Helper()
	text, err := os.ReadFile("testdata/base.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return fstest.MapFS{"base.yaml": {Data: text}}
}

// TestBrokenFilesNameTheirMistake compiles every file of testdata/broken, all
// of which load, and compares what is printed.
func TestBrokenFilesNameTheirMistake(t *testing.T) {
	library := baseLibrary(t)
	for _, file := range testFiles(t, "broken", "yaml") {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".yaml"), func(t *testing.T) {
			s, err := scenario.Load(t.Context(), library, filepath.ToSlash(file), scenario.Options{})
			if err != nil {
				t.Fatalf("the file must load: %v", err)
			}
			_, err = Compile(t.Context(), s)
			mistakes := requirePlaced(t, err)
			var printed strings.Builder
			if err := mistakes.Print(&printed); err != nil {
				t.Fatal(err)
			}
			golden(t, strings.TrimSuffix(file, ".yaml")+".golden", printed.String())
		})
	}
}

func TestEveryCompileCodeHasABrokenFile(t *testing.T) {
	var shown strings.Builder
	for _, file := range testFiles(t, "broken", "golden") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		shown.Write(text)
	}
	for _, code := range scenario.CompileCodes {
		if !strings.Contains(shown.String(), fmt.Sprintf("[%s]\n", code)) {
			t.Errorf("no broken file shows %s", code)
		}
	}
}

func testFiles(t *testing.T, kind, ending string) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/" + kind + "/*." + ending)
	if err != nil || len(files) == 0 {
		t.Fatalf("no %s files: %v", kind, err)
	}
	return files
}

// requirePlaced fails unless err is a list of mistakes that all say where they
// stand, show the line and bear a known code.
func requirePlaced(t *testing.T, err error) syntax.Errors {
	t.Helper()
	var mistakes syntax.Errors
	if !errors.As(err, &mistakes) || len(mistakes) == 0 {
		t.Fatalf("expected mistakes, got %v", err)
	}
	for _, mistake := range mistakes {
		if mistake.Pos.File == "" || mistake.Pos.Line < 1 || mistake.Pos.Column < 1 || mistake.Line == "" {
			t.Errorf("%v has no position", mistake)
		}
		if _, known := scenario.Codes[mistake.Code]; !known {
			t.Errorf("%v has an unknown code", mistake)
		}
	}
	return mistakes
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
