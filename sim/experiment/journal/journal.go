package journal

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
)

// FileName is the name of the file of records in a run directory.
const FileName = "results.karvon"

// Key names a record.
type Key [16]byte

// Journal is an open run directory. Its methods can be called from several
// goroutines.
type Journal struct {
	// Dropped is the number of bytes of an incomplete record that were cut off
	// when the directory was opened.
	Dropped int64

	mutex sync.Mutex
	file  *os.File
	end   int64
	index map[Key]location
}

// location is where a record's value stands in the file.
type location struct {
	offset int64
	length uint32
}

// ErrInUse says that a directory holds results and that going on with them was
// not asked for.
var ErrInUse = errors.New("the folder holds results of an earlier run")

// Open opens a run directory for a program, and makes it where there is none.
// Where it holds results already, resume must be set and the program be the
// same.
func Open(folder, program string, resume bool) (*Journal, error) {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(filepath.Join(folder, FileName), os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	j := &Journal{file: file, index: map[Key]location{}}
	if err := j.open(folder, program, resume); err != nil {
		file.Close()
		return nil, err
	}
	return j, nil
}

func (j *Journal) open(folder, program string, resume bool) error {
	if err := lock(j.file); err != nil {
		return fmt.Errorf("%s is in use by another run: %w", folder, err)
	}
	status, err := j.file.Stat()
	if err != nil {
		return err
	}
	if err := j.scan(status.Size()); err != nil {
		return err
	}
	j.Dropped = status.Size() - j.end
	if err := j.file.Truncate(j.end); err != nil {
		return err
	}
	return j.claim(folder, program, resume)
}

// programKey is the key of the record that names the program.
var programKey = Key{'p', 'r', 'o', 'g', 'r', 'a', 'm'}

// claim writes the program's name into an empty journal, or compares it with
// the one that stands there.
func (j *Journal) claim(folder, program string, resume bool) error {
	known, ok, err := j.Get(programKey)
	switch {
	case err != nil:
		return err
	case !ok:
		return j.Put(programKey, []byte(program))
	case !resume && j.Len() > 0:
		return fmt.Errorf("%s: %w", folder, ErrInUse)
	case string(known) != program:
		return fmt.Errorf("the results in %s are of another program (%s; this is %s) and cannot be mixed with its own", folder, known, program)
	}
	return nil
}

// Len gives the number of results.
func (j *Journal) Len() int {
	j.mutex.Lock()
	defer j.mutex.Unlock()
	return len(j.index) - 1
}

// Has says whether there is a value of a key.
func (j *Journal) Has(key Key) bool {
	j.mutex.Lock()
	defer j.mutex.Unlock()
	_, ok := j.index[key]
	return ok
}

// Get gives the value of a key, if there is one.
func (j *Journal) Get(key Key) (value []byte, ok bool, err error) {
	j.mutex.Lock()
	at, ok := j.index[key]
	j.mutex.Unlock()
	if !ok {
		return nil, false, nil
	}
	value = make([]byte, at.length)
	_, err = j.file.ReadAt(value, at.offset)
	return value, err == nil, err
}

// Put adds a record. Of several under a key the last counts.
func (j *Journal) Put(key Key, value []byte) error {
	record := encode(key, value)
	j.mutex.Lock()
	defer j.mutex.Unlock()
	if _, err := j.file.WriteAt(record, j.end); err != nil {
		return err
	}
	j.index[key] = location{j.end + headLength, uint32(len(value))}
	j.end += int64(len(record))
	return nil
}

// Close writes everything to the disk and closes the directory.
func (j *Journal) Close() error {
	return errors.Join(j.file.Sync(), j.file.Close())
}
