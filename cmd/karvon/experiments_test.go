package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"karvon/sim/experiment"
	"karvon/sim/syntax"
)

// TestCommandsOfTheExperimentsPageWork tries the commands of the page about experiments, in small: two replications,
// or as few as there may be, of two days.
func TestCommandsOfTheExperimentsPageWork(t *testing.T) {
	text, err := os.ReadFile("../../scenarios/experiments.md")
	if err != nil {
		t.Fatal(err)
	}
	commands := 0
	for _, b := range blocks(string(text)) {
		if b.kind != "sh" {
			continue
		}
		for _, line := range b.lines {
			commands++
			t.Run(line, func(t *testing.T) {
				output(t, inSmallExperiment(line), 0)
			})
		}
	}
	if commands == 0 {
		t.Error("the page shows no command")
	}
}

func TestAPartThatFailedIsNamedWithAllItsMistakesInOneLine(t *testing.T) {
	mistakes := syntax.Errors{{Message: "one"}, {Message: "another"}}
	err := concluded(&experimentFlags{}, false, []experiment.Failure{{Name: "draw 2", Err: mistakes}})
	if want := "draw 2 failed: " + strings.Join(mistakes.Lines(), " "); err == nil || err.Error() != want {
		t.Errorf("it says %q, want %q", err, want)
	}
	err = concluded(&experimentFlags{}, false, []experiment.Failure{{Name: "draw 2", Err: mistakes}, {Name: "draw 5"}})
	if want := "2 failed; draw 2 failed: " + strings.Join(mistakes.Lines(), " "); err == nil || err.Error() != want {
		t.Errorf("of two it says %q, want %q", err, want)
	}
}

// word is an argument, in quotes where it holds spaces.
var word = regexp.MustCompile(`'[^']*'|\S+`)

func inSmallExperiment(line string) []string {
	var arguments []string
	for _, argument := range word.FindAllString(strings.TrimPrefix(line, "karvon "), -1) {
		arguments = append(arguments, strings.Trim(argument, "'"))
	}
	arguments = append(arguments, "--days", "2", "--set", "run.kind=stationary", "--set", "run.warm-up=0s", "--set",
		"run.follow-up=0s")
	switch {
	case strings.HasPrefix(line, "karvon explain"), strings.HasPrefix(line, "karvon staff"):
		return append(arguments, "-n", "5") // the least
	case strings.Contains(line, "--best"):
		return append(arguments, "-n", "10") // the least
	case strings.Contains(line, "--precision"):
		return append(arguments, "--precision", "20%")
	case !strings.Contains(line, "--uncertain"):
		return append(arguments, "-n", "2")
	}
	return arguments
}
