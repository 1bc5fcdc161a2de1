package main

import (
	"io"
	"os"

	"golang.org/x/term"

	"karvon/report"
)

const (
	pipeWidth = 120 // of a report that goes to a file or another program
	anyWidth  = 0   // of a table that does
	narrowest = 40
	widest    = 200
)

// terminal returns the file of a writer that is a terminal.
func terminal(w io.Writer) (file *os.File, ok bool) {
	file, ok = w.(*os.File)
	return file, ok && term.IsTerminal(int(file.Fd()))
}

// layout chooses how text is laid out for a writer: a terminal's width and
// colours, or otherwise the width given and none.
func layout(w io.Writer, elsewhere int) report.Options {
	file, ok := terminal(w)
	if !ok {
		return report.Options{Width: elsewhere}
	}
	columns, _, err := term.GetSize(int(file.Fd()))
	if err != nil || columns == 0 {
		columns = pipeWidth
	}
	return report.Options{Width: min(max(columns, narrowest), widest), Color: wantsColor()}
}

// wantsColor follows the environment: no-color.org, and terminals that can do
// nothing.
func wantsColor() bool { return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" }
