//go:build !unix

package files

import "os"

// Lock does nothing where there is no flock: two processes must not share what it is to keep apart.
func Lock(*os.File) error { return nil }
