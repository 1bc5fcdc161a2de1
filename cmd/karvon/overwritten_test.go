package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What somebody recorded is not written over by what is made of it, whatever the flag.
func TestWhatIsReadIsNotWrittenOver(t *testing.T) {
	const recorded = "response,value,unit\npost.gate.wait.mean,9,min\n"
	seen := filepath.Join(t.TempDir(), "seen.csv")
	if err := os.WriteFile(seen, []byte(recorded), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{
		"run one-server -n 1 --days 1 --observed FILE -o FILE",
		"run one-server -n 1 --days 1 --observed FILE --values FILE",
		"run one-server -n 1 --days 1 --observed FILE --records FILE",
		"run one-server -n 1 --days 1 --inputs FILE --series FILE",
		"calibrate one-server --to FILE -o FILE",
		"fit FILE --unit min -o FILE",
	} {
		var stdout, said bytes.Buffer
		code := run(t.Context(), strings.Fields(strings.ReplaceAll(command, "FILE", seen)), &stdout, &said)
		if code != 2 || !strings.Contains(said.String(), "would be written over what is read") {
			t.Errorf("%s: %d, %s", command, code, said.String())
		}
		if kept, err := os.ReadFile(seen); err != nil || string(kept) != recorded {
			t.Fatalf("%s: the file is now %q, %v", command, kept, err)
		}
	}
}
