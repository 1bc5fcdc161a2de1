package delivery

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"karvon/sim/files"
)

// File is a file that appears under its name only when it is complete: until then it is written beside it, so that
// neither a failure nor an interruption leaves half a report, and of two that are written at once the last to be
// complete stays. Its errors name the file as it was asked for.
type File struct {
	asked    string // as the user named it
	file     *os.File
	to       io.Writer // the file, or what writes in its place
	place    *place    // nil where it is written in place
	name     string    // temporary, in the folder of the place
	finished bool
}

// Create opens a file for writing under a temporary name in the folder of path. Devices and pipes are written in
// place, as long as somebody waits. The folder must exist. A file that stands there already keeps its permissions.
func Create(ctx context.Context, path string) (*File, error) {
	f := &File{asked: path}
	found, err := find(path)
	if err != nil {
		return nil, f.failure(err)
	}
	if found.inPlace {
		err = f.openInPlace(ctx, path)
	} else {
		err = f.openBeside(found)
	}
	if err != nil {
		return nil, f.failure(err)
	}
	return f, nil
}

// openBeside makes the temporary.
func (f *File) openBeside(found *place) (err error) {
	if found.exists {
		if err := replaceable(filepath.Join(found.folder, found.base)); err != nil {
			return err
		}
	}
	if found.root, err = openRoot(found.folder); err != nil {
		return err
	}
	f.name, f.file, err = newTemporary(found.root, found.base, func(name string) (*os.File, error) {
		return found.root.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, found.mode)
	})
	if err == nil && found.exists {
		err = f.file.Chmod(found.mode) // the process's mask is for new files
	}
	if err != nil {
		found.root.Close()
		return err
	}
	f.place, f.to = found, f.file
	return nil
}

// openInPlace opens a device or a pipe, which can wait for its reader.
func (f *File) openInPlace(ctx context.Context, path string) (err error) {
	if f.file = standard(path); f.file == nil {
		f.file, err = files.Await(ctx, func() (*os.File, error) { return os.OpenFile(path, os.O_WRONLY, 0) })
		if err != nil {
			return err
		}
		if status, err := f.file.Stat(); err != nil || status.Mode().IsRegular() {
			f.file.Close()
			return errors.Join(err, errors.New("another file has taken its place"))
		}
	}
	f.to = files.NewWriter(ctx, f.file)
	return nil
}

// Name is the name under which the file is being written.
func (f *File) Name() string {
	if f.place == nil {
		return f.asked
	}
	return filepath.Join(f.place.folder, f.name)
}

// Write writes to the file.
func (f *File) Write(p []byte) (int, error) {
	n, err := f.to.Write(p)
	return n, f.failure(err)
}

// Commit closes the file and gives it its name; what it holds is on the disk before. Where that fails the file is
// dropped.
func (f *File) Commit() error {
	if f.place == nil {
		f.finished = true
		return f.failure(f.closeInPlace())
	}
	defer f.Discard()
	if err := f.file.Sync(); err != nil {
		return f.failure(err)
	}
	if !locks { // an open file cannot be renamed
		if err := f.file.Close(); err != nil {
			return f.failure(err)
		}
	}
	if err := f.place.root.Rename(f.name, f.place.base); err != nil {
		return f.failure(err)
	}
	f.finished = true
	return f.failure(f.place.root.Close())
}

// closeInPlace closes what is not an output of the process.
func (f *File) closeInPlace() error {
	if f.file == os.Stdout || f.file == os.Stderr {
		return nil
	}
	return f.file.Close()
}

// Discard drops a file that was not committed; what stood under its name stays.
func (f *File) Discard() {
	if f.finished {
		if f.place != nil {
			f.file.Close()
		}
		return
	}
	f.finished = true
	if f.place == nil {
		_ = f.closeInPlace()
		return
	}
	if !locks {
		f.file.Close()
	}
	_ = f.place.root.Remove(f.name)
	f.file.Close()
	f.place.root.Close()
}

// failure says what went wrong by the name that the user knows.
func (f *File) failure(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("cannot write %s: %w", f.asked, files.Reason(err))
}

// WriteFile writes a whole file by a function, or leaves what stood there.
func WriteFile(ctx context.Context, path string, write func(io.Writer) error) error {
	file, err := Create(ctx, path)
	if err != nil {
		return err
	}
	defer file.Discard()
	if err := write(file); err != nil {
		return err
	}
	return file.Commit()
}
