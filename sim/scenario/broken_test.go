package scenario

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"karvon/sim/syntax"
)

var update = flag.Bool("update", false, "rewrite the golden files and the JSON Schema")

// noLibrary has no scenario but one near name, so that suggestions show.
var noLibrary = fstest.MapFS{"khorgos.yaml": {Data: []byte("karvon: 1\n")}}

// TestBrokenFilesNameTheirMistake loads every file of testdata/broken and compares what is printed. A comment line
// "# options:" gives the command line's policies and settings.
func TestBrokenFilesNameTheirMistake(t *testing.T) {
	files, err := filepath.Glob("testdata/broken/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no broken files: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".yaml"), func(t *testing.T) {
			_, err := Load(t.Context(), noLibrary, filepath.ToSlash(file), optionsIn(t, file))
			requirePlaced(t, err)
			var printed strings.Builder
			if err := err.(syntax.Errors).Print(&printed); err != nil {
				t.Fatal(err)
			}
			golden(t, strings.TrimSuffix(file, ".yaml")+".golden", printed.String())
		})
	}
}

var optionPattern = regexp.MustCompile(`--(policy|set) (\S+)`)

func optionsIn(t *testing.T, file string) Options {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	options := Options{Cited: Citation{Policies: "--policy", Settings: "--set"}}
	for line := range strings.Lines(string(text)) {
		if !strings.HasPrefix(line, "# options:") {
			continue
		}
		for _, match := range optionPattern.FindAllStringSubmatch(line, -1) {
			if match[1] == "policy" {
				options.Policies = append(options.Policies, match[2])
			} else {
				options.Set = append(options.Set, match[2])
			}
		}
	}
	return options
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
		if _, known := Codes[mistake.Code]; !known {
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

// generated are the codes whose broken file is too large to be kept.
var generated = []syntax.Code{fileTooLarge}

func TestEveryCodeHasABrokenFile(t *testing.T) {
	files, err := filepath.Glob("testdata/broken/*.golden")
	if err != nil {
		t.Fatal(err)
	}
	var shown strings.Builder
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		shown.Write(text)
	}
	elsewhere := map[syntax.Code]bool{}
	for _, code := range slices.Concat(generated, CompileCodes, warningCodes) {
		elsewhere[code] = true
	}
	for code := range Codes {
		if !elsewhere[code] && !strings.Contains(shown.String(), fmt.Sprintf("[%s]\n", code)) {
			t.Errorf("no broken file shows %s", code)
		}
	}
}
