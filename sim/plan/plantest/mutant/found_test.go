package mutant_test

import (
	"os"
	"path/filepath"
	"testing"
)

// What once made check or run panic, hang or say what cannot be does so no more.
func TestWhatOnceDidHarmDoesNone(t *testing.T) {
	files, err := filepath.Glob("testdata/found/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if found := newExaminer(t).Examine(t.Context(), text).Findings; len(found) > 0 {
			t.Errorf("%s: %v", file, found)
		}
	}
}
