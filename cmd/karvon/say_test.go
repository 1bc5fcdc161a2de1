package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Commands say what they say through say.go, which shows what it quotes; but for version.go, which quotes nothing.
func TestCommandsPrintNothingPastTheirVoice(t *testing.T) {
	past := regexp.MustCompile(`Fprint\w*\((a\.std|os\.Std|stdout|stderr)|\bfmt\.Print|\bprintln\(|\.Print\(a\.std`)
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) < 20 {
		t.Fatalf("only %d files: %v", len(files), err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") || file == "say.go" || file == "version.go" {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if found := past.Find(source); found != nil {
			t.Errorf("%s prints by itself: %s", file, found)
		}
	}
}

func TestAnErrorOfSeveralLinesKeepsThem(t *testing.T) {
	var said bytes.Buffer
	a := newApp(&bytes.Buffer{}, &said)
	a.complain(errors.Join(errors.New("no file a\n::error::b"), errors.New("::error::c")))
	if want := "karvon: no file a\\n::error::b\n\\x3a:error::c\n"; said.String() != want {
		t.Errorf("said %q, want %q", said.String(), want)
	}
}
