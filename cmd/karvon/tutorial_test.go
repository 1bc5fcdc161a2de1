package main

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"karvon/scenarios"
)

var tutorialLine = regexp.MustCompile(`^\$ karvon ([^|]*?)(?: \| head -(\d+))?$`)

// TestTutorialShowsWhatIsPrinted runs the commands of scenarios/tutorial.md, in their order and in one folder, and
// compares what they print. Of the centre the week and the search for a capacity take long: without -long they are
// tried in small. -update rewrites what was compared.
func TestTutorialShowsWhatIsPrinted(t *testing.T) {
	if !*long {
		t.Skip("takes long")
	}
	page, err := filepath.Abs("../../scenarios/tutorial.md")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	updated, commands := string(text), 0
	for _, b := range blocks(string(text)) {
		if b.kind != "console" {
			continue
		}
		found := tutorialLine.FindStringSubmatch(b.lines[0])
		if found == nil {
			t.Errorf("%q is no command of karvon", b.lines[0])
			continue
		}
		commands++
		arguments := typed(found[1])
		if small := inSmallTutorial(arguments); small != nil && !*long {
			output(t, small, 0)
			continue
		}
		shown, _ := strconv.Atoi(found[2])
		want := append([]string{b.lines[0]}, seen(arguments, shown)...)
		updated = strings.Replace(updated, strings.Join(b.lines, "\n")+"\n```", strings.Join(want, "\n")+"\n```", 1)
		if !*update && !slices.Equal(b.lines, want) {
			t.Errorf("tutorial.md does not show what %q prints (go test ./cmd/karvon -run Tutorial -args -long -update "+
				"rewrites it); that is\n%s", b.lines[0], strings.Join(want[1:], "\n"))
		}
	}
	if commands < 10 {
		t.Errorf("the tutorial has only %d commands", commands)
	}
	if *update && updated != string(text) {
		if err := os.WriteFile(page, []byte(updated), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// inSmallTutorial makes short what takes long; of what does not it is nil.
func inSmallTutorial(arguments []string) []string {
	switch {
	case arguments[0] == "capacity":
		return append(slices.Clone(arguments), "-n", "2", "--to", "150%", "--steps", "2", "--resolution", "49%")
	case slices.Equal(arguments, []string{"run", "centre.yaml"}):
		return session{arguments: arguments}.inSmall()
	}
	return nil
}

// typedWord is an argument on a command line: one in quotes, or up to a space.
var typedWord = regexp.MustCompile(`'[^']*'|\S+`)

// typed gives the arguments of a command line as a shell passes them on.
func typed(line string) []string {
	arguments := typedWord.FindAllString(line, -1)
	for i := range arguments {
		arguments[i] = strings.Trim(arguments[i], "'")
	}
	return arguments
}

// seen is what a terminal shows of a command: the first lines of what it prints, and what it says of mistakes. Of
// thresholds the part that is shown tells already.
func seen(arguments []string, shown int) []string {
	var stdout, stderr bytes.Buffer
	code := run(context.Background(), arguments, &stdout, &stderr)
	if code == exitWrong {
		return strings.Split(strings.TrimSuffix(stderr.String(), "\n"), "\n")
	}
	lines := strings.Split(strings.TrimSuffix(stdout.String(), "\n"), "\n")
	if shown > 0 && shown < len(lines) {
		lines = lines[:shown]
	}
	for i := range lines { // as the page is kept without them
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return lines
}

// TestTutorialQuotesItsFiles looks for each fragment of YAML on the page in the files of the steps.
func TestTutorialQuotesItsFiles(t *testing.T) {
	text, err := os.ReadFile("../../scenarios/tutorial.md")
	if err != nil {
		t.Fatal(err)
	}
	steps, err := fs.Glob(scenarios.FS, tutorialPrefix+"*.yaml")
	if err != nil || len(steps) != 4 {
		t.Fatalf("the steps are %v, %v", steps, err)
	}
	var files strings.Builder
	for _, step := range steps {
		file, err := fs.ReadFile(scenarios.FS, step)
		if err != nil {
			t.Fatal(err)
		}
		files.Write(file)
		if word := stepWord(strings.TrimSuffix(step, ".yaml")); !strings.Contains(string(text), "--from "+word) &&
			word != "station" {
			t.Errorf("the tutorial does not start from %s", step)
		}
	}
	quotes := 0
	for _, b := range blocks(string(text)) {
		if b.kind != "yaml" {
			continue
		}
		quotes++
		if fragment := "\n" + strings.Join(b.lines, "\n") + "\n"; !strings.Contains(files.String(), fragment) {
			t.Errorf("no file of the tutorial has this:%s", fragment)
		}
	}
	if quotes < 5 {
		t.Errorf("the tutorial quotes only %d fragments", quotes)
	}
}

// TestCommandsOfTheReferencesFirstPageWork runs them on the scenario that the page shows, the search in small.
func TestCommandsOfTheReferencesFirstPageWork(t *testing.T) {
	text, err := os.ReadFile("../../scenarios/reference.md")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	first, _, _ := strings.Cut(string(text), "\n## What stands where\n")
	commands := 0
	for _, b := range blocks(first) {
		if b.kind == "yaml" {
			if err := os.WriteFile("post.yaml", []byte(strings.Join(b.lines, "\n")+"\n"), 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		for _, line := range b.lines {
			command, _, _ := strings.Cut(line, "#")
			arguments := strings.Fields(command)[1:]
			if arguments[0] == "capacity" {
				arguments = append(arguments, "-n", "2", "--to", "150%", "--steps", "2", "--resolution", "49%")
			}
			commands++
			if printed := output(t, arguments, 0); arguments[0] == "check" && len(printed) > 1 {
				t.Errorf("the example is doubtful: %s", strings.Join(printed, "\n"))
			}
		}
	}
	if commands < 6 {
		t.Errorf("the first page has only %d commands", commands)
	}
}
