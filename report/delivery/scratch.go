package delivery

import (
	"errors"
	"io/fs"
	"os"
)

// Scratch is a temporary folder of files.
type Scratch struct {
	outer, inner *os.Root // the folder in which it stands, and itself
	name         string   // in the outer one
	held         *os.File
}

// NewScratch makes a scratch folder beside what is to be named base in a folder.
func NewScratch(folder, base string) (*Scratch, error) {
	outer, err := openRoot(folder)
	if err != nil {
		return nil, err
	}
	s := &Scratch{outer: outer}
	s.name, s.held, err = newTemporary(outer, base, func(name string) (*os.File, error) {
		if err := outer.Mkdir(name, 0o777); err != nil {
			return nil, err
		}
		held, err := outer.Open(name)
		if errors.Is(err, fs.ErrNotExist) { // somebody took it for one that was left, and away: another name
			return nil, fs.ErrExist
		}
		return held, err
	})
	if err == nil {
		s.inner, err = outer.OpenRoot(s.name)
	}
	if err != nil {
		s.Drop()
		return nil, err
	}
	return s, nil
}

// openRoot opens a folder; the present one where it has no name.
func openRoot(folder string) (*os.Root, error) {
	if folder == "" {
		folder = "."
	}
	return os.OpenRoot(folder)
}

// Name is its name in the folder in which it stands.
func (s *Scratch) Name() string { return s.name }

// Create makes a new file in it.
func (s *Scratch) Create(name string) (*os.File, error) {
	return s.inner.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
}

// CreateSecret makes a new file in it that its owner alone can read, from its first instant on.
func (s *Scratch) CreateSecret(name string) (*os.File, error) {
	return s.inner.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
}

// Remove takes a file out of it.
func (s *Scratch) Remove(name string) error { return s.inner.Remove(name) }

// Drop takes it away with all that it holds.
func (s *Scratch) Drop() error {
	if s.inner != nil {
		s.inner.Close()
	}
	var err error
	if s.held != nil && !locks {
		s.held.Close() // an open folder cannot be taken away
	}
	if s.name != "" {
		err = s.outer.RemoveAll(s.name)
	}
	if s.held != nil && locks {
		s.held.Close()
	}
	return errors.Join(err, s.outer.Close())
}

// becomes gives the folder a name beside which it stands; it is no more scratch then. Where that fails it stays
// what it is.
func (s *Scratch) becomes(base string) error {
	if !locks { // an open folder cannot be renamed
		s.inner.Close()
		s.held.Close()
	}
	if err := s.outer.Rename(s.name, base); err != nil {
		return err
	}
	s.name = ""
	return s.Drop()
}
