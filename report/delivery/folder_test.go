package delivery

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// saying writes a text.
func saying(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

func mustFolder(t *testing.T, path string) *Folder {
	t.Helper()
	f, err := CreateFolder(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestAFolderAppearsWhole(t *testing.T) {
	above := t.TempDir()
	path := filepath.Join(above, "made", "tables") + string(filepath.Separator)
	f := mustFolder(t, path)
	if err := errors.Join(f.Add("a.csv", saying("1")), f.Add("b.csv", saying("2"))); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("the folder stands before it is complete")
	}
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	if got := names(t, path); !slices.Equal(got, []string{"a.csv", "b.csv"}) {
		t.Errorf("the folder has %q", got)
	}
	if got := names(t, filepath.Join(above, "made")); !slices.Equal(got, []string{"tables"}) {
		t.Errorf("beside it stand %q", got)
	}
}

func TestAFolderThatStandsKeepsWhatItHas(t *testing.T) {
	path := t.TempDir()
	for _, name := range []string{"a.csv", "mine.txt"} {
		if err := os.WriteFile(filepath.Join(path, name), []byte("old"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	failed := mustFolder(t, path)
	full := errors.New("no space left on device")
	if err := failed.Add("a.csv", saying("new")); err != nil {
		t.Fatal(err)
	}
	if err := failed.Add("b.csv", func(io.Writer) error { return full }); !errors.Is(err, full) {
		t.Errorf("the error is %v", err)
	}
	failed.Discard()
	if text, err := os.ReadFile(filepath.Join(path, "a.csv")); err != nil || string(text) != "old" {
		t.Errorf("after a failure a.csv holds %q, %v", text, err)
	}
	if got := names(t, path); !slices.Equal(got, []string{"a.csv", "mine.txt"}) {
		t.Errorf("after a failure the folder has %q", got)
	}
	f := mustFolder(t, path)
	if err := errors.Join(f.Add("a.csv", saying("new")), f.Commit()); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(filepath.Join(path, "a.csv")); err != nil || string(text) != "new" {
		t.Errorf("a.csv holds %q, %v", text, err)
	}
	if got := names(t, path); !slices.Equal(got, []string{"a.csv", "mine.txt"}) {
		t.Errorf("the folder has %q", got)
	}
}

func TestWhatAKilledProcessLeftIsNoHindrance(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tables")
	left := mustFolder(t, path) // neither committed nor discarded
	if err := left.Add("half.csv", saying("1")); err != nil {
		t.Fatal(err)
	}
	f := mustFolder(t, path)
	if err := errors.Join(f.Add("a.csv", saying("1")), f.Commit()); err != nil {
		t.Fatal(err)
	}
	if got := names(t, path); !slices.Equal(got, []string{"a.csv"}) {
		t.Errorf("the folder has %q", got)
	}
}
