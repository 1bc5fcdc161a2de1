package journal

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"karvon/sim/bound"
	"karvon/sim/files"
	"karvon/sim/visible"
)

// FileName is the name of the file of records in a run directory.
const FileName = "results.karvon"

// version is that of a run directory: of its records, and of what makes two programs' results the same kind of thing.
// It stands in the first record, which every version begins with, so that another one can be told by name. The first
// two versions named the program alone.
const version = 5

// Journal is an open run directory. Its methods can be called from several goroutines.
type Journal struct {
	// Dropped is the number of bytes of an incomplete or damaged record, and of what stood behind it, that were cut
	// off when the directory was opened.
	Dropped int64

	catalogue

	folder string
	root   *os.Root
	file   *os.File
	begin  int64 // of the records behind the first
	end    int64
	head   []byte // of the first record; nil where there is none
	stuck  bool   // whether the file could not be rewritten
}

// ErrInUse says that a directory holds results and that going on with them was not asked for.
var ErrInUse = errors.New("the folder holds results of an earlier run")

// errFull says that nothing more is kept.
var errFull = fmt.Errorf("the run directory is full: it keeps at most %s and %d replications, or chunks of them",
	bound.Journal.Size(), bound.Finished.Most)

// Open opens a run directory for a program, and makes it where there is none. Where it holds results already,
// resume must be set and the program be the same; otherwise it is left as it is. The error is the context's where
// that ends first.
func Open(ctx context.Context, folder, program string, resume bool) (*Journal, error) {
	return files.Await(ctx, func() (*Journal, error) {
		root, err := openFolder(folder)
		if err != nil {
			return nil, fmt.Errorf("cannot use the run directory %s: %w", folder, files.Reason(err))
		}
		file, err := openFile(root)
		if err != nil {
			root.Close()
			return nil, fmt.Errorf("cannot use the run directory %s: %w", folder, files.Reason(err))
		}
		j := &Journal{folder: folder, root: root, file: file}
		if err := j.open(ctx, folder, program, resume); err != nil {
			file.Close()
			root.Close()
			return nil, err
		}
		return j, nil
	})
}

func openFolder(folder string) (*os.Root, error) {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return nil, err
	}
	return os.OpenRoot(folder)
}

