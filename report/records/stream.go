package records

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"karvon/sim/plan"
)

// StreamFormats are the formats of rows that can be read as they come. Parquet is none: it is read from its end.
var StreamFormats = []string{"csv", "jsonl"}

// sink is where rows go: a file that gets its name when it is complete, or an output of the process.
type sink interface {
	io.Writer
	Commit() error
	Discard()
}

// output is an output of the process. What went out stays.
type output struct{ io.Writer }

// Commit has nothing left to do.
func (output) Commit() error { return nil }

// Discard cannot take back what went out.
func (output) Discard() {}

// Stream writes the visits of a plan's runs to an output of the process, each replication as soon as it is whole and
// all before it have gone out. The parts that wait are kept where the system has its temporary files. The format is
// one of [StreamFormats].
func Stream(to io.Writer, format string, p *plan.Plan) (*File, error) {
	return newFile(output{to}, nil, filepath.Join(os.TempDir(), "karvon-rows"), "."+format, p)
}

// StreamSeries writes the series of a plan's runs to an output of the process, in intervals of a length in ns, each
// replication as soon as it is whole and all before it have gone out. The format is one of [StreamFormats].
func StreamSeries(to io.Writer, format string, p *plan.Plan, interval int64) (*SeriesFile, error) {
	return newSeriesFile(output{to}, nil, "."+format, p, interval)
}

// fileEndings are those of files of rows.
var fileEndings = []string{".csv", ".jsonl", ".parquet"}

// wrongEnding says that the ending of a path tells no format.
func wrongEnding(path, of string) error {
	return fmt.Errorf("the ending of %s tells no format of %s: use .csv, .jsonl or .parquet", path, of)
}
