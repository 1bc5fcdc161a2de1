package page

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var embedded embed.FS

// Files are the files of the page by the names under which a host serves them: index.html, studio.js, studio.css.
var Files = folder(embedded, "dist")

// folder is a folder of files that are known to have it.
func folder(files fs.FS, name string) fs.FS {
	within, err := fs.Sub(files, name)
	if err != nil {
		panic(err)
	}
	return within
}
