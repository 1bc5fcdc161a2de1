package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"karvon/sim/regression"
	"karvon/sim/visible"
)

// WriteAnnotations writes a verification as the workflow commands by which
// GitHub shows a message at a line of a file
// (docs.github.com/actions, "Workflow commands"). Errors are what fails the
// verification; what is undecided but passes is a warning. What a message quotes is
// shown, and then escaped as these commands ask for.
func WriteAnnotations(w io.Writer, cases []regression.Case, undecidedPasses bool) error {
	buffered := bufio.NewWriter(w)
	for i := range cases {
		for _, f := range findingsOf(&cases[i]) {
			level := "error"
			switch {
			case f.grade == good:
				continue
			case f.grade == undecided && undecidedPasses:
				level = "warning"
			}
			_, err := fmt.Fprintf(buffered, "::%s file=%s,line=%d,col=%d,title=%s::%s\n", level,
				commandProperty(visible.Line(fileOf(f.place))), max(1, f.place.Line), max(1, f.place.Column),
				commandProperty(visible.Line("karvon verify: "+f.name)), commandData(strings.Join(f.lines(), "\n")))
			if err != nil {
				return err
			}
		}
	}
	return buffered.Flush()
}

// commandData escapes a message of a workflow command.
func commandData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// commandProperty escapes a property of a workflow command.
func commandProperty(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(commandData(s))
}
