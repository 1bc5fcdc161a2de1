//go:build !js && !windows && !darwin

package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestTheTokenStandsInNoCommandLine has a program in the place of the system's that notes what it is given: a file that
// nobody else reads, which leads to the address, and which is gone when it is removed.
func TestTheTokenStandsInNoCommandLine(t *testing.T) {
	folder := t.TempDir()
	noted := filepath.Join(folder, "noted")
	opener := "#!/bin/sh\nprintf '%s\\n' \"$@\" >" + noted + ".part\nmv " + noted + ".part " + noted + "\n"
	if err := os.WriteFile(filepath.Join(folder, "xdg-open"), []byte(opener), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+":"+os.Getenv("PATH"))
	t.Setenv("DISPLAY", ":0")
	t.Setenv("TMPDIR", folder)
	const url = "http://127.0.0.1:7477/#token=SECRET"
	file, err := openBrowser(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	var arguments []byte
	for arguments == nil {
		if arguments, err = os.ReadFile(noted); err != nil && (!errors.Is(err, fs.ErrNotExist) || t.Context().Err() != nil) {
			t.Fatal(err)
		}
		time.Sleep(time.Millisecond)
	}
	if given := string(arguments); given != file.path+"\n" || strings.Contains(given, "SECRET") {
		t.Errorf("the browser is given %q", given)
	}
	about, err := os.Stat(file.path)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(file.path)
	if err != nil || about.Mode().Perm() != 0o600 || strings.Count(string(text), url) != 2 {
		t.Errorf("the file has the mode %v and says %s", about.Mode(), text)
	}
	if err := file.Drop(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(file.path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the file is not gone: %v", err)
	}
}

func TestWithoutADisplayNoFileIsLeft(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("TMPDIR", folder)
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	if _, err := openBrowser(t.Context(), "http://127.0.0.1:7477/"); err == nil {
		t.Error("something is opened")
	}
	t.Setenv("DISPLAY", ":0")
	t.Setenv("PATH", folder)
	if _, err := openBrowser(t.Context(), "http://127.0.0.1:7477/"); err == nil {
		t.Error("something is opened by nobody")
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("left are %v (%v)", left, err)
	}
}
