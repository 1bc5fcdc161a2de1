package records

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"karvon/sim/experiment"
	"karvon/sim/plan"
)

// seriesEncoder writes a series in one format.
type seriesEncoder interface {
	write(*experiment.Observed, *experiment.TimeSeries) error
	describe([]entry) []column // before close; the columns where the format cannot hold what is said
	close() error              // completes what was written; the file stays open
}

// SeriesFile is a file of what stations, zones and flows do through the window, in the making. It is an
// experiment's recorder.
type SeriesFile struct {
	*experiment.Observer
	out      sink
	notes    *notes
	encoder  seriesEncoder
	interval int64
	about    []entry // of the run, nil as long as nobody told
}

// CreateSeries makes ready a file of the series of a plan's runs, in intervals of a length in ns; its ending, .csv,
// .jsonl or .parquet, says the format.
func CreateSeries(ctx context.Context, path string, p *plan.Plan, interval int64) (*SeriesFile, error) {
	ending := strings.ToLower(filepath.Ext(path))
	if !slices.Contains(fileEndings, ending) {
		return nil, wrongEnding(path, "series")
	}
	out, notes, err := open(ctx, path, ending)
	if err != nil {
		return nil, err
	}
	return newSeriesFile(out, notes, ending, p, interval)
}

// newSeriesFile writes to what is open, in the format of an ending.
func newSeriesFile(out sink, notes *notes, ending string, p *plan.Plan, interval int64) (_ *SeriesFile, err error) {
	f := &SeriesFile{out: out, notes: notes, interval: interval}
	f.observe(p)
	begins := p.Begins()
	switch ending {
	case ".csv":
		f.encoder, err = newSeriesCSV(out, begins)
	case ".jsonl":
		f.encoder = &seriesLines{newJSONLines(out), begins}
	default:
		f.encoder, err = newSeriesParquet(out, p)
	}
	if err != nil {
		f.Discard()
		return nil, err
	}
	return f, nil
}

// observe has the intervals of a plan's window kept.
func (f *SeriesFile) observe(p *plan.Plan) {
	f.Observer = experiment.NewObserver(p, f.interval, f.keep)
}

// keep adds a replication, element by element.
func (f *SeriesFile) keep(o *experiment.Observed) error {
	all := o.TimeSeries()
	for i := range all {
		if err := f.encoder.write(o, &all[i]); err != nil {
			return err
		}
	}
	return sendOn(f.out, f.encoder)
}

// Identify says of which plan and seed the runs are: see [File.Identify].
func (f *SeriesFile) Identify(p *plan.Plan, seed uint64) {
	f.observe(p)
	identify(f.encoder, p, seed)
}

// Commit completes the file and gives it its name. Where replications are missing, because the run was interrupted,
// the file has those that are whole.
func (f *SeriesFile) Commit() error {
	defer f.Discard()
	if err := f.Finish(); err != nil {
		return err
	}
	columns := f.encoder.describe(f.about)
	if err := f.encoder.close(); err != nil {
		return err
	}
	if err := f.out.Commit(); err != nil {
		return err
	}
	return f.notes.write(f.about, columns)
}

// Describe says which run the series are of: see [File.Describe].
func (f *SeriesFile) Describe(r *experiment.Result) { f.about = metadataOf(r, seriesSchema) }

// Discard drops what was not committed; what stood under the file's name stays.
func (f *SeriesFile) Discard() {
	f.out.Discard()
	f.notes.discard()
}

// seriesCSV writes series as CSV.
type seriesCSV struct {
	to     *bufio.Writer
	begins time.Time // when the run does
}

func newSeriesCSV(to io.Writer, begins time.Time) (*seriesCSV, error) {
	w := &seriesCSV{bufio.NewWriterSize(to, partBuffer), begins}
	_, err := w.to.WriteString(headerOf(seriesColumns))
	return w, err
}

func (w *seriesCSV) write(o *experiment.Observed, t *experiment.TimeSeries) error {
	about := fmt.Sprintf(",%s,%s,%s,%s,", t.At, t.Element, t.Measure, t.Unit)
	var line []byte
	for i, value := range t.Values {
		from, length := o.Interval(i)
		line = strconv.AppendInt(line[:0], int64(o.Replication), 10)
		line = appendSeconds(append(line, ','), from)
		line = appendSeconds(append(line, ','), length)
		line = append(line, about...)
		if !math.IsNaN(value) {
			line = strconv.AppendFloat(line, value, 'f', -1, 64)
		}
		line = append(append(line, ','), plan.DateTime(w.begins, from)...)
		if _, err := w.to.Write(append(line, '\n')); err != nil {
			return err
		}
	}
	return nil
}

func (w *seriesCSV) describe([]entry) []column { return seriesColumns }

func (w *seriesCSV) flush() error { return w.to.Flush() }

func (w *seriesCSV) close() error { return w.to.Flush() }
