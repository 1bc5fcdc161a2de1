package studio

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"time"

	"karvon/sim/scenario"
)

// Overlay is a library with own files over another: each under its name there, such as my-post.yaml.
type Overlay struct {
	fs.FS
	Texts map[string]string
}

var _ scenario.Confined = (*Overlay)(nil)

// Confined says that nothing is read beyond: whoever writes a text could name any file of the machine in it.
func (o *Overlay) Confined() {}

// Open opens an own file, or one of the library below.
func (o *Overlay) Open(name string) (fs.File, error) {
	text, own := o.Texts[name]
	if !own {
		return o.FS.Open(name)
	}
	return &ownFile{name: name, size: int64(len(text)), Reader: bytes.NewReader([]byte(text))}, nil
}

// ownFile is an own file that is read.
type ownFile struct {
	io.Reader
	name string
	size int64
}

func (f *ownFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *ownFile) Close() error               { return nil }
func (f *ownFile) Name() string               { return f.name }
func (f *ownFile) Size() int64                { return f.size }
func (f *ownFile) Mode() fs.FileMode          { return 0o444 }
func (f *ownFile) ModTime() time.Time         { return time.Time{} }
func (f *ownFile) IsDir() bool                { return false }
func (f *ownFile) Sys() any                   { return nil }

// Beside is a library with files of a folder behind it, which are found where the library has none of their name. What
// is listed is the library alone.
type Beside struct {
	fs.FS
	Folder fs.FS
}

// Open opens a file of the library, or of the folder.
func (b *Beside) Open(name string) (fs.File, error) {
	file, err := b.FS.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return b.Folder.Open(name)
	}
	return file, err
}
