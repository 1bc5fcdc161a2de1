package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"karvon/sim/regression"
)

// WriteAnnotations writes a verification as the workflow commands by which
// GitHub shows a message at a line of a file
// (docs.github.com/actions, "Workflow commands"). Errors are what fails the
// verification; what is undecided but passes is a warning.
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
				commandProperty(fileOf(f.place)), max(1, f.place.Line), max(1, f.place.Column),
				commandProperty("karvon verify: "+f.name), commandData(f.message))
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
