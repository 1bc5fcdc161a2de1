package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var long = flag.Bool("long", false, "run the README's long commands in full")

const readme = "../../README.md"

// block is a fenced block of the README: its kind and its lines.
type block struct {
	kind  string
	lines []string
}

// blocks lists the fenced blocks of a Markdown text.
func blocks(text string) []block {
	var all []block
	for _, found := range regexp.MustCompile("(?s)```(\\w+)\n(.*?)```").FindAllStringSubmatch(text, -1) {
		all = append(all, block{found[1], strings.Split(strings.TrimSuffix(found[2], "\n"), "\n")})
	}
	return all
}

// readmeText reads the README or fails the test.
func readmeText(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// session is a command of a console block, and how many lines of its output the block shows; all where lines is 0.
type session struct {
	arguments []string
	lines     int
}

var commandLine = regexp.MustCompile(`^(?:\$ )?go run \./cmd/karvon ([^|#]*?)\s*(?:\| head -(\d+))?\s*(?:#.*)?$`)

// parseSession reads a line with a command of karvon.
func parseSession(line string) (session, bool) {
	found := commandLine.FindStringSubmatch(line)
	if found == nil {
		return session{}, false
	}
	shown, _ := strconv.Atoi(found[2])
	return session{strings.Fields(found[1]), shown}, true
}

// isLong says whether a command takes too long for the quick tests.
func (s session) isLong() bool {
	return slices.Contains(s.arguments, "central-asia") && s.arguments[0] == "run"
}

// inSmall makes a run short: one day of one replication, or three hours of the largest scenario, without the weeks
// that a cyclic run needs to warm up. A file in each form is written of a small scenario: that the large one runs,
// other commands show.
func (s session) inSmall() []string {
	if s.arguments[0] != "run" {
		return s.arguments
	}
	arguments := slices.Clone(s.arguments)
	if s.isLong() && slices.Contains(arguments, "--output") && !*long {
		arguments[1] = "tutorial-3-posts"
	}
	window := []string{"--days", "1"}
	if s.isLong() && !*long {
		window = []string{"--set", "run.window=3h"}
	}
	return slices.Concat(arguments, window, []string{"--replications", "1", "--set", "run.kind=stationary", "--set",
		"run.warm-up=0s"})
}

// output runs a command and returns the lines that a block shows.
func output(t *testing.T, arguments []string, shown int) []string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if code := run(context.Background(), arguments, &stdout, &stderr); code != exitDone && code != exitThreshold {
		t.Errorf("karvon %s ends with code %d: %s", strings.Join(arguments, " "), code, &stderr)
	}
	lines := strings.Split(strings.TrimSuffix(stdout.String(), "\n"), "\n")
	if shown > 0 && shown < len(lines) {
		lines = lines[:shown]
	}
	return lines
}

// tries says whether a block of commands whose output is not shown has the same one.
func (b block) tries(s session) bool {
	return b.kind == "sh" && slices.ContainsFunc(b.lines, func(line string) bool {
		other, ok := parseSession(line)
		return ok && slices.Equal(other.arguments, s.arguments)
	})
}

// TestReadmeShowsWhatIsPrinted compares the README's console blocks with what the commands print. Those that take
// long are compared under -long, and tried in small by the test of its other commands. -update rewrites what was
// compared.
func TestReadmeShowsWhatIsPrinted(t *testing.T) {
	text := readmeText(t)
	updated := text
	shown := 0
	for _, b := range blocks(text) {
		s, ok := parseSession(b.lines[0])
		if b.kind != "console" || !ok {
			continue
		}
		shown++
		if s.isLong() && !*long {
			if !slices.ContainsFunc(blocks(text), func(other block) bool { return other.tries(s) }) {
				t.Errorf("no other command of the README is %q, which is tried in small", b.lines[0])
			}
			continue
		}
		want := append([]string{b.lines[0]}, output(t, s.arguments, s.lines)...)
		updated = strings.Replace(updated, strings.Join(b.lines, "\n")+"\n```", strings.Join(want, "\n")+"\n```", 1)
		if !*update && !slices.Equal(b.lines, want) {
			t.Errorf("README.md does not show what %q prints (go test ./cmd/karvon -run Readme -args -long -update rewrites it)",
				b.lines[0])
		}
	}
	if shown == 0 {
		t.Error("the README shows no output")
	}
	if *update && updated != text {
		if err := os.WriteFile(readme, []byte(updated), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// TestReadmeCommandsWork tries the README's other commands, runs in small, in a folder where they leave nothing
// behind.
func TestReadmeCommandsWork(t *testing.T) {
	text := readmeText(t)
	library, err := filepath.Abs("../../scenarios")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	commands := 0
	for _, b := range blocks(text) {
		if b.kind != "sh" {
			continue
		}
		for _, line := range b.lines {
			s, ok := parseSession(line)
			if !ok {
				continue
			}
			commands++
			t.Run(line, func(t *testing.T) {
				if s.arguments[0] == "check" && !*long {
					t.Skip("what is wrong with the library's files, a test of scenarios says")
				}
				arguments := s.inSmall()
				for i, argument := range arguments {
					if name, ok := strings.CutPrefix(argument, "scenarios/"); ok {
						arguments[i] = filepath.Join(library, name)
					}
				}
				output(t, arguments, 0)
			})
		}
	}
	if commands == 0 {
		t.Error("the README shows no command")
	}
}
