package delivery

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// TestAFileThatAnotherProgramHasOpenIsToldBeforeTheWork holds where such a file cannot be replaced; elsewhere it is.
func TestAFileThatAnotherProgramHasOpenIsToldBeforeTheWork(t *testing.T) {
	path := filepath.Join(t.TempDir(), "report.xlsx")
	if err := os.WriteFile(path, []byte("old"), 0o666); err != nil {
		t.Fatal(err)
	}
	opened, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	file, err := Create(t.Context(), path)
	if told := err != nil; told != (runtime.GOOS == "windows") {
		t.Errorf("the error is %v", err)
	}
	if err == nil {
		file.Discard()
	}
	if left := names(t, filepath.Dir(path)); len(left) != 1 {
		t.Errorf("the folder holds %v", left)
	}
	if err := opened.Close(); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(t.Context(), path, saying("new")); err != nil {
		t.Errorf("once it is closed: %v", err)
	}
}
