package scenario

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"sync"

	"karvon/sim/bound"
	"karvon/sim/files"
)

// Gathered is a library that keeps what loads read through it: of the library, and of the disk.
type Gathered struct {
	Library

	mutex sync.Mutex
	texts map[string][]byte // by name in the bundle
}

// Gather gives a library that keeps what loads read through it.
func Gather(library Library) *Gathered {
	return &Gathered{Library: library, texts: map[string][]byte{}}
}

// The folders of a bundle: what came from the library, by its name there, and from the disk, by its path.
const (
	bundledLibrary = "library"
	bundledDisk    = "disk"
)

// bundledName is a file's name in a bundle. That of a file on the disk is its path as one word, which no system takes
// for a path.
func (s *source) bundledName() string {
	if s.library {
		return bundledLibrary + "/" + s.place
	}
	return bundledDisk + "/" + url.QueryEscape(filepath.ToSlash(s.place))
}

func (g *Gathered) add(file *source, text []byte) {
	g.mutex.Lock()
	defer g.mutex.Unlock()
	g.texts[file.bundledName()] = text
}

// Encode writes all that was read as a bundle, whose name is a hash of it. Equal files are equal bytes.
func (g *Gathered) Encode() (name string, bundle []byte, err error) {
	g.mutex.Lock()
	defer g.mutex.Unlock()
	var to bytes.Buffer
	archive := zip.NewWriter(&to)
	for _, name := range slices.Sorted(maps.Keys(g.texts)) {
		file, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			return "", nil, err
		}
		if _, err := file.Write(g.texts[name]); err != nil {
			return "", nil, err
		}
	}
	if err := archive.Close(); err != nil {
		return "", nil, err
	}
	return BundleName(to.Bytes()), to.Bytes(), nil
}

// BundleName is the name of a bundle: a hash of it.
func BundleName(bundle []byte) string {
	digest := sha256.Sum256(bundle)
	return hex.EncodeToString(digest[:])
}

// Bundle is the files of a scenario as they were read elsewhere. It is a library from which that scenario is loaded by
// the name that it had there, even where that is a path: nothing is read from the disk.
type Bundle struct {
	Library
	disk fs.FS
}

// DecodeBundle reads what [Gathered.Encode] wrote.
func DecodeBundle(bundle []byte) (*Bundle, error) {
	archive, err := zip.NewReader(bytes.NewReader(bundle), int64(len(bundle)))
	if err != nil {
		return nil, fmt.Errorf("the bundle of a scenario's files cannot be read: %w", err)
	}
	if !bound.Files.Allows(int64(len(archive.File))) {
		return nil, fmt.Errorf("the bundle of a scenario's files holds more than %d", bound.Files.Most)
	}
	library, err := fs.Sub(archive, bundledLibrary)
	disk, failed := fs.Sub(archive, bundledDisk)
	return &Bundle{library, disk}, errors.Join(err, failed)
}

// sent says whether the files were sent here, and come from nowhere else.
func (s *sources) sent() bool {
	_, sent := s.files.(*Bundle)
	return sent
}

// onDisk reads a file of the disk, or what was sent in its place.
func (s *sources) onDisk(file *source, most *bound.Bound) ([]byte, error) {
	if b, sent := s.files.(*Bundle); sent {
		return files.ReadFrom(b.disk, url.QueryEscape(filepath.ToSlash(file.place)), most)
	}
	if c := s.confined(); c != nil {
		place := path.Clean(filepath.ToSlash(file.place))
		if !fs.ValidPath(place) {
			return nil, fs.ErrNotExist
		}
		return files.ReadFrom(c.Disk(), place, most)
	}
	if file.named {
		return files.Read(s.ctx, file.place, most)
	}
	return files.ReadRegular(s.ctx, file.place, most)
}
