//go:build !js

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestWhatTheStudioCannotServeByIsRefused starts it with a token that the page cannot take out of its address, and with
// names that no browser sends.
func TestWhatTheStudioCannotServeByIsRefused(t *testing.T) {
	token := func(text string) []string {
		file := filepath.Join(t.TempDir(), "token")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return []string{"--token-file", file}
	}
	for _, arguments := range [][]string{
		token("short"), token("YWJjZGVmZ2hpamtsbW5vcA+/"), token("sixteen.or.more.signs"), token("шестнадцатьбукв-и-"),
		{"--host", "http://planner.example/"}, {"--host", "planner example"},
	} {
		var stdout, stderr bytes.Buffer
		all := append([]string{"studio", "--no-open"}, arguments...)
		if code := run(t.Context(), all, &stdout, &stderr); code != exitWrong || stdout.Len() > 0 {
			t.Errorf("%v ends with %d: %s%s", arguments, code, &stdout, &stderr)
		}
	}
}
