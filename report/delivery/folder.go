package delivery

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"karvon/sim/files"
)

// Folder is a folder of files that appear in it together. A new folder gets its name when all of them are complete.
// Into one that stands there already they are moved then, one after the other: those of the same names are
// replaced, and all else in it stays. Links among them are replaced, and not followed. Of two that are moved at
// once one waits for the other. Its errors name the folder as it was asked for.
type Folder struct {
	ctx      context.Context
	asked    string
	path     string
	base     string   // of the path, in the folder above; empty where the folder stands already
	scratch  *Scratch // where the files are written
	names    []string
	finished bool
}

// CreateFolder makes a folder ready under a temporary name: beside it, or in it where it stands already. Folders
// above it are made.
func CreateFolder(ctx context.Context, path string) (*Folder, error) {
	f := &Folder{ctx: ctx, asked: path, path: filepath.Clean(path)}
	parent, base := filepath.Split(f.path)
	status, err := os.Stat(f.path)
	switch {
	case err == nil && !status.IsDir():
		return nil, fmt.Errorf("cannot write %s: it is a file", path)
	case err == nil:
		parent = f.path
	case !errors.Is(err, fs.ErrNotExist):
		return nil, f.failure(err)
	default:
		f.base = base
		if err := f.makeAbove(parent); err != nil {
			return nil, f.failure(err)
		}
	}
	if f.scratch, err = NewScratch(parent, f.base); err != nil {
		return nil, f.failure(err)
	}
	return f, nil
}

// makeAbove makes the folders above one that does not stand.
func (f *Folder) makeAbove(parent string) error {
	if _, err := os.Lstat(f.path); err == nil {
		return errors.New("it is a link that leads nowhere")
	}
	if parent == "" {
		return nil
	}
	return os.MkdirAll(parent, 0o777)
}

// Add writes one of the files.
func (f *Folder) Add(name string, write func(io.Writer) error) error {
	file, err := f.scratch.Create(name)
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
	outer := f.scratch.outer
	if f.base != "" {
		renamed := f.scratch.becomes(f.base)
		if renamed == nil {
			f.finished = true
			return nil
		}
		if status, err := os.Stat(f.path); err != nil || !status.IsDir() {
			return f.failure(renamed)
		}
		// Another run has made the folder in the meantime.
	}
	folder, err := f.alone()
	if err != nil {
		return f.failure(err)
	}
	defer folder.Close()
	for _, name := range f.names {
		if err := outer.Rename(filepath.Join(f.scratch.name, name), filepath.Join(f.base, name)); err != nil {
			return f.failure(err)
		}
	}
	return nil
}

// alone opens the folder, and locks it once nobody else moves files into it.
func (f *Folder) alone() (*os.File, error) {
	folder, err := os.Open(f.path)
	if err != nil || tryLock(folder) {
		return folder, err
	}
	return files.Await(f.ctx, func() (*os.File, error) { return folder, lock(folder) })
}

// Discard drops what did not get its name.
func (f *Folder) Discard() {
	if !f.finished {
		f.finished = true
		_ = f.scratch.Drop()
	}
}

func (f *Folder) failure(err error) error {
	return fmt.Errorf("cannot write %s: %w", f.asked, files.Reason(err))
}
