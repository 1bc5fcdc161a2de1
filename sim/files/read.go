package files

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"karvon/sim/bound"
)

// What a path can lead to that is not read.
var (
	ErrDirectory = errors.New("is a directory")
	ErrDevice    = errors.New("is a device, not a file")
	ErrPipe      = errors.New("is a pipe, not a file")
	ErrSocket    = errors.New("is a socket, not a file")
)

// TooLarge says that a file holds more than its bound allows.
type TooLarge struct{ bound *bound.Bound }

func (e TooLarge) Error() string {
	return fmt.Sprintf("is larger than %s, the most of a %s", e.bound.Size(), e.bound.Name)
}

// Read reads a file that the command line names: a regular one or a pipe. The error is the context's where that
// ends first. A pipe can be read only once: under a context of [Remembering] whoever asks for it again gets what it
// held.
func Read(ctx context.Context, name string, most *bound.Bound) ([]byte, error) {
	return read(ctx, name, most, true)
}

// ReadRegular reads a file that another file names: no pipe.
func ReadRegular(ctx context.Context, name string, most *bound.Bound) ([]byte, error) {
	return read(ctx, name, most, false)
}

// CheckRegular says why [ReadRegular] would not read a file, by its kind.
func CheckRegular(ctx context.Context, name string) error {
	_, err := Await(ctx, func() ([]byte, error) {
		status, err := os.Stat(name)
		if err != nil {
			return nil, err
		}
		return nil, refused(status.Mode(), false)
	})
	return err
}

func read(ctx context.Context, name string, most *bound.Bound, pipes bool) ([]byte, error) {
	return Await(ctx, func() ([]byte, error) {
		status, err := os.Stat(name)
		if err != nil {
			return nil, err
		}
		if err := refused(status.Mode(), pipes); err != nil {
			return nil, err
		}
		open := func() (fs.File, error) { return os.Open(name) }
		if status.Mode().IsRegular() {
			return whole(open, most, pipes)
		}
		known, unlock := remembered(ctx, status)
		defer unlock()
		if known != nil {
			return known, nil
		}
		text, err := whole(open, most, pipes)
		if err == nil {
			remember(ctx, status, text)
		}
		return text, err
	})
}

// ReadFrom reads a file of a file system, such as one that is embedded.
func ReadFrom(from fs.FS, name string, most *bound.Bound) ([]byte, error) {
	return whole(func() (fs.File, error) { return from.Open(name) }, most, false)
}

// whole opens a file and reads it. Its kind is asked for again: another can have taken its name.
func whole(open func() (fs.File, error), most *bound.Bound, pipes bool) ([]byte, error) {
	file, err := open()
	if err != nil {
		return nil, err
	}
	defer file.Close()
	status, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if err := refused(status.Mode(), pipes); err != nil {
		return nil, err
	}
	const usual = 1 << 20 // a file that says to be larger is not believed until it is read
	var text bytes.Buffer
	text.Grow(int(min(max(status.Size(), 0), usual)) + bytes.MinRead)
	if _, err := text.ReadFrom(io.LimitReader(file, most.Most+1)); err != nil {
		return nil, err
	}
	if !most.Allows(int64(text.Len())) {
		return nil, TooLarge{most}
	}
	return text.Bytes(), nil
}

// refused says why a file of a kind is not read; nil where it is.
func refused(mode fs.FileMode, pipes bool) error {
	switch {
	case mode.IsRegular():
		return nil
	case mode.IsDir():
		return ErrDirectory
	case mode&fs.ModeNamedPipe != 0:
		if pipes {
			return nil
		}
		return ErrPipe
	case mode&fs.ModeSocket != 0:
		return ErrSocket
	}
	return ErrDevice
}

// Reason is what went wrong with a file without its path, which a message names itself.
func Reason(err error) error {
	var atPath *fs.PathError
	var renamed *os.LinkError
	switch {
	case errors.As(err, &atPath):
		return atPath.Err
	case errors.As(err, &renamed):
		return renamed.Err
	}
	return err
}

// Unreadable is the error of a file that cannot be read, by the name that the user knows: NAME is a directory, or
// cannot read NAME: permission denied.
func Unreadable(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no file %s", name)
	case errors.As(err, new(TooLarge)), errors.Is(err, ErrDirectory), errors.Is(err, ErrDevice), errors.Is(err, ErrPipe),
		errors.Is(err, ErrSocket):
		return fmt.Errorf("%s %w", name, err)
	}
	return fmt.Errorf("cannot read %s: %w", name, Reason(err))
}
