package main

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"karvon/scenarios"
)

// job is what the test reads of a workflow for GitHub.
type job struct {
	Jobs map[string]struct {
		Steps []struct{ Run string }
	}
}

// TestPageOnContinuousIntegrationWorks follows scenarios/ci.md: the baseline, then the commands of the job, on a
// scenario that does not change, then on one that does.
func TestPageOnContinuousIntegrationWorks(t *testing.T) {
	page, err := os.ReadFile("../../scenarios/ci.md")
	if err != nil {
		t.Fatal(err)
	}
	text, err := scenarios.FS.ReadFile("one-server.yaml")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	write := func(text string) {
		if err := os.WriteFile("centre.yaml", []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	short := strings.Replace(string(text), "30 weeks", "3 weeks", 1)
	write(short)
	for _, b := range blocks(string(page)) {
		switch {
		case b.kind == "console":
			printed, code := karvon(t, strings.TrimPrefix(b.lines[0], "$ "))
			if want := strings.Join(b.lines[1:], "\n") + "\n"; code != exitDone || printed != want {
				t.Errorf("%s: exit code %d, got\n%s\nwant\n%s", b.lines[0], code, printed, want)
			}
		case b.lines[0] == "name: scenarios":
			follow(t, strings.Join(b.lines, "\n"), exitDone)
			write(strings.Replace(short, "exponential: 1m", "exponential: 62s", 1))
			follow(t, strings.Join(b.lines, "\n"), exitDiffers)
		}
	}
	for _, name := range []string{"verify.xml", "verify.md"} {
		if _, err := os.Stat(name); err != nil {
			t.Error(err)
		}
	}
}

// follow runs the steps of a workflow that are commands of karvon; verify ends with the code given, the others
// well.
func follow(t *testing.T, workflow string, verify int) {
	t.Helper()
	var read job
	if err := yaml.Unmarshal([]byte(workflow), &read); err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, step := range read.Jobs["verify"].Steps {
		if !strings.HasPrefix(step.Run, "karvon ") {
			continue
		}
		tried++
		want := exitDone
		if strings.HasPrefix(step.Run, "karvon verify") {
			want = verify
		}
		if printed, code := karvon(t, step.Run); code != want {
			t.Errorf("%s: exit code %d, want %d\n%s", step.Run, code, want, printed)
		}
	}
	if tried != 3 {
		t.Errorf("the job has %d commands of karvon", tried)
	}
}

// karvon runs a command line.
func karvon(t *testing.T, line string) (printed string, code int) {
	t.Helper()
	words := strings.Fields(line)
	if len(words) == 0 || words[0] != "karvon" {
		t.Fatalf("%q is no command of karvon", line)
	}
	var stdout, stderr bytes.Buffer
	code = run(context.Background(), slices.Clone(words[1:]), &stdout, &stderr)
	return stdout.String(), code
}

// The library's scenarios have baselines: a change of the engine that changes what they answer is meant, and then
// they are written anew by go run ./cmd/karvon verify --update scenarios. The quick edition leaves out those that
// take seconds, and of several that are much alike all but one.
func TestLibraryKeepsItsBaselines(t *testing.T) {
	left := []string{
		"atameken.yaml", "central-asia.yaml", "khorgos.yaml", "tutorial-4-centre.yaml", "uz-kz-2024.yaml",
		"one-server.yaml", "tandem.yaml", // as several-servers and priorities
		"alatau.yaml", "kyrgyz-border.yaml", "termez.yaml", // as turkmen-border
	}
	names, err := fs.Glob(scenarios.FS, "*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	line := "karvon verify"
	for _, name := range names {
		if *long || !slices.Contains(left, name) {
			line += " ../../scenarios/" + name // fails where there is no baseline
		}
	}
	if printed, code := karvon(t, line); code != exitDone {
		t.Errorf("exit code %d:\n%s", code, printed)
	}
}

// An interrupted verification says how far it came, and leaves no file that looks like the whole of it.
func TestInterruptedVerificationWritesNoFiles(t *testing.T) {
	text, err := scenarios.FS.ReadFile("one-server.yaml")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	if err := os.WriteFile("centre.yaml", text, 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var stdout, stderr bytes.Buffer
	code := run(ctx, strings.Fields("verify --update --junit verify.xml --markdown verify.md centre.yaml"), &stdout,
		&stderr)
	if code != exitInterrupted || stdout.Len() > 0 ||
		!strings.Contains(stderr.String(), "0 of 1 scenarios were verified") {
		t.Errorf("exit code %d, %s%s", code, &stdout, &stderr)
	}
	left, err := os.ReadDir(".")
	if err != nil || len(left) != 1 {
		t.Errorf("the folder holds %v, %v", left, err)
	}
}
