package main

import (
	"os"
	"regexp"
	"runtime/debug"
	"testing"
)

func TestTheVersionNamesTheCommitThatWasBuilt(t *testing.T) {
	commit := debug.BuildSetting{Key: "vcs.revision", Value: "8aec9f81234567890"}
	for want, recorded := range map[string][]debug.BuildSetting{
		release:                            {{Key: "GOOS", Value: "linux"}},
		release + "+8aec9f812345":          {commit, {Key: "vcs.modified", Value: "false"}},
		release + "+8aec9f812345.modified": {commit, {Key: "vcs.modified", Value: "true"}},
	} {
		if got := versionOf(recorded); got != want {
			t.Errorf("%s, not %s", got, want)
		}
	}
}

func TestTheChangeLogBeginsWithTheRelease(t *testing.T) {
	text, err := os.ReadFile("../../.github/CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	newest := regexp.MustCompile(`(?m)^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d$`).FindSubmatch(text)
	if newest == nil || string(newest[1]) != release {
		t.Errorf("CHANGELOG.md begins with %q, and this is %s", newest, release)
	}
}
