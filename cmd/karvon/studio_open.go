//go:build !js

package main

import (
	"context"
	"errors"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"runtime"

	"karvon/report/delivery"
)

// redirection is a file that leads a browser to an address. All users of a machine can read the command lines of all
// processes, and the address has the token in it: the browser is given a file that nobody else can read.
type redirection struct {
	*delivery.Scratch
	path string
}

// redirect is what stands in the file.
const redirect = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url=%[1]s">
<title>karvon studio</title>
</head>
<body><p><a href="%[1]s">karvon studio</a></p></body>
</html>
`

// newRedirection writes the file for an address, in the folder for what is temporary.
func newRedirection(url string) (*redirection, error) {
	scratch, err := delivery.NewScratch(os.TempDir(), "karvon-studio")
	if err != nil {
		return nil, err
	}
	const name = "karvon-studio.html"
	r := &redirection{scratch, filepath.Join(os.TempDir(), scratch.Name(), name)}
	file, err := scratch.CreateSecret(name)
	if err == nil {
		_, err = fmt.Fprintf(file, redirect, html.EscapeString(url))
		err = errors.Join(err, file.Close())
	}
	if err != nil {
		return nil, errors.Join(err, r.Drop())
	}
	return r, nil
}

// openBrowser has the system open an address by way of a file, which is to be dropped when the page is left.
func openBrowser(ctx context.Context, url string) (*redirection, error) {
	if runtime.GOOS != "windows" && runtime.GOOS != "darwin" && os.Getenv("DISPLAY")+os.Getenv("WAYLAND_DISPLAY") == "" {
		return nil, errors.New("there is no display")
	}
	r, err := newRedirection(url)
	if err != nil {
		return nil, err
	}
	if err := openFile(ctx, r.path); err != nil {
		return nil, errors.Join(err, r.Drop())
	}
	return r, nil
}
