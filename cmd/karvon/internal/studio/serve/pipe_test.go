//go:build unix

package serve_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestAPipeInTheFolderKeepsNobodyWaiting opens and saves a pipe to which nobody writes.
func TestAPipeInTheFolderKeepsNobodyWaiting(t *testing.T) {
	s := open(t, true)
	path := filepath.Join(s.folder, "pipe.yaml")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip(err)
	}
	for call, body := range map[string]string{
		"openFile": `{"file": "pipe.yaml"}`,
		"save":     `{"file": "pipe.yaml", "text": "x"}`,
	} {
		if code, text, _ := s.send("POST", "/api/"+call, body); code != 403 || !strings.Contains(text, "no regular file") {
			t.Errorf("%s: %d %s", call, code, text)
		}
	}
	if status, err := os.Lstat(path); err != nil || status.Mode().IsRegular() {
		t.Errorf("the pipe became %v, %v", status, err)
	}
}
