package main

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestPageOnYourDataShowsWhatIsPrinted runs the commands of scenarios/your-data.md in a folder with its files, and
// compares what they print. -update rewrites what was compared.
func TestPageOnYourDataShowsWhatIsPrinted(t *testing.T) {
	if !*long {
		t.Skip("takes long")
	}
	page, err := filepath.Abs("../../scenarios/your-data.md")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	files := os.DirFS("../../scenarios/testdata/your-data")
	folder := t.TempDir()
	if err := os.CopyFS(folder, files); err != nil {
		t.Fatal(err)
	}
	t.Chdir(folder)
	visits, err := os.ReadFile("visits.csv")
	if err != nil {
		t.Fatal(err)
	}
	updated, commands := string(text), 0
	for _, b := range blocks(string(text)) {
		switch b.kind {
		case "csv":
			if !strings.HasPrefix(string(visits), strings.Join(b.lines, "\n")+"\n") {
				t.Errorf("visits.csv does not begin with %q", b.lines)
			}
		case "yaml":
			if err := os.WriteFile("gate.yaml", []byte(strings.Join(b.lines, "\n")+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			if code, said := fitRun("run", "gate.yaml", "-q", "-n", "1"); code != exitDone {
				t.Errorf("the scenario of the page does not run: %s", said)
			}
		case "console":
			found := tutorialLine.FindStringSubmatch(b.lines[0])
			if found == nil {
				t.Fatalf("%q is no command of karvon", b.lines[0])
			}
			commands++
			shown, _ := strconv.Atoi(found[2])
			lines := slices.DeleteFunc(seen(typed(found[1]), shown), func(line string) bool { return line == "" && shown == 0 })
			want := append([]string{b.lines[0]}, lines...)
			updated = strings.Replace(updated, strings.Join(b.lines, "\n")+"\n```", strings.Join(want, "\n")+"\n```", 1)
			if !*update && !slices.Equal(b.lines, want) {
				t.Errorf("your-data.md does not show what %q prints (go test ./cmd/karvon -run YourData -args -update "+
					"rewrites it); that is\n%s", b.lines[0], strings.Join(want[1:], "\n"))
			}
		}
	}
	if commands < 7 {
		t.Errorf("the page has only %d commands", commands)
	}
	if *update && updated != string(text) {
		if err := os.WriteFile(page, []byte(updated), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
