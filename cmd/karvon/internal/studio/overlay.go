package studio

import (
	"io"
	"io/fs"
	"path"
	"strings"
	"time"

	"karvon/sim/scenario"
)

// Overlay is a library with own texts, by their paths: they take the place of files of a folder, which the library has
// [Beside] it, and nothing else is read.
type Overlay struct {
	fs.FS
	Texts map[string]string
}

var _ scenario.Confined = (*Overlay)(nil)

// Disk is the own texts over the files of the folder.
func (o *Overlay) Disk() fs.FS {
	below := &disk{texts: o.Texts}
	if b, ok := o.FS.(*Beside); ok {
		below.folder = b.Folder
	}
	return below
}

// disk is own texts over a folder; nil for none.
type disk struct {
	texts  map[string]string
	folder fs.FS
}

// Open opens an own text, or a file of the folder.
func (d *disk) Open(name string) (fs.File, error) {
	if text, own := d.texts[name]; own {
		return &ownFile{name: path.Base(name), size: int64(len(text)), Reader: strings.NewReader(text)}, nil
	}
	if d.folder == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return d.folder.Open(name)
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

// Beside is a library with a folder of own files beside it. Scenarios are named in the library, and files by their
// paths in the folder: neither hides what the other has.
type Beside struct {
	fs.FS
	Folder fs.FS
}
