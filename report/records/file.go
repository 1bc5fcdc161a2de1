package records

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"karvon/report/delivery"
	"karvon/sim/engine"
	"karvon/sim/experiment"
	"karvon/sim/files"
	"karvon/sim/plan"
)

// encoder writes rows in one format.
type encoder interface {
	write(*row) error
	describe([]entry) []column // before close; the columns where the format cannot hold what is said
	close() error              // completes what was written; the file stays open
}

// File is a file of visits in the making. It is an experiment's recorder.
type File struct {
	out        sink
	notes      *notes
	scratch    *delivery.Scratch // where the parts are; nil before the first
	encoder    encoder
	path       string  // beside which the parts are
	attributes int     // of an entity
	about      []entry // of the run, nil as long as nobody told

	mutex sync.Mutex
	parts map[int]*part // begun and not yet in the file, by replication
	ended map[int]bool  // those that are whole
	next  int           // the replication whose rows come next
}

// Create makes ready a file of the visits of a plan's runs; its ending, .csv, .jsonl or .parquet, says the format.
func Create(ctx context.Context, path string, p *plan.Plan) (*File, error) {
	ending := strings.ToLower(filepath.Ext(path))
	if !slices.Contains(fileEndings, ending) {
		return nil, wrongEnding(path, "records")
	}
	out, notes, err := open(ctx, path, ending)
	if err != nil {
		return nil, err
	}
	return newFile(out, notes, path, ending, p)
}

// newFile writes to what is open, in the format of an ending; path is where parts are kept besides.
func newFile(out sink, notes *notes, path, ending string, p *plan.Plan) (_ *File, err error) {
	names := newNames(p)
	f := &File{
		out: out, notes: notes, path: path, attributes: len(names.attributes),
		parts: map[int]*part{}, ended: map[int]bool{},
	}
	switch ending {
	case ".csv":
		f.encoder, err = newCSV(out, names)
	case ".jsonl":
		f.encoder = newVisitLines(out, names)
	default:
		f.encoder, err = newParquet(out, names)
	}
	if err != nil {
		f.Discard()
		return nil, err
	}
	return f, nil
}

// Identify says of which plan and seed the runs are, before they begin: the plan may have another window than the one
// that the file was made ready for.
func (f *File) Identify(p *plan.Plan, seed uint64) { identify(f.encoder, p, seed) }

// identify says it to an encoder whose rows tell it.
func identify(encoder any, p *plan.Plan, seed uint64) {
	if tells, ok := encoder.(interface{ of(*plan.Plan, uint64) }); ok {
		tells.of(p, seed)
	}
}

// sendOn has an output of the process get what a buffer holds: its reader waits for it.
func sendOn(out sink, encoder any) error {
	buffered, ok := encoder.(interface{ flush() error })
	if _, streamed := out.(output); !streamed || !ok {
		return nil
	}
	return buffered.flush()
}

// Begin gives who is told of the visits of a replication.
func (f *File) Begin(replication int) (func(*engine.Visit), error) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	p, err := f.newPart(replication)
	if err != nil {
		return nil, fmt.Errorf("cannot keep the records: %w", files.Reason(err))
	}
	f.parts[replication] = p
	return p.add, nil
}

// newPart makes the part of a replication.
func (f *File) newPart(replication int) (_ *part, err error) {
	if f.scratch == nil {
		folder, base := filepath.Split(f.path)
		if f.scratch, err = delivery.NewScratch(folder, base); err != nil {
			return nil, err
		}
	}
	return createPart(f.scratch, fmt.Sprintf("part%d", replication))
}

// End says that a replication is whole. Its rows are added to the file once all replications before it are.
func (f *File) End(replication int) error {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	if err := f.parts[replication].close(); err != nil {
		return fmt.Errorf("cannot keep the records: %w", files.Reason(err))
	}
	f.ended[replication] = true
	for f.ended[f.next] {
		if err := f.addPart(f.next); err != nil {
			return err
		}
		f.next++
	}
	return sendOn(f.out, f.encoder)
}

// addPart adds the rows of a whole replication to the file.
func (f *File) addPart(replication int) error {
	p := f.parts[replication]
	if err := p.each(replication, f.attributes, f.encoder.write); err != nil {
		return err
	}
	p.drop()
	delete(f.parts, replication)
	delete(f.ended, replication)
	return nil
}

// Commit completes the file and gives it its name. Where replications are missing, because the run was interrupted,
// the file has those that are whole.
func (f *File) Commit() error {
	defer f.Discard()
	for _, replication := range slices.Sorted(maps.Keys(f.ended)) {
		if err := f.addPart(replication); err != nil {
			return err
		}
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

// Describe says which run the rows are of: Parquet holds it in its metadata, a CSV has a file with it beside, and lines
// of JSON have it from [File.Identify].
// It is called before Commit.
func (f *File) Describe(r *experiment.Result) { f.about = metadataOf(r, visitsSchema) }

// Discard drops what was not committed; what stood under the file's name stays.
func (f *File) Discard() {
	for replication, p := range f.parts {
		p.drop()
		delete(f.parts, replication)
	}
	if f.scratch != nil {
		_ = f.scratch.Drop()
		f.scratch = nil
	}
	f.out.Discard()
	f.notes.discard()
}
