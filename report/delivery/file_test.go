package delivery

import (
	"io"
	"os"
	"path/filepath"
	"testing"
)

// names lists what is in a folder.
func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

func TestFileAppearsWhenItIsComplete(t *testing.T) {
	path := filepath.Join(t.TempDir(), "report.txt")
	if err := os.WriteFile(path, []byte("old"), 0o666); err != nil {
		t.Fatal(err)
	}
	file, err := Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(file, "new"); err != nil {
		t.Fatal(err)
	}
	if content, _ := os.ReadFile(path); string(content) != "old" {
		t.Errorf("before Commit the file holds %q", content)
	}
	if err := file.Commit(); err != nil {
		t.Fatal(err)
	}
	file.Discard()
	if content, _ := os.ReadFile(path); string(content) != "new" {
		t.Errorf("after Commit the file holds %q", content)
	}
	if left := names(t, filepath.Dir(path)); len(left) != 1 {
		t.Errorf("the folder holds %v", left)
	}
}

func TestDiscardedFileLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	file, err := Create(t.Context(), filepath.Join(folder, "report.txt"))
	if err != nil {
		t.Fatal(err)
	}
	file.Discard()
	if left := names(t, folder); len(left) != 0 {
		t.Errorf("the folder holds %v", left)
	}
}

func TestDeviceIsWrittenInPlace(t *testing.T) {
	before, err := os.Stat(os.DevNull)
	if err != nil {
		t.Skip("no null device")
	}
	file, err := Create(t.Context(), os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	if err := file.Commit(); err != nil {
		t.Fatal(err)
	}
	if after, err := os.Stat(os.DevNull); err != nil || after.Mode() != before.Mode() {
		t.Errorf("the null device became %v, %v", after, err)
	}
}

func TestFileNeedsAFolder(t *testing.T) {
	if _, err := Create(t.Context(), filepath.Join(t.TempDir(), "none", "report.txt")); err == nil {
		t.Error("a file in a folder that does not exist is created")
	}
	if _, err := Create(t.Context(), t.TempDir()); err == nil {
		t.Error("a folder is taken for a file")
	}
}

// A disk that is full, by the device that always is.
func TestFullDiskIsNamed(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("no /dev/full")
	}
	err := WriteFile(t.Context(), "/dev/full", func(w io.Writer) error {
		_, err := io.WriteString(w, "text")
		return err
	})
	if want := "cannot write /dev/full: no space left on device"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestReplacedFileKeepsItsPermissions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "report.txt")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(t.Context(), path, func(io.Writer) error { return nil }); err != nil {
		t.Fatal(err)
	}
	if status, err := os.Stat(path); err != nil || status.Mode().Perm() != 0o600 && os.PathSeparator == '/' {
		t.Errorf("the mode is %v, %v", status.Mode(), err)
	}
}

func TestFailureWhileWritingLeavesWhatStoodThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "report.txt")
	if err := os.WriteFile(path, []byte("old"), 0o666); err != nil {
		t.Fatal(err)
	}
	err := WriteFile(t.Context(), path, func(w io.Writer) error {
		if _, err := io.WriteString(w, "half"); err != nil {
			return err
		}
		return io.ErrShortWrite
	})
	if err != io.ErrShortWrite {
		t.Errorf("the error is %v", err)
	}
	if content, _ := os.ReadFile(path); string(content) != "old" {
		t.Errorf("the file holds %q", content)
	}
	if left := names(t, filepath.Dir(path)); len(left) != 1 {
		t.Errorf("the folder holds %v", left)
	}
}
