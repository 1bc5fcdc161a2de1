package main

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"karvon/report"
	"karvon/report/records"
)

// standardOutput is the path that means the standard output, to which rows are streamed.
const standardOutput = "-"

// streamFlags are the options about rows that go to the standard output.
type streamFlags struct{ format string }

func (f *streamFlags) register(command *cobra.Command) {
	command.Flags().StringVar(&f.format, "stream-format", "csv",
		"format of the rows that --records - or --series - streams to the standard output: csv or jsonl")
	registerCompletions(command, map[string]cobra.CompletionFunc{
		"stream-format": cobra.FixedCompletions(records.StreamFormats, cobra.ShellCompDirectiveNoFileComp)})
}

// streams says which option streams its rows to the standard output; nothing where none does.
func (f *runFlags) streams() string {
	switch standardOutput {
	case f.records.path:
		return "--records"
	case f.series.path:
		return "--series"
	}
	return ""
}

// checkStream finds what does not go with rows on the standard output.
func (f *runFlags) checkStream() error {
	streaming := f.streams()
	switch {
	case !slices.Contains(records.StreamFormats, f.stream.format):
		if f.stream.format == "parquet" {
			return wrongf("--stream-format is parquet, which is read from its end and cannot be streamed; it is csv or jsonl")
		}
		return wrongf("--stream-format is %q; it is %s", f.stream.format, strings.Join(records.StreamFormats, " or "))
	case streaming == "" && f.given("stream-format"):
		return wrongf("--stream-format is for rows that go to the standard output, and neither --records - nor --series - " +
			"sends any there; the format of a file follows from its ending")
	case streaming == "":
		return nil
	case f.records.path == f.series.path:
		return wrongf("--records - and --series - both want the standard output: name a file for one of them")
	case isStandardOutput(f.output):
		return wrongf("%s - and --output %s both want the standard output: name a file for the report", streaming, f.output)
	case f.output == "" && !slices.Contains([]string{"", string(report.Text), string(report.Markdown)}, f.format):
		return wrongf("%s - has the standard output, and the report in %s wants it too: name a file for the report with "+
			"--output (as text it goes to the standard error)", streaming, f.format)
	}
	return nil
}

// isStandardOutput says whether a path means the standard output.
func isStandardOutput(path string) bool {
	return path == standardOutput || path != "" && slices.Contains(
		[]string{"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}, filepath.ToSlash(filepath.Clean(path)))
}

// reportsTo is where a report goes that no --output names a file for: where rows are streamed, the standard error.
func (a *app) reportsTo(flags *runFlags) io.Writer {
	if flags.streams() != "" {
		return a.stderr
	}
	return a.stdout
}
