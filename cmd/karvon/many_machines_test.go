package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// typist is somebody at a terminal, on which what is printed and what is said come in one stream.
type typist struct{ code int } // the exit code of the last command

// types runs a line and gives what the terminal shows.
func (s *typist) types(t *testing.T, line string) []string {
	t.Helper()
	line, head, cut := strings.Cut(line, " | head -")
	words := typed(line)
	var shown bytes.Buffer
	switch {
	case line == "echo $?":
		shown.WriteString(strconv.Itoa(s.code))
		s.code = 0
	case words[0] == "cmp" && len(words) == 3:
		if s.code = 0; contents(t, words[1]) != contents(t, words[2]) {
			s.code = 1
			shown.WriteString(words[1] + " and " + words[2] + " differ")
		}
	case words[0] == "karvon":
		s.code = run(t.Context(), words[1:], &shown, &shown)
	default:
		t.Fatalf("%q is no command of karvon", line)
	}
	if shown.Len() == 0 {
		return nil
	}
	lines := strings.Split(strings.TrimSuffix(shown.String(), "\n"), "\n")
	if most, err := strconv.Atoi(head); cut && err == nil {
		lines = lines[:min(most, len(lines))]
	}
	for i := range lines { // as the page is kept without them
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return lines
}

// TestPageOnManyMachinesShowsWhatIsPrinted runs the commands of scenarios/many-machines.md, in their order and in one
// folder, and compares what a terminal shows. -update rewrites what was compared.
func TestPageOnManyMachinesShowsWhatIsPrinted(t *testing.T) {
	page, err := filepath.Abs("../../scenarios/many-machines.md")
	if err != nil {
		t.Fatal(err)
	}
	text := contents(t, page)
	t.Chdir(t.TempDir())
	updated, commands, at := text, 0, new(typist)
	for _, b := range blocks(text) {
		if b.kind != "console" {
			continue
		}
		commands++
		want := append([]string{b.lines[0]}, at.types(t, strings.TrimPrefix(b.lines[0], "$ "))...)
		updated = strings.Replace(updated, strings.Join(b.lines, "\n")+"\n```", strings.Join(want, "\n")+"\n```", 1)
		if !*update && !slices.Equal(b.lines, want) {
			t.Errorf("many-machines.md does not show what %q prints (go test ./cmd/karvon -run ManyMachines -args -update "+
				"rewrites it); that is\n%s", b.lines[0], strings.Join(want[1:], "\n"))
		}
	}
	if commands < 15 {
		t.Errorf("the page has only %d commands", commands)
	}
	if at.code != exitDone {
		t.Errorf("the last command ends with %d", at.code)
	}
	if *update && updated != text {
		if err := os.WriteFile(page, []byte(updated), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
