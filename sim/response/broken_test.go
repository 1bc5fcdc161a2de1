package response_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"karvon/sim/plan/plantest"
	"karvon/sim/response"
	"karvon/sim/scenario"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestBrokenFilesNameTheirMistake compiles every file of testdata/broken, all of which load, and compares what is
// printed.
func TestBrokenFilesNameTheirMistake(t *testing.T) {
	library := plantest.Library()
	for _, file := range plantest.Files(t, "testdata/broken/*.yaml") {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".yaml"), func(t *testing.T) {
			s, err := scenario.Load(t.Context(), library, filepath.ToSlash(file), scenario.Options{})
			if err != nil {
				t.Fatalf("the file must load: %v", err)
			}
			_, err = response.Compile(t.Context(), s)
			mistakes := plantest.RequirePlaced(t, err)
			var printed strings.Builder
			if err := mistakes.Print(&printed); err != nil {
				t.Fatal(err)
			}
			plantest.Golden(t, strings.TrimSuffix(file, ".yaml")+".golden", printed.String(), *update)
		})
	}
}

func TestEveryCompileCodeHasABrokenFile(t *testing.T) {
	var shown strings.Builder
	for _, file := range plantest.Files(t, "testdata/broken/*.golden") {
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
