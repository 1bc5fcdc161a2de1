package mutant_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"karvon/scenarios"
	"karvon/sim/lint"
	"karvon/sim/plan/plantest/mutant"
	"karvon/sim/syntax"
)

var update = flag.Bool("update", false, "rewrite what the files of the corpus say that check says")

// mark parts a file of the corpus from what check says of it: comments, so that the file can be given to karvon
// check as it stands.
const mark = "\n# karvon check says:\n"

// leastBroken is the number of broken files that the repository has at least.
const leastBroken = 401

// TestCheckSaysWhatTheCorpusExpects checks every file of the corpus, each of which is wrong in a way of its own.
func TestCheckSaysWhatTheCorpusExpects(t *testing.T) {
	for _, file := range corpus(t) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		wrong, want, _ := strings.Cut(string(text), mark)
		got := said(t, file)
		switch {
		case *update:
			if err := os.WriteFile(file, []byte(wrong+mark+got), 0o666); err != nil {
				t.Fatal(err)
			}
		case got != want:
			t.Errorf("%s (go test -update rewrites it)\ngot:\n%swant:\n%s", file, got, want)
		}
	}
}

func corpus(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/broken/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no broken files: %v", err)
	}
	return files
}

// said gives what check says of a file, a comment a mistake.
func said(t *testing.T, file string) string {
	t.Helper()
	_, err := lint.Check(t.Context(), scenarios.FS, filepath.ToSlash(file))
	var mistakes syntax.Errors
	if !errors.As(err, &mistakes) {
		t.Fatalf("%s: expected mistakes, got %v", file, err)
	}
	lines := ""
	for _, mistake := range mistakes {
		if mistake.Pos.Line < 1 || mistake.Pos.Column < 1 || mistake.Line == "" {
			t.Errorf("%s: %v has no place", file, mistake)
		}
		lines += "# " + mistake.Error() + "\n"
	}
	return lines
}

// The corpus is all broken files of the repository: those that were bred, and those that were written for a mistake
// each.
func TestTheCorpusIsLarge(t *testing.T) {
	files := len(corpus(t))
	for _, pattern := range []string{"sim/response/testdata/broken/*.yaml", "sim/scenario/testdata/broken/*.yaml"} {
		found, err := filepath.Glob(module + pattern)
		if err != nil {
			t.Fatal(err)
		}
		files += len(found)
	}
	if files < leastBroken {
		t.Errorf("there are %d broken files, of at least %d", files, leastBroken)
	}
}

// No two files of the corpus show the same code, key and message.
func TestFilesOfTheCorpusDiffer(t *testing.T) {
	shown := map[string]string{}
	for _, file := range corpus(t) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, err = lint.Check(t.Context(), scenarios.FS, filepath.ToSlash(file))
		kinds := signatures(err, text)
		if other, twice := shown[kinds]; twice {
			t.Errorf("%s and %s show the same: %s", other, file, kinds)
		}
		shown[kinds] = file
	}
}

// signatures are the kinds of the mistakes that an error holds.
func signatures(err error, text []byte) string {
	var mistakes syntax.Errors
	if !errors.As(err, &mistakes) {
		return fmt.Sprint(err)
	}
	names, kinds := mutant.Names(text), ""
	for _, mistake := range mistakes {
		kinds += mutant.Signature(mistake, names) + "\n"
	}
	return kinds
}
