package ci

import (
	"fmt"
	"io"
	"strings"

	"karvon/report/document"
	"karvon/sim/visible"
)

// WriteAnnotations writes a verification as the workflow commands by which GitHub shows a message at a line of a
// file (docs.github.com/actions, "Workflow commands"). Errors are what fails the verification; what is undecided
// but passes is a warning. What a message quotes is shown, and then escaped as these commands ask for.
func WriteAnnotations(w io.Writer, d *document.Document, options document.Options) error {
	for _, suite := range d.Suites {
		for _, f := range suite.Findings {
			level := "error"
			switch {
			case f.Grade == document.Good:
				continue
			case f.Grade == document.Undecided && options.UndecidedPasses:
				level = "warning"
			}
			_, err := fmt.Fprintf(w, "::%s file=%s,line=%d,col=%d,title=%s::%s\n", level,
				commandProperty(visible.Line(f.File())), max(1, f.Place.Line), max(1, f.Place.Column),
				commandProperty(visible.Line(d.Title+": "+f.Name)), commandData(strings.Join(f.Lines(), "\n")))
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// commandData escapes a message of a workflow command.
func commandData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// commandProperty escapes a property of a workflow command.
func commandProperty(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(commandData(s))
}
