package main

import (
	"fmt"
	"io"

	"karvon/report/layout"
	"karvon/sim/visible"
)

// Whatever a command says by itself goes through here: what it quotes, from a scenario, the names of files or the
// command line, is shown and not obeyed. A test keeps commands from printing past it.

// say writes a line to the standard error.
func (a *app) say(format string, values ...any) {
	fmt.Fprintln(a.plain(a.stderr), visible.Line(fmt.Sprintf(format, values...)))
}

// print writes a line to the standard output.
func (a *app) print(line string) error {
	_, err := fmt.Fprintln(forPeople(a.stdout), visible.Line(line))
	return err
}

// complain writes an error to the standard error, over as many lines as it has by itself.
func (a *app) complain(err error) {
	lines := visible.Lines(err)
	a.say("karvon: %s", lines[0])
	for _, line := range lines[1:] {
		a.say("%s", line)
	}
}

// plain gives a writer of text for people in the characters that it is to have.
func (a *app) plain(w io.Writer) io.Writer {
	if a.wantsASCII(w) {
		return layout.PlainWriter{To: forPeople(w)}
	}
	return forPeople(w)
}

// forPeople gives a writer of text for people.
func forPeople(w io.Writer) io.Writer { return &visible.Writer{To: w} }
