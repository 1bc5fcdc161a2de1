// Package zone is the time zone database of the program: the IANA database as compiled into zoneinfo.zip, never the
// one of the machine, so that a scenario means the same everywhere.
package zone

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// version is the release of the database in zoneinfo.zip. Change both together.
const version = "2025c"

// opened opens an archive.
func opened(archive []byte) (*zip.Reader, error) {
	return zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
}

// Version names the release of the database, such as 2025c.
func Version() string { return version }

// Load gives the time zone of a name such as Asia/Tashkent. An unknown name is an error.
func Load(name string) (*time.Location, error) {
	file, err := find(name)
	if err != nil {
		return nil, err
	}
	data, err := content(file)
	if err != nil {
		return nil, fmt.Errorf("time zone %q: %w", name, err)
	}
	return time.LoadLocationFromTZData(name, data)
}

// find looks for a zone in the archives of the program, one by one.
func find(name string) (*zip.File, error) {
	for _, archive := range archives {
		files, err := archive()
		if err != nil {
			return nil, fmt.Errorf("time zone database: %w", err)
		}
		at := slices.IndexFunc(files.File, func(f *zip.File) bool { return f.Name == name && !strings.HasSuffix(name, "/") })
		if at >= 0 {
			return files.File[at], nil
		}
	}
	return nil, fmt.Errorf("there is no time zone %q in the database (release %s)", name, version)
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
	files, err := archives[len(archives)-1]() // which has all
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

// lentFile is the whole database in the folder that browsers fetch.
const lentFile = "zones.zip"
