package journal

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"

	"karvon/sim/files"
)

// A file of records is rewritten without those that larger chunks have taken the place of: into another file, which is
// written to the disk before it takes the name of the first. So whenever the program or the machine ends, the one or
// the other stands there whole.
const freshName = ".karvon-results"

// A run rewrites its file where the records that nobody needs take more than leastWaste and more than the others, so
// that all that is ever written is at most twice what is kept; at its end, where they take more than one part of
// leastWasted.
const (
	leastWaste  = 64 << 20
	leastWasted = 8
)

// waste is the number of bytes of records that nobody needs.
func (j *Journal) waste() int64 { return j.end - j.begin - j.index.live }

// clear takes away what a rewriting has left that was killed.
func (j *Journal) clear() error {
	if err := j.root.Remove(freshName); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// rewrite takes the records that are needed into a new file, and that in the place of the old one. After an error the
// old one is as it was.
func (j *Journal) rewrite() error {
	if !j.named(j.root.Lstat(FileName)) {
		return errors.New("another file has the journal's name")
	}
	fresh, err := j.root.OpenFile(freshName, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	records := j.index.all()
	err = files.Lock(fresh)
	if err == nil {
		err = j.copyTo(fresh, records)
	}
	if err == nil {
		err = j.exchange(fresh)
	}
	if err != nil {
		return errors.Join(err, fresh.Close(), j.root.Remove(freshName))
	}
	j.end = j.begin
	for _, l := range records {
		l.offset = j.end + headLength + keyLength
		j.end += l.bytes()
	}
	return nil
}

// named says whether a file is the journal's own: what is asked of the system for its name.
func (j *Journal) named(found fs.FileInfo, err error) bool {
	if err != nil {
		return false
	}
	own, err := j.file.Stat()
	return err == nil && os.SameFile(own, found)
}

// copyTo writes the first record and others, and sees to it that they are on the disk.
func (j *Journal) copyTo(file *os.File, records []*located) error {
	to := bufio.NewWriterSize(file, 1<<20)
	take := func(from, bytes int64) error {
		_, err := io.CopyN(to, io.NewSectionReader(j.file, from, bytes), bytes)
		return err
	}
	if err := take(0, j.begin); err != nil {
		return err
	}
	for _, l := range records {
		if err := take(l.offset-headLength-keyLength, l.bytes()); err != nil {
			return err
		}
	}
	return errors.Join(to.Flush(), file.Sync())
}

// exchange puts the new file in the place of the old one. Both are open and locked meanwhile, where that can be.
func (j *Journal) exchange(fresh *os.File) error {
	if err := j.root.Rename(freshName, FileName); err != nil {
		return err
	}
	j.file.Close() // nothing of it is needed any more
	j.file = fresh
	if folder, err := j.root.Open("."); err == nil {
		_ = folder.Sync() // not every file system can; the file is whole either way
		folder.Close()
	}
	return nil
}
