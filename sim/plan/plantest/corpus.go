package plantest

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"karvon/sim/scenario"
	"karvon/sim/syntax"
)

// Files lists the files of a corpus, of which there are some.
func Files(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no files %s: %v", pattern, err)
	}
	return files
}

// RequirePlaced fails unless err is a list of mistakes that all say where they stand, show the line and bear a
// known code.
func RequirePlaced(t *testing.T, err error) syntax.Errors {
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

// Golden compares a text with a file, or rewrites the file.
func Golden(t *testing.T, file, got string, update bool) {
	t.Helper()
	if update {
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
