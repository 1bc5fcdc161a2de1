package report

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// File is a file that appears under its name only when it is complete: until
// then it is written beside it, so that neither a failure nor an interruption
// leaves half a report.
type File struct {
	*os.File
	path string // final name; empty where the file is written in place
}

// Create opens a file for writing under a temporary name in the folder of
// path. Devices and pipes are written in place. The folder must exist.
func Create(path string) (*File, error) {
	if status, err := os.Stat(path); err == nil {
		if status.IsDir() {
			return nil, fmt.Errorf("%s is a directory", path)
		}
		if !status.Mode().IsRegular() {
			file, err := os.OpenFile(path, os.O_WRONLY, 0)
			return &File{File: file}, err
		}
		if path, err = filepath.EvalSymlinks(path); err != nil {
			return nil, err
		}
	}
	folder, base := filepath.Split(path)
	temporary := filepath.Join(folder, fmt.Sprintf(".%s.%d", base, os.Getpid()))
	file, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return nil, fmt.Errorf("cannot write %s: %w", path, reason(err))
	}
	return &File{file, path}, nil
}

// Commit closes the file and gives it its name.
func (f *File) Commit() error {
	if err := f.Close(); err != nil {
		f.Discard()
		return err
	}
	if f.path == "" {
		return nil
	}
	return os.Rename(f.Name(), f.path)
}

// Discard drops the file; what stood under its name stays. After Commit it
// does nothing that matters.
func (f *File) Discard() {
	f.Close()
	if f.path != "" {
		os.Remove(f.Name())
	}
}

// writeFile writes a whole file by a function, or leaves nothing.
func writeFile(path string, write func(io.Writer) error) error {
	file, err := Create(path)
	if err != nil {
		return err
	}
	if err := write(file); err != nil {
		file.Discard()
		return fmt.Errorf("cannot write %s: %w", path, reason(err))
	}
	return file.Commit()
}

// reason is what went wrong without the path, which the message names itself.
func reason(err error) error {
	if pathError, ok := err.(*os.PathError); ok {
		return pathError.Err
	}
	return err
}
