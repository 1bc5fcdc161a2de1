//go:build unix

package delivery

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// left makes a file and lets go of it as a process does that is killed: its lock goes, and the temporary stays.
func left(t *testing.T, path string) string {
	t.Helper()
	file, err := Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(file, "half"); err != nil {
		t.Fatal(err)
	}
	if err := file.file.Close(); err != nil {
		t.Fatal(err)
	}
	return filepath.Base(file.Name())
}

func TestWhatAKilledProcessLeftIsTakenAway(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "report.txt")
	left(t, path)
	tables := mustFolder(t, filepath.Join(folder, "tables"))
	if err := tables.Add("a.csv", saying("1")); err != nil {
		t.Fatal(err)
	}
	tables.scratch.held.Close()
	other := left(t, filepath.Join(folder, "other.txt"))
	if err := WriteFile(t.Context(), path, saying("new")); err != nil {
		t.Fatal(err)
	}
	mustFolder(t, filepath.Join(folder, "tables")).Discard()
	if got := names(t, folder); !slices.Equal(got, []string{other, "report.txt"}) {
		t.Errorf("the folder has %q; only what belongs to other.txt may be left", got)
	}
}

func TestWhatIsBeingWrittenIsLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "report.txt")
	first, err := Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(t.Context(), path, saying("second")); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(first, "first"); err != nil {
		t.Fatal(err)
	}
	if err := first.Commit(); err != nil {
		t.Fatal(err)
	}
	holds(t, path, "first")
}

func TestNamesOfTemporariesAreShortAndDiffer(t *testing.T) {
	path := filepath.Join(t.TempDir(), strings.Repeat("x", 255))
	seen := map[string]bool{}
	for range 20 {
		file, err := Create(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Discard()
		name := filepath.Base(file.Name())
		if seen[name] || len(name) > 64 || !strings.HasPrefix(name, ".karvon-") {
			t.Errorf("the name %s", name)
		}
		seen[name] = true
	}
}

func TestWhatStandsUnderATemporarysNameIsNotOpened(t *testing.T) {
	folder := t.TempDir()
	root, err := os.OpenRoot(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	taken := temporaryPrefix("report.txt") + "taken"
	old(t, filepath.Join(folder, taken))
	tried := 0
	name, file, err := newTemporary(root, "other.txt", func(name string) (*os.File, error) {
		if tried++; tried == 1 {
			name = taken
		}
		return root.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
	})
	if err != nil || tried != 2 || name == taken {
		t.Fatalf("the name is %s after %d tries, %v", name, tried, err)
	}
	file.Close()
	holds(t, filepath.Join(folder, taken), "old")
}
