// Package zone is the time zone database of the program: the IANA database as compiled into zoneinfo.zip, never the
// one of the machine, so that a scenario means the same everywhere.
package zone

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"time"
)

// version is the release of the database in zoneinfo.zip. Change both together.
const version = "2025c"

//go:embed zoneinfo.zip
var archive []byte

// database opens the archive once.
var database = sync.OnceValues(func() (*zip.Reader, error) {
	return zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
})

// Version names the release of the database, such as 2025c.
func Version() string { return version }

// Load gives the time zone of a name such as Asia/Tashkent. An unknown name is an error.
func Load(name string) (*time.Location, error) {
	files, err := database()
	if err != nil {
		return nil, fmt.Errorf("time zone database: %w", err)
	}
	at := slices.IndexFunc(files.File, func(f *zip.File) bool { return f.Name == name && !strings.HasSuffix(name, "/") })
	if at < 0 {
		return nil, fmt.Errorf("there is no time zone %q in the database (release %s)", name, version)
	}
	data, err := content(files.File[at])
	if err != nil {
		return nil, fmt.Errorf("time zone %q: %w", name, err)
	}
	return time.LoadLocationFromTZData(name, data)
}

func content(file *zip.File) ([]byte, error) {
	opened, err := file.Open()
	if err != nil {
		return nil, err
	}
	defer opened.Close()
	return io.ReadAll(opened)
}

// Names lists the time zones of the database in order of name.
func Names() []string {
	files, err := database()
	if err != nil {
		return nil
	}
	var names []string
	for _, file := range files.File {
		if !strings.HasSuffix(file.Name, "/") {
			names = append(names, file.Name)
		}
	}
	slices.Sort(names)
	return names
}
