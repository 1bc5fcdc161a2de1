package delivery

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"karvon/sim/files"
)

// place is where a file is to stand.
type place struct {
	folder, base string
	root         *os.Root    // of the folder, once it is open
	exists       bool        // whether a file stands there
	mode         fs.FileMode // which the file has, or gets
	inPlace      bool        // whether it is a device or a pipe
}

// find finds out where the file of a path is to stand. A link is followed where it leads to a file in its own
// folder or beneath; whoever can put a link into a folder could otherwise choose what is replaced elsewhere.
func find(path string) (*place, error) {
	folder, base := filepath.Split(path)
	p := &place{folder: folder, base: base, mode: 0o666}
	status, err := os.Lstat(path)
	switch {
	case base == "":
		return nil, errors.New("it is no name of a file")
	case errors.Is(err, fs.ErrNotExist):
		return p, nil
	case err != nil:
		return nil, err
	case status.Mode()&fs.ModeSymlink != 0:
		return p.follow(path)
	}
	return p, p.take(status.Mode())
}

// take notes what stands at the place.
func (p *place) take(mode fs.FileMode) error {
	switch {
	case mode.IsDir():
		return errors.New("it is a directory")
	case mode.IsRegular():
		p.exists, p.mode = true, mode.Perm()
	default:
		p.inPlace = true
	}
	return nil
}

// follow goes where a link leads. A terminal, a device such as /dev/null or a pipe is no file that could be
// replaced, and can stand anywhere.
func (p *place) follow(path string) (*place, error) {
	if standard(path) != nil {
		p.inPlace = true
		return p, nil
	}
	status, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("it is a link that leads nowhere: %w", files.Reason(err))
	}
	if mode := status.Mode(); mode&(fs.ModeCharDevice|fs.ModeNamedPipe) != 0 || mode.IsDir() {
		return p, p.take(mode)
	}
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return nil, err
	}
	own, err := filepath.EvalSymlinks(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	below, err := within(own, target)
	if err != nil {
		return nil, fmt.Errorf("it is a link that leads out of its folder, to %s; name that, or take the link away", target)
	}
	p.base = below
	return p, p.take(status.Mode())
}

// within is the path of a file from a folder that holds it.
func within(folder, file string) (string, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	if file, err = filepath.Abs(file); err != nil {
		return "", err
	}
	below, err := filepath.Rel(folder, file)
	if err == nil && (below == ".." || strings.HasPrefix(below, ".."+string(filepath.Separator))) {
		err = fs.ErrInvalid
	}
	return below, err
}

// standard is the output of the process that a path means; nil where it means none.
func standard(path string) *os.File {
	switch filepath.ToSlash(filepath.Clean(path)) {
	case "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1":
		return os.Stdout
	case "/dev/stderr", "/dev/fd/2", "/proc/self/fd/2":
		return os.Stderr
	}
	return nil
}