// openFile opens the file of records. A link is not followed, and what is no file is not opened.
func openFile(root *os.Root) (*os.File, error) {
	status, err := root.Lstat(FileName)
	if err == nil && !status.Mode().IsRegular() {
		return nil, fmt.Errorf("its %s is a link, a folder or a device, not a file", FileName)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return root.OpenFile(FileName, os.O_RDWR|os.O_CREATE, 0o666)
}

func (j *Journal) open(ctx context.Context, folder, program string, resume bool) error {
	if err := files.Lock(j.file); err != nil {
		return fmt.Errorf("%s is in use by another run: %w", folder, err)
	}
	status, err := j.file.Stat()
	if err != nil {
		return err
	}
	if !j.named(j.root.Lstat(FileName)) {
		return fmt.Errorf("%s is in use by another run, which has just rewritten it", folder)
	}
	size := status.Size()
	if !bound.Journal.Allows(size) {
		return fmt.Errorf("%s holds more than %s, the most of a %s", folder, bound.Journal.Size(), bound.Journal.Name)
	}
	if err := j.readHead(size); err != nil {
		return fmt.Errorf("%s: %w", folder, err)
	}
	fresh, err := j.claim(folder, size, program)
	if err != nil {
		return err
	}
	if err := j.scan(ctx, size); err != nil {
		return fmt.Errorf("%s: %w", folder, err)
	}
	if !resume && j.Len() > 0 {
		return fmt.Errorf("%s: %w", folder, ErrInUse)
	}
	j.Dropped = size - j.end
	if err := j.file.Truncate(j.end); err != nil {
		return err
	}
	if err := j.clear(); err != nil {
		return err
	}
	if fresh {
		err = j.write(encode(headKey[:], fmt.Appendf(nil, "%d\n%s", version, program)))
		j.begin = j.end
	}
	return err
}

// firstRecord bounds what a crash can have left of the first record alone.
const firstRecord = 1 << 10

// headKey is the key of the first record, which tells the version and the program, and oldHeadKey that of the first two
// versions.
var (
	headKey    = [headKeyLength]byte{'k', 'a', 'r', 'v', 'o', 'n'}
	oldHeadKey = [headKeyLength]byte{'p', 'r', 'o', 'g', 'r', 'a', 'm'}
)

// claim compares version and program with those that the first record tells; it is fresh where there is none.
func (j *Journal) claim(folder string, size int64, program string) (fresh bool, err error) {
	if j.head == nil && size > firstRecord {
		return false, fmt.Errorf("%s: %s is no file of results of karvon, or damaged at its very beginning; it is left as "+
			"it is: name another folder, or take it away", folder, FileName)
	}
	if j.head == nil {
		return true, nil
	}
	key, value := [headKeyLength]byte(j.head), j.head[headKeyLength:]
	found, known, _ := strings.Cut(string(value), "\n")
	switch {
	case key == oldHeadKey:
		return false, otherVersion(folder, "2 or older")
	case key != headKey:
		return false, fmt.Errorf("the results in %s do not say which program's they are", folder)
	case found != strconv.Itoa(version):
		return false, otherVersion(folder, visible.Line(found))
	case known != program:
		return false, fmt.Errorf("the results in %s are of another program (%s; this is %s) and cannot be mixed with its own",
			folder, visible.Line(known), program)
	}
	return false, nil
}

// otherVersion says that a directory was written by a karvon that keeps results otherwise.
func otherVersion(folder, found string) error {
	return fmt.Errorf("the results in %s are of version %s; this karvon reads version %d: name another folder, or take "+
		"them away", folder, found, version)
}

// Keys lists the records, in the order in which they came.
func (j *Journal) Keys() []Key {
	j.mutex.RLock()
	defer j.mutex.RUnlock()
	var keys []Key
	for _, k := range j.index.keys() {
		keys = append(keys, k.Key)
	}
	return keys
}

// Get gives the value of a key, if there is one. There is none where a larger chunk has taken its place.
func (j *Journal) Get(key Key) (value []byte, ok bool, err error) {
	j.mutex.RLock()
	defer j.mutex.RUnlock()
	l := j.index.find(key.Series, key.First)
	if l == nil || l.key(key.Series) != key {
		return nil, false, nil
	}
	value = make([]byte, l.length)
	_, err = j.file.ReadAt(value, l.offset)
	return value, err == nil, err
}

// Put adds a record, and drops those of chunks inside it; one that is inside another is not kept. Of several under a
// key the first counts: another that is equal is not kept, and one that is not is an error, as items say all that a
// replication depends on.
func (j *Journal) Put(key Key, value []byte) error {
	if err := checkRecord(key, value); err != nil {
		return err
	}
	record := encode(key.bytes(), value)
	j.mutex.Lock()
	defer j.mutex.Unlock()
	switch known := j.index.find(key.Series, key.First); {
	case known != nil && known.level == key.Level:
		return j.compare(known, value)
	case known != nil && known.level > key.Level:
		return nil
	}
	if !bound.Journal.Allows(j.end+int64(len(record))) || !bound.Finished.Allows(int64(j.index.records)+1) {
		return errFull
	}
	at := j.end
	if err := j.write(record); err != nil {
		return fmt.Errorf("cannot keep results in %s: %w", j.folder, files.Reason(err))
	}
	j.index.know(key, at+headLength+keyLength, uint32(len(value)))
	if waste := j.waste(); !j.stuck && waste > leastWaste && waste > j.index.live {
		j.stuck = j.rewrite() != nil // it goes on as it is
	}
	return nil
}

// ErrAnother says that what was found of a replication is not what was found before.
var ErrAnother = errors.New("a replication that was simulated twice left another outcome the second time")

// compare holds a value against the one that stands under its key.
func (j *Journal) compare(known *located, value []byte) error {
	stands := make([]byte, known.length)
	if _, err := j.file.ReadAt(stands, known.offset); err != nil {
		return fmt.Errorf("cannot read results in %s: %w", j.folder, files.Reason(err))
	}
	if !bytes.Equal(stands, value) {
		return fmt.Errorf("%s: %w", j.folder, ErrAnother)
	}
	return nil
}

// write adds bytes behind the last record.
func (j *Journal) write(record []byte) error {
	_, err := j.file.WriteAt(record, j.end)
	if err == nil {
		j.end += int64(len(record))
	}
	return err
}

// Close writes everything to the disk and closes the directory. Where much of the file is records that larger chunks
// have taken the place of, it is rewritten without them.
func (j *Journal) Close() error {
	j.mutex.Lock()
	defer j.mutex.Unlock()
	if waste := j.waste(); waste > (j.end-j.begin)/leastWasted {
		_ = j.rewrite() // what it would have dropped takes room and harms nothing
	}
	if err := errors.Join(j.file.Sync(), j.file.Close(), j.root.Close()); err != nil {
		return fmt.Errorf("cannot keep results in %s: %w", j.folder, files.Reason(err))
	}
	return nil
}
