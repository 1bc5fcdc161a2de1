package page

import "embed"

// Files holds the folder dist: index.html, studio.js, codemirror.js, studio.css.
//
//go:embed all:dist
var Files embed.FS
