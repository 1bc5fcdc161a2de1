package report

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// File is a file that appears under its name only when it is complete: until
// then it is written beside it, so that neither a failure nor an interruption
// leaves half a report. Its errors name the file as it was asked for.
type File struct {
	file     *os.File
	asked    string // as the user named it
	path     string // final name; empty where the file is written in place
	finished bool
}

// Create opens a file for writing under a temporary name in the folder of
// path. Devices and pipes are written in place. The folder must exist. A file
// that stands there already keeps its permissions.
func Create(path string) (*File, error) {
	f := &File{asked: path}
	mode := os.FileMode(0o666)
	if status, err := os.Stat(path); err == nil {
		if status.IsDir() {
			return nil, fmt.Errorf("cannot write %s: it is a directory", path)
		}
		if !status.Mode().IsRegular() {
			file, err := os.OpenFile(path, os.O_WRONLY, 0)
			f.file = file
			return f, f.failure(err)
		}
		mode = status.Mode().Perm()
		if path, err = filepath.EvalSymlinks(path); err != nil {
			return nil, f.failure(err)
		}
	}
	folder, base := filepath.Split(path)
	temporary := filepath.Join(folder, fmt.Sprintf(".%s.%d", base, os.Getpid()))
	file, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return nil, f.failure(err)
	}
	f.file, f.path = file, path
	return f, nil
}

// Name is the name under which the file is being written.
func (f *File) Name() string { return f.file.Name() }

// Write writes to the file.
func (f *File) Write(p []byte) (int, error) {
	n, err := f.file.Write(p)
	return n, f.failure(err)
}

// Commit closes the file and gives it its name; what it holds is on the disk
// before. Where that fails the file is dropped.
func (f *File) Commit() error {
	if f.path == "" {
		f.finished = true
		return f.failure(f.file.Close())
	}
	err := errors.Join(f.file.Sync(), f.file.Close())
	if err == nil {
		err = os.Rename(f.Name(), f.path)
	}
	if err != nil {
		f.Discard()
		return f.failure(err)
	}
	f.finished = true
	return nil
}

// Discard drops a file that was not committed; what stood under its name stays.
func (f *File) Discard() {
	if f.finished {
		return
	}
	f.finished = true
	f.file.Close()
	if f.path != "" {
		os.Remove(f.Name())
	}
}

// failure says what went wrong by the name that the user knows.
func (f *File) failure(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("cannot write %s: %w", f.asked, reason(err))
}

// WriteFile writes a whole file by a function, or leaves what stood there.
func WriteFile(path string, write func(io.Writer) error) error {
	file, err := Create(path)
	if err != nil {
		return err
	}
	defer file.Discard()
	if err := write(file); err != nil {
		return err
	}
	return file.Commit()
}

// reason is what went wrong without the path, which the message names itself.
func reason(err error) error {
	var atPath *os.PathError
	var renamed *os.LinkError
	switch {
	case errors.As(err, &atPath):
		return atPath.Err
	case errors.As(err, &renamed):
		return renamed.Err
	}
	return err
}
