//go:build !js

package zone

import (
	"archive/zip"
	_ "embed"
	"sync"
)

//go:embed zoneinfo.zip
var whole string

var archives = []func() (*zip.Reader, error){
	sync.OnceValues(func() (*zip.Reader, error) { return opened([]byte(whole)) }),
}

// Held are files that a page lends to the programs which run inside it, by their names: the whole database.
func Held() map[string]string { return map[string]string{lentFile: whole} }
