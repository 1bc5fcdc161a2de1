//go:build !unix

package main

import (
	"errors"
	"os"
	"syscall"
)

// outlived are the signals of writes that fail.
var outlived = []os.Signal{syscall.SIGPIPE}

// The errors of Windows for a pipe whose other end is closed: broken pipe, and
// no data.
const (
	brokenPipe = syscall.Errno(109)
	noData     = syscall.Errno(232)
)

// unheard says whether a write failed because nobody reads any more.
func unheard(err error) bool { return errors.Is(err, brokenPipe) || errors.Is(err, noData) }
