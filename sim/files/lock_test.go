package files

import (
	"io"
	"os"
	"path/filepath"
	"testing"
)

// TestALockKeepsOthersOut holds for whoever opens the file anew, as another process does, until it is closed; whoever
// only reads or writes is not kept out.
func TestALockKeepsOthersOut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	open := func() *os.File {
		t.Helper()
		file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { file.Close() })
		return file
	}
	first, second := open(), open()
	if err := Lock(first); err != nil {
		t.Fatal(err)
	}
	if Lock(second) == nil {
		t.Error("a file is locked twice")
	}
	if _, err := io.WriteString(second, "text"); err != nil {
		t.Errorf("who does not ask for the lock cannot write: %v", err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if err := Lock(second); err != nil {
		t.Errorf("a file that was closed is locked: %v", err)
	}
}
