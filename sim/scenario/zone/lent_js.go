package zone

import (
	"archive/zip"
	_ "embed"
	"io/fs"
	"sync"
)

// Lend gives a file of the folder that browsers fetch, by its name; nil where there is none.
var Lend func(name string) (string, error)

// A program within a page holds the zones of the library and around it, and fetches the database for others.
//
//go:embed near.zip
var near []byte

var archives = []func() (*zip.Reader, error){
	sync.OnceValues(func() (*zip.Reader, error) { return opened(near) }),
	fetched,
}

var whole struct {
	sync.Mutex
	files *zip.Reader // once it was fetched
}

// fetched fetches the database, again where that failed.
func fetched() (*zip.Reader, error) {
	whole.Lock()
	defer whole.Unlock()
	if whole.files != nil {
		return whole.files, nil
	}
	if Lend == nil {
		return nil, fs.ErrNotExist
	}
	text, err := Lend(lentFile)
	if err != nil {
		return nil, err
	}
	whole.files, err = opened([]byte(text))
	return whole.files, err
}
