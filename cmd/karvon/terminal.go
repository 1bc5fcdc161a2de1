package main

import (
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"karvon/report/document"
	"karvon/sim/files"
)

const (
	pipeWidth = 120 // of a report that goes to a file or another program
	anyWidth  = 0   // of a table that does
	narrowest = 40
	widest    = 200
)

// terminal returns the file of a writer that is a terminal.
func terminal(w io.Writer) (file *os.File, ok bool) {
	if output, wrapped := w.(*files.Writer); wrapped {
		w = output.File()
	}
	file, ok = w.(*os.File)
	return file, ok && term.IsTerminal(int(file.Fd()))
}

// layout chooses how text is laid out for a writer: a terminal's width and colours, or otherwise the width given
// and none.
func (a *app) layout(w io.Writer, elsewhere int) document.Options {
	file, ok := terminal(w)
	if !ok {
		return document.Options{Width: elsewhere, ASCII: a.ascii}
	}
	columns, _, err := term.GetSize(int(file.Fd()))
	if err != nil || columns == 0 {
		columns = pipeWidth
	}
	return document.Options{Width: min(max(columns, narrowest), widest),
		Color: wantsColor() && obeysSequences(file), ASCII: a.wantsASCII(w)}
}

// wantsColor follows the environment: no-color.org, and terminals that can do nothing.
func wantsColor() bool { return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" }

// wantsASCII says whether text for a writer is plain ASCII: where --ascii asks for it, and on a terminal that shows
// nothing else.
func (a *app) wantsASCII(w io.Writer) bool {
	_, shown := terminal(w)
	return a.ascii || shown && asciiTerminal()
}

// asciiTerminal follows the environment as POSIX has it: the first of the variables that is set tells the
// characters, and C and POSIX have ASCII alone. Where none is set, nothing is known against UTF-8.
func asciiTerminal() bool {
	if os.Getenv("TERM") == "dumb" {
		return true
	}
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := strings.ToUpper(os.Getenv(name)); locale != "" {
			return !strings.Contains(locale, "UTF-8") && !strings.Contains(locale, "UTF8")
		}
	}
	return false
}
