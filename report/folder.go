package report

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Folder is a folder of files that appear in it together. A new folder gets its
// name when all of them are complete. Into one that stands there already they
// are moved then, one after the other: those of the same names are replaced,
// and all else in it stays. Its errors name the folder as it was asked for.
type Folder struct {
	asked     string
	path      string
	temporary string // where the files are written
	there     bool   // whether the folder stands already
	names     []string
	finished  bool
}

// CreateFolder makes a folder ready under a temporary name: beside it, or in it
// where it stands already. Folders above it are made.
func CreateFolder(path string) (*Folder, error) {
	f := &Folder{asked: path, path: filepath.Clean(path)}
	parent, base := filepath.Split(f.path)
	if status, err := os.Stat(f.path); err == nil {
		if !status.IsDir() {
			return nil, fmt.Errorf("cannot write %s: it is a file", path)
		}
		parent, base, f.there = f.path, "karvon", true
	} else if parent != "" {
		if err := os.MkdirAll(parent, 0o777); err != nil {
			return nil, f.failure(err)
		}
	}
	f.temporary = filepath.Join(parent, fmt.Sprintf(".%s.%d", base, os.Getpid()))
	err := os.Mkdir(f.temporary, 0o777)
	if errors.Is(err, fs.ErrExist) { // of a process of the same number that was killed
		err = errors.Join(os.RemoveAll(f.temporary), os.Mkdir(f.temporary, 0o777))
	}
	if err != nil {
		return nil, f.failure(err)
	}
	return f, nil
}

// Add writes one of the files.
func (f *Folder) Add(name string, write func(io.Writer) error) error {
	file, err := os.Create(filepath.Join(f.temporary, name))
	if err != nil {
		return f.failure(err)
	}
	if err := errors.Join(write(file), file.Sync(), file.Close()); err != nil {
		return f.failure(err)
	}
	f.names = append(f.names, name)
	return nil
}

// Commit gives the folder, or its files, their names.
func (f *Folder) Commit() error {
	defer f.Discard()
	if !f.there {
		if err := os.Rename(f.temporary, f.path); err != nil {
			return f.failure(err)
		}
		f.finished = true
		return nil
	}
	for _, name := range f.names {
		if err := os.Rename(filepath.Join(f.temporary, name), filepath.Join(f.path, name)); err != nil {
			return f.failure(err)
		}
	}
	return nil
}

// Discard drops what did not get its name.
func (f *Folder) Discard() {
	if !f.finished {
		f.finished = true
		os.RemoveAll(f.temporary)
	}
}

func (f *Folder) failure(err error) error {
	return fmt.Errorf("cannot write %s: %w", f.asked, reason(err))
}
